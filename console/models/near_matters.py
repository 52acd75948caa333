"""Which open matter lies near a place: looked up among those of the neighbourhood alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from console.domain.alert import Alert, Severity
from console.domain.geo import Point, distance
from console.domain.grouping import WORKED
from console.domain.queue import Band

_METRES = 60_000
"""Metres of a degree of longitude at 57° north, of latitude anywhere at least: a cell is wider
than what is near, so that nothing near lies beyond the next cell."""

_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NearMatter:
    """An open matter and how far away it is."""

    alert: Alert
    metres: float


def is_matter(alert: Alert, band: Band) -> bool:
    """Whether it is an open matter others may lie near to: in somebody's hands, or 黄 and worse."""
    if band not in WORKED:
        return False
    return alert.severity >= Severity.YELLOW or band in (Band.SIGNED, Band.HANDLING)


class NearMatters:
    """The open matters by their place.

    Args:
        near: metres within which one lies near.

    Attributes:
        version: another number whenever what is near may be another.
    """

    def __init__(self, near: float) -> None:
        self._near = near
        self._size = max(near, 1.0) / _METRES
        self._cells: dict[_Cell, dict[str, Alert]] = {}
        self._points: dict[str, Point] = {}
        self.version = 0

    def put(self, alert: Alert) -> None:
        """Take a matter in, or as it is now."""
        point = alert.place.point
        if point is None:
            self.drop(alert.id)
            return
        if self._points.get(alert.id) != point:
            self.drop(alert.id)
            self._points[alert.id] = point
            self.version += 1
        self._cells.setdefault(self._cell(point), {})[alert.id] = alert

    def drop(self, id: str) -> None:
        """Let a matter go."""
        point = self._points.pop(id, None)
        if point is None:
            return
        cell = self._cell(point)
        del self._cells[cell][id]
        if not self._cells[cell]:
            del self._cells[cell]
        self.version += 1

    def nearest(self, point: Point | None) -> NearMatter | None:
        """Return the matter nearest to a place, None when none is near."""
        return min(
            self._near_to(point), key=lambda each: (each.metres, each.alert.id), default=None
        )

    def has_near(self, point: Point | None) -> bool:
        """Whether a matter is near to a place; the first one found is enough."""
        return next(self._near_to(point), None) is not None

    def _near_to(self, point: Point | None) -> Iterator[NearMatter]:
        if point is None or not self._cells:
            return
        east, north = self._cell(point)
        for cell in product((east - 1, east, east + 1), (north - 1, north, north + 1)):
            for alert in self._cells.get(cell, {}).values():
                metres = distance(point, self._points[alert.id])
                if metres <= self._near:
                    yield NearMatter(alert, metres)

    def _cell(self, point: Point) -> _Cell:
        return int(point.lon // self._size), int(point.lat // self._size)
