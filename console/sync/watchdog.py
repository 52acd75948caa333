"""Tells 停滞 from outside: sync's own word on itself is worth nothing once it is stuck."""

from console.runtime.clock import Clock

STALLED = 15.0
"""Seconds without a beat after which sync counts as stuck; it beats twice a second."""


class Heartbeat:
    """A moment that one thread writes and any other reads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = clock.monotonic()

    def beat(self) -> None:
        """Say: still going round."""
        self._last = self._clock.monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last beat."""
        return self._clock.monotonic() - self._last

    @property
    def is_stalled(self) -> bool:
        """Whether sync has not gone round for too long."""
        return self.age > STALLED
