# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Anchored rows with painting, keys and mouse.

Only the keys that move the cursor, and Enter, are handled; every other key is left to the page.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from widgets.common.base import Painted
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step
from widgets.lists.anchored_rows import NEW_LINE, id_of
from widgets.lists.clips import Clips
from widgets.lists.line_painter import LinePainter, RowState
from widgets.lists.new_rows import is_in_sight
from widgets.lists.row_hints import RowHints
from widgets.lists.spans import Block
from widgets.lists.spoken_rows import SpokenRows, new_above


class _ColumnHeads(Painted):
    """The titles above the rows."""

    def __init__(self, rows: LinePainter, parent: QWidget) -> None:
        super().__init__(rows.theme, parent)
        self._rows = rows

    def spoken_value(self) -> str:
        return " ".join(self._rows.titles)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._rows.paint_column_heads(QPainter(self), QRectF(self.rect()))


class HandledRows(SpokenRows):
    """What banded list and table share; subclasses paint a row and may take presses on it.

    Attributes:
        painted_ids: called after each paint with the ids of the rows painted.
    """

    def __init__(
        self,
        lines: LinePainter,
        heights: Mapping[Hashable, int],
        column_head: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lines.theme, heights, parent)
        self.painted_ids: Callable[[set[str]], None] | None = None
        self._lines = lines
        self._column_head = column_head
        RowHints(self, self.row_words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, column_head, 0, 0)
        self._heads_line = _ColumnHeads(lines, self)
        self._heads_line.setVisible(column_head > 0)
        self.current_changed.connect(self.describe_current)

    def restyle(self) -> None:
        """Take heights and widths from the theme again."""
        heights = self.row_heights()
        if heights is not None:
            self.set_heights(heights)
        self._lines.set_width(self.viewport().width())
        self.viewport().update()

    def row_heights(self) -> Mapping[Hashable, int] | None:
        """Return the heights the theme gives the rows; None when they are the same in all looks."""
        return None

    def paint_row(
        self, painter: QPainter, index: QModelIndex, kind: Hashable, rect: QRectF, state: RowState
    ) -> None:
        """Paint one row."""
        raise NotImplementedError

    def press_row(self, index: QModelIndex, kind: Hashable, rect: QRectF, at: QPointF) -> bool:
        """Take a press on something inside a row; return whether it was taken."""
        return False

    def _step(self, by: int) -> None:
        if self._current.isValid():
            at = self._layout.shown_index(self._current.row()) + by
        else:
            at = self._resume_at + (by if by < 0 else by - 1)
        row = self._layout.row_of_shown(at)
        if row is not None:
            self.put_cursor(row)

    def _page(self, direction: int) -> None:
        row = self._current.row() if self._current.isValid() else None
        y = self._layout.y_of(row) if row is not None else self.offset()
        lines = max(1, self.viewport().height() // self.theme.size.row - 1)
        if y is None:
            self._step(direction * lines)
            return
        target = y + direction * (self.viewport().height() - self.theme.size.row)
        found = self._layout.row_at(min(max(0, target), self._layout.height - 1))
        if found is None or found == row:
            self._step(direction * (1 if found == row else lines))
        else:
            self.put_cursor(found)

    def _paint_block(
        self, painter: QPainter, block: Block, first: int, last: int, ids: set[str]
    ) -> None:
        offset, width = self.offset(), self.viewport().width()
        if block.kind is None:
            head = self._heads[block.band]
            count = self._layout.counts.get(block.band, 0) if head.count is None else head.count
            rect = QRectF(0, block.top - offset, width, block.height)
            self._lines.paint_head(painter, head, count, rect)
            return
        assert self._model is not None
        has_keyboard = self.hasFocus()
        for line in range(first, last):
            index = self._model.index(block.first + line, 0)
            row_id = id_of(index)
            y = block.top + line * block.height - offset
            if len(self._new) and y + block.height <= NEW_LINE:
                continue  # the line that counts new rows lies over all of it
            is_last = block.is_last_of_band and line == block.count - 1
            state = RowState(row_id == self._current_id, has_keyboard, is_last)
            self.paint_row(painter, index, block.kind, QRectF(0, y, width, block.height), state)
            ids.add(row_id)
            if len(self._new) and is_in_sight(y, block.height, NEW_LINE):
                self._new.seen(row_id)

    def _new_rect(self) -> QRect:
        return QRect(0, 0, self.viewport().width(), NEW_LINE)

    def _paint_new_line(self, painter: QPainter) -> None:
        theme, rect = self.theme, QRectF(self._new_rect())
        painter.fillRect(rect, theme.raised)
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.line2)
        words = new_above(len(self._new))
        runs = [
            Run(icon="arrow-up", icon_size=14, ink=Ink.ACT),
            Run(words, Ink.TEXT, True, Step.SMALL, 8, shape=self._new.worst, shape_size=12),
        ]
        x = (rect.width() - runs_width(theme, runs)) / 2
        paint_runs(painter, theme, runs, round(x), rect.center().y())

    def row_words(self, at: QPointF) -> str:
        """Return what the model has to say of the row at a point, beyond what is painted."""
        hit = self._hit(at)
        if hit is None or self._model is None:
            return ""
        return str(self._model.index(hit[1], 0).data(Qt.ItemDataRole.ToolTipRole) or "")

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        self.settle()
        painter, ids = QPainter(self.viewport()), set[str]()
        regions: Any = event.region()  # a head and the durations, say: not all that lies between
        levels = dict[tuple[int, int], list[QRect]]()
        for part in regions:
            levels.setdefault((part.top(), part.bottom()), []).append(part)
        for (top, bottom), parts in levels.items():
            self._paint_level(painter, top, bottom, parts, ids)
        if len(self._new):
            painter.setClipRegion(event.region())
            self._paint_new_line(painter)
        painter.end()
        if self.painted_ids is not None:
            self.painted_ids(ids)

    def _paint_level(
        self, painter: QPainter, top: int, bottom: int, parts: list[QRect], ids: set[str]
    ) -> None:
        """Paint what lies at one height, however many pieces of the width that is."""
        clip = QRegion()
        for part in parts:
            clip = clip.united(part)
        painter.setClipRegion(clip)
        for part in parts:
            painter.fillRect(part, self.theme.panel)
        self._lines.set_clips(Clips.of((part.left(), part.right() + 1) for part in parts))
        offset = self.offset()
        for block, first, last in self._layout.between(offset + top, offset + bottom + 1):
            self._paint_block(painter, block, first, last, ids)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_settling:
            return
        self._slack = 0
        self._bar.follow()
        if self.offset() <= 0:
            self._new.clear()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width()
        self._heads_line.setGeometry(0, 0, self.width(), self._column_head)
        self._bar.place(self.viewport().geometry())
        self._lines.set_width(width)
        self.settle()
        seen = self.cursor_in_sight(event.oldSize().height())
        self.set_offset(self.offset(), keep=self._slack > 0)
        if seen is not None:  # a lower window does not take away what the hand is at
            self._reveal(seen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle()
        if self._reveals_later and self._current.isValid():
            self._reveal(self._current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.settle()
        if self._slack:
            self.set_offset(0, keep=False)
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.settle()
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._move(key):
            event.ignore()

    def _move(self, key: Qt.Key) -> bool:
        """Move by a key; return whether it was one of ours."""
        keys = Qt.Key
        if key in (keys.Key_Up, keys.Key_Down):
            self._step(-1 if key == keys.Key_Up else 1)
        elif key in (keys.Key_PageUp, keys.Key_PageDown):
            self._page(-1 if key == keys.Key_PageUp else 1)
        elif key in (keys.Key_Home, keys.Key_End):
            row = self._layout.row_of_shown(0 if key == keys.Key_Home else self._layout.shown)
            if row is not None:
                self.put_cursor(row)
        elif key in (keys.Key_Return, keys.Key_Enter) and self._current.isValid():
            self.activated.emit(self._current_id)
        else:
            return False
        return True

    def _hit(self, at: QPointF) -> tuple[Block, int, QRectF] | None:
        """Return block, model row and rectangle of the row at a point."""
        y = int(at.y()) + self.offset()
        block, row = self._layout.block_at(y), self._layout.row_at(y)
        if block is None or row is None:
            return None
        top = block.top + (row - block.first) * block.height - self.offset()
        return block, row, QRectF(0, top, self.viewport().width(), block.height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.settle()
        if len(self._new) and self._new_rect().contains(event.position().toPoint()):
            self.show_new()
            return
        hit = self._hit(event.position())
        if hit is None:
            self._press_head(event.position())
            return
        block, row, rect = hit
        assert self._model is not None
        if not self.press_row(self._model.index(row, 0), block.kind, rect, event.position()):
            self.put_cursor(row, reveal=False)

    def _press_head(self, at: QPointF) -> None:
        block = self._layout.block_at(int(at.y()) + self.offset())
        head = None if block is None else self._heads[block.band]
        if head is not None and (head.is_closed or head.folds):
            self.band_toggled.emit(head.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position()) is not None and self._current_id:
            self.activated.emit(self._current_id)
