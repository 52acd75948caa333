# ruff: noqa: D102 - what the methods do is told by Actor
"""Things that move: people, riders, smoke, water, lights; each loops with its scene."""

import math
import random
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QRadialGradient

from console.demo.camera_simulator.things import Colour, glow
from console.demo.camera_simulator.view import View

Path = tuple[float, float, float, float]
"""From x, z to x, z in metres."""


class Actor(Protocol):
    """Something that is drawn anew in each frame."""

    def distance(self, share: float) -> float:
        """Return how far it is from the camera, infinite when it is out of sight."""
        ...

    def paint(self, painter: QPainter, share: float) -> None:
        """Draw it as it is at a share of the loop."""
        ...


def along(path: Path, share: float) -> tuple[float, float]:
    """Return the point at a share of a path."""
    x0, z0, x1, z1 = path
    return x0 + (x1 - x0) * share, z0 + (z1 - z0) * share


@dataclass(frozen=True, slots=True)
class Walker:
    """A person on foot, perhaps under an umbrella; walks its path once in a loop."""

    view: View
    path: Path
    phase: float
    coat: Colour
    umbrella: Colour | None = None
    steps: int = 7

    def distance(self, share: float) -> float:
        x, z = self._at(share)
        depth = self.view.depth(x, 0, z)
        return depth if depth > 2 else math.inf

    def _at(self, share: float) -> tuple[float, float]:
        """Two thirds of the path are walked in a loop, which keeps people below 2 m/s."""
        return along(self.path, (share + self.phase) % 1.0 * 0.67 + 0.16)

    def paint(self, painter: QPainter, share: float) -> None:
        x, z = self._at(share)
        unit = self.view.scale(x, z)
        foot = self.view.point(x, 0, z)
        swing = math.sin(share * self.steps * 2 * math.pi + self.phase * 40)
        painter.save()
        painter.translate(foot)
        painter.scale(unit, unit * 0.94)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(6, 8, 12, 120))
        painter.drawEllipse(QPointF(0.1, 0.02), 0.42, 0.14)
        moves = 0.30 if self.path[:2] != self.path[2:] else 0.03
        self._limbs(painter, swing * moves)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*self.coat))
        painter.drawRoundedRect(QRectF(-0.25, -1.48, 0.5, 0.78), 0.18, 0.18)
        painter.setBrush(QColor(150, 118, 98))
        painter.drawEllipse(QPointF(0, -1.62), 0.125, 0.15)
        painter.setBrush(QColor(22, 20, 22))
        painter.drawEllipse(QPointF(0, -1.69), 0.13, 0.10)
        if self.umbrella is not None:
            self._umbrella(painter, self.umbrella)
        painter.restore()

    def _limbs(self, painter: QPainter, reach: float) -> None:
        pen = QPen(QColor(30, 33, 42), 0.17)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(-0.07, -0.78), QPointF(-0.07 + reach, -0.06))
        painter.drawLine(QPointF(0.07, -0.78), QPointF(0.07 - reach, -0.06))
        pen.setColor(QColor(*(int(c * 0.75) for c in self.coat)))
        pen.setWidthF(0.13)
        painter.setPen(pen)
        painter.drawLine(QPointF(-0.24, -1.35), QPointF(-0.28 - reach * 0.8, -0.85))
        painter.drawLine(QPointF(0.24, -1.35), QPointF(0.28 + reach * 0.8, -0.85))

    def _umbrella(self, painter: QPainter, colour: Colour) -> None:
        painter.setPen(QPen(QColor(60, 60, 64), 0.03))
        painter.drawLine(QPointF(0.16, -1.2), QPointF(0.1, -2.05))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*colour))
        painter.drawPie(QRectF(-0.55, -2.14, 1.2, 0.86), 0, 180 * 16)
        painter.setBrush(QColor(255, 255, 255, 26))
        painter.drawPie(QRectF(-0.45, -2.12, 0.7, 0.8), 60 * 16, 90 * 16)


