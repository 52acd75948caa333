# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The queue: rows in bands, worst on top; durations run without a change of the model."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from widgets.common.theme import Grade, Theme
from widgets.common.time_label import Now, duration_text
from widgets.lists.group_painter import GroupPainter
from widgets.lists.handled_rows import HandledRows
from widgets.lists.line_painter import RowState
from widgets.lists.roles import ListColumns, RowKind, row_value


class BandedList(HandledRows):
    """Rows of `BandedRow` values. Made for tens of thousands of rows; paints only what is visible.

    Signals:
        action_clicked: row id and action id of a pressed button of a group head.

    Args:
        theme: the theme.
        columns: titles and widths.
        now: the clock from which durations are computed at each paint.
    """

    action_clicked = Signal(str, str)

    def __init__(
        self, theme: Theme, columns: ListColumns, now: Now, parent: QWidget | None = None
    ) -> None:
        self._rows = GroupPainter(theme, columns)
        super().__init__(self._rows, _heights(theme), theme.size.column_head, parent)
        self._now = now
        self._painted_at = now()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._repaint_times)

    def set_columns(self, columns: ListColumns) -> None:
        """Change titles and widths of the columns."""
        self._rows.columns.told = columns
        self._rows.set_width(self.viewport().width())
        self._heads_line.update()
        self.viewport().update()

    def set_action_keys(self, keys: Mapping[str, str]) -> None:
        """Say what the caps of a head's buttons show, by the action's id."""
        self._rows.action_keys = dict(keys)
        self.viewport().update()

    def paint_row(
        self, painter: QPainter, index: QModelIndex, kind: Hashable, rect: QRectF, state: RowState
    ) -> None:
        assert isinstance(kind, RowKind)
        self._rows.paint_row(painter, row_value(index), kind, rect, state, self._painted_at)

    def row_said(self, index: QModelIndex) -> str:
        row = row_value(index)
        since = None if row.start is None else self._now() - row.start
        head = self._heads.get(row.band)
        lasts = "" if since is None else duration_text(since.total_seconds(), row.is_ticking)
        note = "" if row.note is None else row.note.words_at(self._now())
        words = ("" if head is None else head.title, super().row_said(index), note, lasts)
        keys = (f"{a.text} {self._rows.action_keys.get(a.id, '')}".strip() for a in row.actions)
        return "; ".join(word for word in (*words, *keys) if word)

    def grade_of(self, index: QModelIndex) -> Grade | None:
        return row_value(index).grade

    def press_row(self, index: QModelIndex, kind: Hashable, rect: QRectF, at: QPointF) -> bool:
        if kind is not RowKind.GROUP:
            return False
        row = row_value(index)
        state = RowState(row.id == self.current_id, self.hasFocus())
        for action, box in self._rows.action_rects(row, rect, state):
            if box.contains(at):
                self.action_clicked.emit(row.id, action.id)
                return True
        return False

    def _fit_columns(self) -> None:
        """Give the columns what the rows in sight need, before they are painted."""
        self.settle()
        model, has_grown = self._model, False
        for block, first, last in self._layout.between(*self._in_sight):
            if model is None or not isinstance(block.kind, RowKind):
                continue
            for line in range(first, last):
                row = row_value(model.index(block.first + line, 0))
                has_grown |= self._rows.learn(row, block.kind)
        if has_grown:
            self._heads_line.update()
            self.viewport().update()

    @property
    def _in_sight(self) -> tuple[int, int]:
        return self.offset(), self.offset() + self.viewport().height()

    def _repaint_times(self) -> None:
        columns = [self._rows.time_column]
        if self._rows.is_counting:
            columns.append(self._rows.note_column)
        self._rows.is_counting = False  # what is painted now says it again
        for left, width in columns:
            self.viewport().update(QRect(left, 0, width, self.viewport().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painted_at = self._now()  # asked once, not by each row
        self._fit_columns()
        super().paintEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def row_heights(self) -> Mapping[Hashable, int]:
        return _heights(self.theme)

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._rows.columns.told.widths)) + 32, 600)


def _heights(theme: Theme) -> dict[Hashable, int]:
    size = theme.size
    return {
        RowKind.PLAIN: size.row,
        RowKind.UNSIGNED: size.row_unsigned,
        RowKind.GROUP: size.group_head,
        RowKind.GROUP_ROW: size.group_row,
    }
