"""Both clocks and the ladder behind them, with values of the hall's profile (B-05)."""

from dataclasses import replace

from console.domain.alert import Alert, Condition, Disposition, TrailLine
from console.domain.alert_clocks import (
    LEADER_ON_DUTY,
    SHIFT_LEADER,
    Clocks,
    Due,
    called,
    clocks_of,
    held_until,
)
from console.domain.alert_marks import Severity, Shelf, Why
from console.domain.alert_reports import received
from console.domain.operations.alert_operations import defer, verify
from console.settings.profile_data import profile_data
from tests.unit.domain.alerts import act, alert, at, over, reads, report, signed

CLOCKS: Clocks = clocks_of(profile_data())


def fresh(severity: Severity, **other: object) -> Alert:
    return received(None, alert(severity, **other))


def climbed(one: Alert, until: float) -> list[tuple[str, str, float]]:
    """Every call that is made until then when nobody does anything."""
    told = []
    while (due := CLOCKS.next_call(one)) is not None and due.at <= at(until):
        told.append((due.post, due.why.value, (due.at - at(0)).total_seconds()))
        one = called(one, due, due.at)
    return told


def test_unsigned_it_goes_to_the_shift_leader_and_a_red_on_to_the_leader_on_duty() -> None:
    assert climbed(fresh(Severity.RED), 9999) == [
        (SHIFT_LEADER, "unsigned", 60),
        (LEADER_ON_DUTY, "unsigned", 120),
    ]
    assert climbed(fresh(Severity.ORANGE), 9999) == [(SHIFT_LEADER, "unsigned", 120)]
    assert climbed(fresh(Severity.NOTICE), 9999) == []


def test_signed_and_left_undone_it_goes_to_the_shift_leader_by_the_second_clock() -> None:
    seen = signed(fresh(Severity.ORANGE), 20)
    assert climbed(seen, 9999) == [(SHIFT_LEADER, "no_action", 320)]
    assert climbed(seen.acted_on(at(60)), 9999) == []


def test_a_red_that_is_true_or_told_by_people_calls_the_leader_on_duty_at_once() -> None:
    (true,) = verify(reads(signed(fresh(Severity.RED), 20)), act(30), "A", True).save
    assert isinstance(true, Alert)
    assert climbed(true, 9999) == [(LEADER_ON_DUTY, "verified", 30)]
    told = fresh(Severity.RED, channel="report", condition=Condition.NOT_APPLICABLE)
    assert CLOCKS.next_call(told) == Due(LEADER_ON_DUTY, Why.REPORTED, at(0))


def test_once_for_a_group() -> None:
    told = fresh(Severity.RED, channel="report")
    assert CLOCKS.next_call(told, is_group_called=True) == Due(SHIFT_LEADER, Why.UNSIGNED, at(60))


def test_a_rise_and_a_return_climb_anew_and_nothing_climbs_twice() -> None:
    one = fresh(Severity.ORANGE)
    due = CLOCKS.next_call(one)
    assert due is not None
    one = called(one, due, due.at)
    assert CLOCKS.next_call(one) is None
    red = received(one, report(200, Severity.RED))
    assert CLOCKS.next_call(red) == Due(SHIFT_LEADER, Why.UNSIGNED, at(260))
    again = received(received(signed(one, 130).acted_on(at(140)), over(150)), report(400))
    assert CLOCKS.next_call(again) == Due(SHIFT_LEADER, Why.UNSIGNED, at(700))


def test_what_is_over_closed_or_a_drill_calls_nobody() -> None:
    one = fresh(Severity.RED)
    assert CLOCKS.next_call(received(one, over(5))) is None
    assert CLOCKS.next_call(replace(one, disposition=Disposition.FALSE)) is None
    assert CLOCKS.next_call(replace(one, is_exercise=True)) is None


def test_the_shift_leader_puts_the_leader_on_duty_off_once() -> None:
    (late,) = defer(reads(fresh(Severity.RED)), act(70, leads=True), "A", at(420), "本人在办").save
    assert isinstance(late, Alert)
    assert climbed(late, 9999)[-1] == (LEADER_ON_DUTY, "unsigned", 420)
    assert late.trail[-1] == TrailLine(at(70), "deferred", "林岚", "seat-1", "本人在办", op="OP")


def test_what_stands_aside_is_held_until_its_last_end() -> None:
    shelf = Shelf(at(600), "检修", "lin", "林岚")
    one = replace(fresh(Severity.YELLOW), shelf=shelf)
    assert held_until(one, at(5)) == at(600)
    assert held_until(one, at(600)) is None
