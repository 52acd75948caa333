"""Rates of 工单 with the orders they count, and which clock of an order ends first."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.limits import Limit, LimitKind
from console.domain.order_figures import Answers, FigureKind, answers, rates
from console.domain.work_order import Asked, Hand, State, WorkOrder
from console.domain.work_order_clock import endings
from console.domain.working_calendar import WorkingCalendar
from console.runtime.clock import CHINA

NOW = datetime(2026, 6, 11, 20, 0, tzinfo=CHINA)
CALENDAR = WorkingCalendar(zone=CHINA)


def order(id: str = "W1", **fields: object) -> WorkOrder:
    made = WorkOrder(id, id, "井盖", NOW - timedelta(hours=2))
    return replace(made, **fields)  # type: ignore[arg-type]


def limit(what: str, minutes: int, done: int | None = None) -> Limit:
    started = NOW - timedelta(minutes=60)
    done_at = None if done is None else started + timedelta(minutes=done)
    return Limit(what, started, LimitKind.MINUTES, minutes, done_at=done_at)


def said(made: WorkOrder) -> Answers:
    return answers(made, CALENDAR, NOW)


def test_in_time_late_overdue_and_still_to_come() -> None:
    assert said(order(limits=(limit("sign", 10, 9),)))[FigureKind.SIGN] is True
    assert said(order(limits=(limit("sign", 10, 11),)))[FigureKind.SIGN] is False
    assert said(order(limits=(limit("sign", 10),)))[FigureKind.SIGN] is False
    assert FigureKind.SIGN not in said(order(limits=(limit("sign", 90),)))


def test_the_exempted_the_void_and_the_joined_are_left_out() -> None:
    """剔除 counts once it is granted, not when it is asked."""
    late = order(limits=(limit("close", 10),))
    asked = replace(late, exemptions=(Asked(NOW),))
    assert said(asked)[FigureKind.CLOSE] is False
    granted = replace(late, exemptions=(Asked(NOW, decided_at=NOW, is_granted=True),))
    assert said(granted) == {} == said(replace(late, state=State.VOID))


def test_a_rate_names_its_orders_and_nothing_counted_is_not_nought() -> None:
    told = {
        each.id: said(each)
        for each in (
            order("A", hands=(Hand("u", "u", NOW),), returns=(Asked(NOW),)),
            order("B", hands=(Hand("u", "u", NOW, is_down=True),), state=State.CLOSED, solved=True),
        )
    }
    found = {rate.kind: rate for rate in rates(told)}
    assert (found[FigureKind.RETURNED].value, found[FigureKind.RETURNED].missing) == (0.5, ("A",))
    assert found[FigureKind.STATION].counted == ("B",) == found[FigureKind.STATION].met
    assert found[FigureKind.SIGN].value is None


def test_the_clock_that_ends_first_stands_first_and_a_stopped_one_last() -> None:
    stopped = limit("close", 70).paused(NOW - timedelta(minutes=20), "park")
    found = endings(order(limits=(stopped, limit("sign", 90), limit("x", 65))), CALENDAR, NOW)
    assert [each.limit.what for each in found] == ["x", "sign", "close"]
    assert found[0].is_short(NOW) and not found[1].is_short(NOW)
    assert found[2].is_paused and found[2].left(NOW) == timedelta(minutes=30)
    assert found[0].is_over(NOW + timedelta(minutes=6))
