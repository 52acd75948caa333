"""How often one may knock: a few presses a minute for a link, some more for an address."""

from collections import OrderedDict
from collections.abc import Callable

MOST_KNOWN = 5_000
"""Keys remembered at once; the one that was quiet longest is forgotten first."""


class Allowance:
    """So many a minute for each key; what is used up comes back evenly.

    Args:
        a_minute: how many at once, and how many come back in a minute.
        monotonic: seconds that never jump.
    """

    def __init__(self, a_minute: int, monotonic: Callable[[], float]) -> None:
        self._most = float(a_minute)
        self._monotonic = monotonic
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """Whether one more is allowed now; then it is counted."""
        now = self._monotonic()
        left, at = self._left.pop(key, (self._most, now))
        left = min(self._most, left + (now - at) * self._most / 60)
        is_allowed = left >= 1
        self._left[key] = (left - 1 if is_allowed else left, now)
        if len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)
        return is_allowed
