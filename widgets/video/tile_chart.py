# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The tiles of a wall, small: blue with a name where something stands, grey where nothing does."""

from collections.abc import Sequence
from math import isqrt

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text, elided
from widgets.common.theme import Step, Theme

_GAP = 2
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def tile_rects(room: QRectF, count: int) -> list[QRectF]:
    """Return where the tiles of a wall are, in a square grid."""
    side = max(1, isqrt(count))
    width, height = room.width() / side, room.height() / side
    return [
        QRectF(
            room.left() + (n % side) * width,
            room.top() + (n // side) * height,
            width - _GAP,
            height - _GAP,
        )
        for n in range(count)
    ]


def paint_tile(
    painter: QPainter, theme: Theme, rect: QRectF, name: str, number: int, is_current: bool = False
) -> None:
    """Paint one tile; its number where there is no room for a name or none to write."""
    used = bool(name)
    fill, edge = (theme.map_water, theme.line2) if used else (theme.track, theme.line)
    paint_box(painter, rect, fill, theme.act if is_current else edge, 2, 2 if is_current else 1)
    font = theme.font(Step.SMALL)
    if rect.height() < theme.grown(16):
        return
    words = elided(font, name, rect.width() - 6) if used else str(number + 1)
    ink = theme.text if used else theme.text2
    draw_text(painter, font, ink, rect.adjusted(3, 0, -3, 0), words, Qt.AlignmentFlag.AlignHCenter)


class TileChart(Painted):
    """Shows the tiles of one wall and lets one be chosen by arrows or mouse.

    Signals:
        activated: number of a tile that was chosen by Enter or a double click.
    """

    activated = Signal(int)
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._names: Sequence[str] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def current(self) -> int:
        """Number of the chosen tile."""
        return self._current

    def show_tiles(self, names: Sequence[str], current: int) -> None:
        """Show what stands on the tiles; an empty name is an empty tile."""
        self._names, self._current = tuple(names), current
        self.update()

    def part_count(self) -> int:
        return len(self._names)

    def part(self, index: int) -> Part:
        return Part(self._words(index), self._rects()[index], index == self._current)

    def _words(self, number: int) -> str:
        empty = QCoreApplication.translate("wall", "empty")
        tile = QCoreApplication.translate("wall", "Tile {0}: {1}")
        return tile.format(number + 1, self._names[number] or empty)

    def _rects(self) -> list[QRectF]:
        return tile_rects(QRectF(self.rect()).adjusted(2, 2, 0, 0), len(self._names))

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._names):
            self._current = number
            self.update()
            tell_current(self, number)

    def sizeHint(self) -> QSize:
        return QSize(480, 280)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = max(1, isqrt(len(self._names)))
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            column, row = self._current % side + step[0], self._current // side + step[1]
            if 0 <= column < side:
                self._choose(row * side + column)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self._current)
        else:
            event.ignore()

    def _at(self, event: QMouseEvent) -> int:
        hit = (n for n, rect in enumerate(self._rects()) if rect.contains(event.position()))
        return next(hit, -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event) >= 0:
            self.activated.emit(self._current)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(event.rect(), theme.raised)
        for number, rect in enumerate(self._rects()):
            is_current = number == self._current
            paint_tile(painter, theme, rect, self._names[number], number, is_current)
        if self.hasFocus():
            paint_box(painter, QRectF(self.rect()), None, theme.act, 2)
