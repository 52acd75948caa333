"""The store of a seat that another window holds, opened to look on, and what of it changed.

The holder's recording tells which records its screen was told of, and how its link stands; without
one everything is read again whenever the files change.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.app.recorder import FILE
from console.app.store import BLOBS, Lanes, SeatStore, room_of
from console.models.collections import COLLECTIONS
from offline_cache.blobs import BlobStore
from offline_cache.courtesy import Courtesy
from offline_cache.problems import StoreProblem
from offline_cache.recording import Block, Film
from offline_cache.values import ChangeSet
from offline_cache.viewed import ViewedCache, ViewedJournal

ANYTHING = ChangeSet("seat", None, None)

PATIENCE = 3
"""Looks after which a change of the files that no block explains is read anew."""

_END = 1e18
"""A moment after every block."""


class ViewedStore:
    """Journal and cache of another window's seat.

    Args:
        folder: the seat's.
        key: the store key.
        lanes: the threads of this program.

    Raises:
        StoreProblem: it cannot be read.
    """

    def __init__(self, folder: Path, key: bytes, lanes: Lanes) -> None:
        self._journal = ViewedJournal.attach(folder / "journal.db", key, lanes.journal)
        try:
            self._cache = ViewedCache(folder / "cache.db", key, COLLECTIONS)
        except BaseException:
            self._journal.close()
            raise
        self._tail = FilmTail(folder / FILE, key)
        blobs = BlobStore(folder / BLOBS, key)  # opened only when something is attached
        self.seat = SeatStore(
            self._journal, self._cache, folder, key, None, Courtesy(), room_of(folder, 0), blobs
        )
        self._is_changed = True
        self._silent = 0
        self.around: dict[str, Any] = {}
        """What else the holder's screen said last: its link, and who sits there."""

    def look_again(self) -> ChangeSet | None:
        """Return what is another since the last look, None when nothing is."""
        try:
            self._journal.look_again()
            self._is_changed = self._cache.look_again() or self._is_changed
        except StoreProblem:  # the holder is just exchanging the file
            return None
        blocks = self._tail.read()
        for block in blocks or ():
            self.around.update(block.around)
        if blocks:
            self._is_changed, self._silent = False, 0
            return _changes(blocks)
        self._silent += self._is_changed
        if not self._is_changed or (blocks is not None and self._silent < PATIENCE):
            return None
        self._is_changed, self._silent = False, 0
        return ANYTHING

    def close(self) -> None:
        """Close all files."""
        self._tail.close()
        self.seat.close()


class FilmTail:
    """The newest blocks of a recording that another program writes.

    Args:
        path: the recording.
        key: the store key.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._film: Film | None = None
        self._file = (0, 0)
        self._next = 0

    def read(self) -> list[Block] | None:
        """Return the blocks written since the last look, first the newest whole one before it.

        None when there is no recording.
        """
        try:
            film = self._opened()
            found = list(film.blocks(self._next, _END))
        except (StoreProblem, OSError):
            self.close()
            return None
        if found:
            self._next = found[-1][0] + 1
        return [block for *_, block in found]

    def close(self) -> None:
        """Close the file."""
        if self._film is not None:
            self._film.close()
            self._film = None

    def _opened(self) -> Film:
        status = self._path.stat()
        file = status.st_dev, status.st_ino
        if self._film is None or file != self._file:
            self.close()
            self._film, self._file = Film(self._path, self._key, is_growing=True), file
            self._next = self._film.start_for(_END)
        return self._film


def _changes(blocks: Sequence[Block]) -> ChangeSet | None:
    """Return which records blocks tell of; a whole block means that it may be any."""
    if any(block.pack for block in blocks):
        return ANYTHING
    keys = frozenset((seen.kind, seen.id) for block in blocks for seen in block.seen)
    return ChangeSet("seat", keys, None) if keys else None
