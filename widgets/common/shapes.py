"""The five severity shapes, drawn so that they weigh the same to the eye.

Octagon r 0.50 s, triangle 1.12 s wide from -0.01 s to 0.94 s, diamond half-diagonal 0.56 s, disc
r 0.47 s, ring r 0.40 s with a stroke of 0.13 s, all in a box of side s. Shape always goes with
colour, so that either alone is enough.
"""

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from widgets.common.theme import Grade, Theme


@cache
def shape_path(grade: Grade, size: float) -> QPainterPath:
    """Return the filled outline of a grade in a box of `size`, origin at the upper left."""
    centre = size / 2
    if grade is Grade.RED:
        return _polygon(_octagon(centre, size * 0.5))
    if grade is Grade.ORANGE:
        return _polygon(
            [(centre, -0.01 * size), (1.06 * size, 0.94 * size), (-0.06 * size, 0.94 * size)]
        )
    if grade is Grade.YELLOW:
        half = 0.56 * size
        return _polygon(
            [
                (centre, centre - half),
                (centre + half, centre),
                (centre, centre + half),
                (centre - half, centre),
            ]
        )
    if grade is Grade.BLUE:
        return _disc(centre, 0.47 * size)
    stroker = QPainterPathStroker(QPen(Qt.GlobalColor.black, max(2.0, 0.13 * size)))
    return stroker.createStroke(_disc(centre, 0.40 * size))


def paint_shape(
    painter: QPainter,
    theme: Theme,
    grade: Grade,
    at: QPointF,
    size: float,
    colour: QColor | None = None,
) -> None:
    """Paint a severity shape with its box's upper left corner at `at`.

    Args:
        painter: where to paint.
        theme: gives the fill and, in the light theme, the edge of a pale fill.
        grade: which shape.
        at: upper left corner of the box.
        size: side of the box.
        colour: paints in this colour instead, without an edge (a shape on a fill, or a zero count).
    """
    colours = theme.grade(grade)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at)
    painter.setBrush(colours.fill if colour is None else colour)
    with_edge = colour is None and colours.edge != colours.fill
    painter.setPen(QPen(colours.edge, 1.25) if with_edge else Qt.PenStyle.NoPen)
    painter.drawPath(shape_path(grade, size))
    painter.restore()


def _octagon(centre: float, radius: float) -> list[tuple[float, float]]:
    short = radius * math.tan(math.pi / 8)
    steps = ((-short, -radius), (short, -radius), (radius, -short), (radius, short))
    half = [(centre + dx, centre + dy) for dx, dy in steps]
    return half + [(centre - dx, centre - dy) for dx, dy in steps]


def _polygon(points: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _disc(centre: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(centre - radius, centre - radius, 2 * radius, 2 * radius))
    return path
