"""The time all seats of a hall share: the hub's, as this seat knows it."""

from datetime import datetime

from console.runtime.clock import Clock
from console.sync.clock_offset import ClockOffset


class HallClock:
    """Tells the hub's time; what is due is judged by it, not by a desk's clock (G12).

    Args:
        clock: the device's; it tells the wall time until the hub's is known.
        offset: what was measured.
    """

    def __init__(self, clock: Clock, offset: ClockOffset) -> None:
        self._clock = clock
        self._offset = offset

    def now(self) -> datetime:
        """Return the hub's time, with its zone."""
        return self._offset.hub_now()

    def monotonic(self) -> float:
        """Return the device's seconds that never go back."""
        return self._clock.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds` of monotonic time."""
        await self._clock.sleep(seconds)
