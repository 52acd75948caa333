"""One group of the queue: its members, the newest first, and the rows that stand for it."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from console.domain.alert import Severity
from console.domain.grouping import GroupKey
from console.models.queue_entries import Alone, Entry
from widgets.lists.roles import BandedRow

T = TypeVar("T")

ROW = "group/"
"""How the id of a head begins."""


class QueueGroup:
    """Alerts of one cause in one band; a step each for what comes and goes.

    Attributes:
        id: id of the head's row.
        at: where the head stands; None while there is none.
        is_open: whether all members are listed, by a person's hand.
        shown: ids of the members that have a row, or had one before the next `settle`.
        row: the head's row as it was last made.
        apart: listed members that are in no matter yet (并案处置).
        pending: listed members with an own act the hub has not answered.
        doomed: those of them whose act will be refused.
        near: members that lie near an open matter, as of `near_version` of those.
    """

    def __init__(self, key: GroupKey) -> None:
        self.key = key
        self.id = f"{ROW}{key.band.name}/{key.cause}"
        self.at: Alone | None = None
        self.is_open = False
        self.shown: set[str] = set()
        self.row: BandedRow | None = None
        self.towns: Counter[str] = Counter()
        self.titles: Counter[str] = Counter()
        self.apart = self.pending = self.doomed = 0
        self.near: set[str] = set()
        self.near_version = -1
        self._all: set[str] = set()
        self._fresh: list[str] = []
        self._listed: list[tuple[float, str]] = []
        self._ranks: Counter[tuple[int, int]] = Counter()

    def __len__(self) -> int:
        """Return the number of members a filter lets through."""
        return len(self._listed)

    @property
    def total(self) -> int:
        """All members, listed or not."""
        return len(self._all)

    @property
    def severity(self) -> Severity:
        """The worst grade among the members."""
        return Severity(-min(rank for _, rank in self._ranks))

    @property
    def oldest(self) -> str:
        """Id of the member that came first."""
        return self._listed[-1][1]

    def newest(self, count: int) -> Sequence[tuple[float, str]]:
        """Return the members that came last, each behind the time it came, below zero."""
        return self._listed[:count]

    def members(self) -> list[str]:
        """Return the ids of all listed members, the newest first."""
        return [id for _, id in self._listed]

    def fresh(self) -> list[str]:
        """Return the ids taken in since this was asked last."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def add(self, entry: Entry) -> None:
        """Take a member in."""
        self._all.add(entry.alert.id)
        self._fresh.append(entry.alert.id)
        if entry.at is not None:
            self.shown.add(entry.alert.id)
        if entry.is_listed:
            insort(self._listed, _came(entry))
            self._count(entry, +1)

    def take_out(self, entry: Entry) -> None:
        """Let a member go; what it was told with must be what it was added with."""
        self._all.discard(entry.alert.id)
        if entry.is_listed:
            del self._listed[bisect_left(self._listed, _came(entry))]
            self.near.discard(entry.alert.id)
            self._count(entry, -1)

    def head(self) -> Alone:
        """Return where the head belongs: by the worst and the oldest of its members."""
        lead = min(lead for lead, _ in self._ranks)
        return (int(self.key.band), lead, -int(self.severity), -self._listed[-1][0], self.id)

    def _count(self, entry: Entry, by: int) -> None:
        place, alert = entry.place, entry.alert
        self.apart += by if not alert.incident else 0
        self.pending += by if entry.is_pending else 0
        self.doomed += by if entry.doomed else 0
        _add(self._ranks, (place[1], place[2]), by)
        _add(self.towns, alert.place.town, by)
        _add(self.titles, alert.open_title, by)


def _add(numbers: "Counter[T]", name: T, by: int) -> None:
    """Count; a name of which none is left is forgotten."""
    numbers[name] += by
    if not numbers[name]:
        del numbers[name]


def _came(entry: Entry) -> tuple[float, str]:
    return -entry.place[3], entry.alert.id
