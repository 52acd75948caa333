"""The clocks of what modes and responses in force ask for again and again: 每 30 分钟汇总一次."""

from collections.abc import Iterator
from datetime import datetime

from console.domain.hall_mode import HallMode
from console.domain.limits import Limit, LimitKind
from console.domain.mode_history import EffectTaken, Turning
from console.domain.working_calendar import WorkingCalendar
from console.models.record_clocks import clock_on
from console.models.running_clock import CADENCE, RunningClock, short

SORT = "cadence"


def cadence_of(hall: HallMode, value: str) -> tuple[Turning, EffectTaken] | None:
    """Return the cadence in force that is called so, with its turning; None where it has ended."""
    return next((pair for pair in hall.taken(SORT) if pair[1].value == value), None)


def cadence_clocks(
    hall: HallMode, calendar: WorkingCalendar, now: datetime
) -> Iterator[RunningClock]:
    """Yield a clock for each cadence that holds, from when it was last done or began."""
    key = f"{HallMode.KIND}/{hall.id}"
    for turning, effect in hall.taken(SORT):
        if not effect.minutes:
            continue
        done = effect.carried(effect.value)
        since = turning.decided.since if done is None else done.at
        by = turning.decided.authority
        limit = Limit(
            SORT, since, LimitKind.MINUTES, effect.minutes, effect.source, cause="mode", by=by
        )
        yield from clock_on(
            CADENCE, key, effect.value, short(effect.value), key, limit, calendar, now
        )
