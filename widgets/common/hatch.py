"""Hatching at 45 degrees: what is not live. The text below keeps its full contrast."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

_LEAST = 64
"""Pixels of a swatch's side at least: many small ones cost more than they save."""
_FRACTIONS = 4
"""Scales of monitors are quarters: so many pitches are whole pixels on each of them."""
_SWATCHES = 64


def paint_hatch(
    painter: QPainter, rect: QRectF, colour: QColor, pitch: float = 8, width: float = 1.5
) -> None:
    """Fill `rect` with rising lines, aligned to whole pixels.

    A wall in an outage hatches every tile again each second: the lines are drawn once and laid
    side by side, because a smooth line across a tile takes longer than its picture.

    Args:
        painter: where to paint.
        rect: the area.
        colour: of the lines, with its alpha.
        pitch: distance of the lines along x in pixels.
        width: thickness of the lines in pixels.
    """
    area = rect.toRect()
    swatch = _swatch(colour.rgba(), pitch, width, painter.device().devicePixelRatio())
    painter.drawTiledPixmap(QRectF(area), swatch, QPointF(0, area.top() % pitch))


@lru_cache(_SWATCHES)
def _swatch(colour: int, pitch: float, width: float, ratio: float) -> QPixmap:
    """Return a square of hatching that goes on in its neighbours."""
    step = pitch * _FRACTIONS
    side = step * max(1, round(_LEAST / step + 0.5))
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(colour), width))
    x = -side
    while x <= side + pitch:
        painter.drawLine(QPointF(x - pitch, side + pitch), QPointF(x + side + pitch, -pitch))
        x += pitch
    painter.end()
    return drawn
