"""What stands where in each kind of scene. Metres: x to the right, z ahead, the camera at 0, 0."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from console.demo.camera_simulator import ground, things
from console.demo.camera_simulator.actors import (
    Actor,
    Blinker,
    Car,
    Path,
    Rider,
    Ripples,
    Smoke,
    Walker,
)
from console.demo.camera_simulator.ground import Lamp, Layer
from console.demo.camera_simulator.view import View

Draw = Callable[[QPainter], None]
_ASPHALT = (118, 120, 124)
_PAVING = (150, 142, 132)
_GRASS = (74, 98, 62)
_PAINT = (222, 222, 212)
_EARTH = (132, 112, 88)
_WATER = (54, 72, 84)
_CARS = (
    (206, 208, 210),
    (38, 42, 50),
    (150, 30, 32),
    (52, 74, 118),
    (122, 126, 130),
    (214, 190, 60),
)
_COATS = ((42, 46, 58), (96, 40, 44), (58, 70, 52), (120, 112, 98), (36, 58, 84), (150, 120, 60))
_UMBRELLAS = ((40, 60, 120), (140, 36, 48), (46, 96, 84), (176, 168, 156), (120, 70, 130), None)
_CAPES = ((40, 88, 168), (196, 140, 32), (150, 40, 84), (44, 120, 92))
_WALLS = ((96, 88, 80), (84, 90, 98), (110, 84, 70), (78, 78, 84), (104, 100, 90))


@dataclass(frozen=True, slots=True)
class Scene:
    """A lit ground, what is drawn on it once, what moves, what stands before it, and the rain."""

    ground: NDArray[np.float32]
    back: Draw
    actors: Sequence[Actor]
    front: Draw
    rain: float


def _nothing(painter: QPainter) -> None:
    """Draw nothing in front."""


def _walkers(view: View, chance: random.Random, paths: Sequence[Path]) -> list[Actor]:
    return [
        Walker(view, path, chance.random(), chance.choice(_COATS), chance.choice(_UMBRELLAS))
        for path in paths
    ]


def _standing(
    view: View, chance: random.Random, places: Sequence[tuple[float, float]]
) -> list[Actor]:
    return _walkers(view, chance, [(x, z, x, z) for x, z in places])


def _cars(view: View, chance: random.Random, paths: Sequence[Path], each: int) -> list[Actor]:
    found: list[Actor] = []
    for path in paths:
        shift = chance.random()
        for number in range(each):
            van = chance.random() < 0.2
            size = (5.4, 2.0, 2.3) if van else (4.5, 1.85, 1.45)
            colour = chance.choice(_CARS)
            found.append(Car(view, path, shift + number / each, colour, 1, size))
    return found


def _parked(view: View, chance: random.Random, x: float, zs: Sequence[float]) -> list[Actor]:
    return [Car(view, (x, z, x, z + 0.01), 0, chance.choice(_CARS), 0) for z in zs]


def junction(chance: random.Random) -> Scene:
    """A crossroads with traffic both ways, crossings and a traffic light."""
    view = View(chance.uniform(7, 9), chance.uniform(19, 24), chance.uniform(-16, 16), 470)
    layers = [
        Layer(ground.everywhere, _PAVING, 0.3),
        Layer(ground.between(-7, 7), _ASPHALT, 0.35),
        Layer(ground.between(16, 30, along_x=False), _ASPHALT, 0.35),
        Layer(ground.dashes(0, 0.18, 3, 4), _PAINT, 0.3),
        Layer(ground.dashes(23, 0.18, 3, 4, along_x=True), _PAINT, 0.3),
        Layer(ground.box(-7, 7, 16, 30), _ASPHALT, 0.35),
        Layer(ground.zebra(-6.6, 6.6, 12, 15, along_x=False), _ASPHALT, 0.3),
        Layer(ground.zebra(-6.6, 6.6, 12, 15, along_x=True), _PAINT, 0.4),
        Layer(ground.zebra(-11, -8, 16.6, 29.4), _PAINT, 0.4),
        Layer(ground.box(0.4, 6.8, 10.6, 11), _PAINT, 0.2),
    ]
    lamps = [Lamp(-8.5, 14), Lamp(9, 31, reach=9), Lamp(8.5, 9, strength=0.8), Lamp(-9, 44)]

    def back(painter: QPainter) -> None:
        for left in (-60, -34, 12, 40):
            high = chance.uniform(11, 24)
            wall = chance.choice(_WALLS)
            things.facade(painter, view, (left, 42), (left + 22, 42), high, wall, chance, True)
        things.facade(painter, view, (-15, 16), (-15, -2), 9, chance.choice(_WALLS), chance, True)
        for x, z in ((-12, 33), (13, 34), (17, 33), (-17, 34)):
            things.tree(painter, view, x, z, chance)
        for lamp in lamps:
            arm = 1.8 if lamp.x < 0 else -1.8
            things.lamp_post(painter, view, lamp.x, lamp.z, 7.2, (255, 214, 150), arm)

    actors = _cars(view, chance, [(3.4, -4, 3.4, 62), (-3.4, 62, -3.4, -4)], 2)
    actors += _cars(view, chance, [(-46, 19.5, 46, 19.5)], 2)
    actors += _walkers(view, chance, [(-9, 13.4, 9, 13.4), (9, 14, -9, 14), (-9.5, 31, -9.5, 15)])
    actors += _standing(view, chance, [(9, 12.5), (-9.6, 14.6), (10, 32)])
    actors += [Rider(view, (5.9, 0, 5.9, 44), chance.random(), chance.choice(_CAPES))]
    actors += [Blinker(view, (7.6, 4.6, 31), ((255, 60, 44), (60, 230, 150)), 2)]
    return Scene(_lit(view, layers, lamps, chance), back, actors, _nothing, chance.uniform(0.6, 1))


def street(chance: random.Random) -> Scene:
    """A shopping street with people under umbrellas and a lane of riders."""
    view = View(chance.uniform(4.6, 6), chance.uniform(13, 17), chance.uniform(-14, 14), 520)
    layers = [
        Layer(ground.everywhere, _PAVING, 0.35),
        Layer(ground.between(-9, 1.5), _ASPHALT, 0.35),
        Layer(ground.between(1.5, 1.8), (170, 168, 160), 0.2),
        Layer(ground.dashes(-3.8, 0.15, 3, 4), _PAINT, 0.3),
        Layer(ground.zebra(-9, 1.5, 17, 20, along_x=True), _PAINT, 0.4),
        Layer(ground.dashes(4.4, 0.35, 99, 0.01), (176, 150, 70), 0.3),
    ]
    shop = (1.0, 0.9, 0.72)
    lamps = [Lamp(2.6, z, reach=6) for z in (10, 26, 42)]
    lamps += [Lamp(8.5, z, 3, shop, 0.9, 4) for z in (9, 16, 23, 30, 40)]

    def back(painter: QPainter) -> None:
        for near in (66, 44, 24, 4):
            high, wall = chance.uniform(8, 17), chance.choice(_WALLS)
            things.facade(painter, view, (9, near), (9, near + 21), high, wall, chance, True)
        for near in (64, 40, 16):
            high, wall = chance.uniform(9, 20), chance.choice(_WALLS)
            things.facade(painter, view, (-14, near), (-14, near + 23), high, wall, chance, True)
        for z in (52, 34, 18):
            things.tree(painter, view, -11, z, chance)
            things.tree(painter, view, 2.6, z + 3, chance)
        for lamp in lamps[2::-1]:
            things.lamp_post(painter, view, lamp.x, lamp.z, 6.6, (255, 216, 156), -1.6)

    paths: list[Path] = [(4.2, 8, 4.2, 17), (5.4, 20, 5.4, 11), (6.6, 12, 6.6, 21)]
    paths += [(3.4, 31, 3.4, 22), (6, 36, 6, 27), (2.4, 18.4, -8, 18.4), (5, 40, 5, 49)]
    actors = _walkers(view, chance, paths)
    actors += _standing(view, chance, [(7.6, 14), (2.4, 20), (7.8, 25)])
    actors += _cars(view, chance, [(-1.2, -6, -1.2, 60), (-6.2, 60, -6.2, -6)], 1)
    actors += [Rider(view, (0.6, 3, 0.6, 46), chance.random(), cape) for cape in _CAPES[:2]]
    return Scene(_lit(view, layers, lamps, chance), back, actors, _nothing, chance.uniform(0.5, 1))


def underpass(chance: random.Random) -> Scene:
    """A road that dips below a railway bridge, water in the dip, barriers before it."""
    view = View(chance.uniform(6, 7.5), chance.uniform(16, 20), chance.uniform(-8, 8), 500)
    shore = chance.uniform(15, 18)

    def water(x: ground.Grid, z: ground.Grid) -> ground.Mask:
        wave = 0.9 * np.sin(x * 0.9) + 0.5 * np.sin(x * 2.3 + 1)
        return (np.abs(x) < 7) & (z > shore + wave) & (z < 42)

    layers = [
        Layer(ground.everywhere, (128, 126, 122), 0.4),
        Layer(ground.between(-7, 7), _ASPHALT, 0.4),
        Layer(ground.dashes(0, 0.2, 99, 0.01), (196, 160, 60), 0.3),
        Layer(ground.dashes(-3.6, 0.16, 3, 4), _PAINT, 0.3),
        Layer(ground.dashes(3.6, 0.16, 3, 4), _PAINT, 0.3),
        Layer(water, _WATER, 0.12),
    ]
    lamps = [Lamp(-7.6, 9), Lamp(7.6, 15), Lamp(0, 31, 4, (0.95, 0.9, 0.75), 0.9, 8)]

    def back(painter: QPainter) -> None:
        things.facade(painter, view, (-60, 58), (-8, 58), 15, (74, 78, 84), chance)
        things.facade(painter, view, (8, 58), (60, 58), 19, (80, 74, 70), chance)
        for sign in (-1, 1):
            wall = [
                (sign * 7.4, 0, -4),
                (sign * 7.4, 0, 46),
                (sign * 7.4, 4.6, 46),
                (sign * 7.4, 0.9, -4),
            ]
            painter.setPen(QPen(QColor(52, 54, 58), 1))
            painter.setBrush(QColor(86, 86, 86))
            painter.drawPolygon(view.polygon(*wall))
        things.box(painter, view, (-40, 40, 27, 35), (4.5, 6.4), (92, 92, 90))
        painter.setBrush(QColor(20, 23, 28))
        painter.drawPolygon(view.polygon((-7, 0.4, 36), (7, 0.4, 36), (7, 4.4, 36), (-7, 4.4, 36)))
        painter.setBrush(QColor(214, 176, 48))
        painter.drawPolygon(view.polygon((-7, 4.5, 27), (7, 4.5, 27), (7, 5.0, 27), (-7, 5.0, 27)))
        things.railing(painter, view, [(-40, 27), (40, 27)], 0.1)
        for x in (-4, 4):
            things.glow(painter, view.point(x, 4.2, 30), 26, (255, 232, 180), 0.6)
            things.glow(painter, view.point(x, -3.2, 28), 10, (255, 226, 170), 0.3, tall=5)
        for lamp in lamps[:2]:
            arm = 1.8 if lamp.x < 0 else -1.8
            things.lamp_post(painter, view, lamp.x, lamp.z, 6.8, (255, 210, 146), arm)
        for x in (-5.2, -2.6, 0, 2.6, 5.2):
            things.cone(painter, view, x, shore - 3)

    actors: list[Actor] = [
        Ripples(view, (-6.6, 5.6, shore + 1.4, 34), (196, 206, 214), chance.randrange(99))
    ]
    actors += _parked(view, chance, chance.choice((-3.2, 3.2)), [shore + 6])
    actors += _standing(view, chance, [(-6.4, shore - 4), (6.2, shore - 2.4), (5.4, shore - 2.8)])
    actors += _walkers(view, chance, [(-6, 6, -6, 13), (4.6, 12, -4.6, 12)])
    actors += [
        Blinker(view, (x, 1.1, shore - 3), ((255, 150, 30), (60, 36, 10)), 12, 0.5)
        for x in (-5.2, 5.2)
    ]
    return Scene(_lit(view, layers, lamps, chance), back, actors, _nothing, 1.0)


def riverside(chance: random.Random) -> Scene:
    """A walk along the river with a railing, trees and lights from the other bank."""
    view = View(chance.uniform(4.5, 6), chance.uniform(12, 16), chance.uniform(-20, -6), 500)
    bank = (0.55, 0.72, 1.0)
    layers = [
        Layer(ground.everywhere, _GRASS, 0.5),
        Layer(ground.between(-3.5, 5), (142, 128, 112), 0.35),
        Layer(ground.dashes(0.8, 0.1, 1.2, 0.02), (112, 104, 96), 0.2),
        Layer(ground.between(-400, -3.8), _WATER, 0.14),
        Layer(ground.between(-3.8, -3.4), (166, 164, 158), 0.2),
    ]
    lamps = [Lamp(4.2, z, 4, (1.0, 0.86, 0.64), 1.0, 5.5) for z in (8, 20, 32, 46)]
    lamps += [Lamp(-40, 70, 8, bank, 0.9, 30), Lamp(-70, 60, 8, (1.0, 0.7, 0.4), 0.7, 24)]

    def back(painter: QPainter) -> None:
        for left in range(-190, -20, 22):
            high, wall = chance.uniform(14, 42), chance.choice(_WALLS)
            things.facade(painter, view, (left, 120), (left + 19, 120), high, wall, chance)
            tone = chance.choice(((255, 206, 130), (140, 180, 255), (255, 120, 80)))
            things.glow(painter, view.point(left + 9, -14, 105), 9, tone, 0.34, tall=6)
        for z in (70, 52, 38, 26, 15):
            things.tree(painter, view, 8.5 + chance.uniform(-1, 1), z, chance)
        things.railing(painter, view, [(-3.5, z) for z in (90, 60, 40, 25, 14, 7, 3)])
        for lamp in lamps[3::-1]:
            things.lamp_post(painter, view, lamp.x, lamp.z, 3.9, (255, 222, 170), 0)
        things.box(painter, view, (5.2, 6, 12, 14), (0.4, 0.5), (112, 84, 60))

    paths: list[Path] = [(0, 7, 0, 15), (2.4, 22, 2.4, 14), (-2, 30, -2, 21), (1, 38, 1, 46)]
    actors: list[Actor] = [Ripples(view, (-60, -5, 8, 90), (176, 190, 208), chance.randrange(99))]
    actors += _walkers(view, chance, paths)
    actors += _standing(view, chance, [(-3, 11.6), (-2.8, 18)])
    actors += [Rider(view, (3.4, 44, 3.4, 2), chance.random(), chance.choice(_CAPES))]
    return Scene(
        _lit(view, layers, lamps, chance), back, actors, _nothing, chance.uniform(0.3, 0.7)
    )


def building_site(chance: random.Random) -> Scene:
    """A building site behind its hoarding: a shell of floors, a crane, a digger, workers."""
    view = View(chance.uniform(8, 10), chance.uniform(18, 22), chance.uniform(-14, 14), 470)
    layers = [
        Layer(ground.everywhere, _EARTH, 0.7),
        Layer(ground.box(-60, 60, -5, 10), _ASPHALT, 0.4),
        Layer(ground.box(-4, 4, 9, 70), (120, 108, 92), 0.8),
        Layer(ground.box(-16, -7, 17, 26), (104, 88, 70), 0.9),
    ]
    white = (0.9, 0.96, 1.0)
    lamps = [
        Lamp(-9, 24, 9, white, 1.2, 9),
        Lamp(11, 30, 9, white, 1.1, 9),
        Lamp(-6, 7),
        Lamp(10, 6),
    ]

    def back(painter: QPainter) -> None:
        things.facade(painter, view, (-70, 74), (-20, 74), 22, (70, 74, 82), chance)
        for floor in range(5):
            low = floor * 3.3
            things.box(painter, view, (2, 26, 40, 52), (low + 2.9, low + 3.3), (112, 110, 106))
            for x in range(2, 27, 4):
                things.box(painter, view, (x, x + 0.5, 40, 40.6), (low, low + 2.9), (92, 90, 88))
        _crane(painter, view)
        painter.setBrush(QColor(44, 96, 112))
        for left, right in ((-40, -4), (4, 40)):
            fence = view.polygon(
                (left, 0, 10.4), (right, 0, 10.4), (right, 2.2, 10.4), (left, 2.2, 10.4)
            )
            painter.setBrush(QColor(46, 84, 100))
            painter.setPen(QPen(QColor(30, 54, 66), 1))
            painter.drawPolygon(fence)
            for x in range(left, right, 3):
                painter.drawLine(QLineF(view.point(x, 0, 10.4), view.point(x, 2.2, 10.4)))
        things.box(painter, view, (-13, -8.5, 20, 23), (0.5, 1.9), (206, 152, 36))
        things.box(painter, view, (-12.4, -10.4, 20.4, 22.4), (1.9, 3.1), (60, 62, 66))
        painter.setPen(QPen(QColor(214, 160, 40), 5))
        painter.drawLine(QLineF(view.point(-8.6, 1.8, 21), view.point(-6.2, 4.2, 20)))
        painter.drawLine(QLineF(view.point(-6.2, 4.2, 20), view.point(-4.6, 1.4, 19.6)))
        for lamp in lamps[:2]:
            things.lamp_post(painter, view, lamp.x, lamp.z, 8.5, (236, 244, 255), 0.5)
        for x in (-5, 5):
            things.cone(painter, view, x, 9)

    hats = ((214, 150, 30), (196, 60, 40), (220, 200, 60))
    actors: list[Actor] = [
        Walker(view, path, chance.random(), chance.choice(hats))
        for path in ((-2, 12, -2, 21), (2.4, 26, 2.4, 17), (8, 22, 15, 22), (-6, 28, 2, 28))
    ]
    actors += _cars(view, chance, [(46, 6, -46, 6)], 1)
    actors += [Car(view, (0.5, 48, 0.5, 14), chance.random(), (190, 120, 40), 1, (7, 2.5, 2.9))]
    actors += _walkers(view, chance, [(-10, 8.8, 0, 8.8)])
    actors += [Blinker(view, (-12.4, 34, 44), ((255, 50, 40), (60, 10, 10)), 6, 1.2)]
    return Scene(
        _lit(view, layers, lamps, chance), back, actors, _nothing, chance.uniform(0.4, 0.9)
    )


def _crane(painter: QPainter, view: View) -> None:
    painter.setPen(QPen(QColor(186, 140, 50), 1.6))
    for x in (-13, -11.8):
        painter.drawLine(QLineF(view.point(x, 0, 44), view.point(x, 30, 44)))
    for step in range(20):
        a, b = (-13, -11.8) if step % 2 else (-11.8, -13)
        painter.drawLine(QLineF(view.point(a, step * 1.5, 44), view.point(b, step * 1.5 + 1.5, 44)))
    painter.drawLine(QLineF(view.point(-22, 30, 44), view.point(24, 30, 44)))
    painter.drawLine(QLineF(view.point(16, 30, 44), view.point(16, 19, 44)))


def gate(chance: random.Random) -> Scene:
    """The gate of a housing estate: a guard's hut, a boom, cars in and out, people."""
    view = View(chance.uniform(5, 6.5), chance.uniform(15, 19), chance.uniform(-12, 12), 490)
    layers = [
        Layer(ground.everywhere, (138, 132, 124), 0.35),
        Layer(ground.between(-5, 5), _ASPHALT, 0.35),
        Layer(ground.between(-60, -9), _GRASS, 0.5),
        Layer(ground.between(10, 60), _GRASS, 0.5),
        Layer(ground.box(-5, 5, 15.5, 16), _PAINT, 0.2),
        Layer(ground.dashes(0, 0.15, 2, 2), (200, 170, 70), 0.2),
        Layer(ground.box(-5, 5, 18, 18.6), (178, 150, 50), 0.3),
    ]
    lamps = [Lamp(-6, 9), Lamp(6.4, 17, 4, (1, 0.95, 0.82), 1.1, 5), Lamp(-6, 30), Lamp(8, 40)]

    def back(painter: QPainter) -> None:
        for left, high in ((-58, 26), (-34, 30), (10, 28), (34, 24)):
            wall = chance.choice(_WALLS)
            things.facade(painter, view, (left, 56), (left + 20, 56), high, wall, chance)
        for x, z in ((-10, 44), (11, 42), (-12, 30), (13, 29), (-11, 20), (14, 20)):
            things.tree(painter, view, x, z, chance)
        things.railing(painter, view, [(-40, 18), (-6.4, 18)], 1.9)
        things.railing(painter, view, [(9.4, 18), (40, 18)], 1.9)
        things.box(painter, view, (-6.6, -5.4, 17.5, 18.5), (0, 4.4), (122, 96, 80))
        things.box(painter, view, (9, 10.2, 17.5, 18.5), (0, 4.4), (122, 96, 80))
        things.box(painter, view, (-6.6, 10.2, 17.5, 18.5), (4.4, 5.2), (134, 106, 88))
        things.box(painter, view, (5.6, 8.4, 16, 18.4), (0, 2.7), (150, 150, 146))
        painter.setBrush(QColor(236, 216, 160))
        painter.drawPolygon(
            view.polygon((5.9, 1.1, 16), (8.1, 1.1, 16), (8.1, 2.2, 16), (5.9, 2.2, 16))
        )
        things.glow(painter, view.point(7, 1.7, 16), 34, (255, 230, 170), 0.35)
        for lamp in lamps:
            if lamp.height > 5:
                things.lamp_post(painter, view, lamp.x, lamp.z, 6, (255, 214, 152), 1.2)

    def front(painter: QPainter) -> None:
        for start, end in ((5.4, 0.3),):
            pen = QPen(QColor(220, 220, 214), 3.4)
            painter.setPen(pen)
            painter.drawLine(QLineF(view.point(start, 1.0, 15.8), view.point(end, 3.6, 15.8)))

    actors = _cars(view, chance, [(2.5, -4, 2.5, 50), (-2.5, 50, -2.5, -4)], 1)
    actors += _walkers(
        view, chance, [(-7.6, 8, -7.6, 17), (7, 15, 7, 7), (-6, 24, -6, 33), (-9, 11, 9, 11)]
    )
    actors += _standing(view, chance, [(5, 14.6), (8.8, 14.8)])
    actors += [Rider(view, (-4.4, 30, -4.4, -2), chance.random(), chance.choice(_CAPES))]
    return Scene(_lit(view, layers, lamps, chance), back, actors, front, chance.uniform(0.4, 0.8))


