"""What the hub said, with own pending operations folded over it; may be thrown away at any time.

One writer on a lane (live changes before catch-up), one reader for pages, one for search. What a
reader sees is always whole: hub changes, the folds they touch and the cursor commit together.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from offline_cache.cache_exchange import CacheExchange
from offline_cache.cache_file import FEED
from offline_cache.cache_means import CacheMeans
from offline_cache.cipher import Connect, connect_cipher
from offline_cache.courtesy import Courtesy
from offline_cache.generation import Generation
from offline_cache.lanes import Lane
from offline_cache.reader import Reader
from offline_cache.room import Room, unlimited
from offline_cache.search import Searcher
from offline_cache.store_file import StoreFile
from offline_cache.tables import Table
from offline_cache.text_work import MERGE_PAGES
from offline_cache.tombstones import old_tombstones
from offline_cache.values import (
    Change,
    ChangeSet,
    Collection,
    Fold,
    Key,
    PendingOperation,
)

PORTION = 500
"""Records walked at once; a page that is opened meanwhile waits some milliseconds at most."""

__all__ = ["FEED", "Cache", "chunked"]


class Cache(CacheExchange):
    """`cache.db`; reads may be called from any thread, writing happens on the lane."""

    def __init__(self, means: CacheMeans, lane: Lane, file: StoreFile, is_rebuilt: bool) -> None:
        """Use `Cache.open`."""
        self._means = means
        self._lane = lane
        self._told: Callable[[], None] = lambda: None
        self._is_damaged = False
        self._unseen = None
        self._missed: set[Key] = set()
        self._take(file, awaits_snapshot=is_rebuilt)
        reading = means.open_reading()
        try:
            self._reader = Reader(
                reading, file.path, lambda kind: self._state.catalogue.table(kind), self._watch
            )
            self._searcher = Searcher(
                means.open_reading(),
                file.path,
                lambda: self._state.catalogue.searched(),
                self._watch,
            )
        except BaseException:
            reading.close()
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        collections: Sequence[Collection],
        fold: Fold,
        pending: Callable[[], list[PendingOperation]],
        lane: Lane,
        *,
        connect: Connect = connect_cipher,
        courtesy: Courtesy | None = None,
        room: Room | None = None,
        today: Callable[[], int] = lambda: 1,
        is_rebuilt: bool = False,
    ) -> "Cache":
        """Open or make the cache and fold what is pending.

        Args:
            path: the file.
            key: 32 bytes.
            collections: the kinds, with their index columns and texts.
            fold: what pending operations make of hub bodies; pure.
            pending: the operations to fold, in saved order (`Journal.pending`).
            lane: where writing happens; this cache's own.
            connect: how to reach the file; called three times.
            courtesy: asked while many rows are written.
            room: asked before what only fills the cache.
            today: number of the day, from any beginning; dates tombstones (`forget_tombstones`).
            is_rebuilt: the file is new because another was set aside (`is_incomplete`).

        Raises:
            Damaged, Newer, AlreadyOpen, WrongKey: before anything is written.
            NoSpace, Unwritable: the disk takes nothing.
        """
        means = CacheMeans(
            path,
            key,
            collections,
            fold,
            pending,
            connect,
            courtesy or Courtesy(),
            room or unlimited(),
            today,
        )

        def build() -> "Cache":
            file = means.open_file()
            try:
                return cls(means, lane, file, is_rebuilt)
            except BaseException:
                file.close()
                raise

        return lane.run(build)

    def apply(
        self, changes: Sequence[Change], cursor: str, live: bool = True, *, scope: str = FEED
    ) -> ChangeSet:
        """Write hub changes and the cursor in one transaction.

        Records with pending operations are folded anew in the same transaction, and operations
        that the cursor covers leave the layer in it.

        Args:
            changes: in the hub's order; send pieces of about 100 (`chunked`).
            cursor: where the feed stands after them.
            live: whether this goes before catch-up that is queued.
            scope: whose cursor it is.

        Returns:
            What changed on screen.
        """
        return self.apply_soon(changes, cursor, live, scope=scope).result()

    def apply_soon(
        self, changes: Sequence[Change], cursor: str, live: bool = True, *, scope: str = FEED
    ) -> "Future[ChangeSet]":
        """Do `apply` without waiting for it."""

        def write() -> ChangeSet:
            with self._state.filling() as (connection, writer):
                self._snapshots.note(changes)
                freed = self._state.move(connection, scope, cursor)
                keys = writer.apply(changes)
                if freed:
                    keys |= writer.refold(freed)
            self._note_unseen(keys)
            self._text.wake()
            self._retention.wake()
            return ChangeSet("hub", frozenset(keys), cursor)

        return self._submit_live(write) if live else self._lane.submit(write, urgent=False)

    def _submit_live(self, write: Callable[[], ChangeSet]) -> "Future[ChangeSet]":
        courtesy = self._means.courtesy
        courtesy.live_begins()
        try:
            done = self._lane.submit(write)
        except BaseException:
            courtesy.live_ends()
            raise
        done.add_done_callback(lambda _: courtesy.live_ends())
        return done

    def advance(self, cursor: str, *, scope: str = FEED) -> ChangeSet:
        """Move the cursor without changes (`covers` of the feed); layers may become free."""
        return self.apply([], cursor, scope=scope)

    def cursor(self, scope: str = FEED) -> str | None:
        """Return the cursor committed last, None before the first."""
        return self._state.cursor(scope)

    def load_history(self, records: Sequence[Change]) -> ChangeSet:
        """Add finished records, newest first; they rank behind everything that is here.

        Call it in pieces; each waits behind live changes. A record that is here is left alone.
        """

        def write() -> ChangeSet:
            with self._state.filling() as (_, writer):
                keys = writer.apply(list(reversed(records)), is_history=True)
            self._text.wake()
            return ChangeSet("snapshot", frozenset(keys), None)

        return self._lane.run(write, urgent=False)

    @property
    def is_behind(self) -> bool:
        """Whether something that is saved is not shown yet: `refold` could not write it."""
        return bool(self._missed)

    @property
    def has_room_for_history(self) -> bool:
        """Whether records loaded by `load_history` would stay (`Collection.kept`)."""
        return self._retention.has_room

    def refold(self, keys: Sequence[Key] | frozenset[Key] | set[Key] = ()) -> ChangeSet:
        """Take over the journal's present layer and fold what that changes, and `keys`.

        Call it after an operation was saved, answered, released or reopened. On a full disk it may
        use the journal's reserve: what is saved and not shown would be done a second time. What
        could not be written for all that is made up for by the next call.
        """
        wanted = set(keys)

        def write() -> ChangeSet:
            with self._state.writing() as (_, writer):
                self._missed |= wanted | self._layer.take(self._means.pending(), self.cursor())
                reached = writer.refold(self._missed) if self._missed else set()
            self._missed = set()
            self._note_unseen(reached)
            if (standing := self._standing) is not None:
                reached |= standing.refold(wanted, self._means.pending())
            self._text.wake()
            return ChangeSet("seat", frozenset(reached), None)

        with self._means.courtesy.hurried():
            return self._lane.run(lambda: self._means.room.saving(write), own=True)

    def begin_generation(self, scope: str, epoch: str, seq: int) -> Generation:
        """Begin a snapshot of one scope beside the present state; one begun before is dropped."""
        return self._snapshots.begin(scope, epoch, seq)

    def resume_generation(self, scope: str, epoch: str) -> Generation | None:
        """Go on with a snapshot that a run before did not finish; None when there is none."""
        return self._snapshots.resume(scope, epoch)

    @property
    def text_waiting(self) -> int:
        """How many records a search cannot find yet, because their text waits for the index.

        After a long gap the text follows the records within the minute; a page that searches says
        so while this is not 0.
        """
        return self._text.unseen

    @contextmanager
    def text_held(self) -> Iterator[None]:
        """Leave the text index alone while the block fills the cache: rows first, text after."""
        self._lane.submit(lambda: self._text.hold(1))
        try:
            yield
        finally:
            self._lane.submit(lambda: self._text.hold(-1))

    def index_text(self) -> None:
        """Index every text that waits, now and in big pieces; otherwise it happens in lots."""
        while self._lane.run(self._text.finish_some, urgent=False):
            pass

    def forget_tombstones(self, before: int) -> int:
        """Delete what the hub deleted on a day before `before`, in pieces behind live changes.

        Args:
            before: number of a day, as `today` counts.

        Returns:
            How many records are forgotten; one that an own operation still touches is not.
        """
        forgotten = 0
        for table in self._lane.run(self._state.catalogue.present):
            while count := self._lane.run(partial(self._forget, table, before), urgent=False):
                forgotten += count
        return forgotten

    def remove(self, kind: str, ids: Sequence[str]) -> None:
        """Delete what the hub told of some records: nobody here may read them any more.

        Own operations on them stay in the journal.
        """

        def write() -> None:
            with self._state.writing() as (_, writer):
                writer.forget({(kind, id) for id in ids})

        if ids:
            self._lane.run(write)

    def read_anew(self) -> bool:
        """Have the hub's whole state read again; until it is here, pages show what is here now.

        A feed that began before is not continued: it told what somebody else may read. Neither is
        a snapshot that is under way; what is here stays, for the hub may be away.

        Returns:
            Whether a snapshot that was being taken over was taken over whole: pages read again.
        """

        def begin_anew() -> bool:
            is_taken_over = self._snapshots.break_off()
            self._unseen = self._standing = None
            self._reader.move_on()
            self._state.await_snapshot()
            return is_taken_over

        return self._lane.run(begin_anew)

    def _forget(self, table: Table, before: int) -> int:
        with self._state.writing() as (connection, writer):
            entries = old_tombstones(connection, table, before)
            writer.remove(table, entries)
        return len(entries)

    def tidy(self, pages: int = MERGE_PAGES) -> bool:
        """Merge a piece of the text index, as happens by itself behind changes; for idle time.

        Returns:
            Whether there was anything to merge.
        """
        return self._lane.run(lambda: self._text.merge(pages), urgent=False)

    def revisions(
        self, scope: str, digest: Callable[[bytes], str]
    ) -> Iterator[dict[Key, tuple[str, str]]]:
        """Walk what the hub said of a scope: revision and digest of each record, in portions."""
        for kind in self._state.catalogue.kinds_of(scope):
            after = ""
            while rows := self._reader.revisions(kind, after, PORTION):
                yield {(kind, id): (rev, digest(base)) for id, rev, base in rows}
                after = rows[-1][0]

    def close(self) -> None:
        """Close all connections; the lane stays its owner's."""
        self._text.close()
        self._retention.close()
        self._searcher.close()
        self._reader.close()
        self._lane.run(self._state.close)


def chunked(changes: Sequence[Change], size: int = 100) -> Iterator[Sequence[Change]]:
    """Cut changes into pieces of `size`, so that each transaction stays short."""
    for start in range(0, len(changes), size):
        yield changes[start : start + size]
