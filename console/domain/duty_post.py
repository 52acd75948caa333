"""Which post somebody holds in a shift (岗位), as each person says it at a seat (decision 213).

There is no roster: a record tells what one person said of himself and nothing of anybody else. So
taking a post changes no second record, and two seats that were cut off from each other agree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import ClassVar

MOST_TURNS = 32
"""Turns kept of a person; those of shifts that are over tell nothing any more."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the hall, as its profile says.

    Attributes:
        code: names it in records.
        zh, en: what it is called.
        is_single: whether only one person holds it at a time.
        source: on what that rests.
    """

    code: str
    zh: str
    en: str
    is_single: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class PostTurn:
    """One stretch of time in a post.

    Attributes:
        op: the operation that said so.
        post: code of the post.
        since: from when.
        until: end of the shift, or when it was given back or left for another post.
        seat_name: where it was said.
    """

    op: str
    post: str
    since: datetime
    until: datetime
    seat_name: str = ""

    def runs(self, now: datetime) -> bool:
        """Whether its time has not run out."""
        return now < self.until


@dataclass(frozen=True, slots=True)
class DutyPost:
    """What one person said of his posts; one at a time.

    Attributes:
        id: the person.
        name: as it is shown.
        seat: where it was last said.
        turns: in order of time. Turns that are over stay for a while: who took a post over and
            gave it back has not handed it to whoever had it before.
    """

    KIND: ClassVar[str] = "duty_post"

    id: str
    name: str
    seat: str = ""
    turns: tuple[PostTurn, ...] = ()

    def taken(self, turn: PostTurn) -> "DutyPost":
        """Return it with one more turn, in whatever order the hub hears of them."""
        if any(each.op == turn.op for each in self.turns):
            return self
        told = sorted((*self.turns, turn), key=lambda each: (each.since, each.op))
        ends = [min(one.until, after.since) for one, after in pairwise(told)]
        cut = (replace(one, until=end) for one, end in zip(told, ends, strict=False))
        return replace(self, turns=(*cut, told[-1])[-MOST_TURNS:])

    def given_back(self, at: datetime) -> "DutyPost":
        """Return it without a post from a moment on."""
        turns = (replace(t, until=at) if t.since <= at < t.until else t for t in self.turns)
        return replace(self, turns=tuple(turns))


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post now."""

    person: str
    name: str
    turn: PostTurn


def holders(told: Iterable[DutyPost], post: Post, now: datetime) -> list[Holder]:
    """Return who holds a post now, whoever has it longest first.

    Of a single post it is the newest turn of all (by its beginning, then by its operation), as
    long as that one runs: an older one does not come back when it ends.
    """
    found = [
        Holder(one.id, one.name, turn)
        for one in told
        for turn in one.turns
        if turn.post == post.code
    ]
    found.sort(key=lambda each: (each.turn.since, each.turn.op))
    if post.is_single:
        found = found[-1:]
    return [each for each in found if each.turn.runs(now)]


def superseded(
    told: Iterable[DutyPost], posts: Iterable[Post], person: str, now: datetime
) -> tuple[Post, Holder] | None:
    """Return the single post that a person still claims and who holds it now; None for none."""
    known = list(told)
    own = next((one for one in known if one.id == person), None)
    running = [] if own is None else [turn for turn in own.turns if turn.runs(now)]
    for post in posts:
        if post.is_single and any(turn.post == post.code for turn in running):
            held = holders(known, post, now)
            if held and held[0].person != person:
                return post, held[0]
    return None
