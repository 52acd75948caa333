"""A line on the ground and what lies along it, in metres; near enough over a district."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

from console.domain.geo import EARTH_RADIUS, Point

METRES_A_DEGREE = radians(1.0) * EARTH_RADIUS

Plane = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A straight piece of a line, in metres east and north of the line's first point.

    Attributes:
        start, end: its ends.
        before: metres of the line before it.
    """

    start: Plane
    end: Plane
    before: float


class PlaneLine:
    """A line laid flat.

    Args:
        points: two or more, in their order.
    """

    def __init__(self, points: Sequence[Point]) -> None:
        self._origin = points[0]
        self._east = METRES_A_DEGREE * cos(radians(points[0].lat))
        flat = [self.flat(point.lon, point.lat) for point in points]
        self.pieces = tuple(_pieces(flat))

    def flat(self, lon: float, lat: float) -> Plane:
        """Return metres east and north of the line's first point."""
        return (lon - self._origin.lon) * self._east, (lat - self._origin.lat) * METRES_A_DEGREE

    def round(self, at: Plane) -> tuple[float, float]:
        """Return longitude and latitude of a place on the plane."""
        return self._origin.lon + at[0] / self._east, self._origin.lat + at[1] / METRES_A_DEGREE


def from_piece(piece: Piece, at: Plane) -> tuple[float, float]:
    """Return how far a place lies from a piece, and how far along the line, metres."""
    (x, y), (x2, y2) = piece.start, piece.end
    wide, high = x2 - x, y2 - y
    square = wide * wide + high * high
    share = 0.0 if not square else ((at[0] - x) * wide + (at[1] - y) * high) / square
    share = min(1.0, max(0.0, share))
    away = hypot(at[0] - x - share * wide, at[1] - y - share * high)
    return away, piece.before + share * hypot(wide, high)


def _pieces(flat: Sequence[Plane]) -> Iterator[Piece]:
    before = 0.0
    for start, end in pairwise(flat):
        yield Piece(start, end, before)
        before += hypot(end[0] - start[0], end[1] - start[1])
