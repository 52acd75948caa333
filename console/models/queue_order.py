"""The places of the listed rows, sorted, and how changes of many become few runs of rows."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from console.models.queue_entries import Place


class QueueOrder:
    """Sorted places; a caller applies each run before it asks for the next."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._places)

    def __getitem__(self, row: int) -> Place:
        """Return the place in a row."""
        return self._places[row]

    def reset(self, places: Iterable[Place]) -> None:
        """Start anew."""
        self._places = sorted(places)

    def row_of(self, place: Place) -> int:
        """Return the row a place has or would have."""
        return bisect_left(self._places, place)

    def first_in(self, band: int) -> int:
        """Return the row where a band begins or would begin."""
        return self.row_of((band, -1, 0, 0.0, ""))

    def rows_of(self, band: int) -> int:
        """Return the number of rows in a band."""
        return self.first_in(band + 1) - self.first_in(band)

    def between(self, first: int, last: int) -> Sequence[Place]:
        """Return the places of some rows, both ends included."""
        return self._places[first : last + 1]

    def runs(self, places: Iterable[Place]) -> Iterator[tuple[int, int]]:
        """Yield (first, last) runs of the rows of places, the highest run first."""
        rows = sorted({self.row_of(place) for place in places}, reverse=True)
        at = 0
        while at < len(rows):
            last = first = rows[at]
            at += 1
            while at < len(rows) and rows[at] == first - 1:
                first = rows[at]
                at += 1
            yield first, last

    def remove(self, first: int, last: int) -> None:
        """Take a run out."""
        del self._places[first : last + 1]

    def insertions(self, places: Iterable[Place]) -> Iterator[tuple[int, list[Place]]]:
        """Yield the row and places of what comes; neighbours go in together."""
        wanted = sorted(places)
        at = {place: self.row_of(place) for place in wanted}
        shift = 0
        for before, group in groupby(wanted, key=at.__getitem__):
            together = list(group)
            yield before + shift, together
            shift += len(together)

    def insert(self, row: int, places: Sequence[Place]) -> None:
        """Put a run in."""
        self._places[row:row] = places
