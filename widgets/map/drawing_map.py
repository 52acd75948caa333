# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A wide map on which a circle, a line, an area and a box are drawn, with keys or with the mouse.

While something is drawn, Enter sets a point at the cross, Backspace takes the last one back, Esc
gives up. With the mouse a circle and a box are dragged or clicked twice; points of a line and of an
area are clicked, a double click ends them, and dragging still moves the ground.
"""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from widgets.common.theme import Theme
from widgets.map.drawing import Drawing
from widgets.map.outline import Outline, OutlineKind, paint_outline
from widgets.map.small_map import Point
from widgets.map.wide_map import WideMap

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DRAGGED = (OutlineKind.CIRCLE, OutlineKind.BOX)
SAME = 5
"""Pixels within which a point is the one before."""


class DrawingMap(WideMap):
    """Takes all the room it is given.

    Signals:
        drawn: an Outline is finished.
        drawing_changed: something is drawn, other than before, or nothing any more.

    Args:
        theme: the theme.
        width_shown: units of the plane from edge to edge at first.
    """

    drawn = Signal(object)
    drawing_changed = Signal()

    def __init__(self, theme: Theme, width_shown: float, parent: QWidget | None = None) -> None:
        super().__init__(theme, width_shown, parent)
        self.drawing: Drawing | None = None
        self._mouse: Point | None = None
        self._down: QPointF | None = None

    def begin_drawing(self, kind: OutlineKind) -> None:
        """Let the next points be those of a circle, a line, an area or a box."""
        self.drawing, self._mouse, self._down = Drawing(kind), None, None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.set_outline(None)
        self._tell()

    def end_drawing(self) -> None:
        """Draw nothing any more; what was begun is let go."""
        if self.drawing is not None:
            self.drawing = None
            self.setMouseTracking(False)
            self.unsetCursor()
            self._tell()

    @property
    def begun(self) -> Outline | None:
        """What is drawn so far, up to the hand."""
        return None if self.drawing is None else self.drawing.outline(self._mouse or self.cross)

    def _tell(self) -> None:
        self.drawing_changed.emit()
        self.update()

    def _put(self, at: Point) -> None:
        assert self.drawing is not None
        done = self.drawing.put(at, self.units_of(SAME))
        if done is not None:
            self.end_drawing()
            self.drawn.emit(done)
        else:
            self._tell()

    # Under the hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.drawing is None:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self._mouse = None
            self._put(self.cross)
        elif event.key() == Qt.Key.Key_Backspace:
            self.drawing.take_back()
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.end_drawing()
        else:
            self._mouse = None
            super().keyPressEvent(event)
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.drawing is None or self.drawing.kind not in _DRAGGED:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._down = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.drawing is None:
            super().mouseMoveEvent(event)
            return
        self._mouse = self.to_plane(event.position())
        if self._down is None:
            super().mouseMoveEvent(event)
        elif not self.drawing.points and self._is_far(event.position()):
            self._put(self.to_plane(self._down))
        self._tell()

    def _is_far(self, at: QPointF) -> bool:
        assert self._down is not None
        return (at - self._down).manhattanLength() >= QApplication.startDragDistance()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.drawing is None:
            super().mouseReleaseEvent(event)
            return
        at = self.to_plane(event.position())
        was_held, self._down = self._down is not None, None
        was_ground = self._held is not None and not self._is_dragged
        self._held = None
        if was_held or was_ground:
            self.cross = at
            self._put(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        drawing = self.drawing
        if drawing is None:
            super().mouseDoubleClickEvent(event)
        elif drawing.can_end:
            self._put(drawing.points[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        begun = self.begun
        if begun is None or self.drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_outline(painter, self.theme, begun, self.to_screen, self._scale())
        painter.setPen(QPen(self.theme.surface, 1.5))
        painter.setBrush(self.theme.act)
        for point in self.drawing.points:
            painter.drawEllipse(self.to_screen(point), 4, 4)
