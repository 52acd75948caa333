# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The list of clocks: what is visible is painted once a second, and nothing else is done then."""

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QRectF, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from console.screens.clocks.board_rows import (
    MOST,
    BoardRow,
    board_columns,
    left_cell,
    still_cells,
    table_row,
)
from widgets.common.theme import Theme
from widgets.common.time_label import Now
from widgets.lists.line_painter import RowState
from widgets.lists.ranked_table import RankedTable
from widgets.lists.roles import RowRole
from widgets.lists.table_rows import Cell, TableRow

_ROW = 38


class BoardList(RankedTable):
    """Rows of `BoardRow` values; ids and times are theirs.

    Args:
        theme: the theme.
        now: the hall's time, asked at each paint.
    """

    def __init__(self, theme: Theme, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(theme, board_columns(), _ROW, parent=parent)
        self._now = now
        self._made: dict[str, tuple[BoardRow, tuple[Cell, ...]]] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.tick)

    def tick(self) -> None:
        """Paint the times that are visible."""
        self.viewport().update(0, 0, self._first_width, self.viewport().height())

    @property
    def _first_width(self) -> int:
        rect = self._table.cell_rect(0, QRectF(0, 0, self.viewport().width(), _ROW))
        return round(rect.right()) + 1

    def paint_row(
        self, painter: QPainter, index: QModelIndex, kind: Hashable, rect: QRectF, state: RowState
    ) -> None:
        row = _value(index)
        self._table.paint_row(painter, TableRow(row.id, self._cells(row)), rect, state)

    def _cells(self, row: BoardRow) -> tuple[Cell, ...]:
        """Return a row's cells; those that stand still are made once."""
        now, known = self._now(), self._made.get(row.id)
        if known is None or known[0] is not row:
            if len(self._made) > MOST:
                self._made.clear()
            known = self._made[row.id] = (row, still_cells(row, now))
        return (left_cell(row, now), *known[1])

    def row_said(self, index: QModelIndex) -> str:
        return table_row(_value(index), self._now()).said(self._table.columns)

    def showEvent(self, event: QShowEvent) -> None:
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)


def _value(index: QModelIndex) -> BoardRow:
    row = index.data(RowRole.ROW)
    assert isinstance(row, BoardRow)
    return row