@dataclass(frozen=True, slots=True)
class Rider:
    """A person on an electric bicycle in a rain cape."""

    view: View
    path: Path
    phase: float
    cape: Colour

    def distance(self, share: float) -> float:
        x, z = along(self.path, (share + self.phase) % 1.0)
        depth = self.view.depth(x, 0, z)
        return depth if depth > 3 else math.inf

    def paint(self, painter: QPainter, share: float) -> None:
        x, z = along(self.path, (share + self.phase) % 1.0)
        unit, foot = self.view.scale(x, z), self.view.point(x, 0, z)
        nose = self.view.point(*self._ahead(x, z))
        lean = max(-1.0, min(1.0, (nose.x() - foot.x()) / max(1.0, unit)))
        painter.save()
        painter.translate(foot)
        painter.scale(unit, unit)
        painter.setPen(QPen(QColor(14, 15, 18), 0.11))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wide = max(0.08, abs(lean) * 0.27)
        for sign in (-0.55, 0.55):
            painter.drawEllipse(QPointF(sign * lean, -0.29), wide, 0.27)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(70, 74, 82))
        painter.drawRoundedRect(
            QRectF(-0.2 - abs(lean) * 0.35, -0.72, 0.4 + abs(lean) * 0.7, 0.3), 0.1, 0.1
        )
        painter.setBrush(QColor(*self.cape))
        painter.drawRoundedRect(QRectF(-0.34, -1.5, 0.68, 0.95), 0.26, 0.26)
        painter.setBrush(QColor(*(int(c * 0.7) for c in self.cape)))
        painter.drawEllipse(QPointF(lean * 0.08, -1.62), 0.16, 0.18)
        painter.restore()
        comes = self.view.depth(*self._ahead(x, z)) < self.view.depth(x, 0, z)
        lamp = foot + QPointF(lean * 0.6 * unit, -0.85 * unit)
        if comes:
            glow(painter, lamp, max(3.0, 0.5 * unit), (255, 248, 228), 0.9)
        else:
            glow(painter, lamp, max(2.0, 0.25 * unit), (255, 40, 30), 0.8)

    def _ahead(self, x: float, z: float) -> tuple[float, float, float]:
        dx, dz = self.path[2] - self.path[0], self.path[3] - self.path[1]
        length = math.hypot(dx, dz) or 1.0
        return x + dx / length, 0.0, z + dz / length


class Smoke:
    """Smoke that rises from a point and drifts."""

    def __init__(self, view: View, at: tuple[float, float, float], seed: int) -> None:
        self._view = view
        self._at = at
        chance = random.Random(seed)
        self._puffs = [
            (chance.random(), chance.uniform(-0.5, 0.5), chance.uniform(0.6, 1.3))
            for _ in range(34)
        ]

    def distance(self, share: float) -> float:
        return self._view.depth(*self._at) - 1

    def paint(self, painter: QPainter, share: float) -> None:
        x, y, z = self._at
        painter.setPen(Qt.PenStyle.NoPen)
        for phase, side, size in sorted(self._puffs, key=lambda p: (p[0] + share) % 1):
            age = (phase + share) % 1.0
            at = self._view.point(x + side * (0.4 + age) + age * 1.8, y + age * 4.2, z)
            radius = self._view.scale(x, z) * size * (0.3 + age * 1.3)
            thick = 0.62 * (1 - age) * min(1.0, age * 8)
            fade = QRadialGradient(at, radius)
            grey = round(112 + 50 * age)
            fade.setColorAt(0, QColor(grey, grey, grey + 4, round(255 * thick)))
            fade.setColorAt(1, QColor(grey, grey, grey + 4, 0))
            painter.setBrush(QBrush(fade))
            painter.drawEllipse(at, radius, radius)


class Ripples:
    """Moving shine on water: rows of short strokes that slide and swell."""

    def __init__(
        self, view: View, area: tuple[float, float, float, float], colour: Colour, seed: int
    ) -> None:
        self._view = view
        chance = random.Random(seed)
        left, right, near, far = area
        self._strokes = [
            (chance.uniform(left, right), near + (far - near) * chance.random() ** 1.5,
             chance.uniform(0.4, 1.6), chance.random(), chance.choice((1, 2, 3)))
            for _ in range(150)
        ]  # fmt: skip
        self._colour = colour

    def distance(self, share: float) -> float:
        return 1e6

    def paint(self, painter: QPainter, share: float) -> None:
        for x, z, length, phase, pace in self._strokes:
            swell = 0.5 + 0.5 * math.sin(2 * math.pi * (share * pace + phase))
            drift = 0.5 * math.sin(2 * math.pi * (share + phase))
            start = self._view.point(x + drift, 0.02, z)
            end = self._view.point(x + drift + length * (0.5 + swell), 0.02, z)
            painter.setPen(QPen(QColor(*self._colour, round(20 + 75 * swell)), 0.8 + 0.7 * swell))
            painter.drawLine(start, end)


@dataclass(frozen=True, slots=True)
class Blinker:
    """A light that goes on and off: a traffic light, a warning lamp, a lamp on a crane."""

    view: View
    at: tuple[float, float, float]
    colours: tuple[Colour, ...]
    beats: int
    radius: float = 0.6

    def distance(self, share: float) -> float:
        return self.view.depth(*self.at)

    def paint(self, painter: QPainter, share: float) -> None:
        colour = self.colours[int(share * self.beats) % len(self.colours)]
        scale = self.view.focal / max(1.2, self.view.depth(*self.at))
        glow(painter, self.view.point(*self.at), max(3.0, self.radius * scale), colour, 0.9)
