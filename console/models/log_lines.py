"""Lines of the duty log, newest last, with what is pending and whether the chains are whole.

A few changed lines are read alone. When many come, or some again and again, as after an outage,
the page's lines are read anew, and seldom enough that reading takes a small part of the time.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from console.contract.attachment import KIND as ATTACHMENT
from console.contract.countersign import is_countersigned
from console.domain.duty import LogEntry, LogHead, breaks, breaks_of_head
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet, Row

_Index = QModelIndex | QPersistentModelIndex
MOST = 2000
"""Lines kept in the page; older ones are found by search (`older_lines`)."""

MOST_FOUND = 200
"""Lines one search brings, the newest."""

FEW = 50
"""So many changed lines are read alone."""

REST = 9
"""After reading all, rest so many times as long before it is done again,"""

LONGEST_REST = 3000
"""but never longer than this, milliseconds."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line as shown."""

    entry: LogEntry
    is_pending: bool
    lacks_file: bool = False
    """Whether it names a file that the hub does not have yet."""


UNSIGNED = "countersignature of {} does not hold"
"""What is wrong with a head whose signature is not the hub's; the number goes in."""

_KINDS = frozenset({LogEntry.KIND, LogHead.KIND})

_Chains = dict[tuple[str, str], list[LogEntry]]


@dataclass(frozen=True, slots=True)
class _Heads:
    """What the hub has countersigned (会签), by chain, and the heads nobody we trust has signed."""

    held: dict[tuple[str, str], LogHead]
    forged: tuple[LogHead, ...] = ()


class LogLines(QAbstractListModel):
    """The newest lines of all seats.

    Args:
        cache: what the seat holds.
        feed: tells what changed.
        lane: where it is read.
        trusted: the hub's public keys as log-ins gave them; asked on the lane.

    Signals:
        lines_changed: the lines are others now.
    """

    lines_changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        trusted: Callable[[], Collection[str]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._trusted = trusted
        self._heads = _Heads({})
        self._cache = cache
        self._lane = lane
        self.lines: list[LogLine] = []
        self._is_wanted = self._is_over = False
        self._reading = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._load_if_wanted)
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the newest lines, now or after the rest from the last time."""
        self._is_wanted = True
        if not self._rest.isActive():
            self._load_if_wanted()

    def stop(self) -> None:
        """Read no more: the store behind it is about to close."""
        self._is_over = True

    def search(self, words: str) -> list[LogLine]:
        """Return lines of the whole store that have the words, in their order; on a lane.

        Raises:
            Interrupted: a newer search began.
        """
        ids = [hit.id for hit in self._cache.search(words, (LogEntry.KIND,), MOST_FOUND)]
        return sorted(self._lines_of(self._cache.rows(LogEntry.KIND, ids)), key=_place)

    def broken_chains(self) -> list[str]:
        """Return what is wrong, by seat; nothing when every chain is whole.

        A chain whose first lines are older than what the page keeps is judged from its first line
        here on.
        """
        found: list[str] = []
        for (seat, incarnation), entries in self._chains().items():
            told = breaks(entries) if min(e.number for e in entries) == 1 else []
            head = self._heads.held.get((seat, incarnation))
            if head is not None:
                told += [*head.breaks, *breaks_of_head(head, entries)]
            found.extend(f"{seat}: {what}" for what in told)
        found.extend(f"{h.seat}: {UNSIGNED.format(h.number)}" for h in self._heads.forged)
        return found

    def countersigned(self) -> int:
        """Return how many of the lines here the hub has countersigned."""
        held = self._heads.held
        return sum(
            1
            for (seat, incarnation), entries in self._chains().items()
            for entry in entries
            if (head := held.get((seat, incarnation))) and entry.number <= head.number
        )

    def _chains(self) -> _Chains:
        chains: _Chains = defaultdict(list)
        for line in self.lines:
            chains[line.entry.seat, line.entry.incarnation].append(line.entry)
        return chains

    def _load_if_wanted(self) -> None:
        if self._is_wanted and not self._is_over:
            self._is_wanted = False
            self._begin_reading()
            when_done(self._lane.submit(self._read), self, self._loaded)

    def _begin_reading(self) -> None:
        self._reading.start()
        self._rest.start(LONGEST_REST)

    def _loaded(self, read: tuple[list[LogLine], _Heads]) -> None:
        self._show(read)
        self._rest.start(min(LONGEST_REST, self._reading.elapsed() * REST))

    def _read(self) -> tuple[list[LogLine], _Heads]:
        rows = self._cache.select("log_entry", {}, order="-recorded_at", limit=MOST)
        return sorted(self._lines_of(rows), key=_place), self._read_heads()

    def _lines_of(self, rows: list[Row]) -> list[LogLine]:
        read = readable(LogEntry, rows)
        named = {file for entry, _ in read for file in _files(entry)}
        at_hub = {row.id for row in self._cache.rows(ATTACHMENT, sorted(named))}
        return [
            LogLine(entry, row.is_pending, not at_hub.issuperset(_files(entry)))
            for entry, row in read
        ]

    def _read_heads(self) -> _Heads:
        trusted = self._trusted()
        heads = [head for head, _ in readable(LogHead, self._cache.select(LogHead.KIND))]
        good = [head for head in heads if is_countersigned(head, trusted)]
        forged = tuple(head for head in heads if head not in good)
        return _Heads({(h.seat, h.incarnation): h for h in good}, forged)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None:
            self.load()
            return
        ids = [id for kind, id in change_set.keys if kind in _KINDS]
        is_file = any(kind == ATTACHMENT for kind, _ in change_set.keys)
        if is_file or len(ids) > FEW or (ids and self._rest.isActive()):
            self.load()
        elif ids:
            self._begin_reading()
            read = self._lane.submit(lambda: self._read_some(ids))
            when_done(read, self, lambda found: self._merge(set(ids), *found))

    def _read_some(self, ids: list[str]) -> tuple[list[LogLine], _Heads]:
        rows = self._cache.rows(LogEntry.KIND, ids)
        return self._lines_of(rows), self._read_heads()

    def _merge(self, ids: set[str], found: list[LogLine], heads: _Heads) -> None:
        """Take over lines that were read alone; one that is not there any more goes."""
        others = [line for line in self.lines if line.entry.id not in ids]
        self._loaded((sorted([*others, *found], key=_place)[-MOST:], heads))

    def _show(self, read: tuple[list[LogLine], _Heads]) -> None:
        lines, heads = read
        are_heads_same, self._heads = heads == self._heads, heads
        if lines == self.lines:
            if not are_heads_same:
                self.lines_changed.emit()
            return
        if lines[: len(self.lines)] == self.lines and self.lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(lines) - 1)
            self.lines = lines
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
        self.lines_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text, or the whole LogLine under UserRole."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        return line.entry.text if role == Qt.ItemDataRole.DisplayRole else None


def _files(entry: LogEntry) -> list[str]:
    """Return the ids of the files a line names."""
    parts = (ref.partition("/") for ref in entry.refs)
    return [id for kind, _, id in parts if kind == ATTACHMENT]


def _place(line: LogLine) -> tuple[datetime, str, int]:
    entry = line.entry
    return entry.recorded_at, entry.seat, entry.number
