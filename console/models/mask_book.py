"""What is set aside by scope at the hall, as this seat knows it."""

from PySide6.QtCore import QObject

from console.domain.alert import Alert
from console.domain.mask import Mask
from console.models.change_feed import ChangeFeed
from console.models.kind_book import KindBook
from console.models.newer import readable
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane


class MaskBook(KindBook[list[Mask]]):
    """Masks of the cache; those of a newer version are left out, the hub still lays them.

    Args:
        cache: where they are read.
        feed: says when.
        clock: tells which hold.
        lane: the thread they are read in.

    Signals:
        changed: they are others now.
    """

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        clock: Clock,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Mask.KIND, [], cache, feed, lane, parent)
        self._clock = clock

    @property
    def held(self) -> list[Mask]:
        """Masks that hold now, the first to end first."""
        now = self._clock.now()
        return sorted((m for m in self.found if m.is_held(now)), key=lambda m: (m.until, m.id))

    def mask(self, id: str) -> Mask | None:
        """Return one that holds now."""
        return next((mask for mask in self.held if mask.id == id), None)

    def read(self) -> list[Mask]:
        """Return those this console knows, from the cache; called on the lane."""
        return [one for one, _ in readable(Mask, self._cache.select(Mask.KIND))]


def masks_on(alert: Alert) -> list[str]:
    """Return the ids of the masks an alert carries."""
    lying = [alert.shelf, *alert.masks]
    return [shelf.mask for shelf in lying if shelf is not None and shelf.mask]
