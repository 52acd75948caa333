"""集中告警 as a function of times, and which alerts it folds (B-11): deterministic, no flapping."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.alert import Severity
from console.domain.flood import Flood, FloodProfile, FloodWatch
from console.domain.grouping import GroupKey, groups_of, key_of
from console.domain.queue import Band
from tests.unit.commands.seat_desk import T0, alert

MINUTE = timedelta(minutes=1)
PROFILE = FloodProfile(10 * MINUTE, above=10, calm=5, least=3, shown=3, near=500, source="test")


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def watched(*arrivals: float, now: float | None = None) -> FloodWatch:
    watch = FloodWatch(PROFILE)
    for each in arrivals:
        watch.take([at(each)])
    if now is not None:
        watch.settle(at(now))
    return watch


def test_ten_in_ten_minutes_are_no_flood_and_the_eleventh_is_one() -> None:
    assert watched(*range(0, 100, 10)).floods == ()
    assert watched(*range(0, 110, 10)).floods == (Flood(at(0)),)
    assert watched(*range(0, 660, 60)).floods == ()  # the first has left the window


def test_three_hundred_at_the_same_moment_are_one_flood_from_the_first() -> None:
    watch = FloodWatch(PROFILE)
    watch.take([at(7)] * 300)
    assert watch.floods == (Flood(at(7)),)
    assert watch.current is not None and watch.current.covers(at(7))
    assert not watch.current.covers(at(6))


def test_what_is_told_late_may_make_a_flood_begin_earlier_but_not_end_it() -> None:
    watch = watched(*range(100, 300, 10))
    assert watch.floods == (Flood(at(100)),)
    watch.take([at(255), at(205)])
    assert watch.floods == (Flood(at(100)),)
    watch.take([at(90)])
    assert watch.floods == (Flood(at(90)),)
    watch.settle(at(850))
    assert watch.newest == Flood(at(90), at(850))


def test_it_ends_by_time_alone_and_stays_known() -> None:
    watch = watched(*[0.0] * 11, now=599)
    assert watch.current is not None
    watch.settle(at(600))
    assert watch.current is None
    assert watch.newest == Flood(at(0), at(600))


def test_it_does_not_flap_between_the_two_numbers() -> None:
    """Eleven, then seven or eight a window for an hour: one flood, and one more begins none."""
    steady = [float(n * 80) for n in range(1, 45)]
    watch = watched(*[0.0] * 11, *steady)
    assert watch.floods == (Flood(at(0)),)
    watch.settle(at(steady[-1] + 700))
    assert len(watch.floods) == 1 and watch.current is None
    watch.take([at(9000)])
    assert watch.current is None


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 2500), max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_telling_does_not_matter(arrivals: list[int], chance) -> None:
    """An outage tells the newest first: the floods are the same in the end."""
    end = at(20_000)
    plain = FloodWatch(PROFILE)
    plain.take(at(each) for each in arrivals)
    plain.settle(end)
    shuffled = arrivals[:]
    chance.shuffle(shuffled)
    mixed = FloodWatch(PROFILE)
    for first in range(0, len(shuffled), 7):
        mixed.take(at(each) for each in shuffled[first : first + 7])
    mixed.settle(end)
    assert mixed.floods == plain.floods
    for flood in plain.floods:
        inside = [a for a in arrivals if flood.covers(at(a))]
        assert len(inside) > PROFILE.above
        assert flood.ended is not None and flood.ended - flood.began >= PROFILE.window


def test_limits_that_make_no_sense_are_refused() -> None:
    for wrong in ({"calm": 11}, {"calm": -1}, {"least": 2}, {"shown": 0}, {"window": timedelta()}):
        with pytest.raises(ValueError, match="flood"):
            replace(PROFILE, **wrong)


def named(number: int, severity: Severity = Severity.BLUE, group: str = "节点 2", **more: object):
    return replace(alert(number, severity), group=group, **more)


FLOOD = (Flood(at(-60)),)


def test_a_red_a_drill_and_what_has_no_cause_stand_alone() -> None:
    assert key_of(named(1), Band.UNSIGNED, FLOOD) == GroupKey(Band.UNSIGNED, "节点 2")
    assert key_of(named(1, Severity.RED), Band.UNSIGNED, FLOOD) is None
    assert key_of(named(1, group=""), Band.UNSIGNED, FLOOD) is None
    assert key_of(named(1, is_exercise=True), Band.UNSIGNED, FLOOD) is None
    assert key_of(named(1), Band.SHELVED, FLOOD) is None


def test_what_came_outside_a_flood_stands_alone() -> None:
    over = (Flood(at(-900), at(-300)),)
    assert key_of(named(1), Band.UNSIGNED, over) is None
    assert key_of(named(1, unsigned_since=at(-600)), Band.UNSIGNED, over) is not None
    assert key_of(named(1), Band.UNSIGNED, ()) is None


def test_one_or_two_are_no_group_and_the_newest_comes_first() -> None:
    def listed(count: int):
        alerts = (named(n, unsigned_since=at(n)) for n in range(count))
        return {a.id: (a, Band.UNSIGNED) for a in alerts}

    assert groups_of(listed(2), FLOOD, PROFILE) == {}
    assert groups_of(listed(4), FLOOD, PROFILE) == {
        GroupKey(Band.UNSIGNED, "节点 2"): ("A003", "A002", "A001", "A000")
    }
