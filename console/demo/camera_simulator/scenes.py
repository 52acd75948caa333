"""The drawn scenes: sixteen views of a rainy evening, each by its number.

A scene is a lit ground, things that stand on it, and things that move in a loop of four seconds.
"""

import math
import random
from collections.abc import Callable, Iterator

import av
import numpy as np
from PySide6.QtGui import QImage, QPainter

from console.demo.camera_simulator import places, streets
from console.demo.camera_simulator.clip import FPS, HEIGHT, WIDTH
from console.demo.camera_simulator.scene import Draw, Scene
from console.demo.camera_simulator.weather import Rain, grade

SECONDS = 4
_MAKERS = (
    (places.riverside, 1), (streets.junction, 2), (streets.underpass, 3), (streets.gate, 4),
    (streets.street, 5), (places.shed, 6), (streets.junction, 7), (streets.underpass, 8),
    (places.building_site, 9), (places.riverside, 10), (streets.street, 11), (streets.gate, 12),
    (places.shed, 13), (places.building_site, 14), (streets.street, 15), (streets.junction, 16),
)  # fmt: skip
SCENES = tuple(range(len(_MAKERS)))
Mark = Callable[[QPainter, Scene, float], None]
"""Draws on a picture of a scene at a share of its loop."""


def pictures(number: int) -> Iterator[av.VideoFrame]:
    """Yield one loop of a scene, frame by frame."""
    scene, ground, rain = _made(number)
    frames = SECONDS * FPS
    for index in range(frames):
        image = ground.copy()
        _draw(image, scene, rain, index / frames)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4)
        yield av.VideoFrame.from_ndarray(pixels, format="bgra")


def still(number: int, share: float, mark: Mark) -> QImage:
    """Return the picture of one moment (share of the loop, 0 to 1), with something drawn on it."""
    scene, image, rain = _made(number)
    _draw(image, scene, rain, share)
    _with(image, lambda painter: mark(painter, scene, share))
    return image


def _made(number: int) -> tuple[Scene, QImage, Rain]:
    maker, seed = _MAKERS[number]
    scene = maker(random.Random(seed))
    back = grade(scene.ground, seed)
    ground = QImage(back.tobytes(), WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32).copy()
    _with(ground, scene.back)
    return scene, ground, Rain(seed, scene.rain)


def _with(image: QImage, draw: Draw) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()


def _draw(image: QImage, scene: Scene, rain: Rain, share: float) -> None:
    """Draw what moves at a share (0 to 1) of the loop, the farthest first."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    placed = [(actor.distance(share), actor) for actor in scene.actors]
    for distance, actor in sorted(placed, key=lambda pair: -pair[0]):
        if math.isfinite(distance):
            actor.paint(painter, share)
    scene.front(painter)
    rain.paint(painter, share)
    painter.end()
