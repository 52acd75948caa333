"""Alerts that want to be seen on the wall: one at a time, the worst first, ten seconds each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from console.domain.alert import Alert

TURN = 10.0
"""Seconds one alert has the hot-spot tile while others wait (screens S5)."""


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
        self._waiting: list[HotSpot] = []
        self._since = 0.0
        self.current: HotSpot | None = None

    def add(self, alert: Alert, cameras: Sequence[str]) -> None:
        """Let an alert be seen; told again it changes in its place; without a camera it cannot."""
        if not cameras:
            return
        spot = HotSpot(alert, cameras[0])
        if self.current is not None and self.current.alert.id == alert.id:
            self.current = spot
            return
        self._waiting = [w for w in self._waiting if w.alert.id != alert.id]
        self._waiting.append(spot)
        self._waiting.sort(key=lambda w: -int(w.alert.severity))
        if self.current is None:
            self._next()

    def remove(self, alert_id: str) -> bool:
        """An alert is dealt with; return whether it waited or was seen."""
        before = len(self._waiting)
        self._waiting = [w for w in self._waiting if w.alert.id != alert_id]
        if self.current is not None and self.current.alert.id == alert_id:
            self._next()
            return True
        return len(self._waiting) != before

    def turn(self) -> bool:
        """Give the tile to the next one when its time is over; return whether it went on."""
        if self.current is None or self.left > 0:
            return False
        self._next()
        return True

    @property
    def left(self) -> float:
        """Seconds left of the current turn."""
        return max(0.0, TURN - (self._monotonic() - self._since))

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def _next(self) -> None:
        self.current = self._waiting.pop(0) if self._waiting else None
        self._since = self._monotonic()
