"""How often a device (点位) was right: what it found, what was true, what was not, and why not.

One record for each device, kept by the hub in the same transaction as the alert it counts, by what
the alert was before and is after: told twice or in another order, the sums are the same. A day is
the day the alert came, so that a verdict of the next morning belongs to its night.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import ClassVar

from console.domain.alert import Alert
from console.domain.alert_marks import Disposition
from console.domain.patrol_finding import CHANNEL
from console.runtime.clock import CHINA

DAYS_KEPT = 92
"""Days a tally goes back; a profile that looks further back sees these."""

REASONS_KEPT = 20
"""Reasons of one day."""

_TRUE = frozenset({Disposition.CONFIRMED, Disposition.ORDERED})


@dataclass(frozen=True, slots=True)
class DayTally:
    """One day of a device; `why` are the reasons of what was not true."""

    day: str
    finds: int = 0
    true: int = 0
    false: int = 0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeviceTally:
    """What one device found."""

    KIND: ClassVar[str] = "device_tally"

    id: str
    name: str
    camera: str = ""
    """Id in the directory, where the device is a camera."""
    source: str = ""
    town: str = ""
    newest: str = ""
    """Id of the newest alert counted."""
    days: tuple[DayTally, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """A tally over the last days.

    Attributes:
        finds: how often it found something.
        true, false: how often a person said so.
        share: of what was judged, how much was not true; None before anything was judged.
        why: the reason given most.
    """

    finds: int
    true: int
    false: int
    share: float | None
    why: str = ""


def device_of(alert: Alert) -> str:
    """Return what found it: its camera, else its key, else what a machine says of its place."""
    if alert.channel == CHANNEL:
        return ""  # a person found it: nothing is said of what the camera's machine finds
    if alert.evidence is not None and alert.evidence.camera:
        return f"camera:{alert.evidence.camera}"
    if alert.fingerprint:
        return f"key:{alert.fingerprint}"
    is_find = alert.confidence is not None and bool(alert.place.name)
    return f"place:{alert.source}/{alert.place.town}/{alert.place.name}" if is_find else ""


def tally_id(device: str) -> str:
    """Return the id of a device's tally: of any length and any letters, it is 26 of them."""
    return sha256(device.encode("utf-8", "surrogatepass")).hexdigest()[:26]


def change_of(before: Alert | None, after: Alert) -> DayTally | None:
    """Return what an alert adds to its device's day; None for nothing.

    What a machine found is counted when it opens; a verdict is counted for every device.
    """
    if after.is_exercise or not device_of(after):
        return None
    finds = int(before is None and after.confidence is not None)
    was, now = _verdict(before), _verdict(after)
    if before is not None and before.disposition is Disposition.MERGED:
        was = now  # taken back to what it was: counted then
    true = int(now is True and was is not True) - int(was is True and now is False)
    false = int(now is False and was is not False)
    if not (finds or true or false):
        return None
    line = next((each for each in reversed(after.trail) if each.what == "found_false"), None)
    why = (line.detail,) if false and line is not None and line.detail else ()
    return DayTally(_day(after.received_at), finds, true, false, why)


def counted(tally: DeviceTally | None, alert: Alert, change: DayTally) -> DeviceTally:
    """Return a device's tally with what an alert adds to it."""
    device, seen = device_of(alert), alert.evidence
    if tally is None:
        name = alert.place.name or alert.source
        tally = DeviceTally(tally_id(device), name, source=alert.source, town=alert.place.town)
        tally = replace(tally, camera=seen.camera if seen is not None else "")
    days = {each.day: each for each in tally.days}
    day = days.get(change.day, DayTally(change.day))
    days[change.day] = DayTally(
        change.day,
        day.finds + change.finds,
        max(0, day.true + change.true),
        day.false + change.false,
        (*day.why, *change.why)[-REASONS_KEPT:],
    )
    kept = sorted(days.values(), key=lambda each: each.day)[-DAYS_KEPT:]
    newest = alert.id if change.finds or not tally.newest else tally.newest
    return replace(tally, days=tuple(kept), newest=newest)


def rate_of(tally: DeviceTally, now: datetime, days: int) -> Rate:
    """Return how often it was right in the last `days` days."""
    first = _day(now - timedelta(days=days))
    recent = [each for each in tally.days if each.day > first]
    true, false = sum(each.true for each in recent), sum(each.false for each in recent)
    finds = max(sum(each.finds for each in recent), true + false)
    why = [reason for each in recent for reason in each.why]
    worst = max(set(why), key=lambda each: (why.count(each), each), default="")
    judged = true + false
    return Rate(finds, true, false, false / judged if judged else None, worst)


def _verdict(alert: Alert | None) -> bool | None:
    if alert is None:
        return None
    if alert.disposition is Disposition.FALSE:
        return False
    return True if alert.disposition in _TRUE else None


def _day(at: datetime) -> str:
    return at.astimezone(CHINA).date().isoformat()
