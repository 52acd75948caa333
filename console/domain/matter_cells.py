"""Alerts by where they are: asking what is near costs what is near, not what there is."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from heapq import nsmallest
from math import cos, floor, hypot, isnan, nan, radians

from console.domain.alert import Alert

METRES_A_DEGREE = 111_195.0
"""Of latitude, on the sphere of `geo`."""

WIDEST = 0.5
"""Cells are wide enough up to 60 degrees north, where a degree of longitude is half as long."""

_Cell = tuple[str, int, int] | tuple[str, str]


@dataclass(slots=True)
class Spot:
    """An alert with its place and time as numbers that compare quickly; told again, it is the same.

    Attributes:
        lon, lat: degrees; not a number where no point is known.
        first, last: seconds; a source that goes on telling of it makes it last.
    """

    alert: Alert
    lon: float
    lat: float
    first: float
    last: float
    is_exercise: bool

    def is_at(self, other: "Spot") -> bool:
        """Whether both are told with the name of one place."""
        name = self.alert.place.name
        return bool(name) and name == other.alert.place.name


def spot_of(alert: Alert) -> Spot:
    """Return the spot of an alert."""
    point, first = alert.place.point, alert.received_at.timestamp()
    last = first if alert.last_at is None else max(first, alert.last_at.timestamp())
    if point is None:
        return Spot(alert, nan, nan, first, last, alert.is_exercise)
    return Spot(alert, point.lon, point.lat, first, last, alert.is_exercise)


@dataclass(frozen=True, slots=True)
class Near:
    """An alert near another.

    Attributes:
        spot: of the near one.
        metres: how far away; not a number where one of the points is not known.
        apart: seconds between when one lasted and when the other began.
    """

    spot: Spot
    metres: float
    apart: float


@dataclass(slots=True)
class MatterCells:
    """Spots in squares of `side` metres, by the name of their place, and by their grid.

    Attributes:
        side: metres; nothing further away is found by its point.
    """

    side: float
    _spots: dict[str, Spot] = field(default_factory=dict)
    _cells: dict[_Cell, dict[str, Spot]] = field(default_factory=dict)

    def put(self, alert: Alert) -> bool:
        """Take an alert in, or as it is now; return whether it is told otherwise than before."""
        known = self._spots.get(alert.id)
        if known is not None and known.alert is alert:
            return False
        if known is not None and known.alert.place == alert.place:
            before, fresh = known.alert, spot_of(alert)
            known.alert, known.first, known.last = alert, fresh.first, fresh.last
            known.is_exercise = fresh.is_exercise
            return not _is_told_alike(before, alert)
        self.drop(alert.id)
        spot = self._spots[alert.id] = spot_of(alert)
        for cell in self._cells_of(spot):
            self._cells.setdefault(cell, {})[alert.id] = spot
        return known is None or not _is_told_alike(known.alert, alert)

    def spot(self, id: str) -> Spot | None:
        """Return an alert that was taken in, as it was then."""
        return self._spots.get(id)

    def ids(self) -> Set[str]:
        """Return which alerts were taken in."""
        return self._spots.keys()

    def drop(self, id: str) -> None:
        """Let an alert go."""
        spot = self._spots.pop(id, None)
        for cell in () if spot is None else self._cells_of(spot):
            del self._cells[cell][id]
            if not self._cells[cell]:
                del self._cells[cell]

    def clear(self) -> None:
        """Let all go."""
        self._spots.clear()
        self._cells.clear()

    def near(self, spot: Spot, soon: float, most: int) -> list[Near]:
        """Return what came before, in time and near or at the same place, the nearest first.

        For a spot whose alert has no id yet, all came before. Where a point is not known, the same
        grid is near.
        """
        found: list[tuple[float, float, str, Spot]] = []
        scale = METRES_A_DEGREE * cos(radians(spot.lat))
        lon, lat, first, last = spot.lon, spot.lat, spot.first, spot.last
        latest = first if spot.alert.id else last + soon
        for id, other in self._around(spot):
            if other.first > latest or other.last < first - soon:
                continue
            metres = hypot((other.lon - lon) * scale, (other.lat - lat) * METRES_A_DEGREE)
            if metres > self.side and not spot.is_at(other):
                continue
            apart = max(0.0, first - other.last, other.first - last)
            found.append((0.0 if isnan(metres) else metres, apart, id, other))
        before = (each for each in found if _came_before(spot, each[3]))
        return [
            Near(other, nan if isnan(lon + other.lon) else metres, apart)
            for metres, apart, _, other in nsmallest(most, before)
        ]

    def _around(self, spot: Spot) -> Iterable[tuple[str, Spot]]:
        found: dict[str, Spot] = {}
        for cell in {*self._cells_of(spot), *self._squares(spot, 1)}:
            found.update(self._cells.get(cell, {}))
        found.pop(spot.alert.id, None)
        return found.items()

    def _cells_of(self, spot: Spot) -> list[_Cell]:
        place = spot.alert.place
        cells: list[_Cell] = [*self._squares(spot, 0)]
        cells += [("name", place.name)] if place.name else []
        return cells + ([("grid", place.grid)] if place.grid else [])

    def _squares(self, spot: Spot, reach: int) -> list[_Cell]:
        if isnan(spot.lon):
            return []
        side = self.side / METRES_A_DEGREE
        x, y = floor(spot.lon / (side / WIDEST)), floor(spot.lat / side)
        steps = range(-reach, reach + 1)
        return [("at", x + dx, y + dy) for dx in steps for dy in steps]


def _is_told_alike(one: Alert, other: Alert) -> bool:
    return (one.title, one.type, one.channel) == (other.title, other.type, other.channel)


def _came_before(spot: Spot, other: Spot) -> bool:
    """Whether another alert stood already; a drill is near to nothing but a drill."""
    if other.is_exercise is not spot.is_exercise:
        return False
    id = spot.alert.id
    return not id or other.first < spot.first or (other.first == spot.first and other.alert.id < id)
