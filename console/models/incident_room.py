"""What the room of one incident shows: the record itself, and all that is linked to it.

Records are read in a lane and kept here for the one incident that is looked at; what changes is
read again with its neighbours, for a room holds some hundred records at most.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from console.domain.alert import Alert
from console.domain.duty import LogEntry
from console.domain.incident import Incident
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.incident_trail import (
    TrailEntry,
    alert_entries,
    incident_entries,
    laid,
    order_entries,
)
from console.models.log_lines import LogLines
from console.models.newer import readable
from console.models.order_book import OrderBook, OrderView
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet, Row


@dataclass(frozen=True, slots=True)
class Room:
    """One incident with what belongs to it."""

    incident: Incident
    is_pending: bool = False
    doomed: str = ""
    alerts: tuple[Alert, ...] = ()
    pending_alerts: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Keys of the records read for it."""
        alerts = ((Alert.KIND, alert.id) for alert in self.alerts)
        return frozenset([(Incident.KIND, self.incident.id), *alerts])


class IncidentRoom(QObject):
    """Follows one incident at a time.

    Args:
        cache: what the seat holds.
        feed: tells what changed.
        lane: where it is read.
        orders: the orders and how far their units are.
        log: the lines of the duty log.

    Signals:
        changed: something of the room is other now.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        orders: OrderBook,
        log: LogLines,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane = cache, lane
        self._orders, self._log = orders, log
        self._wanted = ""
        self._is_reading = self._is_due = False
        self.room: Room | None = None
        feed.changed.connect(self._on_changed)
        orders.changed.connect(self._tell)
        log.lines_changed.connect(self._tell)

    @property
    def incident_id(self) -> str:
        """Id of the incident looked at; empty for none."""
        return self._wanted

    def look_at(self, incident: str) -> None:
        """Follow another incident; empty for none."""
        if incident == self._wanted:
            return
        self._wanted, self.room = incident, None
        self.read()

    def read(self) -> None:
        """Read the room anew; asked again meanwhile, once more after that."""
        if self._is_reading:
            self._is_due = True
            return
        self._is_reading, self._is_due = True, False
        wanted = self._wanted
        when_done(self._lane.submit(lambda: self._read(wanted)), self, self._take)

    def orders(self) -> list[OrderView]:
        """Return the orders of the incident and of its alerts, the first one first."""
        room = self.room
        if room is None:
            return []
        members = {alert.id for alert in room.alerts}
        own = set(room.incident.orders)
        return [view for view in self._orders.all() if _belongs(view, room.incident, own, members)]

    def trail(self) -> tuple[TrailEntry, ...]:
        """Return 全程记录, newest first."""
        room = self.room
        if room is None:
            return ()
        orders = self.orders()
        told = list(incident_entries(room.incident, room.is_pending))
        for alert in room.alerts:
            told += alert_entries(alert, orders, alert.id in room.pending_alerts)
        for view in orders:
            told += order_entries(view)
        return laid(told, self._lines(room, orders))

    def _lines(self, room: Room, orders: Iterable[OrderView]) -> list[LogEntry]:
        refs = {f"{kind}/{id}" for kind, id in room.keys}
        for view in orders:
            refs.add(f"order/{view.order.id}")
            refs.update(f"assignment/{unit.id}" for unit in view.assignments)
        lines = (line.entry for line in self._log.lines)
        return [entry for entry in lines if not refs.isdisjoint(entry.refs)]

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._wanted:
            return
        room = self.room
        wanted = room.keys if room is not None else frozenset({(Incident.KIND, self._wanted)})
        if changes.keys is None or not wanted.isdisjoint(changes.keys):
            self.read()

    def _read(self, wanted: str) -> Room | None:
        row = self._cache.get(Incident.KIND, wanted) if wanted else None
        found = readable(Incident, [] if row is None else [row])
        if not found:
            return None
        incident, own = found[0]
        rows = self._alerts(incident.members)
        pending = frozenset(row.id for row in rows if row.is_pending)
        alerts = tuple(alert for alert, _ in readable(Alert, rows))
        return Room(incident, own.is_pending, own.doomed or "", alerts, pending)

    def _alerts(self, members: Iterable[str]) -> list[Row]:
        """Return the alerts of the incident, with those that were merged into one of them."""
        rows = self._cache.rows(Alert.KIND, list(members))
        known = {row.id for row in rows}
        joined = {j.alert for alert, _ in readable(Alert, rows) for j in alert.joined}
        return [*rows, *self._cache.rows(Alert.KIND, sorted(joined - known))]

    def _take(self, room: Room | None) -> None:
        self._is_reading = False
        if self._is_due or (room is not None and room.incident.id != self._wanted):
            self.read()
            return
        self.room = room
        self.changed.emit()

    def _tell(self) -> None:
        if self.room is not None:
            self.changed.emit()


def _belongs(view: OrderView, incident: Incident, own: set[str], members: set[str]) -> bool:
    order = view.order
    return (
        order.incident == incident.id
        or order.id in own
        or order.alert in members
        or not members.isdisjoint(order.points)
    )
