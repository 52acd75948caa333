"""The state in which a layout is edited: tiles are pulled over others, joined and parted.

The grid only tells what the hand wants; whoever owns the layout does it and lays the tiles anew.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen

from widgets.common.theme import Step, Theme
from widgets.video import palette, tile_words
from widgets.video.arrangement import Arrangement, Fields, Lines

_NEAR = 10
"""Pixels from an edge within which it is the edge that is pulled."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TileEdit(QObject):
    """Follows mouse and keys while a layout is edited.

    Args:
        arrangement: the layout as it is.
        lines: its lines across and down, in pixels.
        theme: gives fonts.

    Signals:
        joined: numbers of the tiles that shall be one.
        reshaped: a tile's number and the fields it shall have.
        parted: the number of a tile that shall be several.
        ended: editing is over; whether what was done stays.
        changed: something else is to be painted.
    """

    joined = Signal(object)
    reshaped = Signal(int, object)
    parted = Signal(int)
    ended = Signal(bool)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._arrangement = Arrangement(1, 1, ((0, 0, 1, 1),))
        self._lines = (Lines(1, 1, 0, 0), Lines(1, 1, 0, 0))
        self._pulled = -1
        self._sides = (0, 0)
        self._over: list[int] = []
        self._wanted: Fields | None = None

    def lay(self, arrangement: Arrangement, lines: tuple[Lines, Lines]) -> None:
        """Take the layout as it is now."""
        self._arrangement, self._lines = arrangement, lines
        self._drop()

    # By mouse

    def press(self, event: QMouseEvent, tile: int, rect: QRect) -> None:
        """Take hold of a tile, or of one of its edges."""
        at = event.position().toPoint()
        self._pulled, self._sides = tile, _sides(rect, at)
        self._over = [tile] if tile >= 0 and self._sides == (0, 0) else []
        self.changed.emit()

    def move(self, event: QMouseEvent, tile: int) -> None:
        """Pull."""
        if self._pulled < 0:
            return
        if self._sides != (0, 0):
            self._wanted = self._pulled_to(event.position().toPoint())
        elif tile >= 0 and tile not in self._over:
            self._over.append(tile)
        self.changed.emit()

    def release(self) -> None:
        """Let go: what was pulled over becomes one, or the edge stays where it was pulled to."""
        pulled, over, wanted = self._pulled, self._over, self._wanted
        self._drop()
        if wanted is not None and wanted != self._arrangement.cells[pulled]:
            self.reshaped.emit(pulled, wanted)
        elif len(over) > 1:
            self.joined.emit(over)

    def _pulled_to(self, at: QPoint) -> Fields:
        left, top, width, height = self._arrangement.cells[self._pulled]
        right, bottom = left + width, top + height
        across, down = (
            lines.nearest_line(p) for lines, p in zip(self._lines, at.toTuple(), strict=True)
        )
        if self._sides[0] < 0:
            left = min(across, right - 1)
        elif self._sides[0] > 0:
            right = max(across, left + 1)
        if self._sides[1] < 0:
            top = min(down, bottom - 1)
        elif self._sides[1] > 0:
            bottom = max(down, top + 1)
        return left, top, right - left, bottom - top

    def _drop(self) -> None:
        self._pulled, self._sides, self._over, self._wanted = -1, (0, 0), [], None
        self.changed.emit()

    # By keys

    def key(self, event: QKeyEvent, focused: int) -> bool:
        """Do what a key says; return whether it was one of the edit's."""
        key, number = Qt.Key(event.key()), max(0, focused)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS and shift:
            self._join(number, *_ARROWS[key])
        elif key in _ARROWS and ctrl:
            self._pull(number, *_ARROWS[key])
        elif key in (Qt.Key.Key_S, Qt.Key.Key_Space):
            self.parted.emit(number)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.ended.emit(key != Qt.Key.Key_Escape)
        else:
            return False
        return True

    def _join(self, number: int, across: int, down: int) -> None:
        other = self._arrangement.beside(number, across, down)
        if other != number:
            self.joined.emit([number, other])

    def _pull(self, number: int, across: int, down: int) -> None:
        """Move the right or the lower edge by one line."""
        left, top, width, height = self._arrangement.cells[number]
        wide = min(self._arrangement.columns - left, max(1, width + across))
        high = min(self._arrangement.rows - top, max(1, height + down))
        if (wide, high) != (width, height):
            self.reshaped.emit(number, (left, top, wide, high))

    # What is seen of it

    def paint(self, painter: QPainter, rects: Sequence[QRect], focused: int, room: QSize) -> None:
        """Paint edges, what is pulled over, and what the keys are."""
        act = palette.DAY.act
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, rect in enumerate(rects):
            is_held = number in self._over or (number == focused and not self._over)
            painter.setPen(QPen(act if is_held else palette.EDGE, 4 if is_held else 2))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        if self._wanted is not None:
            painter.setPen(QPen(act, 4, Qt.PenStyle.DashLine))
            painter.drawRect(self._area(self._wanted).adjusted(2, 2, -3, -3))
        self._hint(painter, room)

    def _area(self, fields: Fields) -> QRect:
        across, down = self._lines
        left, top, width, height = fields
        return QRect(
            QPoint(across.at(left), down.at(top)),
            QPoint(across.at(left + width) - across.gap, down.at(top + height) - down.gap),
        )

    def _hint(self, painter: QPainter, room: QSize) -> None:
        font = self._theme.font(Step.BODY)
        words = tile_words.edit_hint()
        plate = QRectF(0, 0, QFontMetricsF(font).horizontalAdvance(words) + 48, 48)
        plate.moveCenter(QPointF(room.width() / 2, room.height() - 72))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.DAY.inverse)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(font)
        painter.setPen(palette.ON_INVERSE)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def _sides(rect: QRect, at: QPoint) -> tuple[int, int]:
    """Return which edges of a tile a point is at: -1 left or top, 1 right or bottom, 0 none."""
    across = -1 if at.x() - rect.left() < _NEAR else 1 if rect.right() - at.x() < _NEAR else 0
    down = -1 if at.y() - rect.top() < _NEAR else 1 if rect.bottom() - at.y() < _NEAR else 0
    return across, down
