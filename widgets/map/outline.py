"""A circle, a strip along a line or an area on a map, painted above the ground and below marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from widgets.common.theme import Theme

Point = tuple[float, float]
_GLOW = 26
"""Of 255: how much of its ink fills it; what lies below stays readable."""


class OutlineKind(Enum):
    """What it is."""

    CIRCLE = auto()
    LINE = auto()
    AREA = auto()
    BOX = auto()
    """An area that is drawn by two opposite corners."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One of them, on the plane of the map.

    Attributes:
        kind: what it is.
        points: the middle of a circle; the points of a line; the corners of an area; two
            opposite ones of a box.
        reach: half the width of a circle, or of the strip along a line; units of the plane.
    """

    kind: OutlineKind
    points: tuple[Point, ...]
    reach: float = 0.0


def paint_outline(
    painter: QPainter,
    theme: Theme,
    outline: Outline,
    to_screen: Callable[[Point], QPointF],
    scale: float,
) -> None:
    """Paint it.

    Args:
        painter: of the map.
        theme: the look.
        outline: what is painted.
        to_screen: where a point of the plane lies in the widget.
        scale: pixels of a unit of the plane.
    """
    points = [to_screen(point) for point in outline.points]
    ink, fill = theme.act, QColor(theme.act)
    fill.setAlpha(_GLOW)
    painter.setBrush(fill)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
    reach = outline.reach * scale
    if outline.kind is OutlineKind.CIRCLE:
        painter.drawEllipse(points[0], reach, reach)
    elif outline.kind is OutlineKind.LINE:
        _paint_strip(painter, ink, fill, points, reach)
    elif outline.kind is OutlineKind.BOX:
        painter.drawRect(QRectF(points[0], points[-1]).normalized())
    else:
        painter.drawPolygon(QPolygonF(points))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_strip(
    painter: QPainter, ink: QColor, fill: QColor, points: Sequence[QPointF], reach: float
) -> None:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    wide = QPen(fill, max(1.0, 2 * reach), Qt.PenStyle.SolidLine, round_cap, round_join)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(wide)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, round_cap, round_join))
    painter.drawPolyline(QPolygonF(points))
