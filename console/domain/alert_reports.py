"""What a report of its source does to an alert: raise, rise, recurrence, recovery, silence.

The rules of a source (`Filters`) hold back what does not last or come often enough, and let what
comes back at once go on as the same episode. All is judged by the times of the reports themselves,
so the hub decides it when a report comes and never looks at a clock.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from console.domain.alert import TRAIL_KEPT, Alert, Condition, Nature, TrailLine
from console.domain.alert_marks import Severity, Waiting
from console.domain.forecast import stepped

RETURNS_KEPT = 10
"""Recurrences of which the time is kept; a profile that counts more counts these."""

_NO_TIME = timedelta()


@dataclass(frozen=True, slots=True)
class Flap:
    """From when an alert comes and goes too often (profile `sound.flap`, facts/domain B.2)."""

    count: int = 5
    window: timedelta = timedelta(seconds=600)

    def is_met(self, alert: Alert, now: datetime) -> bool:
        """Whether it has come back `count` times within the window before `now`."""
        return sum(1 for at in alert.returns if now - at <= self.window) >= self.count

    def ends_at(self, alert: Alert, now: datetime) -> datetime | None:
        """Return when it will be met no more, should nothing come; None where it is not met."""
        if not self.is_met(alert, now):
            return None
        return sorted(alert.returns)[-self.count] + self.window


@dataclass(frozen=True, slots=True)
class Filters:
    """How reports of one source and type are held back; without any, all count at once.

    Attributes:
        delay: how long it must last before it counts (延时). 红 never waits.
        count: how often it may come within the delay until it counts before (次数).
        settle: a return this soon after the recovery is the same episode (时间死区).
        flap: from when it comes and goes too often.
        hold_off: a return this soon after it was told last is the same episode (再报间隔). 红 is
            always told again.
        is_renewed: a message that never clears tells the same thing anew, and is unseen again.
    """

    delay: timedelta = _NO_TIME
    count: int = 0
    settle: timedelta = _NO_TIME
    flap: Flap = Flap()
    hold_off: timedelta = _NO_TIME
    is_renewed: bool = False


UNFILTERED = Filters()


def received(known: Alert | None, report: Alert, filters: Filters = UNFILTERED) -> Alert:
    """Return the alert after one report of its source.

    `report` is the alert as it would look were it the first. `known` is the open alert of the
    same fingerprint, if there is one. A rise or a return after recovery is unseen again; a
    lower severity does not lower what is shown (ratchet) unless it is a forecast.
    """
    after = _received(known, report, filters)
    return stepped(known, report, after) if report.nature is Nature.FORECAST else after


def _received(known: Alert | None, report: Alert, filters: Filters) -> Alert:
    if known is None:
        return _first(report, filters)
    if known.waits is not None and not known.is_waiting(report.received_at):
        known = replace(known, waits=None)  # it lasted, or somebody works on it: it counts
    if report.condition is Condition.NORMAL:
        return _cleared(known, report, filters)
    if report.condition is Condition.UNKNOWN:
        return _silent(known, report)
    at = report.received_at
    returned = known.condition is Condition.NORMAL or _is_renewed(known, report, filters)
    again = returned and not _is_same_episode(known, report, filters)
    rose = report.severity > known.severity
    is_news = (rose or again) and known.waits is None
    is_forecast = report.nature is Nature.FORECAST
    shown = report.severity if rose or again or is_forecast else known.severity
    alert = replace(
        known,
        count=known.count + 1,
        last_at=at,
        condition=report.condition,
        episode=known.episode + 1 if again else known.episode,
        severity=shown,
        reported=report.severity if report.severity < shown else None,
        title=report.title or known.title,
        text=report.text or known.text,
        confidence=known.confidence if report.confidence is None else report.confidence,
        evidence=report.evidence or known.evidence,
        effective_at=report.effective_at or known.effective_at,
        expires_at=report.expires_at or known.expires_at,
        cleared_at=None,
        returns=(*known.returns, at)[-RETURNS_KEPT:] if returned else known.returns,
        unsigned_since=at if is_news else known.unsigned_since,
        trail=_with(known, _news(rose, report), filters) if is_news else known.trail,
    )
    if known.waits is not None:
        alert = _ripened(alert, report, filters)
    return _broken_open(alert) if rose else alert


def _first(report: Alert, filters: Filters) -> Alert:
    at = report.received_at
    line = TrailLine(at, "received", detail=report.source)
    alert = replace(report, last_at=at, unsigned_since=at, trail=(line,))
    return _held_back(alert, (at,), at, filters) if _waits(report, filters) else alert


def _waits(report: Alert, filters: Filters) -> bool:
    """Only what can be over again is held back, and never what is 红 or a forecast."""
    is_held = report.condition is Condition.ACTIVE and report.nature is Nature.HAPPENING
    return filters.delay > _NO_TIME and is_held and report.severity < Severity.RED


def _held_back(
    alert: Alert, times: tuple[datetime, ...], since: datetime, filters: Filters
) -> Alert:
    until = since + filters.delay
    return replace(alert, waits=Waiting(until, times), unsigned_since=until)


def _ripened(alert: Alert, report: Alert, filters: Filters) -> Alert:
    """Return it after one more report while it waits."""
    assert alert.waits is not None
    at, waits = report.received_at, alert.waits
    recent = (*(t for t in waits.times if at - t <= filters.delay), at)[-max(1, filters.count) :]
    is_often = 0 < filters.count <= len(recent)
    if is_often or not _waits(report, filters):
        line = TrailLine(at, "counted", detail=str(len(recent)))
        return replace(alert, waits=None, unsigned_since=at).noted(line)
    if waits.until is None:
        return _held_back(alert, recent, at, filters)
    return replace(alert, waits=Waiting(waits.until, recent))


def _is_same_episode(known: Alert, report: Alert, filters: Filters) -> bool:
    """Whether it comes back before its recovery could be believed."""
    if known.waits is not None and known.waits.until is None:
        return True  # nobody was told of it
    over, told = known.cleared_at, known.unsigned_since
    if over is not None and _NO_TIME <= report.received_at - over < filters.settle:
        return True
    is_held = told is not None and _NO_TIME <= report.received_at - told < filters.hold_off
    return is_held and report.severity < Severity.RED


def _is_renewed(known: Alert, report: Alert, filters: Filters) -> bool:
    """Whether a message that can never be over tells the same thing once more."""
    once = Condition.NOT_APPLICABLE
    return filters.is_renewed and known.condition is once and report.condition is once


def _broken_open(alert: Alert) -> Alert:
    """A rise above what was set aside brings it back."""
    kept = tuple(mask for mask in alert.masks if mask.holds(alert.severity))
    if kept != alert.masks:
        alert = replace(alert, masks=kept)
    if alert.shelf is None or alert.shelf.holds(alert.severity):
        return alert
    return replace(alert, shelf=None)


def _silent(known: Alert, report: Alert) -> Alert:
    """The source can no longer say: never shown as over, and no new episode.

    A forecast that was lifted was lifted, whatever becomes of its source.
    """
    is_lifted = known.nature is Nature.FORECAST and known.condition is Condition.NORMAL
    if known.condition is Condition.UNKNOWN or is_lifted:
        return replace(known, last_at=report.received_at)
    line = TrailLine(report.received_at, "unknown", detail=report.source)
    return replace(known, condition=Condition.UNKNOWN, last_at=report.received_at).noted(line)


def _cleared(known: Alert, report: Alert, filters: Filters) -> Alert:
    """The source says it is over; work in progress is never ended by that."""
    at = report.received_at
    if known.condition is Condition.NORMAL:
        return replace(known, last_at=at)
    if known.waits is not None and known.is_waiting(at):
        waits, trail = Waiting(None, known.waits.times), known.trail
    else:
        line = TrailLine(at, "cleared", detail=report.source)
        waits, trail = None, _with(known, line, filters)
    return replace(
        known,
        condition=Condition.NORMAL,
        cleared_at=at,
        last_at=at,
        reported=None,
        title=report.title or known.title,
        waits=waits,
        trail=trail,
    )


def _news(rose: bool, report: Alert) -> TrailLine:
    what = "rose" if rose else "returned"
    return TrailLine(report.received_at, what, detail=report.severity.name.lower())


def _with(known: Alert, line: TrailLine, filters: Filters) -> tuple[TrailLine, ...]:
    """Return the trail with one more line; while it flaps, the newest of a kind takes its place.

    A source that comes and goes all night must not push out what people did.
    """
    kept = list(known.trail)
    if known.returns and filters.flap.is_met(known, line.at):
        for number in range(len(kept) - 1, max(len(kept) - 4, -1), -1):
            if kept[number].what == line.what and not kept[number].op:
                del kept[number]
                break
    return tuple([*kept, line][-TRAIL_KEPT:])
