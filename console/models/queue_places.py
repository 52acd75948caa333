"""Where each open alert has its row: alone, below the head of its group, or folded away in it.

Places are changed by what comes, goes and folds; `settle` then says which rows leave and come.
It costs as many steps as rows change, whatever is folded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from console.domain.flood import Flood, FloodProfile, FloodWatch
from console.domain.grouping import GroupKey, key_of
from console.domain.queue import Band
from console.models.near_matters import NearMatter, NearMatters, is_matter
from console.models.queue_entries import Alone, Entry, Place
from console.models.queue_group import QueueGroup


@dataclass(frozen=True, slots=True)
class Moves:
    """Rows that leave, rows that come, and heads that stay with other words."""

    gone: list[Place]
    come: list[Place]
    heads: list[str]


class QueuePlaces:
    """All open alerts by their ids, with their places and groups.

    Args:
        profile: limits of floods; None where nothing is ever folded.
    """

    def __init__(self, profile: FloodProfile | None) -> None:
        self.entries: dict[str, Entry] = {}
        self.limit(profile)
        self._groups: dict[GroupKey, QueueGroup] = {}
        self._heads: dict[str, QueueGroup] = {}
        self._dirty: dict[GroupKey, None] = {}
        self._before: dict[str, Place | None] = {}
        self._held = ""

    def limit(self, profile: FloodProfile | None) -> None:
        """Take other limits; no flood there was is known any more, and `rebuild` is due."""
        self.profile = profile
        self._watch = None if profile is None else FloodWatch(profile)
        self._floods: tuple[Flood, ...] = ()
        self._matters = NearMatters(0.0 if profile is None else profile.near)
        self._listed: dict[str, None] = {}

    @property
    def flood(self) -> Flood | None:
        """The flood that lasts, or the last one there was."""
        return None if self._watch is None else self._watch.newest

    @property
    def in_flood(self) -> list[str]:
        """Ids of all that was folded since the newest flood began, open or over by now."""
        return list(self._listed)

    @property
    def spared(self) -> int:
        """Unsigned alerts less the matters they are: a group is one."""
        least = 0 if self.profile is None else self.profile.least
        sizes = (g.total for key, g in self._groups.items() if key.band is Band.UNSIGNED)
        return sum(size - 1 for size in sizes if size >= least)

    def groups(self) -> Iterator[QueueGroup]:
        """Yield the groups that have a head."""
        return iter(self._heads.values())

    def elsewhere(self, cause: str) -> list[QueueGroup]:
        """Return the groups of a cause, whatever band they stand in."""
        return [group for group in self._heads.values() if group.key.cause == cause]

    def head(self, id: str) -> QueueGroup | None:
        """Return the group whose head's row has this id."""
        return self._heads.get(id)

    def group_of(self, id: str) -> QueueGroup | None:
        """Return the group an alert stands in, if it has a head."""
        entry = self.entries.get(id)
        group = None if entry is None or entry.key is None else self._groups.get(entry.key)
        return group if group is not None and group.at is not None else None

    def near_matter(self, id: str) -> NearMatter | None:
        """Return the open matter a member of a group lies near to."""
        entry = self.entries.get(id)
        return None if entry is None else self._matters.nearest(entry.alert.place.point)

    def outdated(self) -> list[QueueGroup]:
        """Return the groups whose heads told of matters that have come, gone or moved since."""
        version = self._matters.version
        return [group for group in self._heads.values() if group.near_version != version]

    def near_members(self, group: QueueGroup) -> set[str]:
        """Return the members that lie near an open matter."""
        if group.near_version != self._matters.version:
            group.near_version = self._matters.version
            group.near = {id for id in group.members() if self._is_near(self.entries[id])}
        return group.near

    def place_of(self, id: str) -> Place | None:
        """Return where a row stands, of an alert or of a head."""
        group = self._heads.get(id)
        if group is not None:
            return group.at
        entry = self.entries.get(id)
        return None if entry is None else entry.at

    # What comes and goes

    def arrive(self, moments: Iterable[datetime], now: datetime) -> None:
        """Count new alerts; where that begins a flood, what came with it is folded."""
        if self._watch is None:
            return
        self._watch.take(moments)
        self._watch.settle(now)
        before, self._floods = self._floods, self._watch.floods
        if [flood.began for flood in self._floods] != [flood.began for flood in before]:
            self._listed.clear()  # that one is over has folded nothing anew
            for entry in self.entries.values():
                self._leave(entry)
                self._join(entry)

    def put(self, entry: Entry) -> None:
        """Take an alert in, or as it is now."""
        known = self.entries.get(entry.alert.id)
        if known is not None:
            entry.at = known.at
            self._leave(known)
        self.entries[entry.alert.id] = entry
        self._join(entry)

    def drop(self, id: str) -> None:
        """Take an alert's row away; the alert itself goes with `forget`."""
        entry = self.entries[id]
        self._leave(entry)
        self._matters.drop(id)
        self._show(entry, None)

    def forget(self, id: str) -> None:
        """Let an alert go that was dropped."""
        del self.entries[id]

    def hold(self, id: str) -> None:
        """Keep the row under the cursor where it is, though newer ones of its group come."""
        for each in (self._held, id):
            entry = self.entries.get(each)
            if entry is not None and entry.key is not None:
                self._dirty[entry.key] = None
        self._held = id

    def toggle(self, head: str) -> None:
        """Open a group, or close it again."""
        group = self._heads.get(head)
        if group is not None:
            group.is_open = not group.is_open
            self._dirty[group.key] = None

    def rebuild(self) -> list[Place]:
        """Place everything anew and return the places, in no order."""
        opened = {key for key, group in self._groups.items() if group.is_open}
        self._dirty.clear()
        self._before.clear()
        self._groups.clear()
        self._heads.clear()
        for entry in self.entries.values():
            entry.at = None
            self._join(entry)
        for key in opened & self._groups.keys():
            self._groups[key].is_open = True
        self.settle()
        alone = [entry.at for entry in self.entries.values() if entry.at is not None]
        return alone + [group.at for group in self._heads.values() if group.at is not None]

    def settle(self) -> Moves:
        """Fold what has changed, and return the rows that leave and come."""
        dirty, self._dirty = self._dirty, {}
        heads = [group for key in dirty if (group := self._groups.get(key)) is not None]
        for group in heads:
            self._fold(group)
        before, self._before = self._before, {}
        after = {id: self.place_of(id) for id in before}
        moved = [id for id in before if before[id] != after[id]]
        return Moves(
            [place for id in moved if (place := before[id]) is not None],
            [place for id in moved if (place := after[id]) is not None],
            [g.id for g in heads if g.at is not None and g.id not in before],
        )

    # Groups

    def _join(self, entry: Entry) -> None:
        entry.key = key_of(entry.alert, entry.band, self._floods) if self._floods else None
        if self._floods:
            self._note_matter(entry)
        if entry.key is None:
            self._show(entry, entry.place if entry.is_listed else None)
            return
        group = self._groups.get(entry.key)
        if group is None:
            group = self._groups[entry.key] = QueueGroup(entry.key)
        group.add(entry)
        if group.near_version == self._matters.version and self._is_near(entry):
            group.near.add(entry.alert.id)
        self._dirty[entry.key] = None

    def _note_matter(self, entry: Entry) -> None:
        if entry.key is None and is_matter(entry.alert, entry.band):
            self._matters.put(entry.alert)
        else:
            self._matters.drop(entry.alert.id)

    def _is_near(self, entry: Entry) -> bool:
        return entry.is_listed and self._matters.has_near(entry.alert.place.point)

    def _leave(self, entry: Entry) -> None:
        if entry.key is not None:
            self._groups[entry.key].take_out(entry)
            self._dirty[entry.key] = None
            entry.key = None

    def _fold(self, group: QueueGroup) -> None:
        """Give a group the rows it is to have."""
        assert self.profile is not None
        group.row = None
        is_group = len(group) >= self.profile.least
        self._show_head(group, group.head() if is_group else None)
        wanted = self._rows(group) if group.at is not None else self._single(group)
        for id in group.shown - wanted.keys():
            entry = self.entries.get(id)
            if entry is not None and entry.key == group.key:
                self._show(entry, None)
        for id, place in wanted.items():
            self._show(self.entries[id], place)
        group.shown = set(wanted)
        if group.at is not None:
            self._listed |= dict.fromkeys(group.fresh())
        if not group.total:
            del self._groups[group.key]

    def _rows(self, group: QueueGroup) -> dict[str, Place]:
        """Return the members in sight: the newest, and the one under the cursor."""
        assert self.profile is not None and group.at is not None
        count = len(group) if group.is_open else self.profile.shown
        rows: dict[str, Place] = {id: (*group.at, came, id) for came, id in group.newest(count)}
        held = self.entries.get(self._held)
        if held is not None and held.key == group.key and held.is_listed:
            rows[self._held] = (*group.at, -held.place[3], self._held)
        return rows

    def _single(self, group: QueueGroup) -> dict[str, Place]:
        return {id: self.entries[id].place for id in group.members()}

    def _show(self, entry: Entry, place: Place | None) -> None:
        if entry.at != place:
            self._before.setdefault(entry.alert.id, entry.at)
            entry.at = place
            entry.row = None

    def _show_head(self, group: QueueGroup, place: Alone | None) -> None:
        if group.at == place:
            return
        self._before.setdefault(group.id, group.at)
        group.at = place
        if place is not None:
            self._heads[group.id] = group
        else:
            self._heads.pop(group.id, None)
