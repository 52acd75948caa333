"""Figures are what a person would count by hand, whatever a source sends (H420, H421)."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.alert import Nature, TrailLine
from console.domain.alert_marks import Severity, Waiting
from console.domain.figures.count import figures_of
from console.domain.figures.facts import counted
from console.domain.figures.figure import Standing, at_rank
from console.domain.figures.period import SLOT, Period, Span, period_of, slot_of
from console.domain.figures.sample import Sample
from console.domain.figures.targets import Kind
from console.settings.figure_profile import load_figure_targets
from tests.unit.domain.alerts import T0, alert, at, signed
from tests.unit.domain.figures.streams import HOUR, after, hostile, tame

TARGETS = load_figure_targets()
NOW = after(6 * HOUR)
WHOLE = Period(slot_of(after(0)), slot_of(NOW) + SLOT)


def figures(alerts, period=WHOLE, now=NOW, seat=""):
    return figures_of(Sample.of(counted(alerts), period, now, seat), TARGETS)


@pytest.mark.parametrize("seed", range(3))
def test_a_shift_counts_as_a_person_would_who_noted_every_alert(seed):
    """B-X3: against notes taken while it happened, not against the records."""
    stream = tame(seed)
    told = figures(stream.alerts.values())
    slots = Counter(slot_of(moment) for moment, _ in stream.wanted)
    assert told[Kind.AVERAGE].value == len(stream.wanted) / WHOLE.slots
    assert set(told[Kind.AVERAGE].ids) == set(stream.alerts)
    assert told[Kind.PEAK].value == max(slots.values())
    flooded = [slot for slot, count in slots.items() if count > 10]
    assert told[Kind.FLOOD].value == len(flooded) / WHOLE.slots
    assert set(told[Kind.FLOOD].ids) == {
        id for moment, id in stream.wanted if slot_of(moment) in flooded
    }
    hours = range(WHOLE.start - HOUR, WHOLE.end, SLOT)
    assert told[Kind.PEAK_HOUR].value == max(
        sum(begin <= moment < begin + HOUR for moment, _ in stream.wanted) for begin in hours
    )
    assert told[Kind.DEEDS].value == 100 * stream.acts / len(stream.alerts)


@pytest.mark.parametrize("seed", range(3))
def test_times_to_sign_are_those_on_the_watch(seed):
    stream = tame(seed)
    told = figures(stream.alerts.values())[Kind.SIGN]
    began = {id: stream.alerts[id].received_at.timestamp() for id in stream.alerts}
    waits = sorted(moment - began[id] for id, moment in stream.signed.items())
    assert told.median == waits[-(-len(waits) // 2) - 1]
    assert told.tail == at_rank(waits, 95)
    for id, moment in stream.signed.items():
        limit = TARGETS.clocks.acknowledge.get(stream.alerts[id].severity)
        if limit and moment - began[id] > limit.total_seconds():
            assert id in told.ids
    assert sum(part.median is not None for part in told.parts) >= 4


def test_what_a_hostile_source_sends_is_counted_once_each_and_drills_never():
    """2,000 at once, a flap, 100 changes of grade, any order; row 4 of bad input in the issue."""
    stream = hostile(1)
    told = figures(stream.alerts.values(), Period(slot_of(after(-HOUR)), slot_of(NOW)))
    noted = Counter(id for _, id in stream.wanted)
    assert set(told[Kind.AVERAGE].ids) == set(noted)
    assert "drill" not in told[Kind.AVERAGE].ids
    flap = next(id for id in noted if id.startswith("flap"))
    assert told[Kind.CHATTERING].ids[:1] == (flap,)
    flood = sum(count for id, count in noted.items() if id.startswith("flood"))
    assert told[Kind.PEAK].value >= flood == 700
    total = round(told[Kind.AVERAGE].value * Period(slot_of(after(-HOUR)), slot_of(NOW)).slots)
    dropped = sum(noted.values()) - total
    assert 0 <= dropped <= noted[flap] - 5, "only a flap's trail forgets how often it came"


def test_every_list_is_what_its_number_counts():
    told = figures(tame(3).alerts.values())
    for kind in (Kind.CHATTERING, Kind.STALE):
        assert len(told[kind].ids) == told[kind].value
    assert len(told[Kind.FALSE].ids) > 0
    for figure in told.values():
        assert len(set(figure.ids)) == len(figure.ids)
        for part in figure.parts:
            assert figure.kind in (Kind.SIGN, Kind.ACT) or set(part.ids) <= set(figure.ids)
    assert sum(part.value for part in told[Kind.CHANNEL].parts) == told[Kind.CHANNEL].value
    assert sum(part.share for part in told[Kind.MIX].parts) == pytest.approx(1)


def test_two_seats_share_what_they_signed_and_nothing_else():
    stream = tame(5)
    one, two = (figures(stream.alerts.values(), seat=f"seat-{n}") for n in (1, 2))
    whole = figures(stream.alerts.values())
    signers = {id: stream.alerts[id].acks[0].seat for id in stream.signed}
    for seat, told in (("seat-1", one), ("seat-2", two)):
        mine = {id for id, by in signers.items() if by == seat}
        assert set(told[Kind.SIGN].ids) <= mine <= set(told[Kind.AVERAGE].ids)
    touched = set(one[Kind.AVERAGE].ids) | set(two[Kind.AVERAGE].ids)
    assert touched == set(signers) <= set(whole[Kind.AVERAGE].ids)


def test_nothing_to_measure_is_no_figure():
    told = figures([])
    assert told[Kind.AVERAGE].value == told[Kind.PEAK].value == 0
    for kind in (Kind.SIGN, Kind.ACT, Kind.FALSE, Kind.DEEDS, Kind.TOP, Kind.MIX):
        assert told[kind].value is None and told[kind].standing is Standing.NONE


def test_what_nobody_was_called_to_is_no_load():
    """Exercises, forecasts (叫应), what still waits, and what was over before it counted."""
    silent = [
        alert(id="drill", is_exercise=True),
        alert(id="rain", nature=Nature.FORECAST),
        alert(id="brief", waits=Waiting(None)),
        alert(id="waits", waits=Waiting(at(6 * HOUR + 1))),
    ]
    assert figures(silent)[Kind.AVERAGE].ids == ()
    ripe = alert(id="ripe", waits=Waiting(at(700)))
    told = figures([*silent, ripe])
    assert told[Kind.PEAK].ids == ("ripe",) and told[Kind.PEAK].at == slot_of(after(700))


def test_old_ones_stand_and_a_time_gone_by_knows_none_of_them():
    old = [alert(id=f"o{n}", received_at=T0 - timedelta(hours=20 + n)) for n in range(8)]
    told = figures(old)[Kind.STALE]
    assert told.ids == tuple(f"o{n}" for n in reversed(range(8))) and told.value == 8
    assert told.standing is Standing.OVER
    gone = Period(WHOLE.start - HOUR, WHOLE.start)
    assert figures(old, gone)[Kind.STALE].value is None


def test_an_unsigned_alert_is_late_once_its_time_is_over_and_not_before():
    red = alert(Severity.RED, unsigned_since=T0)
    assert figures([red], now=after(60))[Kind.SIGN].value is None
    late = figures([red], now=after(61))[Kind.SIGN]
    assert (late.value, late.ids, late.standing) == (0, ("A",), Standing.OVER)
    drill = replace(red, is_exercise=True)
    assert figures([drill], now=after(61))[Kind.SIGN].ids == ()


def test_an_act_on_many_alerts_is_one_act():
    """并案处置 spares acts: three hundred signed with one key are one act."""
    many = [signed(alert(id=f"a{n}")) for n in range(300)]
    assert figures(many)[Kind.DEEDS].value == pytest.approx(100 / 300)


def test_periods_begin_with_the_shifts_and_the_last_one_ends_where_this_begins():
    night = T0 + timedelta(minutes=15)  # 20:35
    now, last = (period_of(span, night, TARGETS.shifts) for span in (Span.SHIFT, Span.LAST_SHIFT))
    assert now.end - now.start == last.end - last.start == 12 * HOUR
    assert last.end == now.start == (T0 + timedelta(minutes=10)).timestamp()
    early = period_of(Span.SHIFT, T0.replace(hour=3), TARGETS.shifts)
    assert early.has(T0.replace(hour=0).timestamp())
    week = period_of(Span.WEEK, night, TARGETS.shifts)
    assert week.slots == 7 * 144 and week.has(night.timestamp())


def test_one_alert_in_ten_minutes_is_well_and_sixteen_in_an_hour_are_not():
    sixteen = [alert(id=f"a{n}", received_at=at(n * 200)) for n in range(16)]
    told = figures(sixteen, now=after(HOUR))
    assert told[Kind.PEAK_HOUR].standing is Standing.OVER and told[Kind.PEAK_HOUR].value == 16
    assert told[Kind.PEAK].standing is Standing.OK
    assert figures(sixteen[:1])[Kind.AVERAGE].standing is Standing.OK


def test_the_four_times_early_are_told_from_what_happened_to_the_first_act():
    """Row 24: found, signed, judged, acted on; a source without a time of its own finds nothing."""
    line = TrailLine(at(90), "confirmed", "林岚", "seat-1", op="OP2")
    whole = replace(signed(alert(), 20), first_action_at=at(95), occurred_at=at(-30), trail=(line,))
    told = figures([whole])[Kind.EARLY]
    assert told.value == 125 and told.ids == ("A",)
    assert [part.median for part in told.parts] == [30, 20, 90, 125]
    bare = figures([replace(whole, occurred_at=None)])[Kind.EARLY]
    assert [part.median for part in bare.parts] == [None, 20, 90, 95]
