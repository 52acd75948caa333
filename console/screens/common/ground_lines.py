"""The hall's lines laid flat around an origin, in metres, and what of them is in sight."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, radians

from console.domain.geo import Point
from console.models.ground import GroundLine
from widgets.map.small_map import LineKind, MapLine

METRES_A_DEGREE = 111_320.0
NAMED = 6
"""Lines with their name on the map: more would lie over each other."""
Plane = tuple[float, float]
FlatLine = tuple[GroundLine, Sequence[Plane]]
_KINDS = {
    "river": LineKind.WATER,
    "creek": LineKind.WATER,
    "railway": LineKind.RAILWAY,
    "lane": LineKind.LANE,
    "border": LineKind.BORDER,
}


def metres_from(at: Point, origin: Point) -> Plane:
    """Return how far east and north of an origin a point lies."""
    narrow = cos(radians(origin.lat))
    return (
        (at.lon - origin.lon) * METRES_A_DEGREE * narrow,
        (at.lat - origin.lat) * METRES_A_DEGREE,
    )


def point_at(x: float, y: float, origin: Point) -> Point:
    """Return the point so many metres east and north of an origin."""
    narrow = cos(radians(origin.lat))
    return Point(origin.lon + x / METRES_A_DEGREE / narrow, origin.lat + y / METRES_A_DEGREE)


def flat_lines(ground: Iterable[GroundLine], origin: Point) -> list[FlatLine]:
    """Lay lines flat around an origin."""
    return [(line, [metres_from(point, origin) for point in line.points]) for line in ground]


def lines_near(
    lines: Iterable[FlatLine], middle: Plane, reach: float, nearest_to: Plane, named: int = NAMED
) -> list[MapLine]:
    """Return what of each line is in sight; the nearest ones carry their name.

    Args:
        lines: laid flat.
        middle: of the window.
        reach: metres from the middle that are in sight.
        nearest_to: the lines nearest to it are named.
        named: how many.
    """
    found: list[tuple[float, MapLine]] = []
    for line, points in lines:
        kind = _KINDS.get(line.sort, LineKind.ROAD)
        for number, piece in enumerate(_pieces(points, middle, reach)):
            near = min(hypot(x - nearest_to[0], y - nearest_to[1]) for x, y in piece)
            found.append((near, MapLine(piece, kind, "" if number else line.name)))
    told = sorted(near for near, line in found if line.name)[:named]
    last = told[-1] if told else 0.0
    return [line if near <= last else replace(line, name="") for near, line in found]


def _pieces(points: Sequence[Plane], middle: Plane, reach: float) -> list[tuple[Plane, ...]]:
    """Return the parts of a line whose segments come within `reach` of the middle.

    A segment is judged by its box, so one that crosses the window without a point in it stays.
    """
    pieces: list[list[Plane]] = []
    is_open = False
    for start, end in pairwise(points):
        is_near = all(
            min(start[axis], end[axis]) < middle[axis] + reach
            and max(start[axis], end[axis]) > middle[axis] - reach
            for axis in (0, 1)
        )
        if is_near and not is_open:
            pieces.append([start])
        if is_near:
            pieces[-1].append(end)
        is_open = is_near
    return [tuple(piece) for piece in pieces]
