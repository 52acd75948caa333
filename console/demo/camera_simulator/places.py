"""Scenes off the road: a riverside walk, a building site, a charging shed with smoke."""

import random

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from console.demo.camera_simulator import ground, things
from console.demo.camera_simulator.actors import Actor, Blinker, Path, Rider, Ripples, Smoke, Walker
from console.demo.camera_simulator.car import Car
from console.demo.camera_simulator.ground import Lamp, Layer
from console.demo.camera_simulator.scene import (
    ASPHALT,
    CAPES,
    CARS,
    EARTH,
    GRASS,
    PAINT,
    WALLS,
    WATER,
    Scene,
    cars,
    lit,
    nothing_in_front,
    standing,
    walkers,
)
from console.demo.camera_simulator.view import View


def riverside(chance: random.Random) -> Scene:
    """A walk along the river with a railing, trees and lights from the other bank."""
    view = View(chance.uniform(4.5, 6), chance.uniform(12, 16), chance.uniform(-20, -6), 500)
    bank = (0.55, 0.72, 1.0)
    layers = [
        Layer(ground.everywhere, GRASS, 0.5),
        Layer(ground.between(-3.5, 5), (142, 128, 112), 0.35),
        Layer(ground.dashes(0.8, 0.1, 1.2, 0.02), (112, 104, 96), 0.2),
        Layer(ground.between(-400, -3.8), WATER, 0.14),
        Layer(ground.between(-3.8, -3.4), (166, 164, 158), 0.2),
    ]
    lamps = [Lamp(4.2, z, 4, (1.0, 0.86, 0.64), 1.0, 5.5) for z in (8, 20, 32, 46)]
    lamps += [Lamp(-40, 70, 8, bank, 0.9, 30), Lamp(-70, 60, 8, (1.0, 0.7, 0.4), 0.7, 24)]

    def back(painter: QPainter) -> None:
        for left in range(-190, -20, 22):
            high, wall = chance.uniform(14, 42), chance.choice(WALLS)
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
    actors += walkers(view, chance, paths)
    actors += standing(view, chance, [(-3, 11.6), (-2.8, 18)])
    actors += [Rider(view, (3.4, 44, 3.4, 2), chance.random(), chance.choice(CAPES))]
    return Scene(
        lit(view, layers, lamps, chance), back, actors, nothing_in_front, chance.uniform(0.3, 0.7)
    )


def building_site(chance: random.Random) -> Scene:
    """A building site behind its hoarding: a shell of floors, a crane, a digger, workers."""
    view = View(chance.uniform(8, 10), chance.uniform(18, 22), chance.uniform(-14, 14), 470)
    layers = [
        Layer(ground.everywhere, EARTH, 0.7),
        Layer(ground.box(-60, 60, -5, 10), ASPHALT, 0.4),
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
    actors += cars(view, chance, [(46, 6, -46, 6)], 1)
    actors += [Car(view, (0.5, 48, 0.5, 14), chance.random(), (190, 120, 40), 1, (7, 2.5, 2.9))]
    actors += walkers(view, chance, [(-10, 8.8, 0, 8.8)])
    actors += [Blinker(view, (-12.4, 34, 44), ((255, 50, 40), (60, 10, 10)), 6, 1.2)]
    return Scene(
        lit(view, layers, lamps, chance), back, actors, nothing_in_front, chance.uniform(0.4, 0.9)
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


def shed(chance: random.Random) -> Scene:
    """A charging shed for electric bicycles, smoke coming from one corner."""
    view = View(chance.uniform(4.2, 5.2), chance.uniform(13, 17), chance.uniform(-10, 10), 500)
    layers = [
        Layer(ground.everywhere, (132, 128, 122), 0.35),
        Layer(ground.between(-60, -8), GRASS, 0.5),
        Layer(ground.box(-6, 10, 14, 19), (112, 114, 116), 0.3),
        *(Layer(ground.box(x, x + 0.12, 14, 19), PAINT, 0.2) for x in np.arange(-6, 10.1, 1.6)),
    ]
    cold = (0.86, 0.95, 1.0)
    lamps = [Lamp(x, 17, 2.6, cold, 0.9, 3.4) for x in (-4, 2, 8)] + [Lamp(-7, 8), Lamp(11, 10)]

    def back(painter: QPainter) -> None:
        for left in (-40, -12, 16):
            high, wall = chance.uniform(14, 20), chance.choice(WALLS)
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
    actors = walkers(view, chance, [(-6, 9, 6, 9), (8, 11, -4, 11)])
    actors += standing(view, chance, [(0.4, 11.6), (-1, 12.2), (9.6, 12.4)])
    actors += [_Timer(front_share)]
    return Scene(lit(view, layers, lamps, chance), back, actors, front, chance.uniform(0.2, 0.5))


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
    tone = chance.choice(CAPES + CARS)
    painter.setPen(QPen(QColor(16, 17, 20), 0.12 * scale))
    for dz in (-0.6, 0.6):
        hub = view.point(x, 0.3, z + dz)
        painter.drawLine(QLineF(hub.x(), hub.y() - 0.28 * scale, hub.x(), hub.y() + 0.28 * scale))
    things.box(painter, view, (x - 0.17, x + 0.17, z - 0.7, z + 0.5), (0.45, 0.85), tone)
    painter.setPen(QPen(QColor(30, 32, 36), 0.09 * scale))
    bar = view.point(x, 1.1, z - 0.6)
    painter.drawLine(QLineF(bar.x() - 0.3 * scale, bar.y(), bar.x() + 0.3 * scale, bar.y()))
