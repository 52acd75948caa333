"""What all scenes are made of: materials, colours, people and traffic. Metres throughout."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from console.demo.camera_simulator import ground
from console.demo.camera_simulator.actors import Actor, Path, Walker
from console.demo.camera_simulator.car import Car
from console.demo.camera_simulator.ground import Lamp, Layer
from console.demo.camera_simulator.view import View

Draw = Callable[[QPainter], None]
ASPHALT = (118, 120, 124)
PAVING = (150, 142, 132)
GRASS = (74, 98, 62)
PAINT = (222, 222, 212)
EARTH = (132, 112, 88)
WATER = (54, 72, 84)
CARS = (
    (206, 208, 210),
    (38, 42, 50),
    (150, 30, 32),
    (52, 74, 118),
    (122, 126, 130),
    (214, 190, 60),
)
COATS = ((42, 46, 58), (96, 40, 44), (58, 70, 52), (120, 112, 98), (36, 58, 84), (150, 120, 60))
UMBRELLAS = ((40, 60, 120), (140, 36, 48), (46, 96, 84), (176, 168, 156), (120, 70, 130), None)
CAPES = ((40, 88, 168), (196, 140, 32), (150, 40, 84), (44, 120, 92))
WALLS = ((96, 88, 80), (84, 90, 98), (110, 84, 70), (78, 78, 84), (104, 100, 90))


@dataclass(frozen=True, slots=True)
class Scene:
    """A lit ground, what is drawn on it once, what moves, what stands before it, and the rain."""

    ground: NDArray[np.float32]
    back: Draw
    actors: Sequence[Actor]
    front: Draw
    rain: float


def nothing_in_front(painter: QPainter) -> None:
    """Draw nothing in front."""


def walkers(view: View, chance: random.Random, paths: Sequence[Path]) -> list[Actor]:
    """Return people who walk along paths."""
    return [
        Walker(view, path, chance.random(), chance.choice(COATS), chance.choice(UMBRELLAS))
        for path in paths
    ]


def standing(
    view: View, chance: random.Random, places: Sequence[tuple[float, float]]
) -> list[Actor]:
    """Return people who stand about."""
    return walkers(view, chance, [(x, z, x, z) for x, z in places])


def cars(view: View, chance: random.Random, paths: Sequence[Path], each: int) -> list[Actor]:
    """Return traffic: some cars on each lane, evenly spaced."""
    found: list[Actor] = []
    for path in paths:
        shift = chance.random()
        for number in range(each):
            van = chance.random() < 0.2
            size = (5.4, 2.0, 2.3) if van else (4.5, 1.85, 1.45)
            colour = chance.choice(CARS)
            found.append(Car(view, path, shift + number / each, colour, 1, size))
    return found


def parked(view: View, chance: random.Random, x: float, zs: Sequence[float]) -> list[Actor]:
    """Return cars that stand at the kerb."""
    return [Car(view, (x, z, x, z + 0.01), 0, chance.choice(CARS), 0) for z in zs]


def lit(
    view: View, layers: Sequence[Layer], lamps: Sequence[Lamp], chance: random.Random
) -> NDArray[np.float32]:
    """Return the ground of a scene in its lamps' light."""
    return ground.render(view, layers, lamps, chance.randrange(1000))
