"""Cameras by where they stand, around a point, along a line, in a box: few are looked at."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, floor, hypot, radians
from typing import NamedTuple

from console.domain.geo import Point
from console.domain.geo_line import METRES_A_DEGREE, PlaneLine, from_piece

CELL = 0.004
"""Degrees of a cell's side: some 400 metres."""

Cell = tuple[int, int]


class Crowd(NamedTuple):
    """So many cameras, and the middle of them."""

    many: int
    lon: float
    lat: float


class CameraCells:
    """Numbers of cameras in the cells of a grid; knows where each of them stands."""

    def __init__(self) -> None:
        self._at: dict[int, tuple[float, float]] = {}
        self._cells: dict[Cell, set[int]] = {}

    def put(self, number: int, lon: float, lat: float) -> None:
        """A camera stands there now."""
        self.remove(number)
        self._at[number] = (lon, lat)
        self._cells.setdefault(_cell(lon, lat), set()).add(number)

    def remove(self, number: int) -> None:
        """A camera stands nowhere any more."""
        at = self._at.pop(number, None)
        if at is not None:
            self._cells[_cell(*at)].discard(number)

    def around(self, point: Point, metres: float) -> dict[int, float]:
        """Return the cameras within `metres` of a point, with their distance."""
        east = METRES_A_DEGREE * cos(radians(point.lat))
        high, wide = metres / METRES_A_DEGREE, metres / max(1.0, east)
        found = {}
        for number in self._within(
            point.lon - wide, point.lat - high, point.lon + wide, point.lat + high
        ):
            lon, lat = self._at[number]
            away = hypot((lon - point.lon) * east, (lat - point.lat) * METRES_A_DEGREE)
            if away <= metres:
                found[number] = away
        return found

    def within(self, corner: Point, other: Point) -> list[int]:
        """Return the cameras in the area between two opposite corners."""
        (west, east), (south, north) = (
            sorted((corner.lon, other.lon)),
            sorted((corner.lat, other.lat)),
        )
        near = self._within(west, south, east, north)
        at = self._at
        return [n for n in near if west <= at[n][0] <= east and south <= at[n][1] <= north]

    def count_within(self, corner: Point, other: Point) -> int:
        """Return how many stand in the cells an area touches; no camera is looked at."""
        return sum(len(self._cells.get(cell, ())) for cell in self._touched(corner, other))

    def count_in(self, boxes: Iterable[tuple[Point, Point]]) -> int:
        """Return how many stand in the cells that any of some boxes touches."""
        touched = {cell for corner, other in boxes for cell in self._touched(corner, other)}
        return sum(len(self._cells.get(cell, ())) for cell in touched)

    def crowds(self, corner: Point, other: Point, side: float) -> list[Crowd]:
        """Return the cameras of an area as one for each square that holds any.

        Squares that are wider than a cell are counted by cells, so that a whole district costs as
        much as it has cells.

        Args:
            corner: of the area.
            other: the corner opposite.
            side: of a square, degrees.
        """
        heaps: dict[Cell, list[float]] = {}
        if side >= CELL:
            for cell in self._touched(corner, other):
                many = len(self._cells.get(cell, ()))
                if many:
                    _heap(heaps, (cell[0] + 0.5) * CELL, (cell[1] + 0.5) * CELL, side, many)
        else:
            for number in self.within(corner, other):
                _heap(heaps, *self._at[number], side, 1)
        return [Crowd(int(n), lon / n, lat / n) for n, lon, lat in heaps.values()]

    def _touched(self, corner: Point, other: Point) -> Iterator[Cell]:
        """Yield the cells an area touches, those that hold nothing now or ever left out."""
        (left, right) = sorted((floor(corner.lon / CELL), floor(other.lon / CELL)))
        (low, top) = sorted((floor(corner.lat / CELL), floor(other.lat / CELL)))
        if (right - left + 1) * (top - low + 1) > len(self._cells):
            yield from (
                cell for cell in self._cells if left <= cell[0] <= right and low <= cell[1] <= top
            )
            return
        for x in range(left, right + 1):
            yield from ((x, y) for y in range(low, top + 1) if (x, y) in self._cells)

    def along(self, points: Sequence[Point], metres: float) -> dict[int, float]:
        """Return the cameras within `metres` of a line, with how far along it they stand."""
        line = PlaneLine(points)
        found: dict[int, tuple[float, float]] = {}
        for piece in line.pieces:
            for start, end in _short(piece.start, piece.end):
                (west, south), (east, north) = _box(line, start, end, metres)
                for number in self._within(west, south, east, north):
                    away, along = from_piece(piece, line.flat(*self._at[number]))
                    if away <= metres and away < found.get(number, (metres + 1, 0.0))[0]:
                        found[number] = (away, along)
        return {number: along for number, (_, along) in found.items()}

    def _within(self, west: float, south: float, east: float, north: float) -> Iterator[int]:
        """Yield what stands in the cells that a rectangle touches."""
        (left, low), (right, top) = _cell(west, south), _cell(east, north)
        if (right - left + 1) * (top - low + 1) > len(self._cells):
            yield from list(self._at)  # a reach that holds everything
            return
        for x in range(left, right + 1):
            for y in range(low, top + 1):
                yield from self._cells.get((x, y), ())


def _heap(heaps: dict[Cell, list[float]], lon: float, lat: float, side: float, many: int) -> None:
    heap = heaps.setdefault((floor(lon / side), floor(lat / side)), [0.0, 0.0, 0.0])
    heap[0] += many
    heap[1] += lon * many
    heap[2] += lat * many


def _cell(lon: float, lat: float) -> Cell:
    return floor(lon / CELL), floor(lat / CELL)


def _short(
    start: tuple[float, float], end: tuple[float, float]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Cut a piece so that the box of each part is small."""
    wide, high = end[0] - start[0], end[1] - start[1]
    parts = max(1, ceil(hypot(wide, high) / (CELL * METRES_A_DEGREE)))
    marks = [
        (start[0] + wide * number / parts, start[1] + high * number / parts)
        for number in range(parts + 1)
    ]
    yield from pairwise(marks)


def _box(
    line: PlaneLine, start: tuple[float, float], end: tuple[float, float], metres: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    low = (min(start[0], end[0]) - metres, min(start[1], end[1]) - metres)
    high = (max(start[0], end[0]) + metres, max(start[1], end[1]) + metres)
    return line.round(low), line.round(high)
