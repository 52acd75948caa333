"""Things that stand: lamps, buildings, trees, railings, cones, cranes; and the light they give."""

import random
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from console.demo.camera_simulator.view import View

Colour = tuple[int, int, int]


def glow(
    painter: QPainter, at: QPointF, radius: float, colour: Colour, strength: float, tall: float = 1
) -> None:
    """Add light to the picture around a point; `tall` stretches it, as wet ground does."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.translate(at)
    painter.scale(1, tall)
    fade = QRadialGradient(QPointF(0, 0), radius)
    fade.setColorAt(0, QColor(*colour, round(255 * strength)))
    fade.setColorAt(0.35, QColor(*colour, round(90 * strength)))
    fade.setColorAt(1, QColor(*colour, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fade))
    painter.drawEllipse(QRectF(-radius, -radius, 2 * radius, 2 * radius))
    painter.restore()


def lamp_post(
    painter: QPainter, view: View, x: float, z: float, height: float, colour: Colour, arm: float
) -> None:
    """Draw a street lamp with its arm over the road, its halo and its streak on the wet road."""
    scale = view.scale(x, z)
    foot, top = view.point(x, 0, z), view.point(x, height, z)
    head = view.point(x + arm, height + 0.25, z)
    painter.setPen(QPen(QColor(62, 68, 74), max(1.0, 0.16 * scale)))
    painter.drawLine(QLineF(foot, top))
    painter.drawLine(QLineF(top, head))
    painter.setPen(QPen(QColor(*colour), max(1.6, 0.22 * scale)))
    painter.drawPoint(head)
    glow(painter, head, max(10.0, 2.6 * scale), colour, 0.5)
    mirrored = view.point(x + arm, -height * 0.55, z)
    glow(painter, mirrored, max(3.0, 0.75 * scale), colour, 0.16, tall=5)


def facade(
    painter: QPainter,
    view: View,
    start: tuple[float, float],
    end: tuple[float, float],
    height: float,
    base: Colour,
    chance: random.Random,
    shops: bool = False,
) -> None:
    """Draw a wall from one ground point to another with rows of windows, some of them lit."""
    (x0, z0), (x1, z1) = start, end
    outline = view.polygon((x0, 0, z0), (x1, 0, z1), (x1, height, z1), (x0, height, z0))
    low, high = outline.boundingRect().bottom(), outline.boundingRect().top()
    fade = QLinearGradient(0, low, 0, high)
    fade.setColorAt(0, QColor(*(min(255, int(c * 1.5)) for c in base)))
    fade.setColorAt(0.5, QColor(*base))
    fade.setColorAt(1, QColor(*(int(c * 0.62) for c in base)))
    painter.setPen(QPen(QColor(*(int(c * 0.5) for c in base)), 1))
    painter.setBrush(QBrush(fade))
    painter.drawPolygon(outline)
    length = ((x1 - x0) ** 2 + (z1 - z0) ** 2) ** 0.5
    columns, floors = max(1, int(length / 2.6)), max(1, int(height / 3.1))
    painter.setPen(Qt.PenStyle.NoPen)
    for floor in range(floors):
        for column in range(columns):
            is_shop = shops and floor == 0
            edge = (0.04, 0.96) if is_shop else (0.24, 0.76)
            window = _pane(view, start, end, columns, column, edge, floor * 3.1, is_shop)
            painter.setBrush(_window_colour(chance, is_shop))
            painter.drawPolygon(window)


def _pane(
    view: View,
    start: tuple[float, float],
    end: tuple[float, float],
    columns: int,
    column: int,
    edge: tuple[float, float],
    floor: float,
    is_shop: bool,
) -> QPolygonF:
    a, b = ((column + e) / columns for e in edge)
    low, high = floor + (0.3 if is_shop else 1.0), floor + (2.9 if is_shop else 2.4)
    (x0, z0), (x1, z1) = start, end
    left, right = (x0 + (x1 - x0) * a, z0 + (z1 - z0) * a), (x0 + (x1 - x0) * b, z0 + (z1 - z0) * b)
    return view.polygon(
        (left[0], low, left[1]),
        (right[0], low, right[1]),
        (right[0], high, right[1]),
        (left[0], high, left[1]),
    )


def _window_colour(chance: random.Random, is_shop: bool) -> QColor:
    if is_shop:
        return QColor(
            *chance.choice(((214, 196, 150), (190, 205, 215), (120, 90, 70), (70, 76, 84)))
        )
    lit = chance.random() < 0.34
    warm = chance.choice(((232, 196, 128), (205, 190, 160), (170, 190, 205), (222, 170, 100)))
    dark = chance.choice(((26, 31, 40), (34, 40, 50), (20, 24, 31)))
    return QColor(*(warm if lit else dark))


def tree(painter: QPainter, view: View, x: float, z: float, chance: random.Random) -> None:
    """Draw a street tree: a trunk and a crown of many soft tufts."""
    scale = view.scale(x, z)
    painter.setPen(QPen(QColor(46, 38, 32), max(1.0, 0.22 * scale)))
    painter.drawLine(QLineF(view.point(x, 0, z), view.point(x, 2.6, z)))
    painter.setPen(Qt.PenStyle.NoPen)
    middle = view.point(x, 4.0, z)
    for _ in range(46):
        light = chance.random()
        painter.setBrush(
            QColor(int(24 + 40 * light), int(40 + 44 * light), int(30 + 26 * light), 200)
        )
        dx, dy = chance.gauss(0, 0.95), chance.gauss(0, 0.8)
        size = chance.uniform(0.3, 0.75) * scale
        at = middle + QPointF(dx * scale, (dy - light * 0.5) * scale)
        painter.drawEllipse(at, size, size * 0.8)


def railing(
    painter: QPainter, view: View, points: Sequence[tuple[float, float]], height: float = 1.1
) -> None:
    """Draw a railing along points of the ground."""
    for (x0, z0), (x1, z1) in pairwise(points):
        steps = max(1, int(((x1 - x0) ** 2 + (z1 - z0) ** 2) ** 0.5 / 1.6))
        scale = view.scale((x0 + x1) / 2, (z0 + z1) / 2)
        painter.setPen(QPen(QColor(128, 134, 138), max(0.8, 0.06 * scale)))
        for share in (0.45, 1.0):
            painter.drawLine(
                QLineF(view.point(x0, height * share, z0), view.point(x1, height * share, z1))
            )
        for step in range(steps + 1):
            x, z = x0 + (x1 - x0) * step / steps, z0 + (z1 - z0) * step / steps
            painter.drawLine(QLineF(view.point(x, 0, z), view.point(x, height, z)))


def cone(painter: QPainter, view: View, x: float, z: float) -> None:
    """Draw a traffic cone."""
    scale = view.scale(x, z)
    foot, wide, high = view.point(x, 0, z), 0.22 * scale, 0.75 * scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(206, 84, 40))
    painter.drawPolygon(
        QPolygonF([foot + QPointF(-wide, 0), foot + QPointF(wide, 0), foot + QPointF(0, -high)])
    )
    painter.setBrush(QColor(226, 226, 220))
    painter.drawRect(QRectF(foot.x() - wide * 0.55, foot.y() - high * 0.5, wide * 1.1, high * 0.16))


def box(
    painter: QPainter,
    view: View,
    place: tuple[float, float, float, float],
    heights: tuple[float, float],
    colour: Colour,
) -> None:
    """Draw an upright box with three shades; place is left, right, near, far in metres."""
    left, right, near, far = place
    low, high = heights
    painter.setPen(Qt.PenStyle.NoPen)
    side = left if view.point(left, low, near).x() > 320 else right
    for shade, corners in (
        (0.72, ((side, low, near), (side, low, far), (side, high, far), (side, high, near))),
        (1.25, ((left, high, near), (right, high, near), (right, high, far), (left, high, far))),
        (1.0, ((left, low, near), (right, low, near), (right, high, near), (left, high, near))),
    ):
        painter.setBrush(QColor(*(min(255, int(c * shade)) for c in colour)))
        painter.drawPolygon(view.polygon(*corners))
