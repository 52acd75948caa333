"""A clock that stands on a record (时限): within what time something must have come, and its proof.

Three kinds are counted: minutes round the clock, hours of office time, working days. A record keeps
what started the clock, what stopped it and what was granted; when it ends is never kept but
counted here, with the calendar the hall has. Parking (挂账) stops a clock, a granted delay (延期)
lengthens it, an asked return (退单) does neither.

A working day is used up when its office closes, unless the clock stands still then. The day of the
start does not count, and the last one ends with office hours (民法典 第二百零一条、第二百零三条).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from console.domain.working_calendar import WorkingCalendar

FURTHEST = 366 * 20
"""Days that are looked through for an end; a clock that needs more has none."""

_NOTHING = timedelta()


class LimitKind(StrEnum):
    """What a clock counts."""

    MINUTES = "minutes"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"


class LimitState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which a clock stands still; `until` is None while it does."""

    since: datetime
    until: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """A delay that was granted: so much more of the clock's own kind; by whom, when, why."""

    amount: int
    at: datetime | None = None
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """One clock.

    Attributes:
        what: what must have come: a short word of the record's own (`sign`, `contact`, `close`).
        started_at: when it started, to the second.
        kind: what is counted.
        amount: how many minutes, hours or days.
        source: on what the amount rests (依据).
        pauses: when it stood still, in any order.
        extensions: what was granted on top.
        done_at: when what must have come came; None while it has not.
        cause: what started it, in words or as a code of the record's trail.
        by: who started it.
        op: the operation that started it.
    """

    what: str
    started_at: datetime
    kind: LimitKind = LimitKind.MINUTES
    amount: int = 0
    source: str = ""
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    done_at: datetime | None = None
    cause: str = ""
    by: str = ""
    op: str = ""

    @property
    def whole(self) -> int:
        """Its amount with everything that was granted; never below nothing."""
        return max(0, self.amount + sum(each.amount for each in self.extensions))

    @property
    def open_pause(self) -> Pause | None:
        """The pause that has not ended, None when there is none."""
        return next((pause for pause in self.pauses if pause.until is None), None)

    def paused(self, at: datetime, why: str) -> "Limit":
        """Return it standing still from now on; one that does already goes on doing so."""
        if self.open_pause is not None or self.done_at is not None:
            return self
        return replace(self, pauses=(*self.pauses, Pause(at, None, why)))

    def resumed(self, at: datetime) -> "Limit":
        """Return it running again."""
        ended = (p if p.until else replace(p, until=max(at, p.since)) for p in self.pauses)
        return replace(self, pauses=tuple(ended))

    def extended(self, amount: int, at: datetime, by: str, why: str) -> "Limit":
        """Return it with a granted delay."""
        return replace(self, extensions=(*self.extensions, Extension(amount, at, by, why)))

    def done(self, at: datetime) -> "Limit":
        """Return it ended by what must have come; the first time counts."""
        return self if self.done_at is not None else replace(self, done_at=at)


def deadline(limit: Limit, calendar: WorkingCalendar) -> datetime | None:
    """Return when it runs out; None while that is not known.

    It is not known while the clock stands still, and where no working day is left.
    """
    try:
        return _ENDS[limit.kind](limit, calendar)
    except OverflowError:
        return None  # beyond the last day a computer can name


def left(limit: Limit, calendar: WorkingCalendar, now: datetime) -> timedelta | None:
    """Return how long until it runs out, negative when it has; None when that is not known.

    Of one that stands still, what would be left were it to go on now.
    """
    ends = deadline(limit.resumed(now), calendar)
    return None if ends is None else ends - now


def state(limit: Limit, calendar: WorkingCalendar, now: datetime) -> LimitState:
    """Return how it stands."""
    if limit.done_at is not None:
        return LimitState.DONE
    ends = deadline(limit, calendar)
    if ends is not None and now > ends:
        return LimitState.OVERDUE
    pause = limit.open_pause
    is_paused = pause is not None and pause.since <= now and ends is None
    return LimitState.PAUSED if is_paused else LimitState.RUNNING


def is_late(limit: Limit, calendar: WorkingCalendar) -> bool:
    """Whether what must have come came after the end."""
    ends = deadline(limit, calendar)
    return limit.done_at is not None and ends is not None and limit.done_at > ends


def unchecked_years(limit: Limit, calendar: WorkingCalendar) -> tuple[int, ...]:
    """Return the years its end rests on that nobody has loaded (未核); none for minutes."""
    if limit.kind is LimitKind.MINUTES:
        return ()
    first = calendar.local(limit.started_at).year
    ends = deadline(limit, calendar)
    last = first if ends is None else calendar.local(ends).year
    return tuple(year for year in range(first, last + 1) if not calendar.is_known(year))


def _ends_of_minutes(limit: Limit, calendar: WorkingCalendar) -> datetime | None:
    return _used_up(_running(limit), timedelta(minutes=limit.whole), limit.started_at)


def _ends_of_hours(limit: Limit, calendar: WorkingCalendar) -> datetime | None:
    whole = timedelta(hours=limit.whole)
    return _used_up(_worked(limit, calendar), whole, limit.started_at)


def _ends_of_days(limit: Limit, calendar: WorkingCalendar) -> datetime | None:
    started = calendar.local(limit.started_at).date()
    left = limit.whole
    if left == 0:
        return limit.started_at
    standing = limit.open_pause
    for day in calendar.days_from(started + timedelta(days=1), FURTHEST):
        if not calendar.is_working(day):
            continue
        closing = calendar.closing(day)
        if standing is not None and standing.since <= closing:
            return None
        if not any(_holds(pause, closing) for pause in limit.pauses):
            left -= 1
        if left == 0:
            return closing
    return None


_ENDS = {
    LimitKind.MINUTES: _ends_of_minutes,
    LimitKind.WORKING_HOURS: _ends_of_hours,
    LimitKind.WORKING_DAYS: _ends_of_days,
}


def _holds(pause: Pause, moment: datetime) -> bool:
    return pause.since <= moment and (pause.until is None or moment < pause.until)


def _used_up(
    stretches: Iterator[tuple[datetime, datetime | None]], whole: timedelta, started: datetime
) -> datetime | None:
    """Return the first moment at which the stretches before it are as long as `whole`."""
    if whole == _NOTHING:
        return started
    for begins, ends in stretches:
        if ends is None or ends - begins >= whole:
            return begins + whole
        whole -= ends - begins
    return None


def _running(limit: Limit) -> Iterator[tuple[datetime, datetime | None]]:
    """Return the stretches since the start in which it does not stand still."""
    begins = limit.started_at
    for pause in sorted(limit.pauses, key=lambda pause: pause.since):
        if pause.since > begins:
            yield begins, pause.since
        if pause.until is None:
            return
        begins = max(begins, pause.until)
    yield begins, None


def _worked(limit: Limit, calendar: WorkingCalendar) -> Iterator[tuple[datetime, datetime | None]]:
    """Return the stretches of office time since the start in which it does not stand still."""
    running = list(_running(limit))
    started = calendar.local(limit.started_at).date()
    last_end = running[-1][1] if running else limit.started_at
    for day in calendar.days_from(started, FURTHEST):
        if last_end is not None and day > calendar.local(last_end).date():
            return
        for opens, closes in calendar.spans(day):
            for begins, ends in running:
                first = max(opens, begins)
                last = closes if ends is None else min(closes, ends)
                if first < last:
                    yield first, last
