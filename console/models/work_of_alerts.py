"""工单 that alerts name: read aside when somebody asks, and again when one of them changes."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from console.domain.work_order import WorkOrder
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


class WorkOfAlerts(QObject):
    """Knows the orders that were asked for; the book of all orders is not needed for them.

    Args:
        cache: where they are read.
        feed: says when.
        lane: the thread they are read in.

    Signals:
        changed: more is known, or something else.
    """

    changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane = cache, lane
        self._known: dict[str, WorkOrder | None] = {}
        self._stale: set[str] = set()
        """Known as they were: shown until they are read again."""
        feed.changed.connect(self._on_changed)

    def of(self, ids: Iterable[str]) -> list[WorkOrder]:
        """Return the open ones of these orders, by number; `changed` follows if some are unread.

        Args:
            ids: of orders of any kind, as `Alert.orders` has them.
        """
        wanted = set(ids)
        unread = (wanted - self._known.keys()) | (wanted & self._stale)
        if unread:
            self._stale -= unread  # asked for once
            self._known = dict.fromkeys(unread) | self._known
            when_done(
                self._lane.submit(lambda: self._read(unread)), self, partial(self._take, unread)
            )
        found = (self._known[id] for id in wanted)
        return sorted(
            (order for order in found if order is not None and order.is_open),
            key=lambda order: (order.created_at, order.number, order.id),
        )

    def _read(self, ids: set[str]) -> list[WorkOrder]:
        rows = self._cache.rows(WorkOrder.KIND, sorted(ids))
        return [order for order, _ in readable(WorkOrder, rows)]

    def _take(self, asked: set[str], orders: list[WorkOrder]) -> None:
        now = dict.fromkeys(asked) | {order.id: order for order in orders}
        if any(self._known.get(id) != order for id, order in now.items()):
            self._known.update(now)
            self.changed.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.keys is None:
            stale = set(self._known)
        else:
            stale = self._known.keys() & {id for kind, id in changes.keys if kind == WorkOrder.KIND}
        if stale:
            self._stale |= stale
            self.changed.emit()
