"""One incident with what belongs to it, as it is read from the cache in a lane."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from console.domain.alert import Alert
from console.domain.closing import Known, OpenPoint, open_points
from console.domain.closing_clocks import DueReport
from console.domain.entity import Entity, decode
from console.domain.incident import Incident
from console.domain.instruction import Instruction
from console.domain.plan_run import PlanRun
from console.domain.work_order import WorkOrder
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.values import Row

NOTHING = Known()
DueReports = Callable[[Incident], Iterable[DueReport]]
"""Returns the reports of a matter whose clocks run."""
N = TypeVar("N", Instruction, PlanRun, WorkOrder)


@dataclass(frozen=True, slots=True)
class Room:
    """One incident with what belongs to it.

    Attributes:
        incident: the record itself.
        is_pending, doomed: how far own acts on it are.
        alerts: its alerts, with those that were merged into one of them.
        pending_alerts: ids of those with an own act the hub has not answered.
        instructions, runs, work: what names it.
        linked: 主事件, 子事件, related and merged matters.
        points: what is still open of it: without this list it is not closed.
        looked: keys of the records the list was made from.
        known: what is about it though it does not say so itself.
    """

    incident: Incident
    is_pending: bool = False
    doomed: str = ""
    alerts: tuple[Alert, ...] = ()
    pending_alerts: frozenset[str] = frozenset()
    instructions: tuple[Instruction, ...] = ()
    runs: tuple[PlanRun, ...] = ()
    work: tuple[WorkOrder, ...] = ()
    linked: tuple[Incident, ...] = ()
    points: tuple[OpenPoint, ...] = ()
    looked: tuple[str, ...] = ()
    known: Known = NOTHING

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Keys of the records read for it."""
        read: tuple[Entity, ...] = (
            self.incident,
            *self.alerts,
            *self.instructions,
            *self.runs,
            *self.work,
            *self.linked,
        )
        return frozenset((each.KIND, each.id) for each in read)


class RoomReader:
    """Reads a room; on a lane.

    Args:
        cache: what the seat holds.
        reports: which reports of a matter are due.
    """

    def __init__(self, cache: Cache, reports: DueReports) -> None:
        self._cache, self._reports = cache, reports

    def read(self, id: str, orders: Sequence[str]) -> Room | None:
        """Return a room, None where there is no such incident or none that can be read.

        Args:
            id: of the incident.
            orders: ids of orders that name it.
        """
        row = self._cache.get(Incident.KIND, id) if id else None
        found = readable(Incident, [] if row is None else [row])
        if not found:
            return None
        incident, own = found[0]
        rows = self._alerts(incident.members)
        work = self._work(incident)
        instructions, runs = self._naming(Instruction, id), self._naming(PlanRun, id)
        known = Known(
            tuple(each for each in orders if each not in incident.orders),
            tuple(each.id for each in work if each.id not in incident.work_orders),
            tuple(each.id for each in instructions),
            tuple(each.id for each in runs),
            tuple(self._reports(incident)),
        )
        points, looked = self._points(incident, known)
        return Room(
            incident=incident,
            is_pending=own.is_pending,
            doomed=own.doomed or "",
            alerts=tuple(alert for alert, _ in readable(Alert, rows)),
            pending_alerts=frozenset(row.id for row in rows if row.is_pending),
            instructions=instructions,
            runs=runs,
            work=work,
            linked=self._linked(incident),
            points=points,
            looked=looked,
            known=known,
        )

    def _alerts(self, members: Iterable[str]) -> list[Row]:
        """Return the alerts of the incident, with those that were merged into one of them."""
        rows = self._cache.rows(Alert.KIND, list(members))
        there = {row.id for row in rows}
        joined = {j.alert for alert, _ in readable(Alert, rows) for j in alert.joined}
        return [*rows, *self._cache.rows(Alert.KIND, sorted(joined - there))]

    def _naming(self, cls: type[N], incident: str) -> tuple[N, ...]:
        """Return the records of a kind that name the incident."""
        rows = self._cache.select(cls.KIND, {"incident": incident})
        return tuple(found for found, _ in readable(cls, rows))

    def _work(self, incident: Incident) -> tuple[WorkOrder, ...]:
        naming = self._naming(WorkOrder, incident.id)
        there = {order.id for order in naming}
        rows = self._cache.rows(WorkOrder.KIND, sorted(set(incident.work_orders) - there))
        return (*naming, *(order for order, _ in readable(WorkOrder, rows)))

    def _linked(self, incident: Incident) -> tuple[Incident, ...]:
        beside = (*incident.children, *incident.related, *incident.absorbed)
        ids = {incident.parent, incident.merged_into, *beside} - {""}
        rows = self._cache.rows(Incident.KIND, sorted(ids))
        return tuple(each for each, _ in readable(Incident, rows))

    def _points(
        self, incident: Incident, known: Known
    ) -> tuple[tuple[OpenPoint, ...], tuple[str, ...]]:
        """Return what is still open, and every record that was looked at for it."""
        looked: dict[str, None] = {}

        def find(cls: type[Any], id: str) -> Any:
            looked[f"{cls.KIND}/{id}"] = None
            row = self._cache.get(cls.KIND, id)
            try:
                return None if row is None else decode(cls, row.body)
            except ValueError:  # of a newer version: the hub judges it
                return None

        return tuple(open_points(incident, find, known)), tuple(looked)
