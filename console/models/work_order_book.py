"""工单 of the hall: those open, and the past ones rates are counted from; read when first asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from console.domain.order_figures import Answers, OrderFigure, answers, rates
from console.domain.station_figures import StationFigure, stations
from console.domain.work_order import WorkOrder
from console.domain.work_order_clock import Ending, endings
from console.domain.working_calendar import (
    CalendarYear,
    OfficeHours,
    WorkingCalendar,
    calendar_of,
)
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from console.runtime.clock import CHINA
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet, Row

PAST = 2000
"""Past orders the rates are counted from, the newest ones."""


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order as shown: with its clocks, and whether something of it waits for the hub."""

    order: WorkOrder
    endings: tuple[Ending, ...]
    answers: Answers
    is_pending: bool = False
    doomed: str = ""

    @property
    def first(self) -> Ending | None:
        """The clock that ends first; one that stands still where all do."""
        return self.endings[0] if self.endings else None


class WorkOrderBook(QObject):
    """Knows the orders; nothing is read before `load`.

    Args:
        cache: where they are read.
        feed: says when.
        lane: the thread they are read in.
        now: the hall's time.
        hours: of the office, for clocks in working time.

    Signals:
        changed: orders are others now.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        now: Callable[[], datetime],
        hours: OfficeHours | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane, self._now = cache, lane, now
        self._hours = hours or OfficeHours()
        self._is_asked = False
        self._views: dict[str, OrderView] = {}
        self.calendar = WorkingCalendar(zone=CHINA)
        self.rates: tuple[OrderFigure, ...] = ()
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read all of them, and from now on each that changes."""
        self._is_asked = True
        when_done(self._lane.submit(self._read_all), self, self._replace)

    @property
    def is_loaded(self) -> bool:
        """Whether they were asked for."""
        return self._is_asked

    @property
    def views(self) -> Mapping[str, OrderView]:
        """All orders known here, by id."""
        return self._views

    def open_views(self) -> list[OrderView]:
        """Return the open orders by time left; what stands still or has no clock comes last."""
        return sorted((v for v in self._views.values() if v.order.is_open), key=_by_time)

    def view(self, id: str) -> OrderView | None:
        """Return one order."""
        return self._views.get(id)

    def stations(self) -> tuple[StationFigure, ...]:
        """Return the joint stations with what they have and how much of it is closed."""
        views = self._views.values()
        answers = {id: view.answers for id, view in self._views.items()}
        return stations((view.order for view in views), answers)

    def of_alert(self, alert: str) -> list[OrderView]:
        """Return the orders about an alert, the first one first."""
        found = [
            view
            for view in self._views.values()
            if alert in view.order.points or view.order.alert == alert
        ]
        return sorted(found, key=lambda view: (view.order.created_at, view.order.id))

    def _read_all(self) -> tuple[WorkingCalendar, dict[str, OrderView]]:
        years = [each for each, _ in readable(CalendarYear, self._cache.select(CalendarYear.KIND))]
        calendar = calendar_of(years, self._hours, CHINA)
        kind = WorkOrder.KIND
        rows = [
            *self._cache.select(kind, {"is_open": 1}),
            *self._cache.select(kind, {"is_open": 0}, "-created_at", PAST),
        ]
        return calendar, self._typed(rows, calendar)

    def _typed(self, rows: list[Row], calendar: WorkingCalendar) -> dict[str, OrderView]:
        now = self._now()
        return {
            row.id: OrderView(
                order,
                endings(order, calendar, now),
                answers(order, calendar, now),
                row.is_pending,
                row.doomed or "",
            )
            for order, row in readable(WorkOrder, rows)
        }

    def _replace(self, read: tuple[WorkingCalendar, dict[str, OrderView]]) -> None:
        self.calendar, self._views = read
        self._tell()

    def _tell(self) -> None:
        self.rates = rates({id: view.answers for id, view in self._views.items()})
        self.changed.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_asked:
            return
        keys = changes.keys
        if keys is None or any(kind == CalendarYear.KIND for kind, _ in keys):
            self.load()
            return
        ids = [id for kind, id in keys if kind == WorkOrder.KIND]
        if ids:
            calendar = self.calendar
            read = self._lane.submit(
                lambda: self._typed(self._cache.rows(WorkOrder.KIND, ids), calendar)
            )
            when_done(read, self, lambda found: self._merge(ids, found))

    def _merge(self, ids: list[str], found: dict[str, OrderView]) -> None:
        for id in ids:
            self._views.pop(id, None)
        self._views.update(found)
        self._tell()


def _by_time(view: OrderView) -> tuple[int, float, str]:
    first = view.first
    if first is None:
        return (2, view.order.created_at.timestamp(), view.order.id)
    if first.ends is None:
        return (1, view.order.created_at.timestamp(), view.order.id)
    return (0, first.ends.timestamp(), view.order.id)
