"""How much may be taken in a time: tokens that come back at a steady rate."""

from collections.abc import Callable


class Budget:
    """So much a second, and twice as much at once.

    Args:
        rate: tokens that come back in a second.
        now: monotonic seconds.
    """

    def __init__(self, rate: float, now: Callable[[], float]) -> None:
        self._rate = rate
        self._now = now
        self._left = 2 * rate
        self._at = now()

    def take(self, amount: float) -> float:
        """Take it, and return how many seconds to wait before more may be taken."""
        now = self._now()
        self._left = min(2 * self._rate, self._left + (now - self._at) * self._rate) - amount
        self._at = now
        return max(0.0, -self._left / self._rate)

    def may_take(self, amount: float) -> bool:
        """Take it if there is enough; whether there was."""
        if self.take(0) > 0 or self._left < amount:
            return False
        self._left -= amount
        return True


class Throttle:
    """Whether somebody is held back, and for how long now.

    Args:
        calm: seconds without being held back after which it is over.
    """

    def __init__(self, calm: float) -> None:
        self._calm = calm
        self._since = self._last = 0.0
        self.is_on = False

    def look(self, wait: float, now: float) -> float:
        """Take how long there is to wait now; return for how long it has gone on."""
        if wait > 0:
            self._since = self._since if self.is_on else now
            self._last = now + wait
            self.is_on = True
        elif now - self._last > self._calm:
            self.is_on = False
        return now - self._since if self.is_on else 0.0