def shed(chance: random.Random) -> Scene:
    """A charging shed for electric bicycles, smoke coming from one corner."""
    view = View(chance.uniform(4.2, 5.2), chance.uniform(13, 17), chance.uniform(-10, 10), 500)
    layers = [
        Layer(ground.everywhere, (132, 128, 122), 0.35),
        Layer(ground.between(-60, -8), _GRASS, 0.5),
        Layer(ground.box(-6, 10, 14, 19), (112, 114, 116), 0.3),
        *(Layer(ground.box(x, x + 0.12, 14, 19), _PAINT, 0.2) for x in np.arange(-6, 10.1, 1.6)),
    ]
    cold = (0.86, 0.95, 1.0)
    lamps = [Lamp(x, 17, 2.6, cold, 0.9, 3.4) for x in (-4, 2, 8)] + [Lamp(-7, 8), Lamp(11, 10)]

    def back(painter: QPainter) -> None:
        for left in (-40, -12, 16):
            high, wall = chance.uniform(14, 20), chance.choice(_WALLS)
            things.facade(painter, view, (left, 30), (left + 26, 30), high, wall, chance)
        for x, z in ((-12, 24), (14, 25), (-10, 16)):
            things.tree(painter, view, x, z, chance)
        painter.setBrush(QColor(70, 82, 92))
        painter.setPen(QPen(QColor(44, 52, 60), 1))
        painter.drawPolygon(
            view.polygon((-6, 0.2, 19), (10, 0.2, 19), (10, 2.7, 19), (-6, 2.7, 19))
        )
        for number in range(10):
            _bicycle(painter, view, -5.2 + number * 1.6, 16.6, chance)

    def front(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(120, 126, 130), 3))
        for x in (-6, -0.7, 4.7, 10):
            painter.drawLine(QLineF(view.point(x, 0, 14), view.point(x, 2.9, 14)))
        painter.setPen(QPen(QColor(40, 60, 74), 1))
        painter.setBrush(QColor(58, 92, 112, 236))
        painter.drawPolygon(
            view.polygon((-6.6, 2.9, 13.4), (10.6, 2.9, 13.4), (10.6, 3.2, 19.6), (-6.6, 3.2, 19.6))
        )
        for x in (-4, 2, 8):
            things.glow(painter, view.point(x, 2.7, 16), 24, (226, 240, 255), 0.4)
        smoke.paint(painter, front_share[0])

    smoke = Smoke(view, (chance.uniform(3, 7), 1.0, 14.2), chance.randrange(99))
    front_share = [0.0]
    actors = _walkers(view, chance, [(-6, 9, 6, 9), (8, 11, -4, 11)])
    actors += _standing(view, chance, [(0.4, 11.6), (-1, 12.2), (9.6, 12.4)])
    actors += [_Timer(front_share)]
    return Scene(_lit(view, layers, lamps, chance), back, actors, front, chance.uniform(0.2, 0.5))


