"""How a 工单 stands against its clocks: which runs out first, and how much of it is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from console.domain.limits import Limit, deadline, left
from console.domain.work_order import WorkOrder
from console.domain.working_calendar import WorkingCalendar

FIFTH = 0.2
"""Below this share of its time a clock is coloured (screens S7)."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One clock and when it ends; counted once, so that a tick only subtracts.

    Attributes:
        limit: the clock.
        ends: when; None while it stands still, or where that is not known.
        rest: of one that stands still, what is left.
    """

    limit: Limit
    ends: datetime | None
    rest: timedelta | None = None

    @property
    def is_paused(self) -> bool:
        """Whether it stands still."""
        return self.ends is None and self.limit.open_pause is not None

    def left(self, now: datetime) -> timedelta | None:
        """Return how long until it ends, negative when it has; None when that is not known."""
        return self.rest if self.ends is None else self.ends - now

    def share(self, now: datetime) -> float:
        """Return which part of its time is left, 0 to 1."""
        if self.ends is None:
            return 1.0
        whole = (self.ends - self.limit.started_at).total_seconds()
        gone = (self.ends - now).total_seconds()
        return min(1.0, max(0.0, gone / whole)) if whole > 0 else 0.0

    def is_short(self, now: datetime) -> bool:
        """Whether less than a fifth is left, or nothing."""
        return self.ends is not None and self.share(now) < FIFTH

    def is_over(self, now: datetime) -> bool:
        """Whether it has run out."""
        return self.ends is not None and now > self.ends


def endings(order: WorkOrder, calendar: WorkingCalendar, now: datetime) -> tuple[Ending, ...]:
    """Return the clocks of an order that are not done, the one that ends first first."""
    found = []
    for limit in order.limits:
        if limit.done_at is None:
            ends = deadline(limit, calendar)
            rest = left(limit, calendar, now) if ends is None else None
            found.append(Ending(limit, ends, rest))
    return tuple(sorted(found, key=_place))


def _place(ending: Ending) -> tuple[bool, float]:
    return (ending.ends is None, ending.ends.timestamp() if ending.ends is not None else 0.0)
