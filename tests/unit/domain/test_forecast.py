"""预警: 发布 变更 延续 解除, 过有效期未解除, and 叫应 of the towns (facts/domain Part 0)."""

from typing import Any

import pytest

from console.domain.alert import Alert, Condition, Nature
from console.domain.alert_marks import ForecastStep, Severity
from console.domain.alert_reports import received
from console.domain.call_out import CallOut, Contact, Reply, to_call
from console.domain.forecast import MOVES, Standing, standing
from console.domain.operations.base import Refused
from console.domain.operations.call_out_operations import Town, call_out, report
from tests.unit.domain.alerts import act, at, reads
from tests.unit.domain.alerts import report as said

ORANGE, YELLOW, RED = Severity.ORANGE, Severity.YELLOW, Severity.RED
TOWNS = tuple(Town(f"t{n}", f"{n}镇", (Contact("李敏", "1"), Contact("王宁", "2"))) for n in (1, 2))
IDS = ("A.1.t1", "A.1.t2")


def told(seconds: float, severity: Severity = ORANGE, until: float = 3600, **other: Any) -> Alert:
    return said(seconds, severity, nature=Nature.FORECAST, expires_at=at(until), **other)


def lifted(seconds: float) -> Alert:
    return told(seconds, condition=Condition.NORMAL)


def after(*messages: Alert) -> Alert:
    known: Alert | None = None
    for each in messages:
        known = received(known, each)
    assert known is not None
    return known


def begun(forecast: Alert, seconds: float = 10, seat: str = "seat-1") -> list[Any]:
    seen = reads(forecast, absent=tuple(("call_out", id) for id in IDS))
    return list(call_out(seen, act(seconds, seat=seat), "A", forecast.round, TOWNS).save)


@pytest.mark.parametrize(
    ("messages", "step", "severity", "round"),
    [
        ([told(0)], "issued", ORANGE, 1),
        ([told(0), told(60)], "issued", ORANGE, 1),
        ([told(0), told(60, RED)], "changed", RED, 2),
        ([told(0), told(60, YELLOW)], "changed", YELLOW, 1),
        ([told(0), told(60, until=7200)], "extended", ORANGE, 1),
        ([told(0), lifted(60)], "lifted", ORANGE, 1),
        ([told(0), lifted(60), lifted(61)], "lifted", ORANGE, 1),
        ([told(0), lifted(60), told(90, YELLOW)], "issued", YELLOW, 2),
    ],
)
def test_each_message_is_the_step_it_says(
    messages: list[Alert], step: str, severity: Severity, round: int
) -> None:
    one = after(*messages)
    assert (one.forecast, one.severity, one.round) == (ForecastStep(step), severity, round)


def test_every_step_the_machine_takes_stands_in_its_table() -> None:
    """All pairs of messages of every grade, each after each."""
    every = [told(1, s, until) for s in Severity for until in (60.0, 90.0)] + [lifted(1)]
    for first in every:
        one = received(None, first)
        for second in every:
            two = received(one, second)
            assert two.forecast in MOVES[one.forecast] or two.forecast is one.forecast
            assert two.round >= one.round


def test_past_its_validity_and_not_lifted_it_is_said_and_stays() -> None:
    one = after(told(0))
    assert standing(one, at(3599)) is Standing.ISSUED
    assert standing(one, at(3600)) is Standing.LAPSED
    assert one.is_open
    assert standing(after(told(0), lifted(9)), at(9999)) is Standing.LIFTED


def test_two_seats_that_begin_at_once_call_each_town_once() -> None:
    forecast, *first = begun(after(told(0)))
    again = call_out(reads(forecast, *first), act(11, "OP2", seat="seat-2"), "A", 1, TOWNS)
    assert [each.id for each in first] == list(IDS)
    assert list(again.save) == []


def test_nobody_begins_for_what_is_over_or_was_raised_meanwhile() -> None:
    with pytest.raises(Refused) as over:
        begun(after(told(0), lifted(5)))
    assert (over.value.code, "call_out" in over.value.legal) == ("not_in_force", False)
    raised = after(told(0), told(5, RED))
    seen = reads(raised, absent=tuple(("call_out", id) for id in IDS))
    with pytest.raises(Refused) as old:
        call_out(seen, act(), "A", 1, TOWNS)
    assert (old.value.code, "call_out" in old.value.legal) == ("expectation_failed", True)


def test_a_call_in_vain_goes_to_the_next_contact_and_an_answer_ends_it() -> None:
    _, one, other = begun(after(told(0)))
    (vain,) = report(reads(one), act(20), one.id, Reply.NO_ANSWER, at(20), "李敏").save
    assert isinstance(vain, CallOut) and vain.next_contact == Contact("王宁", "2")
    assert [each.id for each in to_call([vain, other])] == [other.id, vain.id]
    (heard,) = report(
        reads(vain), act(40, "B"), one.id, Reply.REPEATED, at(40), "王宁", "王宁"
    ).save
    assert isinstance(heard, CallOut) and heard.answer is not None
    assert (heard.answer.answered_by, heard.is_repeated, heard.is_over) == ("王宁", True, True)
    assert to_call([heard, other]) == [other]


def test_calls_of_two_seats_all_stand_in_their_order_and_the_same_act_is_one() -> None:
    """A fact is never refused: also one that comes late, after the town has answered."""
    _, one, _ = begun(after(told(0)))
    (heard,) = report(reads(one), act(40, "B"), one.id, Reply.ANSWERED, at(40)).save
    assert list(report(reads(heard), act(40, "B"), one.id, Reply.ANSWERED, at(40)).save) == []
    late = act(90, "C", seat="seat-2")
    (both,) = report(reads(heard), late, one.id, Reply.NO_ANSWER, at(20)).save
    assert isinstance(both, CallOut)
    assert [(c.op, c.seat) for c in both.calls] == [("C", "seat-2"), ("B", "seat-1")]
    assert both.answer is not None and both.answer.op == "B"
