"""Opening what the seat keeps: first the key, then the journal, then the cache.

The journal is opened first and never rewritten here. A damaged cache is set aside and built anew
from the hub; a damaged journal stops the start with words, because it holds what people did.
"""

from dataclasses import dataclass
from pathlib import Path

from console.app.fold import fold_pending
from console.models.collections import COLLECTIONS
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.courtesy import Courtesy
from offline_cache.durable import make_folder
from offline_cache.journal import Journal
from offline_cache.lanes import Lane, ThreadLane
from offline_cache.problems import Damaged, WrongKey


@dataclass(frozen=True, slots=True)
class Lanes:
    """The store's threads and those that use it: each does one thing after another."""

    journal: Lane
    cache: Lane
    acts: Lane
    pages: Lane
    search: Lane

    @classmethod
    def start(cls) -> "Lanes":
        """Start one thread each."""
        return cls(
            ThreadLane("journal"),
            ThreadLane("cache"),
            ThreadLane("acts"),
            ThreadLane("pages"),
            ThreadLane("search"),
        )

    def close(self) -> None:
        """Finish what is queued; acts and readers first, the writers last."""
        for lane in (self.acts, self.pages, self.search, self.cache, self.journal):
            lane.close()


@dataclass(frozen=True, slots=True)
class SeatStore:
    """Journal and cache of this seat."""

    journal: Journal
    cache: Cache
    was_rebuilt: bool
    courtesy: Courtesy

    def close(self) -> None:
        """Close both files."""
        self.cache.close()
        self.journal.close()


def open_store(folder: Path, key: bytes, lanes: Lanes, clock: Clock) -> SeatStore:
    """Open the journal, then the cache; a damaged cache is set aside and begun anew.

    Raises:
        StoreProblem: the journal cannot be used, or the cache belongs to a newer program or to
            another process.
    """
    make_folder(folder)
    courtesy = Courtesy()
    journal = Journal.open(folder / "journal.db", key, lanes.journal, courtesy=courtesy)
    path = folder / "cache.db"
    try:
        try:
            cache = Cache.open(
                path,
                key,
                COLLECTIONS,
                fold_pending,
                journal.pending,
                lanes.cache,
                courtesy=courtesy,
            )
        except (Damaged, WrongKey):  # the key opened the journal, so it is the cache that is wrong
            cache = Cache.rebuild(
                path,
                key,
                COLLECTIONS,
                fold_pending,
                journal.pending,
                lanes.cache,
                moment=clock.now(),
                courtesy=courtesy,
            )
            return SeatStore(journal, cache, True, courtesy)
    except BaseException:
        journal.close()
        raise
    return SeatStore(journal, cache, False, courtesy)
