"""Every clock of the hall, for strip and board alike.

Each alert has at most one clock that runs now: 签收, 首次处置, 接或退 or 搁置到期. They are kept in
the order of their ends; changed alerts are looked at in small portions, so that ten thousand rows
or a storm never hold up the window. What else runs is told by sources that keep it.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice

from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile
from console.models.running_clock import SHELF, RunningClock, clock_of, in_order

PORTION = 200
"""Alerts looked at in one go: a few milliseconds."""

Source = Callable[[], Sequence[RunningClock]]


class HallClocks:
    """The clocks.

    Args:
        profile: limits of alerts.
        alert_of: returns an open alert by id, None when it is none.

    Attributes:
        sources: tell the clocks that no alert has.
    """

    def __init__(
        self, profile: ClockProfile, alert_of: Callable[[str], Alert | None], *sources: Source
    ) -> None:
        self.profile = profile
        self.alert_of = alert_of
        self.sources: list[Source] = list(sources)
        self.kinds: Counter[str] = Counter()
        self._running: dict[str, RunningClock] = {}
        self._order: list[RunningClock] = []
        self._touched: dict[str, None] = {}

    @property
    def is_behind(self) -> bool:
        """Whether alerts are still to be looked at."""
        return bool(self._touched)

    def touch(self, alerts: Iterable[str]) -> None:
        """Look at alerts again at the next look."""
        self._touched.update(dict.fromkeys(alerts))

    def reload(self, alerts: Iterable[Alert]) -> None:
        """Look at all open alerts anew, a portion at a time."""
        ids = {alert.id: None for alert in alerts}
        for gone in [id for id in self._running if id not in ids]:
            self._stop(gone)
        self._touched = ids

    def look(self, now: datetime) -> None:
        """Look at the next portion of changed alerts, and at the shelves that ended.

        The end of a shelf is no change of the record, but another clock runs from then on.
        """
        portion = list(islice(self._touched, PORTION))
        for id in portion:
            del self._touched[id]
        for running in self.overdue(now):
            if running.kind == SHELF:
                portion.append(running.alert)
        for id in portion:
            self._look_at(id, now)

    def overdue(self, now: datetime) -> list[RunningClock]:
        """Return the clocks of alerts that ran out, the longest ago first."""
        return self._order[: self._first_running(now)]

    def soonest(self, now: datetime, most: int) -> list[RunningClock]:
        """Return the clocks of alerts that run, those with the least time left."""
        first = self._first_running(now)
        return self._order[first : first + most]

    def others(self) -> list[RunningClock]:
        """Return the clocks that no alert has, those that stand still among them."""
        return [clock for source in self.sources for clock in source()]

    def all(self) -> list[RunningClock]:
        """Return every clock, the least time left first, those that stand still last."""
        return in_order([*self._order, *self.others()])

    def _first_running(self, now: datetime) -> int:
        return bisect_left(self._order, now, key=lambda clock: clock.ends)

    def _look_at(self, id: str, now: datetime) -> None:
        alert = self.alert_of(id)
        running = None if alert is None else clock_of(alert, self.profile, now)
        if running == self._running.get(id):
            return
        self._stop(id)
        if running is not None:
            self._running[running.alert] = running  # `id` may be a copy that came by signal
            self.kinds[running.kind] += 1
            insort(self._order, running)

    def _stop(self, id: str) -> None:
        known = self._running.pop(id, None)
        if known is not None:
            self.kinds[known.kind] -= 1
            del self._order[bisect_left(self._order, known)]
