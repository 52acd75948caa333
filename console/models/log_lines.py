"""Lines of the duty log, newest last, with what is pending and whether the chains are whole."""

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from console.domain.duty import LogEntry, breaks
from console.domain.entity import decode
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

_Index = QModelIndex | QPersistentModelIndex
MOST = 2000
"""Lines kept in the page; older ones are found by search."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line as shown."""

    entry: LogEntry
    is_pending: bool


class LogLines(QAbstractListModel):
    """The newest lines of all seats.

    Signals:
        lines_changed: the lines are others now.
    """

    lines_changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._lane = lane
        self.lines: list[LogLine] = []
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the newest lines."""
        when_done(self._lane.submit(self._read), self, self._show)

    def broken_chains(self) -> list[str]:
        """Return what is wrong, by seat; nothing when every chain is whole.

        A chain whose first lines are older than what the page keeps is judged from its first line
        here on.
        """
        chains: dict[tuple[str, str], list[LogEntry]] = defaultdict(list)
        for line in self.lines:
            chains[line.entry.seat, line.entry.incarnation].append(line.entry)
        found: list[str] = []
        for (seat, _), entries in chains.items():
            if min(e.number for e in entries) == 1:
                found.extend(f"{seat}: {what}" for what in breaks(entries))
        return found

    def _read(self) -> list[LogLine]:
        rows = self._cache.select("log_entry", {}, order="-recorded_at", limit=MOST)
        lines = [LogLine(decode(LogEntry, row.body), row.is_pending) for row in rows]
        return sorted(lines, key=lambda li: (li.entry.recorded_at, li.entry.seat, li.entry.number))

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None or any(kind == "log_entry" for kind, _ in change_set.keys):
            self.load()

    def _show(self, lines: list[LogLine]) -> None:
        if lines == self.lines:
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
