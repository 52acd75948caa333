"""Hatching at 45 degrees: what is not live. The text below keeps its full contrast."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def paint_hatch(
    painter: QPainter, rect: QRectF, colour: QColor, pitch: float = 8, width: float = 1.5
) -> None:
    """Fill `rect` with rising lines.

    Args:
        painter: where to paint.
        rect: the area.
        colour: of the lines, with its alpha.
        pitch: distance of the lines along x in pixels.
        width: thickness of the lines in pixels.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, width))
    x = rect.left() - rect.height() - rect.top() % pitch
    while x < rect.right() + pitch:
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += pitch
    painter.restore()
