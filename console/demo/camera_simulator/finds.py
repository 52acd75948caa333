"""What an algorithm found, drawn as its evidence frame: the camera's own scene with a box in it."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from console.demo.camera_simulator.car import Car
from console.demo.camera_simulator.clip import HEIGHT, WIDTH
from console.demo.camera_simulator.scene import Scene
from console.demo.camera_simulator.scenes import Mark, still

SHARE = 0.2
"""The moment of the scene's loop that a frame shows."""
QUALITY = 80
_BOX = QColor(255, 159, 67)
_PAPER = QColor(206, 196, 176)
_PRINT = QColor(150, 62, 52)


def frame(scene: int, what: str) -> bytes:
    """Return the JPEG of a find: `car` in the water, or `poster` on the road.

    Raises:
        KeyError: nobody can draw that.
    """
    image = still(scene, SHARE, _MARKS[what])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _car(painter: QPainter, scene: Scene, share: float) -> None:
    """Box the slowest car that is near."""
    cars = [actor for actor in scene.actors if isinstance(actor, Car)]
    near = [car for car in cars if car.distance(share) < 60]
    if not near:
        return
    car = min(near, key=lambda each: (each.laps, each.distance(share)))
    x, z = car.at(share)
    long, wide, high = car.size
    reach = max(long, wide) / 2
    corners = [
        car.view.point(x + dx, y, z + dz)
        for dx in (-wide / 2, wide / 2)
        for y in (0.0, high)
        for dz in (-reach, reach)
    ]
    _box(painter, QPolygonF(corners).boundingRect())


def _poster(painter: QPainter, scene: Scene, share: float) -> None:
    """Draw a poster that fell on the road, which was taken for a branch."""
    x, y = WIDTH * 0.28, HEIGHT * 0.72
    sheet = [(-52, 4), (-18, -13), (46, -9), (60, 8), (22, 17), (-30, 15)]
    painter.setPen(QPen(_PAPER.darker(140), 1))
    painter.setBrush(_PAPER)
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in sheet]))
    painter.setPen(QPen(_PRINT, 3))
    for dy in (-4, 2, 8):
        painter.drawLine(QPointF(x - 22, y + dy), QPointF(x + 34 - dy, y + dy + 2))
    _box(painter, QRectF(x - 60, y - 22, 128, 46))


def _box(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(QColor(0, 0, 0, 0))
    painter.setPen(QPen(_BOX, 2))
    painter.drawRect(rect.adjusted(-6, -6, 6, 6))


_MARKS: Mapping[str, Mark] = {"car": _car, "poster": _poster}
