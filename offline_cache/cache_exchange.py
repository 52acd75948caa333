"""A cache goes on with another file while it is used: after damage, or when its data expire."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from offline_cache.cache_file import CacheFile
from offline_cache.cache_means import CacheMeans
from offline_cache.cache_reads import CacheReads
from offline_cache.catalogue import Catalogue
from offline_cache.cipher import companions, connect_reading
from offline_cache.lanes import Lane
from offline_cache.layer import PendingLayer
from offline_cache.problems import Damaged, plain_system_words, plain_words
from offline_cache.retention import Retention
from offline_cache.salvage import Salvage
from offline_cache.snapshots import Snapshots
from offline_cache.standing import StandingView
from offline_cache.store_file import StoreFile, set_aside
from offline_cache.text_work import TextWork
from offline_cache.values import Change, Key
from offline_cache.writer import FIRST_AGE, decode

SALVAGED = 200
"""Records of a damaged file brought over in one transaction: some milliseconds."""


class CacheExchange(CacheReads):
    """The part of `Cache` that takes up a file and lets it go."""

    _means: CacheMeans
    _lane: Lane
    _told: Callable[[], None]
    _is_damaged: bool
    _aside: Path | None = None
    _layer: PendingLayer
    _state: CacheFile
    _text: TextWork
    _retention: Retention
    _snapshots: Snapshots
    _unseen: set[Key] | None
    _standing: StandingView | None

    @property
    def is_incomplete(self) -> bool:
        """Whether the file took the place of another, and the whole state is still to be read."""
        return self._state.awaits_snapshot

    def when_damaged(self, told: Callable[[], None]) -> None:
        """Call `told` once, on the thread that met it, when the file turns out to be damaged.

        At once, when that was met before anybody listened. What met it fails; `renew` is the way
        on.
        """
        self._told = told
        if self._is_damaged:
            told()

    def renew(self, moment: datetime) -> Path:
        """Set the file aside (dated by `moment`) and go on with an empty one, while others read.

        Pending operations are folded at once. Nothing of a feed that began before is taken any
        more: the whole state has to come first, by a snapshot.

        Returns:
            Where the old file is now.
        """

        def clear(path: Path) -> Path:
            aside = set_aside(path, moment)
            self._aside = self._aside or aside  # a try before this one may have left an empty file
            return self._aside

        aside, self._aside = self._exchange(clear), None
        return aside

    def salvage(self, aside: Path, goes_on: Callable[[], bool] = lambda: True) -> int:
        """Bring over what can be read of a file that `renew` set aside, until a snapshot begins.

        It may lie behind the hub's state, as everything does at a seat that is cut off.

        Args:
            aside: the old file.
            goes_on: asked before each piece.

        Returns:
            How many records came over.
        """
        if not aside.exists():
            return 0
        found = Salvage(aside, lambda: connect_reading(aside, self._means.key))
        count = 0
        for (kind,) in found.table("SELECT kind FROM kinds ORDER BY kind"):
            rows = found.rows(f'"k_{kind}"', "n, id, rev, home, base", "n", FIRST_AGE)
            while piece := list(islice(rows, SALVAGED)):
                records = [_record(kind, row) for row in piece if row[4] is not None]
                if not goes_on() or not self._lane.run(
                    partial(self._bring_over, records), urgent=False
                ):
                    return count
                count += len(records)
        return count

    @contextmanager
    def view_held(self) -> Iterator[set[Key]]:
        """Let pages show what is there now until the block ends, and then all at once what is.

        Acts made meanwhile at this seat are shown at once over what stands (G3).

        Yields:
            Records that were written meanwhile by others: told of too early, to be told again.
        """
        unseen = self._lane.run(self._stand_still)
        try:
            yield unseen
        finally:
            self._unseen = self._standing = None
            self._reader.move_on()

    def wipe(self) -> None:
        """Delete the file and everything in it, and go on with an empty one, as `renew` does."""

        def delete(path: Path) -> Path:
            for each in companions(path):
                each.unlink(missing_ok=True)
            return path

        self._exchange(delete)

    def _exchange(self, clear: Callable[[Path], Path]) -> Path:
        means = self._means

        def work() -> Path:
            self._text.close()
            self._retention.close()
            self._snapshots.end()
            with (
                self._reader.resting(means.open_reading),
                self._searcher.resting(means.open_reading),
            ):
                self._state.close()
                with plain_system_words(means.path):
                    cleared = clear(means.path)
                self._take(means.open_file(), awaits_snapshot=True)
            return cleared

        def told_again_if_it_fails() -> Path:
            try:
                return work()
            finally:  # the next that reads or writes meets a closed file, and tells
                self._is_damaged = False

        return self._lane.run(told_again_if_it_fails)

    def _stand_still(self) -> set[Key]:
        """Begin to show what is there now (on the lane: no act is half way)."""
        unseen = set[Key]()
        if self._reader.stand_still():
            self._unseen = unseen
            self._standing = StandingView(
                self._reader,
                self._layer.twin(),
                self._means.pending(),
                self._state.cursor(),
                self._state.ages()[0],
                self._means.today,
                self._state.catalogue.present(),
            )
        return unseen

    def _note_unseen(self, keys: set[Key]) -> None:
        """Remember what was written while pages cannot see it (on the lane)."""
        if self._unseen is not None:
            self._unseen |= keys

    def _bring_over(self, records: Sequence[Change]) -> bool:
        """Write records unless the hub's own state is on its way (on the lane)."""
        if not self.is_incomplete or self._snapshots.is_under_way:
            return False
        with self._state.filling() as (_, writer):
            writer.apply(records)
        self._text.wake()
        return True

    def _take(self, file: StoreFile, awaits_snapshot: bool) -> None:
        """Make this file the cache's (on the lane)."""
        means = self._means
        self._standing = None
        self._layer = PendingLayer(means.fold)
        self._state = CacheFile(
            file,
            Catalogue(means.collections),
            self._layer,
            means.pending,
            means.courtesy,
            means.room,
            self._tell_damage,
            means.today,
            awaits_snapshot,
        )
        self._text = TextWork(
            self._lane, self._state.catalogue, self._state.writing, means.courtesy
        )
        self._retention = Retention(
            self._lane, self._state.catalogue, self._state.writing, self._state.ages
        )
        self._snapshots = Snapshots(self._lane, self._state, self._layer, self.view_held)
        with plain_words(file.path):
            self._snapshots.finish_begun()
            self._text.begin(self._state.connection)

    @contextmanager
    def _watch(self) -> Iterator[None]:
        try:
            yield
        except Damaged:
            self._tell_damage()
            raise

    def _tell_damage(self) -> None:
        if not self._is_damaged:
            self._is_damaged = True
            self._told()


def _record(kind: str, row: Any) -> Change:
    _, id, rev, home, base = row
    return Change(0, kind, id, rev, home, decode(base))
