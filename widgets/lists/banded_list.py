# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The queue: rows of a model in bands, painted at once, anchored under the hand.

The story of a change: before the model moves rows, the view notes which row stands where on the
screen (`_capture`); the model's signals keep the spans right; before the next paint or question
the geometry is made anew and scrolled so that the noted row stands where it stood (`_settle`).
Rows that came in above the view are counted in one line instead. The cursor is an id.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from widgets.common.base import Painted
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme
from widgets.common.time_label import Now
from widgets.lists.banded_painter import BandedPainter, RowState
from widgets.lists.model_watch import ModelWatch, row_of_id
from widgets.lists.overlay_bar import OverlayBar
from widgets.lists.roles import BandedRow, BandHead, ListColumns, RowKind, RowRole, row_value
from widgets.lists.spans import BandLayout, Block, HeadRule, Key, Spans

_LINE = 24


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The row that must not move: where it stands on the screen, and its id."""

    index: QPersistentModelIndex
    id: str
    y: int
    is_cursor: bool


class _ColumnHeads(Painted):
    """The titles above the rows."""

    def __init__(self, rows: BandedPainter, parent: QWidget) -> None:
        super().__init__(rows.theme, parent)
        self._rows = rows

    def paintEvent(self, event: QPaintEvent) -> None:
        self._rows.paint_column_heads(QPainter(self), QRectF(self.rect()))


class BandedList(QAbstractScrollArea):
    """Rows in bands. Made for tens of thousands of rows; paints only what is visible.

    Signals:
        current_changed: id under the cursor, by hand or by `set_current`.
        current_gone: id of the row under the cursor has left the model; the cursor keeps the id.
        activated: id of a row that was double-clicked or entered.
        action_clicked: row id and action id of a pressed group button.
        band_toggled: id of a band whose closed line was clicked.
    """

    current_changed = Signal(str)
    current_gone = Signal(str)
    activated = Signal(str)
    action_clicked = Signal(str, str)
    band_toggled = Signal(str)

    def __init__(
        self, theme: Theme, columns: ListColumns, now: Now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.painted_ids: Callable[[set[str]], None] | None = None
        self._now = now
        self._rows = BandedPainter(theme, columns)
        self._model: QAbstractItemModel | None = None
        self._watch: ModelWatch | None = None
        self._spans = Spans()
        self._heads: dict[str, BandHead] = {}
        self._layout = BandLayout(self._spans, (), _heights(theme))
        self._is_dirty = False
        self._is_settling = False
        self._slack = 0
        self._current_id = ""
        self._current = QPersistentModelIndex()
        self._is_gone = False
        self._resume_at = 0
        self._anchor: _Anchor | None = None
        self._came: list[tuple[QPersistentModelIndex, QPersistentModelIndex]] = []
        self._above: set[str] = set()
        self._build_frame()

    def _build_frame(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, self.theme.size.column_head, 0, 0)
        self.viewport().setMouseTracking(True)
        self._heads_line = _ColumnHeads(self._rows, self)
        self._bar = OverlayBar(self)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._repaint_times)

    # --- what pages set and ask ---

    def set_model(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of `model`; the cursor keeps its id."""
        if self._watch is not None:
            self._watch.stop()
        self._model = model
        self._watch = None if model is None else ModelWatch(model, self)
        self.rows_reset()

    def model(self) -> QAbstractItemModel | None:
        """Return the model shown."""
        return self._model

    def set_bands(self, heads: Sequence[BandHead]) -> None:
        """Set the heads in the order in which bands stand in the model."""
        self.about_to_change()
        self._heads = {head.id: head for head in heads}
        self._mark_dirty()

    def set_columns(self, columns: ListColumns) -> None:
        """Change titles and widths of the columns."""
        self._rows.columns = columns
        self._rows.set_width(self.viewport().width())
        self._heads_line.update()
        self.viewport().update()

    @property
    def current_id(self) -> str:
        """Id under the cursor; empty before there is one."""
        return self._current_id

    @property
    def new_above(self) -> int:
        """How many rows came in above the view and have not been seen."""
        self._settle()
        return len(self._above)

    def set_current(self, row_id: str, reveal: bool = True) -> bool:
        """Put the cursor on an id; return whether the model has it."""
        self._settle()
        row = self._find(row_id)
        if row is None:
            return False
        self._put_cursor(row, reveal)
        return True

    def screen_y(self, row_id: str) -> int | None:
        """Return the y of a row's upper edge in the viewport; None when it is not shown."""
        self._settle()
        row = self._find(row_id)
        y = None if row is None else self._layout.y_of(row)
        return None if y is None else y - self._offset()

    def show_new(self) -> None:
        """Scroll to the rows that came in above; the cursor stays on its id."""
        self._settle()
        self._set_offset(0, keep=False)

    # --- what the model says (called by ModelWatch) ---

    def about_to_change(self) -> None:
        """Note which row stands where before rows move."""
        if self._anchor is None and not self._is_dirty:
            self._anchor = self._capture()

    def rows_reset(self) -> None:
        """Read the bands of all rows anew."""
        self._spans.reset(self._read_runs())
        self._came.clear()
        self._above.clear()
        self._find_cursor_again()
        self._mark_dirty()

    def rows_came(self, first: int, last: int) -> None:
        """Take note of inserted rows."""
        assert self._model is not None
        self._spans.insert(first, self._keys(first, last))
        if self._anchor is not None:
            ends = (self._model.index(first, 0), self._model.index(last, 0))
            self._came.append((QPersistentModelIndex(ends[0]), QPersistentModelIndex(ends[1])))
        self._mark_dirty()

    def rows_leaving(self, first: int, last: int) -> None:
        """Take note of rows that are about to be removed."""
        self.about_to_change()
        if self._above and self._model is not None:
            for row in range(first, last + 1):
                self._above.discard(str(self._model.index(row, 0).data(RowRole.ID)))
        if self._current.isValid() and first <= self._current.row() <= last:
            self._resume_at = max(0, self._layout.shown_index(first))

    def rows_left(self, first: int, last: int) -> None:
        """Forget removed rows."""
        self._spans.remove(first, last)
        self._mark_dirty()

    def rows_changed(self, first: int, last: int, roles: Sequence[int]) -> None:
        """Repaint changed rows; follow them when their band or kind is another."""
        if not roles or any(role in _PLACING for role in roles):
            self._follow_keys(first, last)
        if self._is_dirty:
            return
        for row in range(first, min(last, first + 200) + 1):
            y = self._layout.y_of(row)
            block = self._layout.block_of(row)
            if y is not None and block is not None:
                top = y - self._offset()
                self.viewport().update(QRect(0, top, self.viewport().width(), block.height))

    def _follow_keys(self, first: int, last: int) -> None:
        keys = list(self._keys(first, last))
        if all(self._spans.at(first + at) == key for at, key in enumerate(keys)):
            return
        self.about_to_change()
        self._spans.remove(first, last)
        self._spans.insert(first, keys)
        self._mark_dirty()

    def _keys(self, first: int, last: int) -> Iterable[Key]:
        model = self._model
        assert model is not None
        quick = getattr(model, "row_keys", None)
        if quick is not None:
            yield from quick(first, last)
            return
        for row in range(first, last + 1):
            index = model.index(row, 0)
            kind = index.data(RowRole.KIND) or RowKind.PLAIN
            yield (str(index.data(RowRole.BAND)), kind)

    def _read_runs(self) -> Iterable[tuple[Key, int]]:
        if self._model is None:
            return
        for key in self._keys(0, self._model.rowCount() - 1):
            yield key, 1

    # --- geometry ---

    def _mark_dirty(self) -> None:
        self._is_dirty = True
        self.viewport().update()

    def _offset(self) -> int:
        """Y of the content at the viewport's upper edge; below 0 while slack holds a row still."""
        return self.verticalScrollBar().value() - self._slack

    def _capture(self) -> _Anchor | None:
        height, offset = self.viewport().height(), self._offset()
        if self._current.isValid():
            y = self._layout.y_of(self._current.row())
            if y is not None and -self.theme.size.group_head < y - offset < height:
                return _Anchor(self._current, self._current_id, y - offset, True)
        if offset <= 0:
            return None
        for block, first, _ in self._layout.between(offset, offset + height):
            if block.kind is not None and self._model is not None:
                index = self._model.index(block.first + first, 0)
                y = block.top + first * block.height - offset
                return _Anchor(QPersistentModelIndex(index), _id(index), y, False)
        return None

    def _settle(self) -> None:
        """Bring geometry, cursor and scroll position up to date."""
        if not self._is_dirty:
            return
        self._is_dirty = False
        rules = [
            HeadRule(h.id, self._head_height(h), h.is_closed, h.stays) for h in self._heads.values()
        ]
        self._layout = BandLayout(self._spans, rules, _heights(self.theme))
        anchor, self._anchor = self._anchor, None
        if self._current_id and not self._current.isValid():
            self._find_cursor_again()
        self._restore(anchor)
        self._count_new()

    def _head_height(self, head: BandHead) -> int:
        size = self.theme.size
        return size.row_closed if head.is_closed else size.band

    def _restore(self, anchor: _Anchor | None) -> None:
        row = None
        if anchor is not None:
            index = self._current if anchor.is_cursor else anchor.index
            row = index.row() if index.isValid() else self._find(anchor.id)
        y = None if row is None else self._layout.y_of(row)
        if y is None or anchor is None:
            self._set_offset(self._offset(), keep=False)
        else:
            self._set_offset(y - anchor.y, keep=True)

    def _set_offset(self, wanted: int, keep: bool) -> None:
        """Scroll to `wanted`; with `keep` even past the ends, so that nothing moves."""
        most = max(0, self._layout.height - self.viewport().height())
        if not keep:
            wanted = min(max(0, wanted), most)
        self._is_settling = True
        bar = self.verticalScrollBar()
        bar.setRange(0, max(most, wanted))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.theme.size.row)
        self._slack = max(0, -wanted)
        self._bar.follow()
        bar.setValue(max(0, wanted))
        self._is_settling = False
        self.viewport().update()

    def _count_new(self) -> None:
        """Add the rows that came in and now stand above the view."""
        came, self._came = self._came, []
        edge = self._offset() + _LINE
        if self._offset() <= 0 or self._model is None:
            self._above.clear()
            return
        for first, last in came:
            if not (first.isValid() and last.isValid()):
                continue
            for row in range(first.row(), last.row() + 1):
                y, block = self._layout.y_of(row), self._layout.block_of(row)
                if y is None or block is None or block.kind is RowKind.GROUP_ROW:
                    continue
                if y + block.height > edge:
                    break
                self._above.add(_id(self._model.index(row, 0)))

    # --- cursor ---

    def _find(self, row_id: str) -> int | None:
        return None if self._model is None or not row_id else row_of_id(self._model, row_id)

    def _find_cursor_again(self) -> None:
        """After a reset or a removal: the same id, wherever it stands now."""
        if not self._current_id:
            return
        row = self._find(self._current_id)
        if row is not None and self._model is not None:
            self._current = QPersistentModelIndex(self._model.index(row, 0))
            self._is_gone = False
        elif not self._is_gone:
            self._current = QPersistentModelIndex()
            self._is_gone = True
            QTimer.singleShot(0, self._tell_gone)

    def _tell_gone(self) -> None:
        """Say it outside painting, and only when the row has not come back meanwhile."""
        if self._is_gone:
            self.current_gone.emit(self._current_id)

    def _put_cursor(self, row: int, reveal: bool = True) -> None:
        assert self._model is not None
        index = self._model.index(row, 0)
        before, self._current_id = self._current_id, _id(index)
        self._current = QPersistentModelIndex(index)
        self._is_gone = False
        if reveal:
            self._reveal(row)
        self.viewport().update()
        if before != self._current_id:
            self.current_changed.emit(self._current_id)

    def _reveal(self, row: int) -> None:
        y, block = self._layout.y_of(row), self._layout.block_of(row)
        if y is None or block is None:
            return
        offset, height = self._offset(), self.viewport().height()
        if y - _LINE < offset:
            is_first = self._layout.shown_index(row) == 0
            self._set_offset(0 if is_first else y - _LINE, keep=False)
        elif y + block.height > offset + height:
            self._set_offset(y + block.height - height, keep=False)

    def _step(self, by: int) -> None:
        if self._current.isValid():
            at = self._layout.shown_index(self._current.row()) + by
        else:
            at = self._resume_at + (by if by < 0 else by - 1)
        row = self._layout.row_of_shown(at)
        if row is not None:
            self._put_cursor(row)

    def _page(self, direction: int) -> None:
        row = self._current.row() if self._current.isValid() else None
        y = self._layout.y_of(row) if row is not None else self._offset()
        lines = max(1, self.viewport().height() // self.theme.size.row - 1)
        if y is None:
            self._step(direction * lines)
            return
        target = y + direction * (self.viewport().height() - self.theme.size.row)
        found = self._layout.row_at(min(max(0, target), self._layout.height - 1))
        if found is None or found == row:
            self._step(direction * (1 if found == row else lines))
        else:
            self._put_cursor(found)

    # --- painting ---

    def _repaint_times(self) -> None:
        left, width = self._rows.time_column
        self.viewport().update(QRect(left, 0, width, self.viewport().height()))

    def _paint_block(
        self, painter: QPainter, block: Block, first: int, last: int, ids: set[str]
    ) -> None:
        offset, width = self._offset(), self.viewport().width()
        if block.kind is None:
            head = self._heads[block.band]
            count = self._layout.counts.get(block.band, 0) if head.count is None else head.count
            rect = QRectF(0, block.top - offset, width, block.height)
            self._rows.paint_head(painter, head, count, rect)
            return
        assert self._model is not None and isinstance(block.kind, RowKind)
        has_keyboard, now = self.hasFocus(), self._now()
        for line in range(first, last):
            row = row_value(self._model.index(block.first + line, 0))
            y = block.top + line * block.height - offset
            is_last = block.is_last_of_band and line == block.count - 1
            state = RowState(row.id == self._current_id, has_keyboard, is_last)
            rect = QRectF(0, y, width, block.height)
            self._rows.paint_row(painter, row, block.kind, rect, state, now)
            ids.add(row.id)
            if self._above and y + block.height > _LINE:
                self._above.discard(row.id)

    def _new_rect(self) -> QRect:
        return QRect(0, 0, self.viewport().width(), _LINE)

    def _paint_new_line(self, painter: QPainter) -> None:
        theme, rect = self.theme, QRectF(self._new_rect())
        painter.fillRect(rect, theme.raised)
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.line2)
        words = QCoreApplication.translate("widgets", "{0} new above").format(len(self._above))
        runs = [
            Run(icon="arrow-up", icon_size=14, ink=Ink.ACT),
            Run(words, Ink.TEXT, bold=True, step=Step.SMALL, gap=8),
        ]
        x = (rect.width() - runs_width(theme, runs)) / 2
        paint_runs(painter, theme, runs, round(x), rect.center().y())

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.panel)
        offset, ids = self._offset(), set[str]()
        top, bottom = offset + event.rect().top(), offset + event.rect().bottom() + 1
        for block, first, last in self._layout.between(top, bottom):
            self._paint_block(painter, block, first, last, ids)
        if self._above:
            self._paint_new_line(painter)
        painter.end()
        if self.painted_ids is not None:
            self.painted_ids(ids)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_settling:
            return
        self._slack = 0
        self._bar.follow()
        if self._offset() <= 0:
            self._above.clear()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        head, width = self.theme.size.column_head, self.viewport().width()
        self._heads_line.setGeometry(0, 0, self.width(), head)
        self._bar.place(self.viewport().geometry())
        self._rows.set_width(width)
        self._settle()
        self._set_offset(self._offset(), keep=self._slack > 0)

    def showEvent(self, event: QShowEvent) -> None:
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._settle()
        if self._slack:
            self._set_offset(0, keep=False)
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._settle()
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
                self._put_cursor(row)
        elif key in (keys.Key_Return, keys.Key_Enter) and self._current.isValid():
            self.activated.emit(self._current_id)
        else:
            return False
        return True

    def _hit(self, at: QPointF) -> tuple[Block, int, QRectF] | None:
        """Return block, model row and rectangle of the row at a point."""
        y = int(at.y()) + self._offset()
        block, row = self._layout.block_at(y), self._layout.row_at(y)
        if block is None or row is None:
            return None
        top = block.top + (row - block.first) * block.height - self._offset()
        return block, row, QRectF(0, top, self.viewport().width(), block.height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._settle()
        if self._above and self._new_rect().contains(event.position().toPoint()):
            self.show_new()
            return
        hit = self._hit(event.position())
        if hit is None:
            self._press_head(event.position())
            return
        block, row, rect = hit
        if block.kind is RowKind.GROUP and self._press_action(row, rect, event.position()):
            return
        self._put_cursor(row, reveal=False)

    def _press_head(self, at: QPointF) -> None:
        block = self._layout.block_at(int(at.y()) + self._offset())
        if block is not None and self._heads[block.band].is_closed:
            self.band_toggled.emit(block.band)

    def _press_action(self, row: int, rect: QRectF, at: QPointF) -> bool:
        assert self._model is not None
        value: BandedRow = row_value(self._model.index(row, 0))
        for action, box in self._rows.action_rects(value, rect):
            if box.contains(at):
                self.action_clicked.emit(value.id, action.id)
                return True
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position()) is not None and self._current_id:
            self.activated.emit(self._current_id)

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._rows.columns.widths)) + 32, 600)


_PLACING = frozenset((int(RowRole.BAND), int(RowRole.KIND), int(RowRole.ROW)))


def _heights(theme: Theme) -> dict[object, int]:
    size = theme.size
    return {
        RowKind.PLAIN: size.row,
        RowKind.UNSIGNED: size.row_unsigned,
        RowKind.GROUP: size.group_head,
        RowKind.GROUP_ROW: size.group_row,
    }


def _id(index: QModelIndex) -> str:
    return str(index.data(RowRole.ID))
