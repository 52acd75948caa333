# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A model over plain row values, for lists whose rows are made elsewhere and handed over whole.

`set_rows` finds out what changed and says only that, so that views stay anchored.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.lists.roles import RowKind, RowRole


class HasId(Protocol):
    """A row value: frozen, comparable, with an id that is unique in its list."""

    @property
    def id(self) -> str:
        """The row's id."""


T = TypeVar("T", bound=HasId)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel, Generic[T]):
    """Rows in order, each answered whole for `RowRole.ROW`."""

    def __init__(self, rows: Iterable[T] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[T] = list(rows)
        self._by_id: dict[str, int] | None = None

    @property
    def rows(self) -> Sequence[T]:
        """The rows now."""
        return self._rows

    def row_of(self, row_id: str) -> int | None:
        """Return where an id stands."""
        if self._by_id is None:
            self._by_id = {row.id: at for at, row in enumerate(self._rows)}
        return self._by_id.get(row_id)

    def row_keys(self, first: int, last: int) -> Iterable[tuple[str, Hashable]]:
        """Yield band and kind of the rows `first` to `last`, both included."""
        for row in self._rows[first : last + 1]:
            yield getattr(row, "band", ""), getattr(row, "kind", RowKind.PLAIN)

    def reset_rows(self, rows: Iterable[T]) -> None:
        """Replace everything at once."""
        self.beginResetModel()
        self._rows, self._by_id = list(rows), None
        self.endResetModel()

    def insert_rows(self, at: int, rows: Sequence[T]) -> None:
        """Put rows before row `at`."""
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self._by_id = None
            self.endInsertRows()

    def remove_rows(self, first: int, last: int) -> None:
        """Take out rows, both ends included."""
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self._by_id = None
        self.endRemoveRows()

    def move_row(self, source: int, target: int) -> None:
        """Move one row so that it stands at `target` afterwards."""
        if source == target:
            return
        before = target if target < source else target + 1
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), before)
        self._rows.insert(target, self._rows.pop(source))
        self._by_id = None
        self.endMoveRows()

    def change_row(self, at: int, row: T) -> None:
        """Replace one row's value; its id stays."""
        if self._rows[at] != row:
            self._rows[at] = row
            self._say_changed(at, at)

    def _say_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0), [RowRole.ROW])

    def set_rows(self, rows: Sequence[T]) -> None:
        """Become `rows`, saying only what has changed; neighbours that did are said together."""
        wanted = {row.id for row in rows}
        self._drop_others(wanted)
        known = {row.id for row in self._rows}
        at = 0
        while at < len(rows):
            end = self._end_of_changed(rows, at)
            if end > at:
                self._rows[at:end] = rows[at:end]
                self._say_changed(at, end - 1)
            at = end if end > at else self._place(rows, at, known)

    def _end_of_changed(self, rows: Sequence[T], at: int) -> int:
        """Return where the run ends, from `at` on, of rows that stay in place with other values."""
        while at < min(len(rows), len(self._rows)):
            if self._rows[at].id != rows[at].id or self._rows[at] == rows[at]:
                break
            at += 1
        return at

    def _drop_others(self, wanted: set[str]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._rows[last].id in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].id not in wanted:
                first -= 1
            self.remove_rows(first, last)
            last = first - 1

    def _place(self, rows: Sequence[T], at: int, known: set[str]) -> int:
        """Make row `at` right, together with new ones that follow it; return the next row."""
        if rows[at].id not in known:
            end = at + 1
            while end < len(rows) and rows[end].id not in known:
                end += 1
            self.insert_rows(at, rows[at:end])
            return end
        if self._rows[at].id != rows[at].id:
            self.move_row(self._index_from(at, rows[at].id), at)
        self.change_row(at, rows[at])
        return at + 1

    def _index_from(self, start: int, row_id: str) -> int:
        return next(at for at in range(start, len(self._rows)) if self._rows[at].id == row_id)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole.ROW:
            return row
        if role == RowRole.ID:
            return row.id
        if role == RowRole.BAND:
            return getattr(row, "band", "")
        if role == RowRole.KIND:
            return getattr(row, "kind", RowKind.PLAIN)
        if role == Qt.ItemDataRole.DisplayRole:
            return getattr(row, "title", row.id)
        return None
