"""What reports of a source do: ratchet, recurrence, flap, onset, dead band (B-01, B-09, B-10)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.alert import TRAIL_KEPT, Alert, Condition, TrailLine
from console.domain.alert_marks import Masking, Severity, Shelf
from console.domain.alert_reports import UNFILTERED, Filters, Flap, received
from console.domain.queue import Band, band_of
from tests.unit.domain.alerts import at, over, report, signed

HALF_A_MINUTE = Filters(delay=timedelta(seconds=30))
THRICE = Filters(delay=timedelta(seconds=30), count=3)
SETTLED = Filters(settle=timedelta(seconds=20))


def after(*reports: Alert, filters: Filters = UNFILTERED) -> Alert:
    known: Alert | None = None
    for each in reports:
        known = received(known, each, filters)
    assert known is not None
    return known


def test_the_worst_of_an_episode_is_shown_with_what_the_source_says_now() -> None:
    """B-02: 峰值 and 现在, and severity that swings 50 times a minute is one rise."""
    swings = [report(n, Severity.ORANGE if n % 2 else Severity.BLUE) for n in range(1, 61)]
    one = after(report(0), *swings)
    assert (one.severity, one.reported, one.count) == (Severity.ORANGE, Severity.BLUE, 61)
    assert [line.what for line in one.trail] == ["received", "rose"]
    assert one.unsigned_since == at(1)


def test_a_new_episode_begins_at_the_grade_it_comes_back_with() -> None:
    one = after(report(0, Severity.ORANGE), over(60), report(120, Severity.BLUE))
    assert (one.severity, one.episode, one.reported) == (Severity.BLUE, 2, None)


def test_silence_of_the_source_is_neither_over_nor_a_new_episode() -> None:
    one = received(signed(after(report(0))), report(50, condition=Condition.UNKNOWN))
    assert (one.condition, one.episode, one.is_acknowledged) == (Condition.UNKNOWN, 1, True)
    assert band_of(one, at(50)) is Band.SIGNED
    back = received(one, report(70))
    assert (back.condition, back.episode, back.is_acknowledged) == (Condition.ACTIVE, 1, True)
    lost = received(received(one, over(60)), report(70, condition=Condition.UNKNOWN))
    assert (lost.condition, lost.episode) == (Condition.UNKNOWN, 1)


def test_five_returns_in_ten_minutes_are_flapping_and_leave_the_trail_to_people() -> None:
    one = after(report(0))
    one = signed(one).noted(TrailLine(at(1), "noted", "林岚", "seat-1", "已电话核实", op="N"))
    for n in range(TRAIL_KEPT):
        one = received(received(one, over(10 + 4 * n)), report(12 + 4 * n))
    assert Flap().is_met(one, at(170))
    assert not Flap().is_met(one, at(170 + 601))
    assert one.episode == TRAIL_KEPT + 1
    assert "已电话核实" in [line.detail for line in one.trail]
    assert not Flap().is_met(after(report(0), over(1), report(2)), at(3))


def test_what_does_not_last_is_never_told() -> None:
    """A delay of 30 s: gone after 20 s nobody was called, and it stays out of the queue."""
    one = after(report(0), filters=HALF_A_MINUTE)
    assert band_of(one, at(29)) is Band.WAITING
    assert one.is_quiet(at(29))
    gone = received(one, over(20), HALF_A_MINUTE)
    assert band_of(gone, at(21)) is Band.GONE
    assert band_of(gone, at(3600)) is Band.GONE
    again = received(gone, report(100), HALF_A_MINUTE)
    assert (again.episode, band_of(again, at(129))) == (1, Band.WAITING)


def test_what_lasts_counts_from_the_end_of_its_delay() -> None:
    one = after(report(0), report(10), filters=HALF_A_MINUTE)
    assert band_of(one, at(30)) is Band.UNSIGNED
    assert one.unsigned_since == at(30)
    late = received(one, report(45), HALF_A_MINUTE)
    assert (late.waits, late.unsigned_since) == (None, at(30))
    ended = received(one, over(40), HALF_A_MINUTE)
    assert band_of(ended, at(41)) is Band.RECOVERED_UNSIGNED


def test_what_comes_often_enough_counts_before_its_delay_is_over() -> None:
    twice = after(report(0), over(2), report(5), over(6), filters=THRICE)
    assert band_of(twice, at(7)) is Band.GONE
    third = received(twice, report(9), THRICE)
    assert (band_of(third, at(9)), third.unsigned_since) == (Band.UNSIGNED, at(9))
    assert third.trail[-1].what == "counted"
    apart = after(report(0), over(2), report(20), over(22), report(45), filters=THRICE)
    assert band_of(apart, at(46)) is Band.WAITING


@pytest.mark.parametrize("filters", [HALF_A_MINUTE, THRICE])
def test_red_and_what_cannot_be_over_never_wait(filters: Filters) -> None:
    assert band_of(after(report(0, Severity.RED), filters=filters), at(0)) is Band.UNSIGNED
    call = report(0, condition=Condition.NOT_APPLICABLE)
    assert band_of(after(call, filters=filters), at(0)) is Band.UNSIGNED
    risen = after(report(0), report(5, Severity.RED), filters=filters)
    assert (band_of(risen, at(5)), risen.unsigned_since) == (Band.UNSIGNED, at(5))


def test_a_rule_switched_off_while_something_waits_lets_it_count_at_once() -> None:
    """B-09: the pair where others lost alarms: disabling during the delay."""
    waits = after(report(0), filters=HALF_A_MINUTE)
    told = received(waits, report(5), UNFILTERED)
    assert (band_of(told, at(5)), told.unsigned_since) == (Band.UNSIGNED, at(5))
    assert band_of(waits, at(31)) is Band.UNSIGNED


def test_whoever_works_on_what_waits_ends_its_waiting() -> None:
    one = signed(after(report(0), filters=HALF_A_MINUTE), 3)
    assert band_of(one, at(4)) is Band.SIGNED


def test_a_return_before_the_recovery_could_be_believed_is_the_same_episode() -> None:
    """B-10: the dead band in time; a rise in it is news all the same."""
    seen = received(signed(after(report(0), filters=SETTLED)), over(30), SETTLED)
    soon = received(seen, report(49), SETTLED)
    assert (soon.episode, soon.is_acknowledged, soon.returns) == (1, True, (at(49),))
    assert received(seen, report(50), SETTLED).episode == 2
    worse = received(seen, report(49, Severity.RED), SETTLED)
    assert (worse.is_acknowledged, worse.unsigned_since) == (False, at(49))


def test_a_rise_breaks_what_was_set_aside_for_less() -> None:
    shelf = Shelf(at(3600), "检修", "lin", "林岚")
    covering = Masking(at(3600), "汛期规则", "lin", "林岚", "M", Severity.ORANGE)
    aside = replace(after(report(0)), shelf=shelf, masks=(covering,))
    same = received(aside, report(5))
    assert (same.shelf, same.masks) == (shelf, (covering,))
    risen = received(aside, report(5, Severity.ORANGE))
    assert (risen.shelf, risen.masks) == (None, (covering,))
    assert band_of(risen, at(5)) is Band.SUPPRESSED
    red = received(aside, report(5, Severity.RED))
    assert band_of(red, at(5)) is Band.UNSIGNED


def test_reports_that_repeat_reorder_and_back_date_lose_nothing() -> None:
    one = after(report(10), report(10), report(3), over(3), over(3), report(2, Severity.RED))
    assert one.severity is Severity.RED and not one.is_acknowledged
    assert one.count == 4
