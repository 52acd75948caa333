"""Places the directory says something of: what is dangerous there, and where people need care.

Of people only their number is told: neither name nor point leaves this model.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QObject

from console.domain.geo import Point
from console.domain.reach import Reach, holds
from console.domain.reference import KnownPlace
from console.models.change_feed import ChangeFeed
from console.models.kind_book import KindBook
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane


@dataclass(frozen=True, slots=True)
class _Read:
    dangerous: tuple[KnownPlace, ...] = ()
    people: tuple[Point, ...] = ()


class NotedPlaces(KindBook[_Read]):
    """Knows them; nothing is read before `load`.

    Args:
        cache: where they are read.
        feed: says when.
        lane: the thread they are read in.
        people: sorts of places that are people.
    """

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        people: AbstractSet[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(KnownPlace.KIND, _Read(), cache, feed, lane, parent)
        self._people = people

    @property
    def dangerous(self) -> tuple[KnownPlace, ...]:
        """Places with a point of which a danger is told."""
        return self.found.dangerous

    @property
    def knows_people(self) -> bool:
        """Whether the directory tells of any people at all."""
        return bool(self.found.people)

    def people_in(self, reach: Reach) -> int:
        """Return how many live there, as far as the directory tells."""
        box = reach.box
        return sum(holds(box, at) and reach.away(at) is not None for at in self.found.people)

    def read(self) -> _Read:  # noqa: D102 - what it is for stands at KindBook
        found = [each for each, _ in readable(KnownPlace, self._cache.select(KnownPlace.KIND))]
        placed = [(each, at) for each in found if (at := each.place.point) is not None]
        people = tuple(at for each, at in placed if each.sort in self._people)
        others = (each for each, _ in placed if each.sort not in self._people)
        return _Read(tuple(each for each in others if each.hazards), people)
