"""Scenes on roads: a junction, a shopping street, a flooded underpass, an estate's gate."""

import random

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from console.demo.camera_simulator import ground, things
from console.demo.camera_simulator.actors import Actor, Blinker, Path, Rider, Ripples
from console.demo.camera_simulator.ground import Lamp, Layer, Mask
from console.demo.camera_simulator.scene import (
    ASPHALT,
    CAPES,
    GRASS,
    PAINT,
    PAVING,
    WALLS,
    WATER,
    Scene,
    cars,
    lit,
    nothing_in_front,
    parked,
    standing,
    walkers,
)
from console.demo.camera_simulator.view import Grid, View


def junction(chance: random.Random) -> Scene:
    """A crossroads with traffic both ways, crossings and a traffic light."""
    view = View(chance.uniform(7, 9), chance.uniform(19, 24), chance.uniform(-16, 16), 470)
    layers = [
        Layer(ground.everywhere, PAVING, 0.3),
        Layer(ground.between(-7, 7), ASPHALT, 0.35),
        Layer(ground.between(16, 30, along_x=False), ASPHALT, 0.35),
        Layer(ground.dashes(0, 0.18, 3, 4), PAINT, 0.3),
        Layer(ground.dashes(23, 0.18, 3, 4, along_x=True), PAINT, 0.3),
        Layer(ground.box(-7, 7, 16, 30), ASPHALT, 0.35),
        Layer(ground.zebra(-6.6, 6.6, 12, 15, along_x=False), ASPHALT, 0.3),
        Layer(ground.zebra(-6.6, 6.6, 12, 15, along_x=True), PAINT, 0.4),
        Layer(ground.zebra(-11, -8, 16.6, 29.4), PAINT, 0.4),
        Layer(ground.box(0.4, 6.8, 10.6, 11), PAINT, 0.2),
    ]
    lamps = [Lamp(-8.5, 14), Lamp(9, 31, reach=9), Lamp(8.5, 9, strength=0.8), Lamp(-9, 44)]

    def back(painter: QPainter) -> None:
        for left in (-60, -34, 12, 40):
            high = chance.uniform(11, 24)
            wall = chance.choice(WALLS)
            things.facade(painter, view, (left, 42), (left + 22, 42), high, wall, chance, True)
        things.facade(painter, view, (-15, 16), (-15, -2), 9, chance.choice(WALLS), chance, True)
        for x, z in ((-12, 33), (13, 34), (17, 33), (-17, 34)):
            things.tree(painter, view, x, z, chance)
        for lamp in lamps:
            arm = 1.8 if lamp.x < 0 else -1.8
            things.lamp_post(painter, view, lamp.x, lamp.z, 7.2, (255, 214, 150), arm)

    actors = cars(view, chance, [(3.4, -4, 3.4, 62), (-3.4, 62, -3.4, -4)], 2)
    actors += cars(view, chance, [(-46, 19.5, 46, 19.5)], 2)
    actors += walkers(view, chance, [(-9, 13.4, 9, 13.4), (9, 14, -9, 14), (-9.5, 31, -9.5, 15)])
    actors += standing(view, chance, [(9, 12.5), (-9.6, 14.6), (10, 32)])
    actors += [Rider(view, (5.9, 0, 5.9, 44), chance.random(), chance.choice(CAPES))]
    actors += [Blinker(view, (7.6, 4.6, 31), ((255, 60, 44), (60, 230, 150)), 2)]
    return Scene(
        lit(view, layers, lamps, chance), back, actors, nothing_in_front, chance.uniform(0.6, 1)
    )


def street(chance: random.Random) -> Scene:
    """A shopping street with people under umbrellas and a lane of riders."""
    view = View(chance.uniform(4.6, 6), chance.uniform(13, 17), chance.uniform(-14, 14), 520)
    layers = [
        Layer(ground.everywhere, PAVING, 0.35),
        Layer(ground.between(-9, 1.5), ASPHALT, 0.35),
        Layer(ground.between(1.5, 1.8), (170, 168, 160), 0.2),
        Layer(ground.dashes(-3.8, 0.15, 3, 4), PAINT, 0.3),
        Layer(ground.zebra(-9, 1.5, 17, 20, along_x=True), PAINT, 0.4),
        Layer(ground.dashes(4.4, 0.35, 99, 0.01), (176, 150, 70), 0.3),
    ]
    shop = (1.0, 0.9, 0.72)
    lamps = [Lamp(2.6, z, reach=6) for z in (10, 26, 42)]
    lamps += [Lamp(8.5, z, 3, shop, 0.9, 4) for z in (9, 16, 23, 30, 40)]

    def back(painter: QPainter) -> None:
        for near in (66, 44, 24, 4):
            high, wall = chance.uniform(8, 17), chance.choice(WALLS)
            things.facade(painter, view, (9, near), (9, near + 21), high, wall, chance, True)
        for near in (64, 40, 16):
            high, wall = chance.uniform(9, 20), chance.choice(WALLS)
            things.facade(painter, view, (-14, near), (-14, near + 23), high, wall, chance, True)
        for z in (52, 34, 18):
            things.tree(painter, view, -11, z, chance)
            things.tree(painter, view, 2.6, z + 3, chance)
        for lamp in lamps[2::-1]:
            things.lamp_post(painter, view, lamp.x, lamp.z, 6.6, (255, 216, 156), -1.6)

    paths: list[Path] = [(4.2, 8, 4.2, 17), (5.4, 20, 5.4, 11), (6.6, 12, 6.6, 21)]
    paths += [(3.4, 31, 3.4, 22), (6, 36, 6, 27), (2.4, 18.4, -8, 18.4), (5, 40, 5, 49)]
    actors = walkers(view, chance, paths)
    actors += standing(view, chance, [(7.6, 14), (2.4, 20), (7.8, 25)])
    actors += cars(view, chance, [(-1.2, -6, -1.2, 60), (-6.2, 60, -6.2, -6)], 1)
    actors += [Rider(view, (0.6, 3, 0.6, 46), chance.random(), cape) for cape in CAPES[:2]]
    return Scene(
        lit(view, layers, lamps, chance), back, actors, nothing_in_front, chance.uniform(0.5, 1)
    )


