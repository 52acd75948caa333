"""A version that stands at one desk first, in words: which desk, since when, and what came."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.plugin_pilot import Pilot
from console.runtime.hall_time import hall_day_minute


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin_pilot", source)


def pilot_words(pilot: Pilot, enough: timedelta, now: datetime) -> str:
    """Return how a version stands at the desk that tries it."""
    desk, hours = pilot.seat_name, f"{enough.total_seconds() / 3600:g}"
    if pilot.released_by and pilot.released_at:
        words = _t("{0} let {1} go to all desks, {2}")
        at = hall_day_minute(pilot.released_at)
        return words.format(pilot.released_by, pilot.version, at)
    if pilot.is_back:
        return _t("{0} tried {1} and went back").format(desk, pilot.version)
    if pilot.since is None:
        words = _t("{0} is to try {1} from its next handover on")
        if pilot.falls:
            words = _t("{0} tried {1}: it was stopped there; only a shift leader lets it go")
        return words.format(desk, pilot.version)
    if pilot.has_stood(enough, now):
        words = _t("{0} has tried {1} for {2} h unharmed: other desks take it at their handover")
        return words.format(desk, pilot.version, hours)
    since = hall_day_minute(pilot.since)
    if pilot.falls:
        words = _t("{0} tries {1}: unharmed since {2}, fell {3} times before")
        return words.format(desk, pilot.version, since, pilot.falls)
    return _t("{0} tries {1} since {2}, unharmed").format(desk, pilot.version, since)
