# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Anchored rows as a screen reader is told of them: those that are shown, in their order."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, Qt

from widgets.common.spoken import Part, Role, Spoken, tell_current
from widgets.lists.anchored_rows import AnchoredRows, id_of


def new_above(count: int) -> str:
    """Return how many rows came in above what is seen."""
    return QCoreApplication.translate("widgets", "{0} new above").format(count)


class SpokenRows(AnchoredRows, Spoken):
    """Each row of an open band is a part; a band that is closed is one line nobody can enter."""

    spoken_role = Role.List

    def row_said(self, index: QModelIndex) -> str:
        """Return all a row says."""
        said = index.data(Qt.ItemDataRole.AccessibleTextRole)
        return str(said or index.data(Qt.ItemDataRole.DisplayRole) or "")

    def spoken_value(self) -> str:
        """Return the lines of the bands: what is closed is heard of, too."""
        counts, new = self._layout.counts, len(self._new)
        told = ((h.title, h.count or counts.get(h.id, 0), h.note) for h in self._heads.values())
        lines = [f"{title} {count} {note}".strip() for title, count, note in told if title]
        return "; ".join([new_above(new), *lines] if new else lines)

    def part_count(self) -> int:
        self.settle()
        return self._layout.shown

    def part(self, index: int) -> Part:
        self.settle()
        row = self._layout.row_of_shown(index)
        if row is None or self._model is None:
            raise IndexError(index)
        at = self._model.index(row, 0)
        return Part(self.row_said(at), self._row_rect(row), id_of(at) == self._current_id)

    def current_part(self) -> int:
        return self._layout.shown_index(self._current.row()) if self._current.isValid() else -1

    def describe_current(self) -> None:
        """Let a reader say the row under the cursor."""
        row = self._current.row() if self._current.isValid() else -1
        at = QModelIndex() if self._model is None else self._model.index(row, 0)
        self.setAccessibleDescription(self.row_said(at) if at.isValid() else "")
        tell_current(self, self.current_part())

    def _row_rect(self, row: int) -> QRect:
        y, block = self._layout.y_of(row), self._layout.block_of(row)
        if y is None or block is None:
            return QRect()
        view = self.viewport().geometry()
        return QRect(view.left(), view.top() + y - self.offset(), view.width(), block.height)