def underpass(chance: random.Random) -> Scene:
    """A road that dips below a railway bridge, water in the dip, barriers before it."""
    view = View(chance.uniform(6, 7.5), chance.uniform(16, 20), chance.uniform(-8, 8), 500)
    shore = chance.uniform(15, 18)

    def water(x: Grid, z: Grid) -> Mask:
        wave = 0.9 * np.sin(x * 0.9) + 0.5 * np.sin(x * 2.3 + 1)
        wet: Mask = (np.abs(x) < 7) & (z > shore + wave) & (z < 42)
        return wet

    layers = [
        Layer(ground.everywhere, (128, 126, 122), 0.4),
        Layer(ground.between(-7, 7), ASPHALT, 0.4),
        Layer(ground.dashes(0, 0.2, 99, 0.01), (196, 160, 60), 0.3),
        Layer(ground.dashes(-3.6, 0.16, 3, 4), PAINT, 0.3),
        Layer(ground.dashes(3.6, 0.16, 3, 4), PAINT, 0.3),
        Layer(water, WATER, 0.12),
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
        for x in (-4.0, 4.0):
            things.glow(painter, view.point(x, 4.2, 30), 26, (255, 232, 180), 0.6)
            things.glow(painter, view.point(x, -3.2, 28), 10, (255, 226, 170), 0.3, tall=5)
        for lamp in lamps[:2]:
            arm = 1.8 if lamp.x < 0 else -1.8
            things.lamp_post(painter, view, lamp.x, lamp.z, 6.8, (255, 210, 146), arm)
        for x in (-5.2, -2.6, 0.0, 2.6, 5.2):
            things.cone(painter, view, x, shore - 3)

    actors: list[Actor] = [
        Ripples(view, (-6.6, 5.6, shore + 1.4, 34), (196, 206, 214), chance.randrange(99))
    ]
    actors += parked(view, chance, chance.choice((-3.2, 3.2)), [shore + 6])
    actors += standing(view, chance, [(-6.4, shore - 4), (6.2, shore - 2.4), (5.4, shore - 2.8)])
    actors += walkers(view, chance, [(-6, 6, -6, 13), (4.6, 12, -4.6, 12)])
    actors += [
        Blinker(view, (x, 1.1, shore - 3), ((255, 150, 30), (60, 36, 10)), 12, 0.5)
        for x in (-5.2, 5.2)
    ]
    return Scene(lit(view, layers, lamps, chance), back, actors, nothing_in_front, 1.0)


def gate(chance: random.Random) -> Scene:
    """The gate of a housing estate: a guard's hut, a boom, cars in and out, people."""
    view = View(chance.uniform(5, 6.5), chance.uniform(15, 19), chance.uniform(-12, 12), 490)
    layers = [
        Layer(ground.everywhere, (138, 132, 124), 0.35),
        Layer(ground.between(-5, 5), ASPHALT, 0.35),
        Layer(ground.between(-60, -9), GRASS, 0.5),
        Layer(ground.between(10, 60), GRASS, 0.5),
        Layer(ground.box(-5, 5, 15.5, 16), PAINT, 0.2),
        Layer(ground.dashes(0, 0.15, 2, 2), (200, 170, 70), 0.2),
        Layer(ground.box(-5, 5, 18, 18.6), (178, 150, 50), 0.3),
    ]
    lamps = [Lamp(-6, 9), Lamp(6.4, 17, 4, (1, 0.95, 0.82), 1.1, 5), Lamp(-6, 30), Lamp(8, 40)]

    def back(painter: QPainter) -> None:
        for left, high in ((-58, 26), (-34, 30), (10, 28), (34, 24)):
            wall = chance.choice(WALLS)
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

    actors = cars(view, chance, [(2.5, -4, 2.5, 50), (-2.5, 50, -2.5, -4)], 1)
    actors += walkers(
        view, chance, [(-7.6, 8, -7.6, 17), (7, 15, 7, 7), (-6, 24, -6, 33), (-9, 11, 9, 11)]
    )
    actors += standing(view, chance, [(5, 14.6), (8.8, 14.8)])
    actors += [Rider(view, (-4.4, 30, -4.4, -2), chance.random(), chance.choice(CAPES))]
    return Scene(lit(view, layers, lamps, chance), back, actors, front, chance.uniform(0.4, 0.8))
