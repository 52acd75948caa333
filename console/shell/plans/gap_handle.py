# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The line between two panes: dragged with the mouse, moved with the arrow keys."""

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.settings.plans.area import Way
from console.settings.plans.panes import Gap, dragged
from widgets.common.base import Painted
from widgets.common.theme import Theme

STEP = 24
"""Pixels one arrow key moves it."""


class GapHandle(Painted):
    """Stands between two panes.

    Signals:
        moved: the path of its split, and the new shares.
    """

    moved = Signal(tuple, tuple)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._gap: Gap | None = None
        self._from = QPoint()
        self._at_press: Gap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(QCoreApplication.translate("plans", "Line between two panes"))

    def stand(self, gap: Gap) -> None:
        """Stand in a gap."""
        self._gap = gap
        box, is_across = gap.box, gap.way is Way.ACROSS
        self.setGeometry(box.left, box.top, box.width, box.height)
        shape = Qt.CursorShape.SplitHCursor if is_across else Qt.CursorShape.SplitVCursor
        self.setCursor(shape)
        self.show()

    def _move(self, gap: Gap, pixels: int) -> None:
        self.moved.emit(gap.path, dragged(gap, pixels))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from, self._at_press = event.globalPosition().toPoint(), self._gap

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._at_press is None:
            return
        way = event.globalPosition().toPoint() - self._from
        is_across = self._at_press.way is Way.ACROSS
        self._move(self._at_press, way.x() if is_across else way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._at_press = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Way.ACROSS: {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1},
            Way.DOWN: {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1},
        }
        step = keys[self._gap.way].get(Qt.Key(event.key())) if self._gap else None
        if self._gap is None or step is None:
            event.ignore()
            return
        self._move(self._gap, step * STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.frame)
        ink = theme.act if self.hasFocus() or self.underMouse() else theme.line2
        line, is_upright = self.rect().toRectF(), self.height() > self.width()
        middle = line.center()
        if is_upright:
            painter.fillRect(QRectF(round(middle.x()) - 1, 0, 2, line.height()), ink)
        else:
            painter.fillRect(QRectF(0, round(middle.y()) - 1, line.width(), 2), ink)
