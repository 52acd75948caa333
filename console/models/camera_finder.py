"""The camera directory of a seat: read from the cache in pieces, kept as the changes come.

Nothing is read before `prepare`. What takes long (reading, decoding, sounds) happens in a thread
of its own, some hundred cameras a piece; the Qt thread takes each piece in within milliseconds.
"""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from console.domain.camera import Camera
from console.domain.entity import decode
from console.models.camera_entry import CameraEntry, EntryMaker
from console.models.camera_index import CameraIndex, Cameras, Ground, MaySee
from console.models.camera_pool import CameraPool, resolve_pool
from console.models.camera_query import CameraQuery, read_query
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.sounds import sound_of
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

PIECE = 200
"""Cameras read at once."""

Read = tuple[list[CameraEntry], list[str]]
"""Cameras that are there, and ids of those that are gone."""


class CameraFinder(QObject):
    """Finds cameras by hanzi, pinyin, number, tree, tag, scene, place and line.

    Args:
        cache: where they are read.
        feed: says which of them changed.
        lane: the thread they are read in; its own, a start of 26,000 takes it some seconds.
        ground: what names of places, lines and units stand for.
        judge: returns what judges restricted cameras, now.

    Signals:
        changed: other cameras are known, or others of them; ask again.
        ready: all that the cache holds is known.
    """

    changed = Signal()
    ready = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        ground: Ground,
        judge: Callable[[], MaySee],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane = cache, lane
        self.ground, self._judge = ground, judge
        self._maker = EntryMaker()
        self.index = CameraIndex()
        self._waiting: deque[str] = deque()
        self._is_begun = self._is_reading = self._is_ready = False
        self._round = 0
        feed.changed.connect(self._on_changed)

    @property
    def is_ready(self) -> bool:
        """Whether all that the cache holds is known; before, less is found and it is said."""
        return self._is_ready

    @property
    def waiting(self) -> int:
        """How many cameras are still to be read."""
        return len(self._waiting)

    def prepare(self) -> None:
        """Begin to read, unless that has begun."""
        if not self._is_begun:
            self._is_begun = True
            self._list_all()

    def stop(self) -> None:
        """Read nothing any more: the store is about to close."""
        self._is_begun = False
        self._round += 1

    def find(self, words: str, is_composed: bool = False) -> Cameras:
        """Return the cameras that typed words mean; see `camera_query`.

        Args:
            words: as typed.
            is_composed: an input method has not written all of it yet: what is not found as it
                stands is looked for by its sound.
        """
        found = self.ask(read_query(words))
        if found.entries or found.hidden or not is_composed:
            return found
        return self.ask(read_query(sound_of(words)))

    def ask(self, query: CameraQuery) -> Cameras:
        """Return the cameras of a query."""
        return self.index.find(query, self._judge(), self.ground)

    def resolve(self, queries: Sequence[str]) -> CameraPool:
        """Return the cameras of a patrol's pool, as far as they are known; see `is_ready`."""
        return resolve_pool(queries, self.index, self._judge(), self.ground)

    def numbered(self, number: str) -> list[CameraEntry]:
        """Return the cameras of a typed number, the most important first."""
        return self.index.numbered(number)

    def _list_all(self) -> None:
        """Read everything anew; a reading that is under way ends with its piece."""
        self._is_ready = False
        self._is_reading = True
        self._round += 1
        listed = self._lane.submit(lambda: list(self._cache.every_id(Camera.KIND)))
        when_done(listed, self, partial(self._listed, self._round))

    def _listed(self, number: int, ids: list[str]) -> None:
        """Read all of them; what is known already and no longer there goes."""
        if number != self._round:
            return
        there = dict.fromkeys(ids)
        for entry in [e for e in self.index.entries() if e.id not in there]:
            self.index.remove(entry.id)
        there.update(dict.fromkeys(self._waiting))  # changed since the list was made
        self._waiting = deque(there)
        self._read_next()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_begun:
            return
        if changes.keys is None:
            self._list_all()
            return
        ids = [id for kind, id in changes.keys if kind == Camera.KIND]
        self._waiting.extend(ids)
        if ids and not self._is_reading:
            self._read_next()

    def _read_next(self) -> None:
        """Read a piece; when nothing waits any more, all is known."""
        count = min(PIECE, len(self._waiting))
        self._is_reading = count > 0
        if count:
            ids = list(dict.fromkeys(self._waiting.popleft() for _ in range(count)))
            done = self._lane.submit(lambda: self._read(ids))
            when_done(done, self, partial(self._take, self._round))
        elif not self._is_ready:
            self._is_ready = True
            self.ready.emit()

    def _read(self, ids: list[str]) -> Read:
        """Read in the lane; a record that cannot be read is left out, it stays in the cache."""
        entries = []
        for row in self._cache.rows(Camera.KIND, ids):
            try:
                entries.append(self._maker.make(decode(Camera, row.body)))
            except ValueError:
                continue
        found = {entry.id for entry in entries}
        return entries, [id for id in ids if id not in found]

    def _take(self, number: int, read: Read) -> None:
        entries, gone = read
        for entry in entries:
            if self.index.get(entry.id) != entry:
                self.index.put(entry)
        for id in gone:
            self.index.remove(id)
        self.changed.emit()
        if number == self._round:
            self._read_next()
