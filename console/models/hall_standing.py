"""The hall's mode and responses, as this seat knows them."""

from PySide6.QtCore import QObject, Signal

from console.domain.entity import decode
from console.domain.hall_mode import HALL, HallMode
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

KEY = (HallMode.KIND, HALL)


class HallStanding(QObject):
    """Follows the one record.

    Args:
        cache: where it is read.
        feed: says when.
        lane: the thread it is read in.

    Signals:
        changed: another mode or other responses.
    """

    changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._lane = lane
        self.mode = HallMode()
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read it."""
        when_done(self._lane.submit(self._read), self, self._show)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None or KEY in change_set.keys:
            self.load()

    def _read(self) -> HallMode:
        row = self._cache.get(*KEY)
        if row is None:
            return HallMode()
        try:
            return decode(HallMode, row.body)
        except ValueError:  # of a newer version: what was known stays on screen
            return self.mode

    def _show(self, mode: HallMode) -> None:
        if mode != self.mode:
            self.mode = mode
            self.changed.emit()
