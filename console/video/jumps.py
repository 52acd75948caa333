"""Whether packets of a transport stream are lost on the way, by how often its numbers jump.

libvlc counts the jumps and goes on: it decodes hardly anything between them and shows the last
picture again and again. A playlist's numbers jump at each piece, too, where each is numbered anew.
"""

from collections import deque

WINDOW = 2.0
"""Seconds that are looked back on."""
MOST = 12
"""Jumps in that time that say nothing: as many as pictures and sound of six pieces make; a player
reads some in one go when it joins."""


class Jumps:
    """Judges one player's count of jumps, look by look."""

    def __init__(self) -> None:
        self._told: deque[tuple[float, int]] = deque()

    def are_too_many(self, now: float, count: int) -> bool:
        """Return whether packets are being lost.

        Args:
            now: monotonic seconds.
            count: of all jumps so far.
        """
        self._told.append((now, count))
        while now - self._told[0][0] > WINDOW:
            self._told.popleft()
        return count - self._told[0][1] > MOST
