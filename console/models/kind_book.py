"""What is known of all records of one kind: read when asked for, read again when one changes."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

T = TypeVar("T")


class KindBook(QObject, Generic[T]):
    """Follows the records of one kind; nothing is read before `load`.

    However many change while they are read, they are read once more: a storm of alerts changes the
    tallies of devices at every frame, and the thread they are read in serves the other pages too.

    Args:
        kind: the kind of record.
        nothing: what is known before anything was read.
        cache: where they are read.
        feed: says when one changes.
        lane: the thread they are read in.

    Attributes:
        found: what was read last; a subclass says what of it others may ask.

    Signals:
        changed: `found` is another.
    """

    changed = Signal()

    def __init__(
        self,
        kind: str,
        nothing: T,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._cache, self._lane = kind, cache, lane
        self.found = nothing
        self._is_asked = self._is_reading = self._is_due = False
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read them, and again whenever one changes."""
        self._is_asked = self._is_due = True
        self._read_on()

    def read(self) -> T:
        """Return what is to be known, from the cache; called on the lane."""
        raise NotImplementedError

    def _read_on(self) -> None:
        if self._is_due and not self._is_reading:
            self._is_reading, self._is_due = True, False
            when_done(self._lane.submit(self.read), self, self._take, self._not_read)

    def _take(self, found: T) -> None:
        self._is_reading = False
        if found != self.found:
            self.found = found
            self.changed.emit()
        self._read_on()

    def _not_read(self, error: BaseException) -> None:
        self._is_reading = False  # the next change is read all the same
        raise error

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_asked:
            return
        if changes.keys is None or any(kind == self._kind for kind, _ in changes.keys):
            self._is_due = True
            self._read_on()
