"""Orders and how far their units are, by alert."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from console.domain.order import Assignment, DispatchOrder, Stage
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet, Row

KINDS = ("order", "assignment")


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order as shown, with its units."""

    order: DispatchOrder
    assignments: tuple[Assignment, ...]
    is_pending: bool
    doomed: str
    pending: frozenset[str] = frozenset()
    """Ids of assignments with an own act the hub has not answered."""


@dataclass(frozen=True, slots=True)
class _Read:
    orders: dict[str, tuple[DispatchOrder, Row]]
    assignments: dict[str, Assignment]
    pending: frozenset[str]


class OrderBook(QObject):
    """Keeps the orders of open matters in memory; re-reads what a change set names.

    Signals:
        changed: any order or assignment changed.
    """

    changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._lane = lane
        self._orders: dict[str, tuple[DispatchOrder, Row]] = {}
        self._assignments: dict[str, Assignment] = {}
        self._pending: frozenset[str] = frozenset()
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read all orders."""
        when_done(self._lane.submit(self._read_all), self, self._replace)

    def orders_of(self, *alerts: str) -> list[OrderView]:
        """Return the orders about alerts, those of 并案处置 too; the first one first."""
        wanted = frozenset(alerts)
        about = ((o, row) for o, row in self._orders.values() if not wanted.isdisjoint(_about(o)))
        found = [self._view(o, row) for o, row in about]
        return sorted(found, key=lambda view: (view.order.created_at, view.order.id))

    def all(self) -> list[OrderView]:
        """Return every order, the first one first."""
        found = [self._view(o, row) for o, row in self._orders.values()]
        return sorted(found, key=lambda view: (view.order.created_at, view.order.id))

    def order(self, id: str) -> OrderView | None:
        """Return one order."""
        known = self._orders.get(id)
        return None if known is None else self._view(*known)

    def unanswered(self) -> list[tuple[DispatchOrder, Assignment, datetime]]:
        """Return the units that have an order and have not answered, with since when.

        An order that waits at this seat for the hub has reached nobody yet.
        """
        found = []
        for order, row in self._orders.values():
            if row.is_pending and not order.by_phone:
                continue
            for id in order.assignments:
                unit = self._assignments.get(id)
                is_open = unit is not None and unit.stage is Stage.SENT and not unit.is_over
                sent = unit.at(Stage.SENT) if unit is not None and is_open else None
                if unit is not None and sent is not None:
                    found.append((order, unit, sent.at))
        return found

    def other_jobs(self, alert: str) -> dict[str, str]:
        """Return the units that are on another matter, each with that matter's title."""
        return {
            part.unit: order.title or order.number
            for order, _ in self._orders.values()
            if alert not in _about(order)
            for part in (self._assignments.get(id) for id in order.assignments)
            if part is not None and not part.is_over
        }

    def outside(self) -> list[tuple[DispatchOrder, Assignment]]:
        """Return the units whose people are under way or at work, for 安全询问."""
        return [
            (order, part)
            for order, _ in self._orders.values()
            for part in (self._assignments.get(id) for id in order.assignments)
            if part is not None and part.is_outside
        ]

    def busy_units(self) -> frozenset[str]:
        """Return units that are on a matter: sent and not yet released."""
        return frozenset(
            a.unit for a in self._assignments.values() if a.stage >= Stage.SENT and not a.is_over
        )

    def stages(self) -> dict[str, Stage]:
        """Return the furthest stage of the units of each alert (released ones do not count)."""
        furthest: dict[str, Stage] = {}
        for order, _ in self._orders.values():
            for id in order.assignments:
                unit = self._assignments.get(id)
                if unit is not None and not unit.is_over and not unit.recalls:
                    for alert in _about(order):
                        furthest[alert] = max(unit.stage, furthest.get(alert, Stage.SENT))
        return furthest

    def _view(self, order: DispatchOrder, row: Row) -> OrderView:
        known = (self._assignments.get(id) for id in order.assignments)
        parts = tuple(a for a in known if a is not None)
        pending = self._pending.intersection(order.assignments)
        return OrderView(order, parts, row.is_pending, row.doomed or "", pending)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None:
            self.load()
            return
        wanted = {kind: [id for k, id in change_set.keys if k == kind] for kind in KINDS}
        if any(wanted.values()):
            read = self._lane.submit(lambda: self._read(wanted))
            when_done(read, self, lambda found: self._merge(wanted, found))

    def _read_all(self) -> _Read:
        return self._typed({kind: self._cache.select(kind) for kind in KINDS})

    def _read(self, wanted: dict[str, list[str]]) -> _Read:
        return self._typed({kind: self._cache.rows(kind, ids) for kind, ids in wanted.items()})

    @staticmethod
    def _typed(rows: dict[str, list[Row]]) -> _Read:
        orders = {row.id: (order, row) for order, row in readable(DispatchOrder, rows["order"])}
        assignments = {row.id: unit for unit, row in readable(Assignment, rows["assignment"])}
        pending = frozenset(row.id for row in rows["assignment"] if row.is_pending)
        return _Read(orders, assignments, pending)

    def _replace(self, read: _Read) -> None:
        self._orders, self._assignments = dict(read.orders), dict(read.assignments)
        self._pending = read.pending
        self.changed.emit()

    def _merge(self, wanted: dict[str, list[str]], read: _Read) -> None:
        """Take over what was read again; what is not there any more (taken back) goes."""
        for id in wanted["order"]:
            self._orders.pop(id, None)
        for id in wanted["assignment"]:
            self._assignments.pop(id, None)
        self._orders.update(read.orders)
        self._assignments.update(read.assignments)
        self._pending = self._pending.difference(wanted["assignment"]) | read.pending
        self.changed.emit()


def _about(order: DispatchOrder) -> set[str]:
    """Return the alerts an order is about."""
    return {order.alert, *order.points}