class _Timer:
    """Tells what is drawn in front which share of the loop it is."""

    def __init__(self, share: list[float]) -> None:
        self._share = share

    def distance(self, share: float) -> float:
        return 0.0

    def paint(self, painter: QPainter, share: float) -> None:
        self._share[0] = share


def _bicycle(painter: QPainter, view: View, x: float, z: float, chance: random.Random) -> None:
    scale = view.scale(x, z)
    tone = chance.choice(_CAPES + _CARS)
    painter.setPen(QPen(QColor(16, 17, 20), 0.12 * scale))
    for dz in (-0.6, 0.6):
        hub = view.point(x, 0.3, z + dz)
        painter.drawLine(QLineF(hub.x(), hub.y() - 0.28 * scale, hub.x(), hub.y() + 0.28 * scale))
    things.box(painter, view, (x - 0.17, x + 0.17, z - 0.7, z + 0.5), (0.45, 0.85), tone)
    painter.setPen(QPen(QColor(30, 32, 36), 0.09 * scale))
    bar = view.point(x, 1.1, z - 0.6)
    painter.drawLine(QLineF(bar.x() - 0.3 * scale, bar.y(), bar.x() + 0.3 * scale, bar.y()))


def _lit(
    view: View, layers: Sequence[Layer], lamps: Sequence[Lamp], chance: random.Random
) -> NDArray[np.float32]:
    return ground.render(view, layers, lamps, chance.randrange(1000))
