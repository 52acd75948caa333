"""A forecast (预警): 发布 变更 延续 解除, and 过有效期未解除, shown and never silently gone.

It has no ratchet: a change up or down holds at once. Each time it is issued or raised a new round
of 叫应 begins (`console.domain.call_out`).
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from console.domain.alert import Alert, Condition, TrailLine
from console.domain.alert_marks import ForecastStep


class Standing(StrEnum):
    """What a forecast is at a time; `lapsed` is 过有效期未解除, `ahead` not in force yet."""

    AHEAD = "ahead"
    ISSUED = "issued"
    CHANGED = "changed"
    EXTENDED = "extended"
    LAPSED = "lapsed"
    LIFTED = "lifted"


MOVES: dict[ForecastStep | None, frozenset[ForecastStep]] = {
    None: frozenset({ForecastStep.ISSUED}),
    ForecastStep.ISSUED: frozenset(ForecastStep) - {ForecastStep.ISSUED},
    ForecastStep.CHANGED: frozenset(ForecastStep) - {ForecastStep.ISSUED},
    ForecastStep.EXTENDED: frozenset(ForecastStep) - {ForecastStep.ISSUED},
    ForecastStep.LIFTED: frozenset({ForecastStep.ISSUED}),
}
"""The whole machine: which message may follow which; a repeated one is none."""


def standing(forecast: Alert, now: datetime) -> Standing:
    """Return what a forecast is at `now`."""
    if forecast.condition is Condition.NORMAL:
        return Standing.LIFTED
    if forecast.expires_at is not None and now >= forecast.expires_at:
        return Standing.LAPSED
    if forecast.effective_at is not None and now < forecast.effective_at:
        return Standing.AHEAD
    return Standing((forecast.forecast or ForecastStep.ISSUED).value)


def is_in_force(forecast: Alert, now: datetime) -> bool:
    """Whether a forecast holds at `now`; past its validity it does until it is lifted."""
    return standing(forecast, now) not in (Standing.LIFTED, Standing.AHEAD)


def turns_at(forecast: Alert, now: datetime) -> datetime | None:
    """Return when time alone makes something else of it; None when nothing will."""
    if forecast.condition is Condition.NORMAL:
        return None
    times = (forecast.effective_at, forecast.expires_at)
    return min((each for each in times if each is not None and each > now), default=None)


def stepped(known: Alert | None, report: Alert, after: Alert) -> Alert:
    """Return a forecast after a message with its step, where the message was one.

    Args:
        known: as it was.
        report: what the message says.
        after: what the report made of it as an alert.
    """
    step = _step(known, report)
    if step is None:
        return after
    before = 0 if known is None else known.round
    is_worse = known is None or report.severity > known.severity or step is ForecastStep.ISSUED
    line = _line(step, known, report)
    return replace(
        after if line is None else after.noted(line),
        forecast=step,
        round=before + 1 if is_worse and step is not ForecastStep.LIFTED else before,
    )


def _step(known: Alert | None, report: Alert) -> ForecastStep | None:
    was = None if known is None else known.forecast or _of_older(known)
    if report.condition is Condition.UNKNOWN:
        return None  # the source cannot say: that is no message of its office
    if report.condition is Condition.NORMAL:
        step = ForecastStep.LIFTED
    elif known is None or was is ForecastStep.LIFTED:
        step = ForecastStep.ISSUED
    elif report.severity != known.severity:
        step = ForecastStep.CHANGED
    elif _is_later(report.expires_at, known.expires_at):
        step = ForecastStep.EXTENDED
    else:
        return None
    return step if step in MOVES[was] else None


def _of_older(known: Alert) -> ForecastStep:
    """Return the step of a forecast that an older hub took in."""
    is_over = known.condition is Condition.NORMAL
    return ForecastStep.LIFTED if is_over else ForecastStep.ISSUED


def _is_later(end: datetime | None, before: datetime | None) -> bool:
    return end is not None and before is not None and end > before


def _line(step: ForecastStep, known: Alert | None, report: Alert) -> TrailLine | None:
    """Return the line of a step that the alert's own rules leave without one."""
    at = report.received_at
    if step is ForecastStep.CHANGED and known is not None and report.severity < known.severity:
        return TrailLine(at, "eased", detail=report.severity.name.lower())
    if step is ForecastStep.EXTENDED and report.expires_at is not None:
        return TrailLine(at, "extended", detail=report.expires_at.isoformat(timespec="minutes"))
    return None
