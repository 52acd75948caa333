"""Figures of 考核 (row 35): each has its list; what is not known is neither nought nor whole."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from console.domain.geo import Place
from console.domain.limits import Limit, LimitKind
from console.domain.order_figures import FigureKind, Lack, OrderFigure, Period, order_figures
from console.domain.work_order import Asked, Hand, State, StateTime, WorkOrder
from console.domain.work_order_marks import Sample
from console.domain.working_calendar import WorkingCalendar

ZONE = timezone(timedelta(hours=8))
CALENDAR = WorkingCalendar(zone=ZONE)
BEGIN = datetime(2026, 11, 1, tzinfo=ZONE)
NOW = datetime(2026, 11, 28, 18, tzinfo=ZONE)
MONTH = Period(BEGIN, datetime(2026, 12, 1, tzinfo=ZONE))
PLACE = Place(town="映川街道", name="沿江路 8 号")


def order(id: str, day: int = 10, **more: object) -> WorkOrder:
    at = BEGIN + timedelta(days=day - 1, hours=9)
    told = WorkOrder(id, f"01-{id}", "路灯不亮", at, "hotline", State.HANDLING)
    return replace(told, **more)


def clock(what: str, day: int, done: float | None, hours: int = 1) -> Limit:
    at = BEGIN + timedelta(days=day - 1, hours=9)
    end = None if done is None else at + timedelta(hours=done)
    return Limit(what, at, LimitKind.MINUTES, hours * 60, "依据", done_at=end)


def figures(*orders: WorkOrder, period: Period = MONTH) -> dict[FigureKind, OrderFigure]:
    return {figure.kind: figure for figure in order_figures(orders, period, CALENDAR, NOW)}


@pytest.mark.parametrize("what", ["sign", "contact", "close"])
def test_in_time_late_run_out_and_still_open(what: str) -> None:
    found = figures(
        order("a", limits=(clock(what, 10, 0.5),)),
        order("b", limits=(clock(what, 10, 2.0),)),
        order("c", limits=(clock(what, 10, None),)),
        order("d", limits=(clock(what, 28, None, hours=24),)),
        order("e"),
    )[FigureKind(what)]
    assert found.counted == ("a", "b", "c") and found.met == ("a",)
    assert found.value == pytest.approx(1 / 3)


def test_one_late_clock_of_several_is_late() -> None:
    """Signed twice, once too late: the order was not signed in time."""
    both = (clock("sign", 10, 0.5), clock("sign", 11, 3))
    assert figures(order("a", limits=both))[FigureKind.SIGN].met == ()


def test_without_orders_a_figure_is_not_known() -> None:
    for figure in figures().values():
        assert figure.value is None and figure.lack is not Lack.NOTHING
    assert figures(order("a"))[FigureKind.SAMPLED].lack is Lack.NO_SAMPLES


def test_void_joined_and_exempted_ones_say_nothing_but_a_joined_one_is_a_repeat() -> None:
    granted = Asked(NOW, decided_at=NOW, is_granted=True)
    late = (clock("close", 10, 5),)
    found = figures(
        order("a", limits=late, state=State.VOID),
        order("b", limits=late, state=State.MERGED, merged_into="x"),
        order("c", limits=late, exemptions=(granted,)),
        order("d", limits=late, exemptions=(replace(granted, is_granted=False),)),
    )
    assert found[FigureKind.CLOSE].counted == ("d",)
    assert found[FigureKind.REPEATED].met == ("b",)


def test_the_same_matter_at_the_same_place_within_thirty_days_is_a_repeat() -> None:
    same = {"matter": "lamp", "place": PLACE}
    found = figures(
        order("old", day=-15, **same), order("a", 3, **same), order("b", 20, **same),
        order("c", 21, matter="noise", place=PLACE), order("d", 22, matter="lamp"),
    )[FigureKind.REPEATED]  # fmt: skip
    assert found.counted == ("a", "b", "c", "d") and found.met == ("a", "b")


def test_solved_satisfied_returned_reworked_and_the_joint_station() -> None:
    answered = (StateTime(State.FEEDBACK, NOW),)
    down = (Hand("u", "映川站", NOW, is_down=True),)
    asked = (Asked(NOW, "绿化"),)
    found = figures(
        order("a", solved=True, satisfaction="satisfied", times=answered, hands=down),
        order("b", solved=False, satisfaction="dissatisfied", reworks=1, times=answered),
        order("c", satisfaction="ordinary", hands=down, returns=asked, state=State.CLOSED),
    )
    shares = {kind: (len(f.met), len(f.counted)) for kind, f in found.items()}
    assert shares[FigureKind.SOLVED] == (1, 2) and shares[FigureKind.SATISFIED] == (1, 3)
    assert shares[FigureKind.RETURNED] == (1, 2) and shares[FigureKind.REWORKED] == (1, 2)
    assert shares[FigureKind.STATION] == (1, 2)


def test_orders_outside_the_period_are_not_counted_and_its_end_belongs_to_the_next() -> None:
    late = (clock("close", 10, 5),)
    edge = Period(BEGIN, BEGIN + timedelta(days=9, hours=9))
    assert figures(order("a", limits=late), period=edge)[FigureKind.CLOSE].counted == ()
    assert figures(order("a", limits=late))[FigureKind.CLOSE].counted == ("a",)


def test_orders_per_dispatcher_and_hour_with_the_fullest_hour() -> None:
    at = BEGIN + timedelta(days=2)

    def sent(name: str, minutes: int, step: str = "dispatch") -> StateTime:
        return StateTime(State.DISPATCHED, at + timedelta(minutes=minutes), name, step=step)

    period = Period(at, at + timedelta(hours=10))
    found = figures(
        order("a", 3, times=(sent("林岚", 1), sent("林岚", 70, "redispatch"))),
        order("b", 3, times=(sent("林岚", 10), sent("周砚", 20, "sign"))),
        order("c", 3, times=(sent("陈屿", 30), sent("陈屿", 60 * 11))),
        period=period,
    )[FigureKind.LOAD]
    people = {one.name: (len(one.orders), one.fullest) for one in found.dispatchers}
    assert people == {"林岚": (3, 2), "陈屿": (1, 1)}
    assert found.value == pytest.approx(4 / 2 / 10)


def test_the_share_closed_at_the_lowest_tier_of_all_that_is_closed() -> None:
    """Row 24, 四早五最: by its town, below it, or on the spot; open ones say nothing."""
    place = Place("望汐路", "望潮街道")
    down = (Hand("st1", "望潮联勤站", BEGIN, is_down=True),)
    by_town = order("town", state=State.CLOSED, place=place, unit_name="望潮街道")
    by_station = order("station", state=State.ARCHIVED, place=place, hands=down)
    at_once = order("once", state=State.CLOSED, is_self_handled=True)
    by_bureau = order("bureau", state=State.CLOSED, place=place, unit_name="区房管局")
    nowhere = order("nowhere", state=State.CLOSED, unit_name="")
    is_open = order("open", place=place, unit_name="望潮街道")
    told = figures(by_town, by_station, at_once, by_bureau, nowhere, is_open)[FigureKind.LOWEST]
    assert set(told.met) == {"town", "station", "once"} and len(told.counted) == 5
    assert told.value == 0.6


def test_samples_count_by_what_was_found_last() -> None:
    """抽查合格率: of those sampled; an order that nobody looked at says nothing."""
    bad, good = Sample(NOW, name="周宁", found="垃圾仍在"), Sample(NOW, name="周宁", passed=True)
    found = figures(order("a", samples=(bad, good)), order("b", samples=(good, bad)), order("c"))[
        FigureKind.SAMPLED
    ]
    assert (found.counted, found.met, found.value) == (("a", "b"), ("a",), 0.5)
