# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Layouts as small drawings side by side, one of them chosen by arrows or mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text
from widgets.common.theme import Step, Theme
from widgets.video.arrangement import Arrangement

_ACROSS = 6
"""Drawings in a line where there is room for so many."""
_WIDE, _HIGH, _WORD, _GAP = 128, 72, 28, 16
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
WIDTH = _ACROSS * (_WIDE + _GAP) + _GAP


class LayoutChart(Painted):
    """Draws layouts with their names.

    Signals:
        activated: number of the one chosen by Enter or a click.
        moved: number of the one the cursor has come to.
    """

    activated = Signal(int)
    moved = Signal(int)
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._layouts: Sequence[tuple[str, Arrangement]] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def current(self) -> int:
        """Number of the one under the cursor."""
        return self._current

    def show_layouts(self, layouts: Sequence[tuple[str, Arrangement]], current: int) -> None:
        """Show layouts by name; the cursor goes to one of them."""
        self._layouts, self._current = tuple(layouts), current
        self._be_high()
        self.update()

    @property
    def _across(self) -> int:
        return _across(self.width())

    @property
    def _word(self) -> int:
        return self.theme.grown(_WORD)

    def height_in(self, width: int) -> int:
        """Return how high its lines are together in a width, in pixels."""
        lines = -(-max(1, len(self._layouts)) // _across(width))
        return lines * (_HIGH + self._word + _GAP)

    def _be_high(self) -> None:
        self.setFixedHeight(self.height_in(self.width()))

    def part_count(self) -> int:
        return len(self._layouts)

    def part(self, index: int) -> Part:
        return Part(self._layouts[index][0], self._rect(index), index == self._current)

    def _rect(self, number: int) -> QRectF:
        x = _GAP + number % self._across * (_WIDE + _GAP)
        y = number // self._across * (_HIGH + self._word + _GAP)
        return QRectF(x, y, _WIDE, _HIGH + self._word)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._layouts):
            self._current = number
            self.update()
            tell_current(self, number)
            self.moved.emit(number)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.height_in(WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._be_high()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self._choose(self._current + step[0] + step[1] * self._across)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self._current)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = (n for n in range(len(self._layouts)) if self._rect(n).contains(event.position()))
        number = next(hit, -1)
        if number >= 0:
            self._choose(number)
            self.activated.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(event.rect(), theme.raised)
        for number, (name, arrangement) in enumerate(self._layouts):
            rect, is_current = self._rect(number), number == self._current
            picture = QRectF(rect.left(), rect.top(), _WIDE, _HIGH)
            self._draw(painter, picture, arrangement, is_current)
            words = QRectF(rect.left(), picture.bottom(), _WIDE, self._word)
            ink = theme.text if is_current else theme.text2
            font = theme.font(Step.SMALL, bold=is_current)
            draw_text(painter, font, ink, words, name, Qt.AlignmentFlag.AlignHCenter)

    def _draw(
        self, painter: QPainter, room: QRectF, arrangement: Arrangement, is_current: bool
    ) -> None:
        theme = self.theme
        if arrangement.rows > arrangement.columns * 2:  # for a monitor that stands upright
            room = QRectF(room.center().x() - _HIGH * 9 / 32, room.top(), _HIGH * 9 / 16, _HIGH)
        for rect in arrangement.rects(room.size().toSize(), 0, 2):
            at = QRectF(rect).translated(room.topLeft())
            paint_box(painter, at, theme.map_water, theme.act if is_current else theme.text3, 1)


def _across(width: int) -> int:
    return max(1, min(_ACROSS, (width - _GAP) // (_WIDE + _GAP)))
