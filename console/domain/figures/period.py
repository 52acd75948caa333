"""Of when figures are: a shift, a day, a week; whole ten-minute slots of the hall's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from console.runtime.clock import CHINA

SLOT = 600
"""Seconds of a slot: rates of alerts are told per 10 minutes (EEMUA 191)."""


class Span(StrEnum):
    """Which time is asked for."""

    SHIFT = "shift"
    LAST_SHIFT = "last_shift"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` until before `end`, seconds since 1970; both begin a slot."""

    start: int
    end: int

    def has(self, at: float) -> bool:
        """Whether a moment is in it."""
        return self.start <= at < self.end

    def elapsed(self, now: float) -> "Period":
        """Return the part that has begun by `now`, at least one slot."""
        return Period(self.start, max(self.start + SLOT, min(self.end, slot_after(now))))

    @property
    def slots(self) -> int:
        """How many slots it has."""
        return (self.end - self.start) // SLOT


def slot_of(at: float) -> int:
    """Return when the slot of a moment begins."""
    return int(at // SLOT) * SLOT


def slot_after(at: float) -> int:
    """Return when the slot after that of a moment begins."""
    return slot_of(at) + SLOT


@dataclass(frozen=True, slots=True)
class ShiftPlan:
    """When shifts begin, by the hall's clock (profile `figures.shifts`)."""

    starts: tuple[time, ...]
    source: str = ""

    def begin_of(self, now: datetime) -> datetime:
        """Return when the shift began that goes on at `now`."""
        return max(start for start in self._around(now) if start <= now)

    def end_of(self, now: datetime) -> datetime:
        """Return when the shift ends that goes on at `now`."""
        return min(start for start in self._around(now) if start > now)

    def _around(self, now: datetime) -> list[datetime]:
        today = now.astimezone(CHINA).date()
        days = (today + timedelta(days=days) for days in (-1, 0, 1))
        return [datetime.combine(day, start, CHINA) for day in days for start in self.starts]


def shift_plan(table: Mapping[str, Any]) -> ShiftPlan:
    """Read when shifts begin.

    Raises:
        KeyError, TypeError, ValueError: it is missing or not understood.
    """
    starts = tuple(sorted(time.fromisoformat(each) for each in table["starts"]))
    if not starts or any(start.minute % 10 or start.second for start in starts):
        raise ValueError("figures.shifts.starts: whole ten minutes, at least one")
    return ShiftPlan(starts, str(table.get("source", "")))


def period_of(span: Span, now: datetime, shifts: ShiftPlan) -> Period:
    """Return the time that is asked for, as seen from `now`."""
    end = slot_after(now.timestamp())
    if span is Span.DAY:
        return Period(end - 86_400, end)
    if span is Span.WEEK:
        return Period(end - 7 * 86_400, end)
    begin = shifts.begin_of(now)
    if span is Span.SHIFT:
        return Period(slot_of(begin.timestamp()), slot_of(shifts.end_of(now).timestamp()))
    before = shifts.begin_of(begin - timedelta(seconds=1))
    return Period(slot_of(before.timestamp()), slot_of(begin.timestamp()))
