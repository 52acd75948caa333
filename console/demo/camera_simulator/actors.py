"""Things that move: cars, people, riders, smoke, water; each loops with its scene."""

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
class Car:
    """A vehicle that drives its path `laps` times in a loop.

    Attributes:
        size: length, width, height in metres.
    """

    view: View
    path: Path
    phase: float
    colour: Colour
    laps: int = 1
    size: tuple[float, float, float] = (4.5, 1.85, 1.45)

    def distance(self, share: float) -> float:
        x, z = self._at(share)
        depth = self.view.depth(x, 0, z)
        return depth if depth > 3 else math.inf

    def paint(self, painter: QPainter, share: float) -> None:
        x, z = self._at(share)
        dx, dz = self.path[2] - self.path[0], self.path[3] - self.path[1]
        length = math.hypot(dx, dz)
        if self.laps == 0 and length == 0:
            return
        ahead, aside = (dx / length, dz / length), (dz / length, -dx / length)
        self._shadow(painter, x, z, ahead, aside)
        self._wheels(painter, (x, z), ahead, aside)
        long, wide, high = self.size
        self._block(painter, (x, z), ahead, aside, (long, wide), (0.28, high * 0.58), self.colour)
        roof = (x - ahead[0] * 0.25, z - ahead[1] * 0.25)
        glass: Colour = (24, 29, 36)
        is_van = high > 1.8
        cabin = (long * (0.94 if is_van else 0.52), wide * 0.88)
        self._block(painter, roof, ahead, aside, cabin, (high * 0.56, high), glass, self.colour)
        self._lights(painter, (x, z), ahead, aside)

    def _at(self, share: float) -> tuple[float, float]:
        return along(self.path, (share * self.laps + self.phase) % 1.0)

    def _corner(
        self,
        at: tuple[float, float],
        ahead: tuple[float, float],
        aside: tuple[float, float],
        forth: float,
        side: float,
        up: float,
    ) -> QPointF:
        x = at[0] + ahead[0] * forth + aside[0] * side
        return self.view.point(x, up, at[1] + ahead[1] * forth + aside[1] * side)

    def _shadow(
        self,
        painter: QPainter,
        x: float,
        z: float,
        ahead: tuple[float, float],
        aside: tuple[float, float],
    ) -> None:
        long, wide, _ = self.size
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(8, 10, 14, 130))
        signs = ((1, 1), (1, -1), (-1, -1), (-1, 1))
        painter.drawPolygon(
            [
                self._corner((x, z), ahead, aside, a * long * 0.54, b * wide * 0.6, 0)
                for a, b in signs
            ]
        )

    def _block(
        self,
        painter: QPainter,
        at: tuple[float, float],
        ahead: tuple[float, float],
        aside: tuple[float, float],
        size: tuple[float, float],
        heights: tuple[float, float],
        colour: Colour,
        top: Colour | None = None,
    ) -> None:
        long, wide = size[0] / 2, size[1] / 2
        low, high = heights
        slope = 0.32 if top is not None else 0.0
        sides = (((1, 1), (1, -1), 0.8), ((-1, 1), (-1, -1), 0.7), ((1, 1), (-1, 1), 1.0))
        faces = [*sides, ((1, -1), (-1, -1), 0.9)]
        painter.setPen(Qt.PenStyle.NoPen)
        for (a, b), (c, d), shade in sorted(faces, key=lambda f: -self._far(at, ahead, aside, f)):
            corners = [
                self._corner(at, ahead, aside, a * long, b * wide, low),
                self._corner(at, ahead, aside, c * long, d * wide, low),
                self._corner(at, ahead, aside, c * (long - slope), d * wide * 0.94, high),
                self._corner(at, ahead, aside, a * (long - slope), b * wide * 0.94, high),
            ]
            painter.setBrush(QColor(*(int(v * shade * 0.8) for v in colour)))
            painter.drawPolygon(corners)
        lid = top or colour
        painter.setBrush(QColor(*(min(255, int(v * 1.15)) for v in lid)))
        signs = ((1, 1), (1, -1), (-1, -1), (-1, 1))
        painter.drawPolygon(
            [
                self._corner(at, ahead, aside, a * (long - slope), b * wide * 0.94, high)
                for a, b in signs
            ]
        )

    def _far(
        self,
        at: tuple[float, float],
        ahead: tuple[float, float],
        aside: tuple[float, float],
        face: tuple[tuple[int, int], tuple[int, int], float],
    ) -> float:
        (a, b), (c, d), _ = face
        forth, side = (a + c) / 2 * self.size[0] / 2, (b + d) / 2 * self.size[1] / 2
        x = at[0] + ahead[0] * forth + aside[0] * side
        return self.view.depth(x, 0.5, at[1] + ahead[1] * forth + aside[1] * side)

    def _wheels(
        self,
        painter: QPainter,
        at: tuple[float, float],
        ahead: tuple[float, float],
        aside: tuple[float, float],
    ) -> None:
        scale = self.view.scale(*at)
        painter.setBrush(QColor(12, 13, 16))
        across = abs(
            self._corner(at, ahead, aside, 1, 0, 0).x() - self.view.point(at[0], 0, at[1]).x()
        )
        flat = max(0.25, min(1.0, across / max(1.0, scale)))
        near = min((1, -1), key=lambda s: self._side_depth(at, aside, s))
        for forth in (0.32, -0.32):
            hub = self._corner(
                at, ahead, aside, forth * self.size[0], near * self.size[1] / 2, 0.32
            )
            painter.drawEllipse(hub, 0.33 * scale * flat, 0.33 * scale)

    def _side_depth(self, at: tuple[float, float], aside: tuple[float, float], sign: int) -> float:
        return self.view.depth(at[0] + aside[0] * sign, 0, at[1] + aside[1] * sign)

    def _lights(
        self,
        painter: QPainter,
        at: tuple[float, float],
        ahead: tuple[float, float],
        aside: tuple[float, float],
    ) -> None:
        scale = self.view.scale(*at)
        comes = self.view.depth(at[0] + ahead[0], 0, at[1] + ahead[1]) < self.view.depth(
            at[0], 0, at[1]
        )
        for sign in (-0.36, 0.36):
            side = sign * self.size[1] * 2 * 0.5
            front = self._corner(at, ahead, aside, self.size[0] / 2, side, 0.66)
            rear = self._corner(at, ahead, aside, -self.size[0] / 2, side, 0.75)
            pool = self._corner(at, ahead, aside, self.size[0] / 2 + 3.4, side, 0)
            glow(painter, pool, 1.9 * scale, (255, 238, 200), 0.30)
            if comes:
                glow(painter, front, max(4.0, 0.75 * scale), (255, 246, 222), 0.95)
                glow(painter, pool, 0.55 * scale, (255, 240, 205), 0.35, tall=3)
            else:
                glow(painter, rear, max(2.5, 0.42 * scale), (255, 44, 30), 0.9)
                streak = self._corner(at, ahead, aside, -self.size[0] / 2 - 0.8, side, 0)
                glow(painter, streak, 0.4 * scale, (255, 40, 28), 0.3, tall=3)


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
