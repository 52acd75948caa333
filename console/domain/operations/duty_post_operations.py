"""Taking a post in the running shift and giving it back: each person for himself."""

from datetime import datetime, timedelta

from console.domain.duty_post import DutyPost, PostTurn
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right

LONGEST = timedelta(hours=25)
"""No shift is longer than a day; clocks may differ meanwhile."""


@operation("duty_post.take", right=Right.WRITE_LOG, commutes=True)
def take(
    reads: Reads, act: Act, person: str, post: str, until: datetime, seat_name: str = ""
) -> Outcome:
    """Hold a post from now on until the shift ends; whoever had it before no longer does."""
    known = _own(reads, act, person)
    if not post or not act.time < until <= act.time + LONGEST:
        raise Refused("bad_arguments", "post, until")
    turn = PostTurn(act.op, post, act.time, until, seat_name)
    held = known.taken(turn)
    return Outcome([held] if held != known else [])


@operation("duty_post.give_back", right=Right.WRITE_LOG, commutes=True)
def give_back(reads: Reads, act: Act, person: str) -> Outcome:
    """Hold no post from now on."""
    known = _own(reads, act, person)
    after = known.given_back(act.time)
    return Outcome([after] if after.turns != known.turns else [])


def _own(reads: Reads, act: Act, person: str) -> DutyPost:
    """Return what the person who acts has said; of others nobody says anything."""
    if person != act.person:
        raise Refused("not_yours", f"{DutyPost.KIND}/{person}")
    known = reads.find(DutyPost, person) or DutyPost(person, act.name)
    return DutyPost(known.id, act.name, act.seat, known.turns)
