"""Places the directory says something of: what is dangerous there, and where people need care.

Of people only their number is told: neither name nor point leaves this model.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from console.domain.geo import Point
from console.domain.reach import Reach, holds
from console.domain.reference import KnownPlace
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


@dataclass(frozen=True, slots=True)
class _Read:
    dangerous: tuple[KnownPlace, ...] = ()
    people: tuple[Point, ...] = ()


class NotedPlaces(QObject):
    """Knows them; nothing is read before `load`.

    Args:
        cache: where they are read.
        feed: says when.
        lane: the thread they are read in.
        people: sorts of places that are people.

    Signals:
        changed: there are others.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        people: AbstractSet[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane, self._people_sorts = cache, lane, people
        self._is_asked = False
        self._read_now = _Read()
        feed.changed.connect(self._on_changed)

    @property
    def dangerous(self) -> tuple[KnownPlace, ...]:
        """Places with a point of which a danger is told."""
        return self._read_now.dangerous

    @property
    def knows_people(self) -> bool:
        """Whether the directory tells of any people at all."""
        return bool(self._read_now.people)

    def people_in(self, reach: Reach) -> int:
        """Return how many live there, as far as the directory tells."""
        box, people = reach.box, self._read_now.people
        return sum(holds(box, at) and reach.away(at) is not None for at in people)

    def load(self) -> None:
        """Read them, and again whenever one is another."""
        self._is_asked = True
        when_done(self._lane.submit(self._read), self, self._take)

    def _read(self) -> _Read:
        found = [each for each, _ in readable(KnownPlace, self._cache.select(KnownPlace.KIND))]
        placed = [each for each in found if each.place.point is not None]
        people = [each for each in placed if each.sort in self._people_sorts]
        points = tuple(each.place.point for each in people if each.place.point is not None)
        others = (each for each in placed if each.sort not in self._people_sorts)
        return _Read(tuple(each for each in others if each.hazards), points)

    def _take(self, found: _Read) -> None:
        if found != self._read_now:
            self._read_now = found
            self.changed.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_asked:
            return
        if changes.keys is None or any(kind == KnownPlace.KIND for kind, _ in changes.keys):
            self.load()
