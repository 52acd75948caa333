"""How often a device is right: counted once, whatever is told twice, late or after midnight."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from console.domain.alert import Alert, Disposition, TrailLine
from console.domain.alert_marks import Evidence
from console.domain.device_tally import (
    DAYS_KEPT,
    DeviceTally,
    change_of,
    counted,
    device_of,
    rate_of,
    tally_id,
)
from console.domain.entity import decode, encode
from tests.unit.domain.alerts import T0, alert, at

CAMERA = Evidence("f1", at(0), "cam-1")


def find(id: str, seconds: float = 0, **other: Any) -> Alert:
    return alert(id=id, received_at=at(seconds), confidence=0.4, evidence=CAMERA, **other)


def false(one: Alert, why: str = "光影") -> Alert:
    line = TrailLine(at(60), "found_false", "林岚", detail=why)
    return replace(one, disposition=Disposition.FALSE).noted(line)


def tallied(*pairs: tuple[Alert | None, Alert]) -> DeviceTally:
    tally: DeviceTally | None = None
    for before, after in pairs:
        change = change_of(before, after)
        if change is not None:
            tally = counted(tally, after, change)
    assert tally is not None
    return decode(DeviceTally, encode(tally))


def test_finds_verdicts_and_the_reason_given_most() -> None:
    finds = [find(str(n), n) for n in range(4)]
    verdicts = [
        (f, false(f, why)) for f, why in zip(finds, ("光影", "海报误识", "光影"), strict=False)
    ]
    true = (finds[3], replace(finds[3], disposition=Disposition.CONFIRMED))
    rate = rate_of(tallied(*((None, f) for f in finds), *verdicts, true), T0, 30)
    assert (rate.finds, rate.true, rate.false, rate.share) == (4, 1, 3, 0.75)
    assert rate.why == "光影"


def test_the_order_in_which_it_is_told_makes_no_difference() -> None:
    one, other = find("1"), find("2", 5)
    pairs = [(None, one), (one, false(one)), (None, other), (other, false(other, "树枝"))]
    ways = [tallied(*pairs), tallied(pairs[0], pairs[2], pairs[3], pairs[1])]
    assert {rate_of(way, T0, 30) for way in (replace(w, newest="") for w in ways)} == {
        rate_of(ways[0], T0, 30)
    }


def test_what_changes_nothing_counts_nothing() -> None:
    one = find("1")
    assert change_of(one, replace(one, count=9)) is None, "a repeat is no new find"
    assert change_of(false(one), false(one)) is None
    assert change_of(None, find("1", is_exercise=True)) is None
    assert change_of(None, alert()) is None, "nobody knows what told it"
    true = replace(one, disposition=Disposition.CONFIRMED)
    assert change_of(true, replace(true, disposition=Disposition.ORDERED)) is None
    merged = replace(true, disposition=Disposition.MERGED)
    assert change_of(true, merged) is None and change_of(merged, true) is None


def test_true_that_turns_out_false_is_false() -> None:
    one = find("1")
    true = replace(one, disposition=Disposition.CONFIRMED)
    rate = rate_of(tallied((None, one), (one, true), (true, false(true))), T0, 30)
    assert (rate.true, rate.false) == (0, 1)


def test_a_verdict_of_the_next_morning_belongs_to_the_night() -> None:
    one = find("1", 4 * 3600 - 300)
    late = false(one)
    tally = tallied((None, one), (one, late))
    assert [(day.day, day.finds, day.false) for day in tally.days] == [("2026-07-10", 1, 1)]


def test_a_sensor_without_confidence_counts_by_its_verdicts() -> None:
    sensor = alert(fingerprint="water/k1")
    assert change_of(None, sensor) is None
    rate = rate_of(tallied((sensor, false(sensor))), T0, 30)
    assert (rate.finds, rate.false, rate.share) == (1, 1, 1.0)


def test_only_the_last_days_count_and_a_tally_stays_small() -> None:
    tally: DeviceTally | None = None
    for day in range(200):
        one = find(str(day), day * 86_400)
        change = change_of(None, one)
        assert change is not None
        tally = counted(tally, one, change)
    assert tally is not None and len(tally.days) == DAYS_KEPT
    now = T0 + timedelta(days=199)
    assert rate_of(tally, now, 30).finds == 30
    assert rate_of(tally, now + timedelta(days=60), 30) == rate_of(replace(tally, days=()), now, 30)


def test_the_camera_comes_before_the_key_and_the_key_before_the_place() -> None:
    assert device_of(find("1", fingerprint="k")) == "camera:cam-1"
    assert device_of(alert(fingerprint="ai/k")) == "key:ai/k"
    assert len(tally_id("key:" + "长" * 900)) == 26
