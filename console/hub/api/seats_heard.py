"""When each seat was last heard of: a request, or its open feed."""

from console.runtime.clock import Clock


class SeatsHeard:
    """Remembers it; a hub that has just started has heard of nobody and waits its full time.

    Args:
        clock: counts.
        away_after: seconds without a word after which a seat is away.
    """

    def __init__(self, clock: Clock, away_after: float) -> None:
        self._clock = clock
        self._away_after = away_after
        self._began = clock.monotonic()
        self._heard: dict[str, float] = {}

    def note(self, seat: str) -> None:
        """A seat said something, or listens."""
        self._heard[seat] = self._clock.monotonic()

    def is_away(self, seat: str) -> bool:
        """Whether nothing was heard of a seat for too long."""
        since = self._clock.monotonic() - self._heard.get(seat, self._began)
        return since >= self._away_after
