"""Alerts that want to be seen on the wall: one at a time, the worst first, some seconds each.

Whoever had a turn and is still not dealt with comes again when all others have been seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from console.domain.alert import Alert
from console.settings.wall_profile import hot_spot_seconds


@dataclass(frozen=True, slots=True)
class HotSpot:
    """An alert and the camera that sees it best."""

    alert: Alert
    camera: str


class HotSpots:
    """Whose turn it is.

    Args:
        monotonic: seconds that never jump.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._turn = hot_spot_seconds()
        self._waiting: list[HotSpot] = []
        self._seen: list[HotSpot] = []
        self._since = 0.0
        self.current: HotSpot | None = None

    def add(self, alert: Alert, cameras: Sequence[str]) -> None:
        """Let an alert be seen; told again it changes in its place, unless it is graver now."""
        if not cameras:
            return  # nothing sees it
        spot = HotSpot(alert, cameras[0])
        if self.current is not None and self.current.alert.id == alert.id:
            self.current = spot
            return
        before = next((s for s in self._seen if s.alert.id == alert.id), None)
        if before is not None and before.alert.severity >= alert.severity:
            self._seen[self._seen.index(before)] = spot
            return
        self._forget(alert.id)
        self._waiting.append(spot)
        self._waiting.sort(key=lambda w: -int(w.alert.severity))
        if self.current is None:
            self._next()

    def remove(self, alert_id: str) -> bool:
        """An alert is dealt with; return whether it waited or was seen."""
        before = self.waiting
        self._forget(alert_id)
        if self.current is not None and self.current.alert.id == alert_id:
            self._next()
            return True
        return self.waiting != before

    def turn(self) -> bool:
        """Give the tile to the next one when its time is over; return whether it went on."""
        if self.current is None or self.left > 0 or not self.waiting:
            return False
        was = self.current
        self._next()
        self._seen.append(was)
        return True

    @property
    def left(self) -> float:
        """Seconds left of the current turn."""
        return max(0.0, self._turn - (self._monotonic() - self._since))

    @property
    def alerts(self) -> list[Alert]:
        """All that want to be seen now, the one whose turn it is too."""
        spots = [*self._waiting, *self._seen, *([self.current] if self.current else [])]
        return [spot.alert for spot in spots]

    @property
    def waiting(self) -> int:
        """How many more want to be seen, those that come again too."""
        return len(self._waiting) + len(self._seen)

    def _forget(self, alert_id: str) -> None:
        self._waiting = [w for w in self._waiting if w.alert.id != alert_id]
        self._seen = [s for s in self._seen if s.alert.id != alert_id]

    def _next(self) -> None:
        line = self._waiting or self._seen
        self.current = line.pop(0) if line else None
        self._since = self._monotonic()
