"""A camera on a mast: where points of the street fall in the picture, and the way back."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from console.demo.camera_simulator.clip import HEIGHT, WIDTH

Grid = NDArray[np.float32]
_NEAR = 1.2


class View:
    """A pinhole camera above the origin of the street.

    Args:
        height: metres above ground.
        tilt: degrees below the horizon.
        turn: degrees to the right of the street's direction z.
        focal: focal length in pixels.
    """

    def __init__(self, height: float, tilt: float, turn: float, focal: float) -> None:
        self.height = height
        self.focal = focal
        self._sin_tilt, self._cos_tilt = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
        self._sin_turn, self._cos_turn = math.sin(math.radians(turn)), math.cos(math.radians(turn))

    def depth(self, x: float, y: float, z: float) -> float:
        """Return how far a point lies along the camera's axis, in metres."""
        ahead = x * self._sin_turn + z * self._cos_turn
        return ahead * self._cos_tilt - (y - self.height) * self._sin_tilt

    def point(self, x: float, y: float, z: float) -> QPointF:
        """Return where a point (metres right, up, ahead) falls in the picture."""
        ahead = x * self._sin_turn + z * self._cos_turn
        rise = y - self.height
        depth = ahead * self._cos_tilt - rise * self._sin_tilt
        scale = self.focal / (depth if depth > _NEAR else _NEAR)
        across = x * self._cos_turn - z * self._sin_turn
        up = rise * self._cos_tilt + ahead * self._sin_tilt
        return QPointF(WIDTH / 2 + across * scale, HEIGHT / 2 - up * scale)

    def scale(self, x: float, z: float) -> float:
        """Return pixels per metre at a point on the ground."""
        return self.focal / max(_NEAR, self.depth(x, 0, z))

    def polygon(self, *corners: tuple[float, float, float]) -> QPolygonF:
        """Return a polygon of points; those behind the camera are drawn up to its near plane."""
        return QPolygonF([self.point(*corner) for corner in corners])

    def ground(self, factor: int) -> tuple[Grid, Grid, NDArray[np.bool_]]:
        """Return for every pixel the point of the ground it shows (x, z) and whether it is sky.

        Args:
            factor: how many samples a pixel has along each side.
        """
        rows = (np.arange(HEIGHT * factor, dtype=np.float32) + 0.5) / factor - HEIGHT / 2
        columns = (np.arange(WIDTH * factor, dtype=np.float32) + 0.5) / factor - WIDTH / 2
        down = self._sin_tilt + rows / self.focal * self._cos_tilt
        sky = down <= 0.004
        far = self.height / np.where(sky, 1, down)
        ahead = (self._cos_tilt - rows / self.focal * self._sin_tilt) * far
        across = columns[None, :] / self.focal * far[:, None]
        deep = np.broadcast_to(ahead[:, None], across.shape)
        x = across * self._cos_turn + deep * self._sin_turn
        z = deep * self._cos_turn - across * self._sin_turn
        return x.astype(np.float32), z.astype(np.float32), np.repeat(sky[:, None], x.shape[1], 1)
