"""The clocks of what goes with modes and responses in force: a cadence, and a roster called in.

每 30 分钟汇总一次 runs again and again; 30 分钟内到岗 runs until everybody is there.
"""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.hall_mode import HallMode
from console.domain.limits import Limit, LimitKind
from console.domain.mode_history import EffectTaken, Turning
from console.domain.working_calendar import WorkingCalendar
from console.models.record_clocks import clock_on
from console.models.running_clock import ARRIVAL, CADENCE, RunningClock, short

CADENCES, ROSTERS = "cadence", "roster"


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


def cadence_of(hall: HallMode, value: str) -> tuple[Turning, EffectTaken] | None:
    """Return the cadence in force that is called so, with its turning; None where it has ended."""
    return next((pair for pair in hall.taken(CADENCES) if pair[1].value == value), None)


def mode_clocks(hall: HallMode, calendar: WorkingCalendar, now: datetime) -> Iterator[RunningClock]:
    """Yield the clocks of all effects that hold and are not carried out."""
    key = f"{HallMode.KIND}/{hall.id}"
    for turning, effect in hall.taken(CADENCES):
        done = effect.carried(effect.value)
        since = turning.decided.since if done is None else done.at
        limit = _limit(turning, effect, since, effect.minutes)
        if effect.minutes:
            name = short(effect.value)
            yield from clock_on(CADENCE, key, effect.value, name, key, limit, calendar, now)
    for turning, effect in hall.taken(ROSTERS):
        if effect.within and effect.lacking:
            limit = _limit(turning, effect, turning.decided.since, effect.within)
            told = _t("{0} ({1})").format(effect.value, _t(", ").join(effect.lacking))
            name = _t("{0} not there").format(len(effect.lacking))
            yield from clock_on(ARRIVAL, key, told, name, key, limit, calendar, now)


def _limit(turning: Turning, effect: EffectTaken, since: datetime, minutes: int) -> Limit:
    by = turning.decided.authority
    return Limit(effect.sort, since, LimitKind.MINUTES, minutes, effect.source, cause="mode", by=by)
