# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A map that fills a page: as many marks as there are in sight, moved and brought closer by hand.

The mouse drags the ground and the wheel brings closer what lies below it; keys do as on every map.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from widgets.common.theme import Theme
from widgets.map.arranged import Arrangement
from widgets.map.handled_map import HandledMap
from widgets.map.labels import Labels
from widgets.map.marks import Mark, Sign
from widgets.map.outline import Outline, paint_outline
from widgets.map.small_map import Point
from widgets.map.standing_marks import StandingMarks

LEAST = QSize(240, 200)
_BIG = 6
"""Steps of the cross at once, with Shift."""
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_NOTCH = 240.0
"""Of the wheel's angle, what doubles the width shown."""


class WideMap(HandledMap):
    """Takes all the room it is given.

    Args:
        theme: the theme.
        width_shown: units of the plane from edge to edge at first.
    """

    step = 16
    closest, farthest = 1 / 128, 2.0
    marks_centre = False

    def __init__(self, theme: Theme, width_shown: float, parent: QWidget | None = None) -> None:
        super().__init__(theme, width_shown, LEAST, True, parent)
        self.setMinimumSize(LEAST)
        self.setMaximumSize(16_777_215, 16_777_215)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._marks: tuple[Mark, ...] = ()
        self._chosen: Point | None = None
        self._standing: StandingMarks | None = None
        self._stood_in: object = None
        self._outline: Outline | None = None
        self._held: QPointF | None = None
        self._is_dragged = False

    @property
    def marks(self) -> Sequence[Mark]:
        """What is drawn, the lowest first."""
        return self._marks

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Draw these; what is worse lies above, and where all is equal every desk sees the same."""
        told = tuple(sorted(marks, key=_height))
        if told != self._marks:  # where each has room is found again only when one has changed
            self._marks, self._standing = told, None
            self.update()

    def set_chosen(self, at: Point | None) -> None:
        """Ring a point of the plane; None for none."""
        self._chosen = at
        self.update()

    @property
    def outline(self) -> Outline | None:
        """What is drawn on the ground below the marks."""
        return self._outline

    def set_outline(self, outline: Outline | None) -> None:
        """Draw a circle, a line or an area on the ground; None for none."""
        self._outline = outline
        self.update()

    def mark_at(self, x: float, y: float) -> Mark | None:
        """Return the mark a hand means by a point of the plane: the nearest, then the highest."""
        return self._stand().at(self.to_screen((x, y)))

    def bring_closer(self, at: Point, by: float = 0.5) -> None:
        """Look at a point from nearer; the cross goes there."""
        self.cross = at
        self._look(at, self._within(self.width_shown * by))

    def go_to(self, at: Point) -> None:
        """Put the cross on a point and bring it into sight."""
        self.cross = at
        if self.is_in_sight(at):
            self.update()
        else:
            self._look(at, self.width_shown)

    def is_in_sight(self, at: Point) -> bool:
        """Whether a point of the plane is seen, and not only at the edge."""
        inside = QRectF(self.rect()).adjusted(80, 60, -80, -60)
        return inside.contains(self.to_screen(at))

    def corners(self) -> tuple[Point, Point]:
        """Return what is in sight: the lower left and the upper right corner of the plane."""
        low = self.to_plane(QPointF(0, self.height()))
        return low, self.to_plane(QPointF(self.width(), 0))

    def units_of(self, pixels: float) -> float:
        """Return how many units of the plane so many pixels are."""
        return pixels / self._scale()

    def spoken_value(self) -> str:
        told = (mark.told for mark in reversed(self._marks))
        return "; ".join(each for each in (super().spoken_value(), *told) if each)

    def _stand(self) -> StandingMarks:
        """Return the marks as they stand in this view; made anew with it."""
        view = self._view, self.width_shown, self.size(), self._chosen, self.theme.look
        if self._standing is None or self._stood_in != view:
            self._standing, self._stood_in = self._arranged(), view
        return self._standing

    def _arranged(self) -> StandingMarks:
        seen = QRectF(self.rect()).adjusted(-20, -20, 20, 20)
        placed = [(m, at) for m in self._marks if seen.contains(at := self.to_screen(m.at))]
        ringed = None if self._chosen is None else self.to_screen(self._chosen)
        made = Arrangement(self.theme, placed, self._cell_of, ringed)
        return StandingMarks(self.theme, made.all, ringed)

    def _cell_of(self, mark: Mark) -> QRectF | None:
        if mark.cell is None:
            return None
        return QRectF(*(self.to_screen(corner) for corner in mark.cell)).normalized()

    def paint_marks(self, painter: QPainter, labels: Labels) -> None:
        if self._outline is not None:
            paint_outline(painter, self.theme, self._outline, self.to_screen, self._scale())
        self._stand().paint(painter, labels)

    # Under the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        moved = event.position() - self._held
        if not self._is_dragged and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._is_dragged, self._held = True, event.position()
        x, y = self._view
        scale = self._scale()
        self._look((x - moved.x() / scale, y + moved.y() / scale), self.width_shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        if held is not None and not self._is_dragged:
            self.cross = self.to_plane(event.position())
            self.picked.emit(*self.cross)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.bring_closer(self.to_plane(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What lies below the mouse stays there."""
        wanted = self._within(self.width_shown * 2 ** (-event.angleDelta().y() / _NOTCH))
        part = wanted / self.width_shown
        x, y = self.to_plane(event.position())
        view = (x + (self._view[0] - x) * part, y + (self._view[1] - y) * part)
        self._look(view, wanted)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_big = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not (is_big and event.key() in _ARROWS):
            super().keyPressEvent(event)
            return
        across = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
        up = (event.key() == Qt.Key.Key_Up) - (event.key() == Qt.Key.Key_Down)
        self._move(across * _BIG, up * _BIG)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view_changed()


def _height(mark: Mark) -> tuple[Sign, int, str, Point, str]:
    """Return how high a mark lies: no two alike, so that it is not the order they came in."""
    return mark.sign, mark.rank, mark.id, mark.at, mark.name
