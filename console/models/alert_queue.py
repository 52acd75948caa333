"""The queue of open alerts: sorted by band, grade and age, changed row by row, never re-sorted."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile
from console.domain.flood import FloodProfile
from console.domain.order import Stage
from console.domain.queue import SET_ASIDE, Band
from console.models.alert_rows import state_word
from console.models.change_feed import OWN, ChangeFeed
from console.models.crowd_reads import CrowdReads
from console.models.futures import when_done
from console.models.group_rows import head_row, member_row, unit_of
from console.models.placed_rows import PlacedRows
from console.models.queue_counts import QueueCounts
from console.models.queue_entries import Entry, EntryReader, RowSource
from console.models.queue_filter import QueueFilter
from console.models.queue_group import QueueGroup
from console.models.queue_moves import QueueMoves
from console.models.queue_news import arrivals, is_news, newly_called, read_anew
from console.models.queue_rows import QueueRows
from console.models.read_order import ReadOrder
from console.runtime.clock import Clock
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet
from widgets.lists.roles import BandedRow

AT_ONCE = 200
"""Rows taken over in one turn of the loop: after an outage thousands settle at the same moment.

What a storm of 1,000 a second brings in one batch is one turn and one paint; a paint costs as much
as taking over a hundred rows."""

FIRST_ROWS = 400
"""Rows read before anything else at start: more than one screen of the worst."""


_Read = tuple[int, dict[str, Entry | None]]
"""The number of a read, and what it brought."""


class AlertQueue(PlacedRows):
    """Rows for a banded list.

    Args:
        cache: where alerts are read.
        feed: says which to read again.
        clock: for what stands aside until a time.
        seat: this seat's id.
        profile: limits of the clocks.
        lane: the thread rows are read and decoded in.
        flood: limits of 集中告警; None where nothing is ever folded.
        pause: called before each piece of a crowd is read; lets what is first go first.

    Signals:
        counts_changed: any number of `counts` may have changed.
        alerts_changed: ids of alerts that changed or went together.
        alerts_opened: Alerts that are unsigned anew (no exercises): they want to be heard.
        alerts_found: Alerts that a reading of all brought: they were there before it.
        loaded: the first rows stand.
    """

    counts_changed = Signal()
    alerts_changed = Signal(object)
    alerts_opened = Signal(object)
    alerts_found = Signal(object)
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
        flood: FloodProfile | None = None,
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(flood, parent)
        self._pause = pause
        self._reader = EntryReader(cache, clock, seat, profile)
        self._clock = clock
        self._lane = lane
        self.seat = seat
        self.profile = profile
        self.counts = QueueCounts()
        self.rows = QueueRows(profile, seat, clock)
        self._moves = QueueMoves()
        self._entries = self.places.entries
        self._filter = QueueFilter()
        self._reads = ReadOrder()
        self._crowd = CrowdReads(lane, AT_ONCE, self._read_piece, self._take_read, self)
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
        self._read_open(FIRST_ROWS)

    def alert(self, id: str) -> Alert | None:
        """Return an alert of the queue as shown."""
        entry = self._entries.get(id)
        return None if entry is None else entry.alert

    def alerts(self) -> list[Alert]:
        """Return all open alerts, in no order."""
        return [entry.alert for entry in self._entries.values()]

    def look_up(self, ids: Sequence[str]) -> "Future[dict[str, Alert]]":
        """Read alerts that may have left the queue, in the order asked for."""
        return self._lane.submit(lambda: self._reader.look_up(ids))

    def band(self, id: str) -> Band:
        """Return the band an alert stands in."""
        entry = self._entries.get(id)
        return Band.GONE if entry is None else entry.band

    def aside_word(self, id: str) -> str:
        """Return until when an alert stands aside, in words; empty where it does not."""
        entry = self._entries.get(id)
        is_aside = entry is not None and entry.band in SET_ASIDE
        return state_word(entry.alert, entry.band) if entry is not None and is_aside else ""

    def is_pending(self, id: str) -> bool:
        """Whether an own act on it waits for the hub."""
        entry = self._entries.get(id)
        return entry is not None and entry.is_pending

    def refusal(self, id: str) -> str:
        """Return the reason code of an own act that will be refused, or nothing."""
        entry = self._entries.get(id)
        return "" if entry is None else entry.doomed

    def next_unsigned(self) -> str:
        """Return the id of the first unsigned row, an alert's or a group's, or nothing."""
        row = self._order.first_in(Band.UNSIGNED)
        place = self._order[row] if row < len(self._order) else None
        return place[-1] if place is not None and place[0] == Band.UNSIGNED else ""

    @property
    def unsigned_matters(self) -> int:
        """The unsigned, where a group is one matter."""
        return sum(n for n in self.counts.unsigned.values() if n > 0) - self.places.spared

    # What the page asks for

    def set_filter(self, wanted: QueueFilter) -> None:
        """List only what is asked for; counts stay those of the whole queue."""
        if wanted == self._filter:
            return
        self._filter = wanted
        self.beginResetModel()
        for entry in self._entries.values():
            self._list(entry)
        self.rebuild()
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
            self.repaint(id)

    def set_refused(self, refused: Mapping[str, str]) -> None:
        """Say in words which alerts have an own act that the hub refused."""
        for id in self.rows.set_refused(refused):
            self.repaint(id)

    # What the feed says

    def tell(self, id: str, words: str) -> None:
        """Say what the state column of one alert says; empty for what it says of every other."""
        if self.rows.tell(id, words):
            self.repaint(id)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None:
            self.load()
            return
        ids = [id for kind, id in change_set.keys if kind == "alert"]
        is_own = change_set.origin == OWN  # a key shows what it does before the crowd is read
        if ids:
            (self._read_own if is_own else self._crowd.ask)(ids)

    def _read_open(self, most: int) -> None:
        read = partial(self._reads.numbered, partial(self._reader.read_open, most))
        when_done(self._lane.submit(read), self, self._begin)

    def _read_own(self, ids: Sequence[str]) -> None:
        read = partial(self._reads.numbered, partial(self._reader.read, ids))
        when_done(self._lane.submit(read, own=True), self, self._take_own, own=True)

    def _read_piece(self, ids: Sequence[str]) -> _Read:
        self._pause()
        return self._reads.numbered(partial(self._reader.read, ids))

    def _take_own(self, read: _Read) -> None:
        self._take(self._reads.newest(*read, is_own=True))

    def _take_read(self, pieces: Sequence[_Read]) -> None:
        rows: dict[str, Entry | None] = {}
        for piece in pieces:
            rows |= self._reads.newest(*piece, is_own=False)
        self._take(rows)

    def _begin(self, read: tuple[int, tuple[dict[str, Entry | None], bool]]) -> None:
        number, (entries, has_more) = read
        entries |= {id: self._entries.get(id) for id in self._reads.shown_since(number)}
        before = dict(self._entries)
        self.beginResetModel()
        self.places.arrive(arrivals(self._entries, entries), self._clock.now())
        if not has_more:
            self._entries.clear()
        for entry in entries.values():
            if entry is not None and entry.band is not Band.GONE:
                self._list(entry)
                self._entries[entry.alert.id] = entry
        self.rebuild()
        self.counts = QueueCounts()
        for known in self._entries.values():
            self.counts.change(None, known, self.seat)
        self._moves.reset((id, entry.moves_at) for id, entry in self._entries.items())
        self.endResetModel()
        self.counts_changed.emit()
        self._tell_of_all(before)
        if has_more:
            self._read_open(0)
        if not self._is_loaded:
            self._is_loaded = True
            self.loaded.emit()

    def _tell_of_all(self, known: Mapping[str, Entry]) -> None:
        """Say what a reading of all made of what was known: nobody else hears of it."""
        told = (self.alerts_found, self.alerts_changed, self.alerts_opened)
        for signal, some in zip(told, read_anew(known, self._entries), strict=True):
            if some:
                signal.emit(some)

    def _take(self, entries: dict[str, Entry | None]) -> None:
        """Change rows: first those that stay where they are, then what goes, then what comes."""
        opened: list[Alert] = []
        touched: list[str] = []
        over: list[str] = []
        called: set[str] = set()
        is_counted_anew = False
        self.places.arrive(arrivals(self._entries, entries), self._clock.now())
        for id, entry in entries.items():
            known = self._entries.get(id)
            if entry is not None and entry.band is Band.GONE:
                entry = None
            if known is None and entry is None:
                continue
            touched.append(id)
            if self._is_loaded and is_news(known, entry):
                opened.append(entry.alert)  # type: ignore[union-attr]
            called.add(newly_called(known, entry))
            is_counted_anew |= self.counts.change(known, entry, self.seat)
            self._moves.wait_for(id, None if entry is None else entry.moves_at)
            if entry is None:
                over.append(id)
                self.places.drop(id)
            else:
                self._list(entry)
                self.places.put(entry)
        if not touched:
            return  # all of it came and went unseen: nothing here is another now
        self._tell(touched, over, opened, called - {""}, is_counted_anew)

    def _tell(
        self,
        touched: list[str],
        over: list[str],
        opened: list[Alert],
        called: set[str],
        is_counted_anew: bool,
    ) -> None:
        """Let rows move; until it is gone, a row can still be asked what it says."""
        moved = self.settle()
        self.say_all_anew(id for id in touched if id not in moved)
        for id in over:
            self.places.forget(id)
        self._repaint_groups(called)
        if is_counted_anew:
            self.counts_changed.emit()
        self.alerts_changed.emit(tuple(touched))
        if opened:
            self.alerts_opened.emit(tuple(opened))

    def _repaint_groups(self, groups: set[str]) -> None:
        """带班领导 is called once for a group: its other rows no longer count down to that."""
        for id, entry in self._entries.items() if groups else ():
            if entry.alert.group in groups:
                self.repaint(id)

    def _move(self) -> None:
        """Read again what time alone puts into another band; a flood ends by time alone, too."""
        now = self._clock.now()
        self.places.arrive((), now)
        self.say_near_anew()
        due = self._moves.take_due(now)
        if due:
            self._crowd.ask(due)

    def _list(self, entry: Entry) -> None:
        entry.is_listed = self._filter.lets_through(entry.alert, self.seat)

    # Words

    def head_row(self, group: QueueGroup) -> BandedRow:
        """Put the head of a group into words."""
        oldest = self._entries[group.oldest]
        unit = unit_of(oldest.alert, self.places.profile)
        near = len(self.places.near_members(group))
        return head_row(group, self.alert_row(oldest), unit, near)

    def alert_row(self, entry: Entry) -> BandedRow:
        """Put an alert into words."""
        row = self.rows.row(entry, self.counts.is_group_called(entry.alert))
        group = self.places.group_of(entry.alert.id)
        if group is None:
            return row
        return member_row(row, entry.alert, group, self.places.near_matter(entry.alert.id))
