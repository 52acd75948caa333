"""岗位: who holds which, as people said it, and never longer than the shift (H961)."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from console.domain.duty_post import MOST_TURNS, DutyPost, Post, holders, superseded
from console.domain.entity import decode, encode
from console.domain.operations.base import Refused
from console.domain.operations.duty_post_operations import give_back, take
from tests.unit.domain.alerts import T0, act, at, reads

END = T0 + timedelta(minutes=10)
LEAD = Post("lead", "主班", "Lead officer", True)
ASSISTANT = Post("assistant", "副班", "Assistant officer", False)
LIN, ZHOU = "seat-1", "seat-2"
"""Persons, as `act` names them."""


def said(
    known: DutyPost | None, seconds: float, post: str, who: str = LIN, **given: Any
) -> DutyPost:
    seen = reads(*([known] if known else []), absent=() if known else (("duty_post", who),))
    told = {"until": END, "seat_name": "一号席", **given}
    (made,) = take(seen, act(seconds, f"{who}{seconds}", seat=who), who, post, **told).save
    assert isinstance(made, DutyPost)
    return made


def back(known: DutyPost, seconds: float) -> DutyPost:
    (made,) = give_back(reads(known), act(seconds, seat=known.id), known.id).save
    assert isinstance(made, DutyPost)
    return made


def who_holds(post: Post, seconds: float, *told: DutyPost) -> list[str]:
    return [each.person for each in holders(told, post, at(seconds))]


def test_a_post_is_held_until_the_shift_ends_and_not_a_second_longer() -> None:
    """H961: nobody is shown in a post of a shift that is over."""
    lin = said(None, 0, "lead")
    (held,) = holders([lin], LEAD, END - timedelta(seconds=1))
    assert (held.name, held.turn.since, held.turn.until) == ("林岚", T0, END)
    assert held.turn.seat_name == "一号席"
    assert holders([lin], LEAD, END) == []


def test_of_a_single_post_the_newest_holds_and_nobody_elses_record_is_touched() -> None:
    lin, zhou = said(None, 0, "lead"), said(None, 60, "lead", ZHOU)
    assert who_holds(LEAD, 61, lin, zhou) == who_holds(LEAD, 61, zhou, lin) == [ZHOU]
    lost = superseded([lin, zhou], (LEAD, ASSISTANT), LIN, at(61))
    assert lost is not None and (lost[0], lost[1].name, lost[1].turn.since) == (
        LEAD,
        "周宁",
        at(60),
    )
    assert superseded([lin, zhou], (LEAD, ASSISTANT), ZHOU, at(61)) is None
    assert superseded([lin, zhou], (LEAD, ASSISTANT), LIN, END) is None


def test_a_tie_is_settled_alike_at_every_seat() -> None:
    lin, zhou = said(None, 60, "lead"), said(None, 60, "lead", ZHOU)
    found = [who_holds(LEAD, 61, *told) for told in permutations((lin, zhou))]
    assert found == [[ZHOU], [ZHOU]], "by its operation"


@pytest.mark.parametrize("leaves", ["back", "another"])
def test_a_post_that_was_taken_over_does_not_come_back_by_itself(leaves: str) -> None:
    """H961: who had it before went home, or does something else by now."""
    lin, zhou = said(None, 0, "lead"), said(None, 60, "lead", ZHOU)
    after = back(zhou, 90) if leaves == "back" else said(zhou, 90, "assistant", ZHOU)
    assert who_holds(LEAD, 91, lin, after) == []
    assert who_holds(LEAD, 120, said(lin, 119, "lead"), after) == [LIN]


def test_several_hold_what_is_not_single_and_one_person_one_post() -> None:
    lin, zhou = said(None, 0, "assistant"), said(None, 60, "assistant", ZHOU)
    assert who_holds(ASSISTANT, 61, zhou, lin) == [LIN, ZHOU]
    lin = said(lin, 70, "lead")
    assert (who_holds(ASSISTANT, 71, lin, zhou), who_holds(LEAD, 71, lin)) == ([ZHOU], [LIN])
    assert superseded([lin, zhou], (LEAD, ASSISTANT), LIN, at(71)) is None


def test_what_was_said_at_two_seats_is_the_same_in_any_order() -> None:
    turns = [(0.0, "lead"), (30.0, "assistant"), (60.0, "lead")]
    found = []
    for order in permutations(turns):
        known = None
        for seconds, post in order:
            known = said(known, seconds, post)
        assert known is not None
        found.append(known.turns)
    assert all(each == found[0] for each in found)
    assert [turn.until for turn in found[0]] == [at(30), at(60), END]


def test_told_again_it_changes_nothing() -> None:
    lin = said(None, 0, "lead")
    again = act(3, f"{LIN}0", seat=LIN)
    assert take(reads(lin), again, LIN, "lead", until=END, seat_name="一号席").save == []
    assert give_back(reads(back(lin, 5)), act(9), LIN).save == []


@pytest.mark.parametrize(
    "given",
    [{"post": ""}, {"until": T0}, {"until": T0 + timedelta(hours=26)}, {"person": ZHOU}],
)
def test_nobody_takes_a_post_for_ever_or_for_somebody_else(given: dict[str, Any]) -> None:
    told = {"person": LIN, "post": "lead", "until": END, **given}
    with pytest.raises(Refused):
        take(reads(absent=(("duty_post", LIN), ("duty_post", ZHOU))), act(0), **told)
    with pytest.raises(Refused):
        give_back(reads(said(None, 0, "lead", ZHOU)), act(9), ZHOU)


def test_a_record_stays_small_and_is_read_back_as_it_was_written() -> None:
    known = None
    for number in range(2 * MOST_TURNS):
        known = said(known, number, ("lead", "assistant")[number % 2])
    assert known is not None and len(known.turns) == MOST_TURNS
    assert decode(DutyPost, encode(known)) == known
    assert replace(known, turns=()) == DutyPost(LIN, "林岚", "seat-1")
