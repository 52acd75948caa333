"""The least common ancestor of painted widgets: a theme and a way to fill rounded boxes."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from widgets.common.spoken import Spoken
from widgets.common.tab_chain import TabRing
from widgets.common.theme import Theme


class Painted(TabRing, Spoken):
    """A widget that paints itself from `theme`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._height_held: Callable[[], int] | None = None

    def hold_height(self, height: Callable[[], int]) -> None:
        """Be as high as `height` says, also when the theme has other sizes."""
        self._height_held = height
        self.setFixedHeight(height())

    def restyle(self) -> None:
        """Take the height from the theme again."""
        if self._height_held is not None:
            self.setFixedHeight(self._height_held())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the release of a press that was taken."""
        event.accept()


def paint_box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    edge: QColor | None,
    radius: float = 4,
    width: float = 1,
) -> None:
    """Paint a rounded box whose edge lies inside `rect` on whole pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    inset = width / 2 if edge is not None else 0
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, width))
    inner = rect.adjusted(inset, inset, -inset, -inset)
    if edge is not None and radius == 0:
        painter.setPen(QPen(edge, width, Qt.PenStyle.SolidLine, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()
