# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A small map under the hand: keys move a cross or the view, come closer, set the point."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from widgets.common.base import paint_box
from widgets.common.theme import Theme
from widgets.map.small_map import Point, SmallMap

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_CLOSER = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEP, MARGIN = 8, 12
"""Pixels a key moves the cross, and how near to the edge it comes before the view follows."""


class HandledMap(SmallMap):
    """Arrows move the cross (the view, where no point is asked for), + and - the distance.

    Enter sets the point below the cross, Esc goes back; Home brings cross, view, distance back.
    A map that asks for a point is no stop of Tab: its page gives it the keyboard by a key. Where
    areas are drawn, dragging draws one, and so do Shift with arrows and then Enter.

    Signals:
        left: Esc was pressed in a map that asks for a point.
        area_drawn: two opposite corners of a rectangle of the plane (x, y, x, y).

    Attributes:
        draws_areas: whether a rectangle can be drawn.
        step: pixels a key moves the cross.
        closest, farthest: of the width shown at first.

    Args:
        theme: the theme.
        width_shown: units of the plane from edge to edge at first.
        size: in pixels.
        picks: whether a point is asked for.
    """

    left = Signal()
    area_drawn = Signal(float, float, float, float)
    step = STEP
    closest, farthest = 0.25, 8.0

    def __init__(
        self,
        theme: Theme,
        width_shown: float,
        size: QSize,
        picks: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, width_shown, size, parent)
        self._at_first = width_shown
        self._picks = picks
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if picks else Qt.FocusPolicy.TabFocus)
        self.cross: Point = (0.0, 0.0)
        self.draws_areas = False
        self._band: tuple[Point, Point] | None = None
        self._pressed: QPointF | None = None

    def begin_at(self, width_shown: float) -> None:
        """Take another distance for the one it has at first and after Home."""
        self._at_first = width_shown
        self._look(self._view, width_shown)

    def view_changed(self) -> None:
        """Another part of the plane is seen."""

    def centre_cross(self) -> None:
        """Bring cross, view and distance back."""
        self.cross = self._centre
        self._look(self._centre, self._at_first)

    def _look(self, at: Point, width_shown: float) -> None:
        self.look_at(at, width_shown)
        self.view_changed()

    def _move(self, across: int, up: int) -> None:
        step = self.step / self._scale()
        if not self._picks:
            x, y = self._view
            self._look((x + 4 * across * step, y + 4 * up * step), self.width_shown)
            return
        self.cross = (self.cross[0] + across * step, self.cross[1] + up * step)
        inside = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if not inside.contains(self.to_screen(self.cross)):
            x, y = self._view
            self._look((x + across * step, y + up * step), self.width_shown)
        self.update()

    def _zoom(self, by: float) -> None:
        self._look(self.cross if self._picks else self._view, self._within(self.width_shown * by))

    def _within(self, width_shown: float) -> float:
        """Return the width nearest to a wanted one that may be shown."""
        least, most = self.closest * self._at_first, self.farthest * self._at_first
        return min(max(width_shown, least), most)

    def _stretch(self, across: int, up: int) -> None:
        """Draw an area by keys, from where the cross was when it began."""
        begun = self._band[0] if self._band is not None else self.cross
        self._move(across, up)
        self._set_band((begun, self.cross))

    def _set_band(self, band: tuple[Point, Point] | None) -> None:
        self._band = band
        self.update()

    def _give_band(self) -> None:
        band = self._band
        self._set_band(None)
        if band is not None:
            self.area_drawn.emit(*band[0], *band[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.draws_areas:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        at = event.position()
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._band is not None:
            self._set_band((self.to_plane(self._pressed), self.to_plane(at)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._band is not None:
            self._give_band()
        elif pressed is not None:
            self.picked.emit(*self.to_plane(pressed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        is_drawing = self.draws_areas and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~allowed:
            event.ignore()
        elif key in _STEPS and is_drawing:
            self._stretch(*_STEPS[key])
        elif self._band is not None and key in (*_ENTER, Qt.Key.Key_Escape):
            self._give_band() if key in _ENTER else self._set_band(None)
        elif key in _STEPS:
            self._move(*_STEPS[key])
        elif key in _CLOSER:
            self._zoom(_CLOSER[key])
        elif key == Qt.Key.Key_Home:
            self.centre_cross()
        elif key in _ENTER and self._picks:
            self.picked.emit(*self.cross)
        elif key == Qt.Key.Key_Escape and self._picks:
            self.left.emit()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom(0.5 if event.angleDelta().y() > 0 else 2.0)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._band is not None:
            corners = QRectF(*(self.to_screen(corner) for corner in self._band)).normalized()
            painter.setPen(QPen(self.theme.act, 1, Qt.PenStyle.DashLine))
            painter.drawRect(corners)
        if not self.hasFocus():
            return
        paint_box(painter, QRectF(self.rect()), None, self.theme.act, 0, 2)
        if self._picks:
            self.paint_cross(painter, self.to_screen(self.cross))

    def paint_cross(self, painter: QPainter, at: QPointF) -> None:
        """Paint where Enter works."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ink, width in ((self.theme.surface, 4.0), (self.theme.act, 2.0)):
            painter.setPen(QPen(ink, width))
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                way = QPointF(x, y)
                painter.drawLine(at + way * 4, at + way * 14)
