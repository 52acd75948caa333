"""Opening what the seat keeps: first the key, then the journal, then the cache.

The journal is opened first and never rewritten here. A damaged cache is set aside and built anew
from the hub; a damaged journal stops the start with words, because it holds what people did.
Only headers and schemas are read here; the whole files are looked through later (`care`).
"""

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from console.app.fold import fold_pending
from console.models.collections import COLLECTIONS
from console.runtime.clock import Clock
from console.runtime.rank import step_back
from offline_cache.blobs import BlobStore
from offline_cache.cache import Cache
from offline_cache.courtesy import Courtesy
from offline_cache.durable import make_folder
from offline_cache.journal import Journal
from offline_cache.lanes import Lane, ThreadLane
from offline_cache.problems import Damaged, WrongKey, plain_system_words
from offline_cache.rebuild import finish
from offline_cache.reserve import Reserve
from offline_cache.room import Limits, Room
from offline_cache.store_file import set_aside

CACHE = "cache.db"
RESERVE = "journal.reserve"
BLOBS = "blobs.db"


@dataclass(frozen=True, slots=True)
class Lanes:
    """The store's threads and those that use it: each does one thing after another."""

    journal: Lane
    cache: Lane
    acts: Lane
    pages: Lane
    search: Lane
    care: Lane

    @classmethod
    def start(cls) -> "Lanes":
        """Start one thread each; those that work for later come after the others."""
        return cls(
            ThreadLane("journal"),
            ThreadLane("cache", step_back),
            ThreadLane("acts"),
            ThreadLane("pages"),
            ThreadLane("search"),
            ThreadLane("care", step_back),
        )

    def close(self) -> None:
        """Finish what is queued; acts and readers first, the writers last."""
        for lane in (
            self.care, self.acts, self.pages, self.search, self.cache, self.journal,
        ):  # fmt: skip
            lane.close()


@dataclass(frozen=True, slots=True)
class SeatStore:
    """Journal and cache of this seat.

    Attributes:
        folder: where they lie.
        key: opens them.
        was_rebuilt: the cache was damaged at the start; `aside` is where it is now.
        room: how full the disk is.
        blobs: files that go with acts.
    """

    journal: Journal
    cache: Cache
    folder: Path
    key: bytes
    aside: Path | None
    courtesy: Courtesy
    room: Room
    blobs: BlobStore

    @property
    def cache_file(self) -> Path:
        """The cache's file."""
        return self.folder / CACHE

    @property
    def was_rebuilt(self) -> bool:
        """Whether the cache was damaged at the start and begun anew."""
        return self.aside is not None

    def begun_anew(self, moment: datetime) -> "SeatStore":
        """Set a cache that turned out to be damaged aside, and go on with an empty one."""
        return replace(self, aside=self.cache.renew(moment))

    def close(self) -> None:
        """Close all files."""
        self.blobs.close()
        self.cache.close()
        self.journal.close()


def open_store(folder: Path, key: bytes, lanes: Lanes, clock: Clock, reserve: int = 0) -> SeatStore:
    """Open the journal, then the cache; a damaged cache is set aside and begun anew.

    Args:
        folder: the seat's data folder; made if need be.
        key: the store key.
        lanes: the store's threads.
        clock: dates what is set aside.
        reserve: bytes the journal's reserve shall have; it is made later, in idle.

    Raises:
        StoreProblem: the journal cannot be used, or the cache belongs to a newer program or to
            another process.
    """
    with plain_system_words(folder):
        make_folder(folder)
    finish(folder / "journal.db")
    courtesy, room = Courtesy(), room_of(folder, reserve)
    journal = Journal.open(folder / "journal.db", key, lanes.journal, courtesy=courtesy, room=room)
    path = folder / CACHE
    try:
        cache, aside = _open_cache(path, key, journal, lanes, clock, courtesy, room)
    except BaseException:
        journal.close()
        raise
    blobs = BlobStore(folder / BLOBS, key, room)
    return SeatStore(journal, cache, folder, key, aside, courtesy, room, blobs)


def room_of(folder: Path, reserve: int) -> Room:
    """Return how full the disk of a seat's folder is; `reserve` in bytes."""
    return Room(
        Reserve(folder / RESERVE, reserve),
        lambda: shutil.disk_usage(folder).free,
        Limits.for_reserve(reserve),
    )


def _open_cache(
    path: Path,
    key: bytes,
    journal: Journal,
    lanes: Lanes,
    clock: Clock,
    courtesy: Courtesy,
    room: Room,
) -> tuple[Cache, Path | None]:
    def opened(is_rebuilt: bool) -> Cache:
        return Cache.open(
            path,
            key,
            COLLECTIONS,
            fold_pending,
            journal.pending,
            lanes.cache,
            courtesy=courtesy,
            room=room,
            today=lambda: clock.now().toordinal(),
            is_rebuilt=is_rebuilt,
        )

    try:
        return room.saving(lambda: opened(False)), None
    except (Damaged, WrongKey):  # the key opened the journal, so it is the cache that is wrong
        aside = set_aside(path, clock.now())
        return room.saving(lambda: opened(True)), aside
