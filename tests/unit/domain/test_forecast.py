"""预警: 发布 变更 延续 解除, 过有效期未解除, and 叫应 of the towns (facts/domain Part 0)."""

from typing import Any

import pytest

from console.domain.alert import Alert, Condition, Nature
from console.domain.alert_marks import ForecastStep, Severity
from console.domain.alert_reports import received
from console.domain.call_out import CallOut, Contact, Reply, to_call
from console.domain.forecast import MOVES, Standing, standing
from console.domain.operations.alert_operations import close
from console.domain.operations.base import Refused
from console.domain.operations.call_out_operations import Town, call_out, report, withdraw
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
    assert [(c.op, c.seat) for c in both.in_order] == [("C", "seat-2"), ("B", "seat-1")]
    assert both.answer is not None and both.answer.op == "B"


def test_a_call_stands_although_its_round_was_refused() -> None:
    """H371: begun cut off for a round that was over meanwhile; whoever was called, was called."""
    _, one, _ = begun(after(told(0)))
    nothing = reads(absent=(("call_out", one.id),))
    made = report(nothing, act(20), one.id, Reply.ANSWERED, at(20), "李敏", "李敏", one.seen).save
    (kept,) = made
    assert isinstance(kept, CallOut) and kept.answer is not None
    assert (kept.round, kept.town_name, kept.started_at, kept.is_over) == (1, "1镇", at(20), True)
    other = reads(absent=(("call_out", "A.1.t9"),))
    assert list(report(other, act(20), "A.1.t9", Reply.BUSY, at(20), seen=one.seen).save) == []


def test_a_call_written_down_by_mistake_is_readable_and_the_town_is_called_again() -> None:
    """H372."""
    _, one, _ = begun(after(told(0)))
    (heard,) = report(reads(one), act(20, "B"), one.id, Reply.REPEATED, at(20), "李敏").save
    assert isinstance(heard, CallOut)
    (mended,) = withdraw(reads(heard), act(30, "C", seat="seat-2"), one.id, "B").save
    assert isinstance(mended, CallOut)
    assert (mended.is_over, mended.answer, mended.is_repeated) == (False, None, False)
    assert [(call.op, call.withdrawn_by) for call in mended.calls] == [("B", "周宁")]
    assert mended.next_contact == Contact("李敏", "1") and to_call([mended]) == [mended]
    assert list(withdraw(reads(mended), act(31, "D"), one.id, "B").save) == []


def test_a_forecast_is_closed_when_it_was_lifted_or_lapsed_and_not_before() -> None:
    """H370: verified or not; without an end it may be closed once it was verified."""
    one = after(told(0, until=3600))
    with pytest.raises(Refused) as early:
        close(reads(one), act(3599), "A", "已传达")
    assert (early.value.code, "close" in early.value.legal) == ("still_in_force", False)
    assert close(reads(one), act(3600), "A", "已核实").save
    assert close(reads(after(told(0), lifted(60))), act(61), "A", "已解除").save
