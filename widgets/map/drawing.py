"""What a hand draws on a map point by point: a circle, a line, an area, a box."""

from itertools import pairwise
from math import hypot

from widgets.map.outline import Outline, OutlineKind, Point

LEAST = {OutlineKind.LINE: 2, OutlineKind.AREA: 3}
"""Points without which there is none."""


class Drawing:
    """Points that are set; the end of it follows the hand.

    A circle is its middle and a point of its edge, a box two opposite corners. A line and an area
    end where a point is set twice.

    Args:
        kind: what is drawn.
    """

    def __init__(self, kind: OutlineKind) -> None:
        self.kind = kind
        self.points: list[Point] = []

    @property
    def can_end(self) -> bool:
        """Whether a point set twice would end it."""
        return len(self.points) >= LEAST.get(self.kind, 99)

    def put(self, at: Point, same: float) -> Outline | None:
        """Set a point; return the whole where that ends it.

        Args:
            at: where.
            same: how near to the last point it counts as that one, units of the plane.
        """
        if self.points and _apart(at, self.points[-1]) <= same:
            return self.outline(self.points[-1]) if self.can_end else None
        if self.points and self.kind in (OutlineKind.CIRCLE, OutlineKind.BOX):
            return self.outline(at)
        self.points.append(at)
        return None

    def take_back(self) -> None:
        """Let the last point go."""
        if self.points:
            self.points.pop()

    def outline(self, end: Point) -> Outline | None:
        """Return what it is with its end at a point; None before there is anything."""
        if not self.points:
            return None
        first = self.points[0]
        if self.kind is OutlineKind.CIRCLE:
            return Outline(self.kind, (first,), _apart(first, end))
        if self.kind is OutlineKind.BOX:
            return Outline(self.kind, (first, end))
        points = self.points if end == self.points[-1] else [*self.points, end]
        return Outline(self.kind, tuple(points))


def length_of(points: tuple[Point, ...]) -> float:
    """Return how long a line is."""
    return sum(_apart(a, b) for a, b in pairwise(points))


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
