"""All cameras, ready to be looked through at each keystroke; knows no Qt.

Built in pieces, changed camera by camera. 26,000 take some 18 MB and 3 ms a search.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from console.domain.geo import Point
from console.models.camera_cells import CameraCells, Crowd
from console.models.camera_entry import NOBODY, CameraEntry, plain_number, spelt
from console.models.camera_narrowing import Ground as Ground
from console.models.camera_narrowing import Narrowing
from console.models.camera_query import CameraQuery, Line
from console.models.sounds import has_letters

_HANZI = re.compile(r"[^\x00-\x7f]+")

MaySee = Callable[[CameraEntry], bool]


@dataclass(frozen=True, slots=True)
class Cameras:
    """What a query finds.

    Attributes:
        entries: what may be seen, in its order.
        hidden: how many more there are without the right to look.
        metres: by id, how far from the point or along the line, where one was asked for.
        unknown: names in the query that nobody knows.
    """

    entries: tuple[CameraEntry, ...] = ()
    hidden: int = 0
    metres: Mapping[str, float] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


class CameraIndex:
    """Every camera by number, word, sound, tree and place."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._entries: list[CameraEntry] = []
        self._words: list[str] = []
        self._sounds: list[str] = []
        self._ranks: list[int] = []
        self._places: dict[str, int] = {}
        self._numbers: dict[str, set[str]] = {}
        self._cells = CameraCells()
        self.counts: dict[str, Counter[str]] = {
            key: Counter() for key in ("area", "town", "group", "tag", "scene")
        }
        """How many cameras each branch of the trees has, those of branches below it included."""

    def __len__(self) -> int:
        return len(self._places)

    def put(self, entry: CameraEntry) -> None:
        """Take a camera in, or what changed of it."""
        self.remove(entry.id)
        place = self._places[entry.id] = len(self._entries)
        self._entries.append(entry)
        self._words.append(entry.words)
        self._sounds.append(entry.sounds)
        self._ranks.append(entry.rank)
        if entry.number:
            self._numbers.setdefault(plain_number(entry.number), set()).add(entry.id)
        if entry.has_point:
            self._cells.put(place, entry.lon, entry.lat)
        self._count(entry, 1)

    def remove(self, id: str) -> None:
        """Let a camera go; one that is not here is no error."""
        place = self._places.pop(id, None)
        if place is None:
            return
        entry, self._entries[place] = self._entries[place], NOBODY
        self._words[place] = self._sounds[place] = ""
        self._cells.remove(place)
        if entry.number:
            self._numbers[plain_number(entry.number)].discard(id)
        self._count(entry, -1)
        if len(self._entries) > 2 * len(self._places) + 1000:
            self._close_gaps()

    def get(self, id: str) -> CameraEntry | None:
        """Return a camera."""
        place = self._places.get(id)
        return None if place is None else self._entries[place]

    def entries(self) -> Iterator[CameraEntry]:
        """Yield every camera."""
        return (self._entries[place] for place in self._places.values())

    def numbered(self, number: str) -> list[CameraEntry]:
        """Return the cameras of a number as it is typed, the most important first.

        Leading noughts matter only where one camera has them and another has not.
        """
        ids = self._numbers.get(plain_number(number), ())
        found = [entry for id in ids if (entry := self.get(id)) is not None]
        found.sort(key=lambda entry: (entry.rank, entry.id))
        return [entry for entry in found if entry.number == number] or found

    def find(
        self,
        query: CameraQuery,
        may_see: MaySee = lambda entry: True,
        ground: Ground | None = None,
    ) -> Cameras:
        """Return what is meant, in its order: along a line, by distance, else the key ones first.

        What may not be seen is counted and left out.
        """
        narrowing = Narrowing(self, ground or Ground())
        places = narrowing.places(query)
        metres = narrowing.metres
        if narrowing.order:
            places.sort(key=narrowing.order.__getitem__)
        else:
            places.sort(key=self._ranks.__getitem__)
            if len(query.words) == 1 and (exact := set(self.of_numbers(query.words))):
                places.sort(key=lambda place: place not in exact)
        entries = self._entries
        found = [entries[place] for place in places]
        seen = tuple([e for e in found if not e.is_restricted or may_see(e)])
        told = {e.id: metres[self._places[e.id]] for e in seen} if metres else {}
        return Cameras(seen, len(found) - len(seen), told, tuple(narrowing.unknown))

    # What a narrowing looks at

    def all_places(self) -> list[int]:
        """Return the place of every camera."""
        return list(self._places.values())

    @property
    def taken(self) -> list[CameraEntry]:
        """The camera at each place; a place that is free has one that is nobody's."""
        return self._entries

    def of_ids(self, ids: Iterable[str]) -> Iterator[int]:
        """Yield the places of those that are here."""
        return (place for id in ids if (place := self._places.get(id)) is not None)

    def of_numbers(self, numbers: Iterable[str]) -> Iterator[int]:
        """Yield the places of the cameras with these numbers."""
        return (self._places[e.id] for number in numbers for e in self.numbered(number))

    def around(self, point: Point, metres: float) -> dict[int, float]:
        """Return places near a point, with their distance."""
        return self._cells.around(point, metres)

    def within(self, corner: Point, other: Point) -> list[int]:
        """Return places in the area between two corners."""
        return self._cells.within(corner, other)

    def entries_within(self, corner: Point, other: Point) -> list[CameraEntry]:
        """Return the cameras in the area between two corners."""
        return [self._entries[place] for place in self._cells.within(corner, other)]

    def count_within(self, corner: Point, other: Point) -> int:
        """Return about how many stand there: those of every cell it touches."""
        return self._cells.count_within(corner, other)

    def count_in(self, boxes: Iterable[tuple[Point, Point]]) -> int:
        """Return about how many stand in some boxes together."""
        return self._cells.count_in(boxes)

    def crowds(self, corner: Point, other: Point, side: float) -> list[Crowd]:
        """Return those of an area as one for each square of so many degrees."""
        return self._cells.crowds(corner, other, side)

    def along(self, line: Line, metres: float | None) -> dict[int, float]:
        """Return places along a line, with how far along it."""
        found: dict[int, float] = {}
        before = 0.0
        for way in line.ways:
            here = self._cells.along(way, metres or line.reach)
            for place, along in here.items():
                found.setdefault(place, before + along)
            before += 1e6
        return found

    def with_word(self, word: str, places: Sequence[int] | None) -> list[int]:
        """Return the places whose name, number or sound has a word.

        Hanzi and letters may stand together, as an input method composes them (望汐lu): the hanzi
        must be in the name, and all of it must sound like it.
        """
        if word.isascii():
            heard = "".join(sign for sign in word if sign.isalnum())
            return self._having(word, heard if has_letters(word) else "", places)
        if not any(sign.isascii() and sign.isalnum() for sign in word):
            return self._having(word, "", places)
        literal = self._having(word, "", places)
        if literal:
            return literal
        initials, full = spelt(word)
        chosen = places
        for run in _HANZI.findall(word):
            chosen = self._having(run, "", chosen)
        assert chosen is not None  # there is a sign that is no letter
        return [p for p in chosen if initials in self._sounds[p] or full in self._sounds[p]]

    def _having(self, word: str, heard: str, places: Sequence[int] | None) -> list[int]:
        words, sounds = self._words, self._sounds
        if places is None:
            places = range(len(words))
        if not heard:
            return [place for place in places if word in words[place]]
        if word.isalpha():  # letters of a name are among its sounds; a number has none
            return [place for place in places if heard in sounds[place]]
        return [place for place in places if word in words[place] or heard in sounds[place]]

    def _count(self, entry: CameraEntry, by: int) -> None:
        for key, names in _branches(entry):
            counter = self.counts[key]
            for name in names:
                counter[name] += by
                if not counter[name]:
                    del counter[name]

    def _close_gaps(self) -> None:
        """After many changes: forget the places nobody has any more."""
        entries = list(self.entries())
        self._begin()
        for entry in entries:
            self.put(entry)


def _branches(entry: CameraEntry) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the branches a camera counts on, by tree."""
    yield "area", (entry.area,) if entry.area else ()
    yield "town", (entry.town,) if entry.town else ()
    yield "group", {path for group in entry.groups for path in _upwards(group)}
    yield "tag", dict.fromkeys(entry.tags)
    yield "scene", dict.fromkeys(entry.scenes)


def _upwards(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:number]) for number in range(1, len(parts) + 1))
