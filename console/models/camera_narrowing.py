"""From the terms of a query to the cameras they mean; knows no Qt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from console.domain.geo import Point
from console.domain.reach import is_within
from console.models.camera_entry import CameraEntry, plain_value
from console.models.camera_query import (
    BESIDE,
    NEAR_METRES,
    CameraQuery,
    Line,
    Term,
    read_numbers,
    read_point,
    read_points,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What names in a query stand for.

    Attributes:
        area: id of a unit of the area tree by its name; a town's name stays as it is.
        point: where a place of this name is.
        line: a road or river of this name.
    """

    area: Callable[[str], str] = lambda name: name
    point: Callable[[str], Point | None] = lambda name: None
    line: Callable[[str], Line | None] = lambda name: None


Taken = Sequence[CameraEntry]
"""Cameras by their places."""


class Looked(Protocol):
    """What a narrowing looks at: the cameras by their places in an index."""

    def all_places(self) -> list[int]:
        """Return the place of every camera."""
        ...

    @property
    def taken(self) -> Taken:
        """The camera at each place; a place that is free has one that is nobody's."""
        ...

    def of_ids(self, ids: Iterable[str]) -> Iterator[int]:
        """Yield the places of those that are there."""
        ...

    def of_numbers(self, numbers: Iterable[str]) -> Iterator[int]:
        """Yield the places of the cameras with these numbers."""
        ...

    def around(self, point: Point, metres: float) -> dict[int, float]:
        """Return places near a point, with their distance."""
        ...

    def within(self, corner: Point, other: Point) -> list[int]:
        """Return places in the area between two corners."""
        ...

    def along(self, line: Line, metres: float | None) -> dict[int, float]:
        """Return places along a line, with how far along it."""
        ...

    def with_word(self, word: str, places: Sequence[int] | None) -> list[int]:
        """Return the places whose name, number or sound has a word."""
        ...


class Narrowing:
    """Follows the terms of one query.

    Args:
        index: what is looked at.
        ground: what names stand for.

    Attributes:
        metres: by place, how far from the point or along the line, where one was asked for.
        order: by place, where it stands in the list; empty where no term says it.
        unknown: names nobody knows.
    """

    def __init__(self, index: Looked, ground: Ground) -> None:
        self._index = index
        self._ground = ground
        self.metres: dict[int, float] = {}
        self.order: dict[int, float] = {}
        self.unknown: list[str] = []

    def places(self, query: CameraQuery) -> list[int]:
        """Return the places where every term and word holds."""
        places: list[int] | None = None
        for term in sorted(query.terms, key=lambda term: term.key not in _SMALL):
            places = self._term(term, places)
        for word in query.words:
            places = self._index.with_word(word, places)
        return self._index.all_places() if places is None else places

    def _term(self, term: Term, places: list[int] | None) -> list[int]:
        if term.key in _SMALL:
            found = self._small(term)
            if places is None:
                return list(found)
            kept = set(places)
            return [place for place in found if place in kept]
        if places is None:
            places = self._index.all_places()
        wanted = self._ground.area(term.value) if term.key == "area" else term.value
        return _KEPT[term.key](self._index.taken, places, wanted)

    def _small(self, term: Term) -> Iterable[int]:
        """Return what a term gives that finds its cameras without looking at all of them."""
        index = self._index
        if term.key == "camera":
            return self._in_order(index.of_ids(term.value.split(",")))
        if term.key == "number":
            return self._in_order(index.of_numbers(read_numbers(term.value)))
        if term.key == "box":
            return self._in_box(term)
        found: dict[int, float] | None = None
        if term.key == "near":
            point = read_point(term.value) or self._ground.point(term.value)
            found = None if point is None else index.around(point, term.metres or NEAR_METRES)
        else:
            drawn = read_points(term.value)
            line = Line((drawn,), BESIDE) if drawn else self._ground.line(term.value)
            found = None if line is None else index.along(line, term.metres)
        if found is None:
            self.unknown.append(term.value)
            return ()
        self.metres = self.order = found
        return found

    def _in_box(self, term: Term) -> list[int]:
        corners = read_points(term.value)
        if corners is None:
            self.unknown.append(term.value)
            return []
        if len(corners) == 2:
            return self._index.within(*corners)
        lons, lats = [p.lon for p in corners], [p.lat for p in corners]
        low, high = Point(min(lons), min(lats)), Point(max(lons), max(lats))
        taken = self._index.taken
        near = ((place, taken[place]) for place in self._index.within(low, high))
        return [place for place, e in near if is_within(corners, Point(e.lon, e.lat))]

    def _in_order(self, places: Iterable[int]) -> list[int]:
        told = list(dict.fromkeys(places))
        self.order = self.order or {place: float(n) for n, place in enumerate(told)}
        return told


def _is_in(groups: tuple[str, ...], wanted: str) -> bool:
    return any(f"{plain_value(group)}/".startswith(f"{wanted}/") for group in groups)


def _is_one(names: tuple[str, ...], wanted: str) -> bool:
    return any(plain_value(name) == wanted for name in names)


# A loop of its own for each term: a call for each of 26,000 cameras would be most of a keystroke.


def _of_area(taken: Taken, places: list[int], wanted: str) -> list[int]:
    asked = plain_value(wanted)
    named = {t for t in {taken[place].town for place in places} if plain_value(t) == asked}
    return [p for p in places if (e := taken[p]).area == wanted or e.town in named]


def _of_group(taken: Taken, places: list[int], wanted: str) -> list[int]:
    asked = plain_value(wanted)
    return _with(places, [taken[place].groups for place in places], lambda g: _is_in(g, asked))


def _of_tag(taken: Taken, places: list[int], wanted: str) -> list[int]:
    asked = plain_value(wanted)
    return _with(places, [taken[place].tags for place in places], lambda t: _is_one(t, asked))


def _of_scene(taken: Taken, places: list[int], wanted: str) -> list[int]:
    asked = plain_value(wanted)
    return _with(places, [taken[place].scenes for place in places], lambda s: _is_one(s, asked))


def _with(
    places: list[int], lists: list[tuple[str, ...]], holds: Callable[[tuple[str, ...]], bool]
) -> list[int]:
    """Return the places whose names are meant; the same list of names is judged once."""
    meant = {id(names) for names in {id(names): names for names in lists}.values() if holds(names)}
    return [place for place, names in zip(places, lists, strict=True) if id(names) in meant]


def _of_level(taken: Taken, places: list[int], wanted: str) -> list[int]:
    level = int(wanted) if wanted in ("1", "2", "3") else -1
    return [place for place in places if taken[place].level == level]


_SMALL = ("camera", "number", "near", "along", "box")
_KEPT: dict[str, Callable[[Taken, list[int], str], list[int]]] = {
    "area": _of_area,
    "group": _of_group,
    "tag": _of_tag,
    "scene": _of_scene,
    "level": _of_level,
}
