"""Reads the records on which clocks stand, off the Qt thread, and knows what runs on them.

An end is counted when its record or the calendar changes, never because a second went by.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Signal

from console.domain.hall_mode import HallMode
from console.domain.incident import Incident
from console.domain.instruction import Instruction
from console.domain.limit_book import LimitBook
from console.domain.work_order import WorkOrder
from console.domain.working_calendar import CalendarYear, WorkingCalendar, calendar_of
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.mode_clocks import mode_clocks
from console.models.newer import readable
from console.models.record_clocks import incident_clocks, instruction_clocks, order_clocks
from console.models.running_clock import RunningClock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet, Key, Row

PLAN_RUN = "plan_run"
"""Kind of a playbook at work; what reads it is loaded with the first one."""
KINDS = (WorkOrder.KIND, Incident.KIND, Instruction.KIND, HallMode.KIND, PLAN_RUN)
_Found = dict[Key, tuple[RunningClock, ...]]


class ClockSource(QObject):
    """The clocks of work orders, instructions, reports, and the steps of playbooks.

    Args:
        cache: where records are read.
        feed: says which to read again.
        lane: the thread they are read and counted in.
        book: limits of reports, and office hours.
        now: the hall's time.
        zone: the hall's.

    Signals:
        changed: other clocks run.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        book: LimitBook,
        now: Callable[[], datetime],
        zone: tzinfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane, self._book, self._now, self._zone = cache, lane, book, now, zone
        self.calendar = calendar_of((), book.hours, zone)
        self._by_record: _Found = {}
        self._runs_of: dict[Key, frozenset[str]] = {}
        """Runs of playbooks, by the key of a record their steps wait for; written on the lane."""
        self._clocks: tuple[RunningClock, ...] = ()
        feed.changed.connect(self._on_changed)

    def __call__(self) -> Sequence[RunningClock]:
        """Return the clocks, those that stand still among them."""
        return self._clocks

    def load(self) -> None:
        """Read everything."""
        when_done(self._lane.submit(self._read_all), self, self._replace)

    def _on_changed(self, change_set: ChangeSet) -> None:
        keys = change_set.keys
        if keys is None or any(kind == CalendarYear.KIND for kind, _ in keys):
            self.load()
            return
        wanted = {kind: [id for k, id in keys if k == kind] for kind in KINDS}
        awaited = {run for key in keys for run in self._runs_of.get(key, ())}
        wanted[PLAN_RUN] = sorted(awaited.union(wanted[PLAN_RUN]))
        if any(wanted.values()):
            read = self._lane.submit(lambda: self._read(wanted))
            when_done(read, self, lambda found: self._merge(wanted, found))

    def _read_all(self) -> tuple[WorkingCalendar, _Found]:
        years = (year for year, _ in readable(CalendarYear, self._cache.select(CalendarYear.KIND)))
        calendar = calendar_of(years, self._book.hours, self._zone)
        rows = {kind: self._cache.select(kind) for kind in KINDS[1:]}
        rows[WorkOrder.KIND] = self._cache.select(WorkOrder.KIND, {"is_open": 1})
        return calendar, dict(self._counted(rows, calendar))

    def _read(self, wanted: dict[str, list[str]]) -> _Found:
        rows = {kind: self._cache.rows(kind, ids) for kind, ids in wanted.items() if ids}
        return dict(self._counted(rows, self.calendar))

    def _counted(
        self, rows: dict[str, list[Row]], calendar: WorkingCalendar
    ) -> Iterator[tuple[Key, tuple[RunningClock, ...]]]:
        now = self._now()
        for order, row in readable(WorkOrder, rows.get(WorkOrder.KIND, ())):
            yield (WorkOrder.KIND, row.id), tuple(order_clocks(order, calendar, now))
        for matter, row in readable(Incident, rows.get(Incident.KIND, ())):
            clocks = incident_clocks(matter, self._book, calendar, now)
            yield (Incident.KIND, row.id), tuple(clocks)
        for told, row in readable(Instruction, rows.get(Instruction.KIND, ())):
            yield (Instruction.KIND, row.id), tuple(instruction_clocks(told, calendar, now))
        for hall, row in readable(HallMode, rows.get(HallMode.KIND, ())):
            yield (HallMode.KIND, row.id), tuple(mode_clocks(hall, calendar, now))
        runs = rows.get(PLAN_RUN, [])
        if runs:
            from console.models.plan_clocks import counted_steps

            for id, clocks_of, keys in counted_steps(self._cache, runs, calendar, now):
                yield (PLAN_RUN, id), clocks_of
                for key in keys:
                    self._runs_of[key] = self._runs_of.get(key, frozenset()) | {id}

    def _replace(self, read: tuple[WorkingCalendar, _Found]) -> None:
        self.calendar, self._by_record = read
        self._tell()

    def _merge(self, wanted: dict[str, list[str]], found: _Found) -> None:
        for kind, ids in wanted.items():
            for id in ids:
                self._by_record.pop((kind, id), None)
        self._by_record.update(found)
        self._tell()

    def _tell(self) -> None:
        clocks = tuple(clock for each in self._by_record.values() for clock in each)
        if clocks != self._clocks:
            self._clocks = clocks
            self.changed.emit()
