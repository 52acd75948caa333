"""The clock after 签收: what was signed and not acted on in time is to be heard again, softly."""

import heapq
from datetime import datetime, timedelta

from console.domain.alert import Alert, Condition
from console.domain.alert_clocks import ClockProfile


class SecondClock:
    """Knows which signed alerts wait for their first action, and when it is late.

    Args:
        profile: limits of the hall's clocks.
        repeat: seconds after which one that still waits is late again.
    """

    def __init__(self, profile: ClockProfile, repeat: float) -> None:
        self._profile = profile
        self._repeat = timedelta(seconds=repeat)
        self._alerts: dict[str, Alert] = {}
        self._due_at: dict[str, datetime] = {}
        self._order: list[tuple[datetime, str]] = []

    def watch(self, id: str, alert: Alert | None) -> None:
        """Take in an alert as it is now; one that waits for nothing is let go."""
        by = None if alert is None or alert.is_exercise else self._profile.act_by(alert)
        if alert is None or by is None or alert.condition is Condition.NORMAL:
            self._alerts.pop(id, None)
            self._due_at.pop(id, None)
            return
        known = self._alerts.get(id)
        self._alerts[id] = alert
        if known is None or self._profile.act_by(known) != by:
            self._put(id, by)

    def take_late(self, now: datetime) -> bool:
        """Return whether an alert became late, or late again, by `now`; it is told once."""
        is_late = False
        while self._order and self._order[0][0] <= now:
            at, id = heapq.heappop(self._order)
            if self._due_at.get(id) != at:
                continue  # another time was set since, or nothing is waited for
            is_late = is_late or not self._alerts[id].is_quiet(now)
            self._put(id, now + self._repeat)
        return is_late

    @property
    def is_watching(self) -> bool:
        """Whether anything waits for its first action."""
        return bool(self._alerts)

    def _put(self, id: str, at: datetime) -> None:
        self._due_at[id] = at
        heapq.heappush(self._order, (at, id))
