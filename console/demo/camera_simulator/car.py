# ruff: noqa: D102 - what the methods do is told by Actor
"""A car, a van or a lorry: two boxes, wheels, lamps, and what they throw on a wet road."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from console.demo.camera_simulator.actors import Path, along
from console.demo.camera_simulator.things import Colour, glow
from console.demo.camera_simulator.view import View


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
        x, z = self.at(share)
        depth = self.view.depth(x, 0, z)
        return depth if depth > 3 else math.inf

    def paint(self, painter: QPainter, share: float) -> None:
        x, z = self.at(share)
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

    def at(self, share: float) -> tuple[float, float]:
        """Return where it is, metres right and ahead."""
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
