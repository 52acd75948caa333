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
