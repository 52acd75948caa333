"""Lines of the duty log older than what its page keeps, read back piece by piece for one matter."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from console.domain.duty import LogEntry
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane

PORTION = 2000
"""Lines looked through at one asking."""


class EarlierLines(QObject):
    """Goes back from the oldest line that is known until before the matter began.

    Args:
        cache: what the seat holds.
        lane: where it is read.

    Signals:
        changed: another piece was read.
    """

    changed = Signal()

    def __init__(self, cache: Cache, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache, self._lane = cache, lane
        self._last, self._is_reading, self._turn = "", False, 0
        self.entries: tuple[LogEntry, ...] = ()
        self.is_over = False
        """Whether nothing older can be about it."""

    def start_over(self) -> None:
        """Another matter: nothing is read back yet."""
        self._last, self._is_reading, self.entries, self.is_over = "", False, (), False
        self._turn += 1

    def read(self, oldest: str, since: datetime, is_about: Callable[[LogEntry], bool]) -> None:
        """Read one piece further back.

        Args:
            oldest: id of the oldest line the page has, from where the first piece begins.
            since: when the matter began; what is older is not about it.
            is_about: whether a line belongs to it.
        """
        if self._is_reading or self.is_over:
            return
        self._is_reading = True
        after, turn = self._last or oldest, self._turn
        read = self._lane.submit(lambda: self._piece(after))
        when_done(read, self, lambda found: self._take(turn, found, since, is_about))

    def _piece(self, after: str) -> list[LogEntry]:
        rows = self._cache.select(
            LogEntry.KIND, {}, order="-recorded_at", limit=PORTION, after=after or None
        )
        return [entry for entry, _ in readable(LogEntry, rows)]

    def _take(
        self,
        turn: int,
        found: list[LogEntry],
        since: datetime,
        is_about: Callable[[LogEntry], bool],
    ) -> None:
        if turn != self._turn:
            return
        self._is_reading = False
        self._last = found[-1].id if found else self._last
        self.is_over = len(found) < PORTION or found[-1].recorded_at < since
        self.entries = (*self.entries, *(entry for entry in found if is_about(entry)))
        self.changed.emit()
