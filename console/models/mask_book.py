"""What is set aside by scope at the hall, as this seat knows it."""

from PySide6.QtCore import QObject, Signal

from console.domain.alert import Alert
from console.domain.entity import decode
from console.domain.mask import Mask
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


class MaskBook(QObject):
    """Masks of the cache; those of a newer version are left out, the hub still lays them.

    Args:
        cache: where they are read.
        feed: says when.
        clock: tells which hold.
        lane: the thread they are read in.

    Signals:
        changed: they are others now.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        clock: Clock,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._clock, self._lane = cache, clock, lane
        self._masks: list[Mask] = []
        feed.changed.connect(self._on_changed)

    @property
    def held(self) -> list[Mask]:
        """Masks that hold now, the first to end first."""
        now = self._clock.now()
        return sorted((m for m in self._masks if m.is_held(now)), key=lambda m: (m.until, m.id))

    def mask(self, id: str) -> Mask | None:
        """Return one that holds now."""
        return next((mask for mask in self.held if mask.id == id), None)

    def load(self) -> None:
        """Read them."""
        when_done(self._lane.submit(self._read), self, self._show)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None or any(kind == Mask.KIND for kind, _ in change_set.keys):
            self.load()

    def _read(self) -> list[Mask]:
        found = []
        for row in self._cache.select(Mask.KIND):
            try:
                found.append(decode(Mask, row.body))
            except ValueError:
                continue
        return found

    def _show(self, masks: list[Mask]) -> None:
        if masks != self._masks:
            self._masks = masks
            self.changed.emit()


def masks_on(alert: Alert) -> list[str]:
    """Return the ids of the masks an alert carries."""
    lying = [alert.shelf, *alert.masks]
    return [shelf.mask for shelf in lying if shelf is not None and shelf.mask]
