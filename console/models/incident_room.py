"""What the room of one incident shows: the record itself, and all that is linked to it.

Records are read in a lane and kept here for the one incident that is looked at; what changes is
read again with its neighbours, for a room holds some hundred records at most. While nobody looks,
nothing is read.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from console.domain.duty import LogEntry
from console.domain.incident import Incident
from console.domain.instruction import Instruction
from console.domain.plan_run import PlanRun
from console.domain.work_order import WorkOrder
from console.models.change_feed import ChangeFeed
from console.models.earlier_lines import EarlierLines
from console.models.futures import when_done
from console.models.incident_lines import instruction_entries, plan_entries, work_entries
from console.models.incident_record import DueReports, Room, RoomReader
from console.models.incident_trail import (
    TrailEntry,
    alert_entries,
    incident_entries,
    laid,
    order_entries,
)
from console.models.log_lines import MOST, LogLines
from console.models.order_book import OrderBook, OrderView
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

_MAY_COME = frozenset({Instruction.KIND, PlanRun.KIND, WorkOrder.KIND})
"""A new record of these kinds may name the incident."""


class IncidentRoom(QObject):
    """Follows one incident at a time.

    Args:
        cache: what the seat holds.
        feed: tells what changed.
        lane: where it is read.
        orders: the orders and how far their units are.
        log: the lines of the duty log.
        reports: which reports of a matter are due.

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
        reports: DueReports,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader, self._lane = RoomReader(cache, reports), lane
        self._orders, self._log = orders, log
        self._earlier = EarlierLines(cache, lane, self)
        self._wanted = ""
        self._is_seen = self._is_reading = self._is_due = False
        self.room: Room | None = None
        feed.changed.connect(self._on_changed)
        orders.changed.connect(self.read)
        log.lines_changed.connect(self._tell)
        self._earlier.changed.connect(self._tell)

    @property
    def incident_id(self) -> str:
        """Id of the incident looked at; empty for none."""
        return self._wanted

    def look_at(self, incident: str) -> None:
        """Follow another incident; empty for none."""
        if incident != self._wanted:
            self._wanted, self.room = incident, None
            self._earlier.start_over()
            self.read()

    def set_seen(self, is_seen: bool) -> None:
        """Say whether anybody looks; who begins to look sees it as it is now."""
        self._is_seen = is_seen
        self.read()

    def read(self) -> None:
        """Read the room anew; asked again meanwhile, once more after that."""
        if not self._is_seen or not self._wanted:
            return
        if self._is_reading:
            self._is_due = True
            return
        self._is_reading, self._is_due = True, False
        wanted, orders = self._wanted, self._naming(self._wanted)
        read = self._lane.submit(lambda: self._reader.read(wanted, orders))
        when_done(read, self, lambda room: self._take(wanted, room))

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
        for said in room.instructions:
            told += instruction_entries(said)
        for run in room.runs:
            told += plan_entries(run)
        for work in room.work:
            told += work_entries(work)
        return laid(told, self._lines(room, orders))

    @property
    def has_earlier(self) -> bool:
        """Whether the duty log may tell more of it than was read: it goes further back."""
        lines, room = self._log.lines, self.room
        if room is None or self._earlier.is_over or len(lines) < MOST:
            return False
        return min(line.entry.recorded_at for line in lines) > room.incident.opened_at

    def read_earlier(self) -> None:
        """Look through the next older piece of the duty log."""
        room = self.room
        if room is None or not self.has_earlier:
            return
        oldest = min(self._log.lines, key=lambda line: line.entry.recorded_at).entry.id
        refs = self._refs(room, self.orders())
        self._earlier.read(
            oldest, room.incident.opened_at, lambda entry: not refs.isdisjoint(entry.refs)
        )

    def _naming(self, incident: str) -> list[str]:
        orders = (view.order for view in self._orders.all())
        return [order.id for order in orders if order.incident == incident]

    def _lines(self, room: Room, orders: Iterable[OrderView]) -> list[LogEntry]:
        refs = self._refs(room, orders)
        found = {e.id: e for e in self._earlier.entries}
        found |= {li.entry.id: li.entry for li in self._log.lines}
        return [entry for entry in found.values() if not refs.isdisjoint(entry.refs)]

    @staticmethod
    def _refs(room: Room, orders: Iterable[OrderView]) -> set[str]:
        """Return the keys a line of the log names if it is about the matter."""
        refs = {f"{kind}/{id}" for kind, id in room.keys}
        for view in orders:
            refs.add(f"order/{view.order.id}")
            refs.update(f"assignment/{unit.id}" for unit in view.assignments)
        return refs - {f"incident/{other.id}" for other in room.linked}

    def _on_changed(self, changes: ChangeSet) -> None:
        room = self.room
        wanted = room.keys if room is not None else frozenset({(Incident.KIND, self._wanted)})
        if (
            changes.keys is None
            or not wanted.isdisjoint(changes.keys)
            or any(kind in _MAY_COME for kind, _ in changes.keys)
        ):
            self.read()

    def _take(self, wanted: str, room: Room | None) -> None:
        self._is_reading = False
        if wanted == self._wanted:
            self.room = room
            self.changed.emit()
        if self._is_due or wanted != self._wanted:
            self.read()

    def _tell(self) -> None:
        if self._is_seen and self.room is not None:
            self.changed.emit()


def _belongs(view: OrderView, incident: Incident, own: set[str], members: set[str]) -> bool:
    order = view.order
    return (
        order.incident == incident.id
        or order.id in own
        or order.alert in members
        or not members.isdisjoint(order.points)
    )
