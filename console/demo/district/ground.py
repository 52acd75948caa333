"""The ground in metres: towns as cells of a plane, and the lines that run across them.

The outline is a convex ellipse, cut by half planes into one cell a town (a Voronoi diagram). Every
edge is then bent at random, once, whichever town asks for it: so neighbours share the same bent
edge, and the towns tile the district without gaps.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin
from random import Random

import numpy as np

XY = tuple[float, float]

BEND = 0.07
"""How far an edge's middle may leave the straight line, as a share of its length."""

FINEST = 320.0
"""Pieces of an edge shorter than this, in metres, are not bent any more."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline in metres, without its first corner repeated."""

    corners: tuple[XY, ...]

    def holds(self, at: XY) -> bool:
        """Whether a point lies inside (even-odd rule)."""
        x, y = at
        inside = False
        previous_x, previous_y = self.corners[-1]
        for corner_x, corner_y in self.corners:
            if (corner_y > y) != (previous_y > y):
                cross = (previous_x - corner_x) * (y - corner_y) / (previous_y - corner_y)
                if x < cross + corner_x:
                    inside = not inside
            previous_x, previous_y = corner_x, corner_y
        return inside

    @property
    def area(self) -> float:
        """Square metres, positive when the corners run anticlockwise."""
        pairs = zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)
        return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2

    def distance_to_edge(self, at: XY) -> float:
        """Metres to the nearest edge."""
        start = np.array(self.corners)
        way = np.roll(start, -1, axis=0) - start
        to_point = np.array(at) - start
        length = np.maximum((way * way).sum(axis=1), 1e-9)
        share = np.clip((to_point * way).sum(axis=1) / length, 0.0, 1.0)
        away = to_point - way * share[:, None]
        return float(np.sqrt((away * away).sum(axis=1).min()))


def ellipse(centre: XY, radii: XY, angles: Sequence[float]) -> Shape:
    """Return a convex outline: the ellipse seen from some angles (degrees, rising)."""
    return Shape(
        tuple(
            (centre[0] + radii[0] * cos(radians(a)), centre[1] + radii[1] * sin(radians(a)))
            for a in angles
        )
    )


def divide(outline: Shape, centres: Sequence[XY], chance: Random) -> tuple[Shape, list[Shape]]:
    """Return the bent outline of the whole, and of the cell of each centre."""
    cells = [_cell(outline, centre, centres) for centre in centres]
    bends: dict[tuple[XY, XY], list[XY]] = {}
    uses: Counter[tuple[XY, XY]] = Counter()
    bent: list[Shape] = []
    for cell in cells:
        corners: list[XY] = []
        for a, b in zip(cell, (*cell[1:], cell[0]), strict=True):
            key = (min(a, b), max(a, b))
            uses[key] += 1
            way = bends.setdefault(key, [])
            if not way:
                way.extend(_bent(key[0], key[1], chance))
            corners.extend(way[:-1] if a == key[0] else way[:0:-1])
        bent.append(Shape(tuple(corners)))
    border = {key: bends[key] for key, times in uses.items() if times == 1}
    return Shape(tuple(_joined(border))), bent


def rounded(corners: Sequence[XY], times: int = 3) -> list[XY]:
    """Return a line with its corners cut (Chaikin); its two ends stay."""
    line = [(float(x), float(y)) for x, y in corners]
    for _ in range(times):
        cut: list[XY] = [line[0]]
        for a, b in pairwise(line):
            cut.append(_between(a, b, 0.25))
            cut.append(_between(a, b, 0.75))
        line = [*cut, line[-1]]
    return line


def along(line: Sequence[XY], share: float) -> XY:
    """Return the point at a share (0 to 1) of a line's length."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    left = share * sum(lengths)
    for (a, b), length in zip(pairwise(line), lengths, strict=True):
        if left <= length and length > 0:
            return _between(a, b, left / length)
        left -= length
    return line[-1]


def shifted(at: XY, bearing: float, metres: float) -> XY:
    """Return the point some metres away; 0 is north, 90 east."""
    return (at[0] + metres * sin(radians(bearing)), at[1] + metres * cos(radians(bearing)))


def _cell(outline: Shape, own: XY, centres: Sequence[XY]) -> list[XY]:
    corners = list(outline.corners)
    for other in centres:
        if other != own:
            corners = _nearer(corners, own, other)
    return [(round(x, 3), round(y, 3)) for x, y in corners]


def _nearer(corners: list[XY], own: XY, other: XY) -> list[XY]:
    """Cut away what is nearer to the other centre (Sutherland-Hodgman with one half plane)."""
    nx, ny = other[0] - own[0], other[1] - own[1]
    limit = (other[0] ** 2 + other[1] ** 2 - own[0] ** 2 - own[1] ** 2) / 2

    def beyond(p: XY) -> float:
        return p[0] * nx + p[1] * ny - limit

    kept: list[XY] = []
    for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
        da, db = beyond(a), beyond(b)
        if da <= 0:
            kept.append(a)
        if (da < 0 < db) or (db < 0 < da):
            kept.append(_between(a, b, da / (da - db)))
    return kept


def _bent(a: XY, b: XY, chance: Random) -> list[XY]:
    length = hypot(b[0] - a[0], b[1] - a[1])
    if length < FINEST:
        return [a, b]
    off = chance.uniform(-BEND, BEND)
    x, y = _between(a, b, chance.uniform(0.42, 0.58))
    middle = (round(x - (b[1] - a[1]) * off, 3), round(y + (b[0] - a[0]) * off, 3))
    return [*_bent(a, middle, chance)[:-1], *_bent(middle, b, chance)]


def _joined(border: dict[tuple[XY, XY], list[XY]]) -> list[XY]:
    """Return the edges that only one town has, end to end, anticlockwise."""
    ways: dict[XY, list[list[XY]]] = {}
    for way in border.values():
        ways.setdefault(way[0], []).append(way)
        ways.setdefault(way[-1], []).append(way[::-1])
    start = here = min(ways)
    corners: list[XY] = []
    previous: list[XY] = []
    while not corners or here != start:
        way = next(w for w in ways[here] if w[::-1] != previous)
        corners.extend(way[:-1])
        here, previous = way[-1], way
    return corners if Shape(tuple(corners)).area > 0 else corners[::-1]


def _between(a: XY, b: XY, share: float) -> XY:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
