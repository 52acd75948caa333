"""The queue of open alerts: sorted by band, grade and age, changed row by row, never re-sorted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile
from console.domain.order import Stage
from console.domain.queue import Band
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.queue_counts import QueueCounts
from console.models.queue_entries import (
    Entry,
    EntryReader,
    Place,
    RowSource,
    is_news,
    newly_called,
)
from console.models.queue_filter import QueueFilter
from console.models.queue_moves import QueueMoves
from console.models.queue_order import QueueOrder
from console.models.queue_rows import QueueRows
from console.runtime.clock import Clock
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet
from widgets.lists.roles import RowKind, RowRole

_Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 200
"""Rows taken over in one turn of the loop: after an outage thousands settle at the same moment."""

FIRST_ROWS = 400
"""Rows read before anything else at start: more than one screen of the worst."""


def _no_note(id: str) -> str:
    return ""


class AlertQueue(QAbstractListModel):
    """Rows for a banded list.

    Args:
        cache: where alerts are read.
        feed: says which to read again.
        clock: for what stands aside until a time.
        seat: this seat's id.
        profile: limits of the clocks.
        lane: the thread rows are read and decoded in.

    Signals:
        counts_changed: any number of `counts` may have changed.
        alert_changed: id of an alert that changed or went.
        alert_opened: an Alert that is unsigned anew (not an exercise): it wants to be heard.
        loaded: the first rows stand.
    """

    counts_changed = Signal()
    alert_changed = Signal(str)
    alert_opened = Signal(object)
    loaded = Signal()

    def __init__(
        self,
        cache: RowSource,
        feed: ChangeFeed,
        clock: Clock,
        seat: str,
        profile: ClockProfile,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = EntryReader(cache, clock, seat, profile)
        self._clock = clock
        self._lane = lane
        self.seat = seat
        self.profile = profile
        self.counts = QueueCounts()
        self.rows = QueueRows(profile, seat, clock)
        self._entries: dict[str, Entry] = {}
        self._order = QueueOrder()
        self._moves = QueueMoves()
        self._filter = QueueFilter()
        self.note_of: Callable[[str], str] = _no_note
        """Says how far own acts on an alert are: in words, the row itself has a mark alone."""
        self._is_loaded = False
        feed.changed.connect(self._on_changed)
        self._due = QTimer(self)
        self._due.setInterval(1000)
        self._due.timeout.connect(self._move)
        self._due.start()

    def read_from(self, cache: RowSource) -> None:
        """Read alerts elsewhere from now on (a bench feeds the model from memory)."""
        self._reader.source = cache

    def load(self) -> None:
        """Read all open alerts, the worst first; rows come as they are read."""
        when_done(self._lane.submit(lambda: self._reader.read_open(FIRST_ROWS)), self, self._begin)

    def alert(self, id: str) -> Alert | None:
        """Return an alert of the queue as shown."""
        entry = self._entries.get(id)
        return None if entry is None else entry.alert

    def alerts(self) -> list[Alert]:
        """Return all open alerts, in no order."""
        return [entry.alert for entry in self._entries.values()]

    def band(self, id: str) -> Band:
        """Return the band an alert stands in."""
        entry = self._entries.get(id)
        return Band.GONE if entry is None else entry.band

    def is_pending(self, id: str) -> bool:
        """Whether an own act on it waits for the hub."""
        entry = self._entries.get(id)
        return entry is not None and entry.is_pending

    def refusal(self, id: str) -> str:
        """Return the reason code of an own act that will be refused, or nothing."""
        entry = self._entries.get(id)
        return "" if entry is None else entry.doomed

    def row_of(self, id: str) -> int:
        """Return the row an alert stands in, -1 when it is not listed."""
        entry = self._entries.get(id)
        if entry is None or not entry.is_listed:
            return -1
        return self._order.row_of(entry.place)

    def row_keys(self, first: int, last: int) -> Iterator[tuple[str, RowKind]]:
        """Yield band and kind of rows without building them (70,000 rows come and go)."""
        for place in self._order.between(first, last):
            band = Band(place[0])
            yield band.name, RowKind.UNSIGNED if band is Band.UNSIGNED else RowKind.PLAIN

    def next_unsigned(self) -> str:
        """Return the id of the first unsigned alert, or nothing."""
        row = self._order.first_in(Band.UNSIGNED)
        place = self._order[row] if row < len(self._order) else None
        return place[-1] if place is not None and place[0] == Band.UNSIGNED else ""

    def set_filter(self, wanted: QueueFilter) -> None:
        """List only what is asked for; counts stay those of the whole queue."""
        if wanted == self._filter:
            return
        self._filter = wanted
        self.beginResetModel()
        for entry in self._entries.values():
            entry.is_listed = self._filter.lets_through(entry.alert, self.seat)
        self._order.reset(e.place for e in self._entries.values() if e.is_listed)
        self.endResetModel()

    def set_stale(self, is_stale: bool) -> None:
        """Say whether the link is cut: rows of other seats are then hatched."""
        if is_stale == self.rows.is_stale:
            return
        self.rows.is_stale = is_stale
        for entry in self._entries.values():
            entry.row = None
        if self._order:
            self.dataChanged.emit(self.index(0), self.index(len(self._order) - 1))

    def set_stages(self, stages: dict[str, Stage]) -> None:
        """Say how far the units sent to each alert are."""
        for id in self.rows.set_stages(stages):
            self._repaint(id)

    def set_refused(self, refused: Mapping[str, str]) -> None:
        """Say in words which alerts have an own act that the hub refused."""
        for id in self.rows.set_refused(refused):
            self._repaint(id)

    def tell(self, id: str, words: str) -> None:
        """Say what the state column of one alert says; empty for what it says of every other."""
        if self.rows.tell(id, words):
            self._repaint(id)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None:
            self.load()
            return
        ids = [id for kind, id in change_set.keys if kind == "alert"]
        for first in range(0, len(ids), AT_ONCE):
            some = ids[first : first + AT_ONCE]
            when_done(self._lane.submit(partial(self._reader.read, some)), self, self._take)

    def _begin(self, read: tuple[dict[str, Entry | None], bool]) -> None:
        entries, has_more = read
        self.beginResetModel()
        if not has_more:
            self._entries.clear()
        for entry in entries.values():
            if entry is not None and entry.band is not Band.GONE:
                entry.is_listed = self._filter.lets_through(entry.alert, self.seat)
                self._entries[entry.alert.id] = entry
        self._order.reset(e.place for e in self._entries.values() if e.is_listed)
        self.counts = QueueCounts()
        for known in self._entries.values():
            self._count(known, +1)
        self._moves.reset((id, entry.moves_at) for id, entry in self._entries.items())
        self.endResetModel()
        self.counts_changed.emit()
        if has_more:
            when_done(self._lane.submit(lambda: self._reader.read_open(0)), self, self._begin)
        if not self._is_loaded:
            self._is_loaded = True
            self.loaded.emit()

    def _take(self, entries: dict[str, Entry | None]) -> None:
        """Change rows: first those that stay where they are, then what goes, then what comes."""
        gone: list[Place] = []
        come: list[Entry] = []
        opened: list[Alert] = []
        touched: list[str] = []
        over: list[str] = []
        called: set[str] = set()
        for id, entry in entries.items():
            known = self._entries.get(id)
            if entry is not None and entry.band is Band.GONE:
                entry = None
            if known is None and entry is None:
                continue
            touched.append(id)
            if entry is None:
                over.append(id)
            if self._is_loaded and is_news(known, entry):
                opened.append(entry.alert)  # type: ignore[union-attr]
            called.add(newly_called(known, entry))
            self._count(known, -1)
            self._count(entry, +1)
            self._moves.wait_for(id, None if entry is None else entry.moves_at)
            if entry is not None:
                entry.is_listed = self._filter.lets_through(entry.alert, self.seat)
            stays = (
                known is not None
                and entry is not None
                and known.place == entry.place
                and known.is_listed == entry.is_listed
            )
            if entry is not None:
                self._entries[entry.alert.id] = entry  # the text it holds anyway
            if stays:
                self._repaint(id)
                continue
            if known is not None and known.is_listed:
                gone.append(known.place)
            if entry is not None and entry.is_listed:
                come.append(entry)
        if not touched:
            return  # all of it came and went unseen: nothing here is another now
        self._remove(gone)  # until it is gone, a row can still be asked what it says
        for id in over:
            del self._entries[id]
        self._insert(sorted(e.place for e in come))
        self._repaint_groups(called - {""})
        self.counts_changed.emit()
        for id in touched:
            self.alert_changed.emit(id)
        for alert in opened:
            self.alert_opened.emit(alert)

    def _remove(self, places: Iterable[Place]) -> None:
        for first, last in self._order.removals(places):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._order.remove(first, last)
            self.endRemoveRows()

    def _insert(self, places: Iterable[Place]) -> None:
        for row, together in self._order.insertions(places):
            self.beginInsertRows(QModelIndex(), row, row + len(together) - 1)
            self._order.insert(row, together)
            self.endInsertRows()

    def _repaint(self, id: str) -> None:
        entry = self._entries.get(id)
        if entry is None:
            return
        entry.row = None
        row = self.row_of(id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _repaint_groups(self, groups: set[str]) -> None:
        """带班领导 is called once for a group: its other rows no longer count down to that."""
        for id, entry in self._entries.items() if groups else ():
            if entry.alert.group in groups:
                self._repaint(id)

    def _move(self) -> None:
        """Read again what time alone puts into another band."""
        due = self._moves.take_due(self._clock.now())
        if due:
            when_done(self._lane.submit(lambda: self._reader.read(due)), self, self._take)

    # Numbers

    def _count(self, entry: Entry | None, by: int) -> None:
        if entry is not None:
            self.counts.add(entry.alert, entry.band, self.seat, by)

    # Qt's own

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of listed rows."""
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer the roles of a banded list."""
        if not index.isValid() or index.row() >= len(self._order):
            return None
        place = self._order[index.row()]
        if role == RowRole.ID:
            return place[-1]
        if role == RowRole.BAND:
            return Band(place[0]).name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.note_of(place[-1]) or None
        entry = self._entries[place[-1]]
        row = entry.row
        if row is None:
            is_called = self.counts.is_group_called(entry.alert)
            row = entry.row = self.rows.row(entry, is_called)
        if role == RowRole.ROW:
            return row
        if role == RowRole.KIND:
            return row.kind
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said(self.note_of(row.id))
        return row.title if role == Qt.ItemDataRole.DisplayRole else None
