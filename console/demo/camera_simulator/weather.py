"""Rain before the lens, and what a cheap sensor does to an evening."""

import random

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from console.demo.camera_simulator.clip import HEIGHT, WIDTH

_FALLS = 8
"""How often a drop's path is run through in one loop."""


class Rain:
    """Streaks that fall through the picture.

    Args:
        seed: of their places.
        amount: 0 for none, 1 for heavy rain.
    """

    def __init__(self, seed: int, amount: float) -> None:
        chance = random.Random(seed)
        self._drops = [
            (
                chance.uniform(-40, WIDTH),
                chance.random(),
                chance.uniform(9, 26),
                chance.choice((1, 2)),
            )
            for _ in range(int(90 * amount))
        ]

    def paint(self, painter: QPainter, share: float) -> None:
        """Draw all streaks at a share of the loop."""
        for weight in (1, 2):
            painter.setPen(QPen(QColor(205, 215, 230, 34 * weight), 0.7 * weight))
            lines = []
            for x, phase, length, kind in self._drops:
                if kind == weight:
                    fallen = (phase + share * _FALLS * weight) % 1.0
                    y = fallen * (HEIGHT + 60) - 30
                    lines.append(
                        QLineF(x + fallen * 24, y, x + fallen * 24 + length * 0.16, y + length)
                    )
            painter.drawLines(lines)


def grade(picture: NDArray[np.float32], seed: int) -> NDArray[np.uint8]:
    """Return the ground as BGRX bytes: vignette, a little colour cast, a touch of grain."""
    chance = np.random.default_rng(seed)
    rows = np.linspace(-1, 1, HEIGHT, dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, WIDTH, dtype=np.float32)[None, :]
    vignette = 1 - 0.22 * (rows**2 + columns**2) / 2
    cast = np.array((1.0, 1.0, 1.0), np.float32) + chance.uniform(-0.06, 0.06, 3).astype(np.float32)
    noisy = picture * vignette[..., None] * cast + chance.normal(0, 2.2, (HEIGHT, WIDTH, 1))
    rgb = np.clip(noisy, 0, 255).astype(np.uint8)
    out = np.full((HEIGHT, WIDTH, 4), 255, np.uint8)
    out[..., :3] = rgb[..., ::-1]
    return out
