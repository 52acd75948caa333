"""岗位 at the hub: each person speaks for himself, and the newest word counts in any order."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.operation import ActTime, Answer, Operation
from console.domain.duty_post import DutyPost, Post, holders
from console.domain.entity import decode
from console.hub.core.accounts import Account
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk

LEAD = Post("lead", "主班", "Lead officer", True)
ZHOU = Account("zhou", "周宁", "officer", "", "")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub")
    yield made
    made.core.close()


def said(hall: Desk, does: str, person: str = "linlan", **args: Any) -> Operation:
    made = hall.operation(f"duty_post.{does}", f"duty_post/{person}", person=person, **args)
    if person == "zhou":
        grant = hall.log_in(ZHOU, "seat-2")
        made = msgspec.structs.replace(made, actor="zhou", seat="seat-2", grant=grant)
    return made


def take(hall: Desk, person: str = "linlan", minutes: float = 0) -> Operation:
    """Take 主班, some minutes ago."""
    now = hall.clock.now()
    end = to_text(now + timedelta(hours=12))
    made = said(hall, "take", person, post="lead", until=end, seat_name="一席")
    return msgspec.structs.replace(
        made, act_time=ActTime(device=to_text(now - timedelta(minutes=minutes)))
    )


def lead(hall: Desk) -> list[str]:
    told = [decode(DutyPost, body) for body in hall.bodies("duty_post")]
    return [each.name for each in holders(told, LEAD, hall.clock.now())]


def status(answers: list[Answer]) -> list[str]:
    return [answer.code or answer.status for answer in answers]


def test_whoever_spoke_last_holds_it_whichever_seat_was_cut_off(hall: Desk) -> None:
    """H962: the later word comes first, the earlier one when its line is back."""
    assert status(hall.send(take(hall, "zhou", minutes=1))) == ["applied"]
    assert lead(hall) == ["周宁"]
    assert status(hall.send(take(hall, "linlan", minutes=9))) == ["applied"]
    assert lead(hall) == ["周宁"], "what was said before does not win by coming late"
    later = take(hall, "linlan")
    assert status(hall.send(later)) == ["applied"]
    assert lead(hall) == ["林岚"]
    assert status(hall.send(later)) == ["repeated"]
    assert hall.bodies("check") == [], "nothing of it can conflict"


def test_nobody_speaks_for_another_and_nobody_without_the_right(hall: Desk) -> None:
    theirs = said(hall, "take", "wang", post="lead", until=to_text(hall.clock.now()))
    assert status(hall.send(theirs)) == ["not_yours"]
    grant = hall.log_in(Account("linlan", "林岚", "installer", "", ""))
    assert status(hall.send(msgspec.structs.replace(take(hall), grant=grant))) == ["no_right"]
    assert lead(hall) == []


def test_what_is_given_back_and_a_shift_that_is_over_hold_nothing(hall: Desk) -> None:
    hall.send(take(hall), take(hall, "zhou"))
    hall.later(minutes=1)
    assert status(hall.send(said(hall, "give_back", "zhou"))) == ["applied"]
    assert lead(hall) == []
    hall.send(take(hall))
    hall.later(hours=11)
    assert lead(hall) == ["林岚"]
    hall.later(hours=1)
    assert lead(hall) == []


def test_it_is_part_of_what_every_seat_is_told(hall: Desk) -> None:
    hall.send(take(hall))
    rows = hall.core.short_reads.execute("SELECT scope FROM records WHERE kind = 'duty_post'")
    assert rows.fetchall() == [("open",)]
