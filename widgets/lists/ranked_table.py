# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A painted table over a model of `TableRow` values: forces, recipients, tracking, the log."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from widgets.common.base import paint_box
from widgets.common.hatch import paint_hatch
from widgets.common.text import draw_text, paint_runs, runs_width, text_width
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.common.wrapping import draw_wrapped, wrap
from widgets.lists.clips import Clips
from widgets.lists.handled_rows import HandledRows
from widgets.lists.line_painter import PADDING, REACH, RowState, paint_band_head, paint_cursor
from widgets.lists.roles import BandHead, RowRole
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow

_GAP = 12
_HATCH = 8
"""How far the hatched ground of a cell reaches beyond it."""
_SHAPE, _SHARE_WIDTH = 24, 80
"""Where a bar of what is left begins, and how long a whole one is."""
_WHOLE_ROW = 40
"""Rows of this height and more are targets of their own; lower ones are lines of a group."""


class TablePainter:
    """Knows the columns of a table and paints its lines."""

    def __init__(self, theme: Theme, columns: Sequence[TableColumn]) -> None:
        self.theme = theme
        self.columns = tuple(columns)
        self._gone: frozenset[int] = frozenset()
        self._is_last = False
        self._clips = Clips()
        self._lefts: list[float] = []
        self._widths: list[float] = []
        self.set_width(self.natural_width)

    @property
    def titles(self) -> Sequence[str]:
        """The titles of the columns."""
        return [column.title for column in self.columns]

    @property
    def natural_width(self) -> int:
        """Width of all columns with the space at both ends."""
        return sum(self._wanted) + 2 * PADDING

    @property
    def least_width(self) -> int:
        """Width below which words are cut that must not be."""
        return self._least_without(self._gone)

    @property
    def narrowest(self) -> int:
        """The same where all that may leave has left."""
        return self._least_without(frozenset(self._leaving))

    def _least_without(self, gone: frozenset[int]) -> int:
        pairs = zip(self.columns, self._wanted_without(gone), strict=True)
        return sum(min(w, self._least(c)) if c.gives else w for c, w in pairs) + 2 * PADDING

    def _least(self, column: TableColumn) -> int:
        return self.theme.grown(column.last if self._is_last and column.last else column.least)

    @property
    def _wanted(self) -> list[int]:
        return self._wanted_without(self._gone)

    def _wanted_without(self, gone: frozenset[int]) -> list[int]:
        grown = self.theme.grown
        return [0 if at in gone else grown(c.width) for at, c in enumerate(self.columns)]

    def set_width(self, width: float) -> None:
        """Give spare width to the columns that stretch, and take from those that give.

        Where these have no more, columns that may leave do so, one after the other; what is still
        lacking all give alike.
        """
        self._gone, self._is_last = frozenset(), False
        for at in self._leaving:
            if width >= self.least_width:
                break
            self._gone |= {at}
        self._is_last = width < self.least_width
        self._share(width)

    @property
    def _leaving(self) -> list[int]:
        """The columns that may leave, the first to go first."""
        found = [at for at, column in enumerate(self.columns) if column.leaves]
        return sorted(found, key=lambda at: -self.columns[at].leaves)

    def _share(self, whole: float) -> None:
        width = min(whole, max(self.natural_width, self.theme.grown(REACH)))
        shared = self._stretched(width) if width >= self.natural_width else self._given(width)
        part = min(1.0, (width - 2 * PADDING) / sum(shared)) if sum(shared) else 1.0
        x, self._lefts, self._widths = float(PADDING), [], []
        for each in shared:
            self._lefts.append(x)
            self._widths.append(each * part)
            x += self._widths[-1]
        last = self.columns[-1]
        if last.stretches and not last.is_right:  # nothing stands behind it
            self._widths[-1] += whole - width

    def _stretched(self, width: float) -> list[float]:
        elastic = sum(c.stretches for at, c in enumerate(self.columns) if at not in self._gone)
        share = (width - self.natural_width) / elastic if elastic else 0.0
        pairs = zip(self.columns, self._wanted, strict=True)
        return [wanted + share if c.stretches and wanted else wanted for c, wanted in pairs]

    def _given(self, width: float) -> list[float]:
        """Take what is lacking from each column that gives, by what it has above the least."""
        pairs = list(zip(self.columns, self._wanted, strict=True))
        spare = [max(0, w - self._least(c)) if c.gives else 0 for c, w in pairs]
        part = min(1.0, (self.natural_width - width) / sum(spare)) if sum(spare) else 0.0
        return [wanted - each * part for (_, wanted), each in zip(pairs, spare, strict=True)]

    def set_clips(self, clips: Clips) -> None:
        """Paint no cell outside these: a column of running times is painted alone."""
        self._clips = clips

    def column_at(self, x: float) -> int | None:
        """Return the column below an x."""
        for at, (left, width) in enumerate(zip(self._lefts, self._widths, strict=True)):
            if left <= x < left + width:
                return at
        return None

    def cell_rect(self, column: int, rect: QRectF) -> QRectF:
        """Return where a cell's content lies in a row."""
        width = self._widths[column] - self._gap(column)
        return QRectF(self._lefts[column], rect.top(), width, rect.height() - 1)

    def _gap(self, column: int) -> int:
        """Return the room beside a column; what ends where the next begins wants twice of it."""
        if column == len(self.columns) - 1:
            return 0
        meets = self.columns[column].is_right and not self.columns[column + 1].is_right
        return 2 * _GAP if meets else _GAP

    def paint_column_heads(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the titles of the columns."""
        theme = self.theme
        painter.fillRect(rect, theme.panel)
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), theme.line)
        font = theme.font(Step.SMALL)
        for at, column in enumerate(self.columns):
            if at in self._gone:
                continue
            cell = self.cell_rect(at, rect.adjusted(0, 1, 0, 1))
            if column.is_right:
                used = min(cell.width(), text_width(font, column.title))
                cell.setLeft(cell.right() - used)
            draw_text(painter, font, theme.text3, cell.adjusted(0, 0, 8, 0), column.title)

    def paint_head(self, painter: QPainter, head: BandHead, count: int, rect: QRectF) -> None:
        """Paint the head of a band."""
        paint_band_head(painter, self.theme, head, count, rect)

    def paint_row(self, painter: QPainter, row: TableRow, rect: QRectF, state: RowState) -> None:
        """Paint one row with all its cells."""
        theme = self.theme
        ground = theme.raised if row.is_raised or state.is_current else theme.panel
        painter.fillRect(rect, ground)
        if not state.is_last:
            painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.line)
        if row.bar:
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), theme.act)
        for at in range(min(len(row.cells), len(self.columns))):
            if at in self._gone:
                continue
            within = self.cell_rect(at, rect)
            if not self._clips.hide(within.left(), within.right(), _HATCH):
                cell = self._cell(row.cells, at)
                self._paint_cell(painter, cell, within, self.columns[at].is_right)
        if state.is_current:
            paint_cursor(painter, theme, rect, state)

    def _cell(self, cells: Sequence[Cell], at: int) -> Cell:
        """Return what a column shows: below its own words those that another has left to it."""
        for left in self._gone:
            under = self.columns[left].under
            if under and left - under == at:
                words = tuple(replace(run, step=Step.SMALL) for run in cells[left].runs)
                is_stale = cells[at].is_stale or cells[left].is_stale
                return replace(cells[at], second=words, is_stale=is_stale)
        return cells[at]

    def _paint_cell(self, painter: QPainter, cell: Cell, rect: QRectF, is_right: bool) -> None:
        theme, centre = self.theme, rect.center().y()
        if cell.check is not None:
            self._paint_check(painter, cell.check, QPointF(rect.left(), round(centre - 9)))
            return
        if cell.is_stale:
            ground = QRectF(rect.left() - _HATCH, round(centre - 16), rect.width() + _HATCH + 4, 32)
            paint_hatch(painter, ground, theme.stale, 8, 2)
        if cell.share is not None:
            self._paint_share(painter, cell.share, cell.grade, rect)
        if not cell.runs or (cell.text and runs_width(theme, cell.runs) > rect.width() + 1):
            self._paint_wrapped(painter, cell.text, rect)
            return
        runs, x = cell.runs, rect.left()
        if cell.brief and runs_width(theme, runs) > rect.width() + 1:
            runs = cell.brief
        if is_right:
            x = max(x, rect.right() - runs_width(theme, runs))
        first = centre - 11 if cell.second else centre
        paint_runs(painter, theme, runs, x, first, rect.right() - x + 1)
        if cell.second:
            left = rect.right() - runs_width(theme, cell.second) if is_right else rect.left()
            x = max(rect.left(), left)
            paint_runs(painter, theme, cell.second, x, centre + 11, rect.right() - x + 1)

    def _paint_share(
        self, painter: QPainter, share: float, grade: Grade | None, rect: QRectF
    ) -> None:
        """Paint how much is left, on the line of the words behind their shape."""
        theme = self.theme
        width = min(_SHARE_WIDTH, rect.width() - _SHAPE)
        bar = QRectF(rect.left() + _SHAPE, rect.bottom() - 8, width, 3)
        painter.fillRect(bar, theme.track)
        bar.setWidth(width * share)
        painter.fillRect(bar, theme.grade(grade).fill if grade else theme.ink(Ink.TEXT2))

    def _paint_wrapped(self, painter: QPainter, text: str, rect: QRectF) -> None:
        theme = self.theme
        lines = len(wrap(theme.font(Step.SMALL), text, rect.width(), 2))
        top = rect.center().y() - lines * theme.line_height(Step.SMALL) / 2
        area = QRectF(rect.left(), top, rect.width(), 40)
        draw_wrapped(painter, theme, Step.SMALL, theme.text2, area, text, 2)

    def _paint_check(self, painter: QPainter, check: Check, at: QPointF) -> None:
        theme, rect = self.theme, QRectF(at.x(), at.y(), 18, 18)
        if check is Check.OPEN:
            paint_box(painter, rect, None, theme.text3, 3, 1.5)
            return
        if check is Check.CHOSEN:
            paint_box(painter, rect, theme.act, theme.act, 3)
        else:
            paint_box(painter, rect, None, theme.text2, 3, 1.5)
        ink = theme.on_act if check is Check.CHOSEN else theme.text
        theme.icons.paint(painter, "check", at + QPointF(2, 2), 14, ink, 3)


class RankedTable(HandledRows):
    """Rows of one height (two with `tall`), bands, tick boxes, hatched cells.

    The model answers `RowRole.ROW` with a `TableRow`, and `ID`, `BAND`, `KIND` (its `is_tall`);
    `RowsModel` does so.

    Signals:
        cell_clicked: row id and column number of a click; the cursor has moved before.

    Args:
        theme: the theme.
        columns: titles and widths; without any title there is no head line.
        row_height: height of a row.
        tall: height of a row that is tall.
    """

    cell_clicked = Signal(str, int)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[TableColumn],
        row_height: int = 40,
        tall: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._table = TablePainter(theme, columns)
        self._wanted_heights = row_height, tall or row_height
        heights = _heights(theme, *self._wanted_heights)
        has_titles = any(column.title for column in columns)
        head = theme.size.column_head if has_titles else 0
        super().__init__(self._table, heights, head, parent)

    def row_heights(self) -> Mapping[Hashable, int]:
        return _heights(self.theme, *self._wanted_heights)

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Share the width anew among the same columns, of other widths."""
        if tuple(columns) != self._table.columns:
            self._table.columns = tuple(columns)
            self._table.set_width(self.viewport().width())
            self.viewport().update()

    @property
    def least_width(self) -> int:
        """Width below which words are cut that must not be."""
        return self._table.least_width

    @property
    def narrowest(self) -> int:
        """The least width where every column has left that may."""
        return self._table.narrowest

    @property
    def content_height(self) -> int:
        """Height at which nothing scrolls, with the column heads."""
        self.settle()
        return self._layout.height + self._column_head

    def paint_row(
        self, painter: QPainter, index: QModelIndex, kind: Hashable, rect: QRectF, state: RowState
    ) -> None:
        row = index.data(RowRole.ROW)
        assert isinstance(row, TableRow)
        self._table.paint_row(painter, row, rect, state)

    def row_said(self, index: QModelIndex) -> str:
        row = index.data(RowRole.ROW)
        assert isinstance(row, TableRow)
        return row.said(self._table.columns)

    def press_row(self, index: QModelIndex, kind: Hashable, rect: QRectF, at: QPointF) -> bool:
        self.put_cursor(index.row(), reveal=False)
        column = self._table.column_at(at.x())
        if column is not None:
            self.cell_clicked.emit(self.current_id, column)
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._table.natural_width, 240)


def _heights(theme: Theme, plain: int, tall: int) -> dict[Hashable, int]:
    """Return the heights of rows; whole rows are never lower than the theme's rows are."""
    least = theme.size.row if plain >= _WHOLE_ROW else plain
    grown = theme.grown
    return {False: max(grown(plain), least), True: max(grown(tall), least)}
