"""How far something reaches on the ground: around a point, beside a line, within corners; metres.

The same shapes are asked of the camera directory in words (`console.models.camera_query`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, cos, radians

from console.domain.geo import Point, distance
from console.domain.geo_line import METRES_A_DEGREE, PlaneLine, from_piece

Box = tuple[Point, Point]
"""Its south-west and its north-east corner."""


@dataclass(frozen=True)
class Around:
    """A circle on the ground."""

    middle: Point
    metres: float

    def away(self, point: Point) -> float | None:
        """Return how far from its middle a point lies; None where it lies outside."""
        metres = distance(self.middle, point)
        return metres if metres <= self.metres else None

    @cached_property
    def box(self) -> Box:
        """The least box it lies in."""
        return _wider((self.middle,), self.metres)


@dataclass(frozen=True)
class Beside:
    """A strip along a line; what lies on it is told by how far along the line it is."""

    points: tuple[Point, ...]
    metres: float

    @property
    def middle(self) -> Point:
        """Where it begins: what is found is told from there."""
        return self.points[0]

    def away(self, point: Point) -> float | None:
        """Return how far along the line a point lies; None where it lies too far beside it."""
        at = self._line.flat(point.lon, point.lat)
        near = min(from_piece(piece, at) for piece in self._line.pieces)
        return near[1] if near[0] <= self.metres else None

    @cached_property
    def box(self) -> Box:
        """The least box it lies in."""
        return _wider(self.points, self.metres)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Boxes that hold it together: of a line across a district hardly more than the strip."""
        return tuple(
            _wider(pair, self.metres)
            for start, end in pairwise(self.points)
            for pair in pairwise(_cut(start, end))
        )

    @cached_property
    def _line(self) -> PlaneLine:
        return PlaneLine(self.points)


@dataclass(frozen=True)
class Within:
    """An area between three corners or more; of two, the box they are opposite corners of."""

    corners: tuple[Point, ...]

    @cached_property
    def middle(self) -> Point:
        """The middle of its box: what is found is told from there."""
        low, high = self.box
        return Point((low.lon + high.lon) / 2, (low.lat + high.lat) / 2)

    def away(self, point: Point) -> float | None:
        """Return how far from its middle a point lies; None where it lies outside."""
        is_box = len(self.corners) == 2
        inside = holds(self.box, point) if is_box else is_within(self.corners, point)
        return distance(self.middle, point) if inside else None

    @cached_property
    def box(self) -> Box:
        """The least box it lies in."""
        return _wider(self.corners, 0.0)


_PART = 400.0
"""Metres of the parts a line is cut into, so that the box of each is small."""
Reach = Around | Beside | Within


def boxes_of(reach: Reach) -> tuple[Box, ...]:
    """Return boxes that hold a reach together."""
    return reach.boxes if isinstance(reach, Beside) else (reach.box,)


def _cut(start: Point, end: Point) -> list[Point]:
    parts = max(1, ceil(distance(start, end) / _PART))
    wide, high = end.lon - start.lon, end.lat - start.lat
    return [Point(start.lon + wide * n / parts, start.lat + high * n / parts)
            for n in range(parts + 1)]  # fmt: skip


def holds(box: Box, point: Point) -> bool:
    """Whether a point lies in a box: the quick look before the exact one."""
    (low, high) = box
    return low.lon <= point.lon <= high.lon and low.lat <= point.lat <= high.lat


def is_within(corners: Sequence[Point], point: Point) -> bool:
    """Whether a point lies between corners: a ray to the east crosses the edge an odd time."""
    inside, before = False, corners[-1]
    for corner in corners:
        if (corner.lat > point.lat) != (before.lat > point.lat):
            share = (point.lat - corner.lat) / (before.lat - corner.lat)
            if point.lon < corner.lon + share * (before.lon - corner.lon):
                inside = not inside
        before = corner
    return inside


def _wider(points: Sequence[Point], metres: float) -> Box:
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    high = metres / METRES_A_DEGREE
    widest = max(abs(lat) for lat in lats)
    wide = metres / max(1.0, METRES_A_DEGREE * cos(radians(widest)))
    return (
        Point(min(lons) - wide, min(lats) - high),
        Point(max(lons) + wide, max(lats) + high),
    )
