"""What the hub said, with own pending operations folded over it; may be thrown away at any time.

One writer on a lane (live changes before catch-up), one reader for pages, one for search. What a
reader sees is always whole: hub changes, the folds they touch and the cursor commit together.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any, overload

from offline_cache import generation as generations
from offline_cache import tables
from offline_cache.catalogue import Catalogue
from offline_cache.cipher import Connect, Connection, connect_cipher
from offline_cache.cursors import parse_cursor
from offline_cache.generation import Generation
from offline_cache.lanes import Lane
from offline_cache.layer import PendingLayer
from offline_cache.problems import Damaged, plain_words
from offline_cache.query import Where
from offline_cache.reader import Reader
from offline_cache.search import Searcher
from offline_cache.store_file import StoreFile, set_aside
from offline_cache.tables import Table
from offline_cache.values import (
    Change,
    ChangeSet,
    Collection,
    Fold,
    Hit,
    Key,
    PendingOperation,
    Row,
)
from offline_cache.writer import FIRST_AGE, Writer

FEED = "open"
"""The scope whose cursor decides when an answered operation leaves the pending layer."""

WRITER_CACHE_KIB = 65536
READER_CACHE_KIB = 32768
TIDY_EVERY = 8
"""Transactions of changes after which the text index is merged a little."""

TIDY_PAGES = 16
"""Pages merged in one go: a few milliseconds, so that live changes never wait long."""


class Cache:
    """`cache.db`; reads may be called from any thread, writing happens on the lane."""

    def __init__(
        self,
        file: StoreFile,
        collections: Sequence[Collection],
        fold: Fold,
        pending: Callable[[], list[PendingOperation]],
        lane: Lane,
        readers: tuple[Connection, Connection],
    ) -> None:
        """Use `Cache.open`."""
        self._file = file
        self._lane = lane
        self._pending = pending
        self._catalogue = Catalogue(collections)
        self._layer = PendingLayer(fold)
        self._cursors: dict[str, str] = {}
        self._generations: dict[str, Generation] = {}
        self._untidy = 0
        self._is_closed = False
        with plain_words(file.path):
            self._prepare()
        self._reader = Reader(readers[0], file.path, self._catalogue.table)
        self._searcher = Searcher(readers[1], file.path, self._catalogue.searched)

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

        Raises:
            Damaged, Newer, AlreadyOpen, WrongKey: before anything is written.
        """

        def build() -> "Cache":
            file = StoreFile(path, key, tables.MARK, connect, "NORMAL", WRITER_CACHE_KIB)
            opened: list[Connection] = []
            try:
                if file.is_new:
                    with file.transaction() as connection:
                        tables.create_common(connection)
                opened = [_reading(connect(path, key)) for _ in range(2)]
                return cls(file, collections, fold, pending, lane, (opened[0], opened[1]))
            except BaseException:
                for connection in opened:
                    connection.close()
                file.close()
                raise

        return lane.run(build)

    @classmethod
    def rebuild(
        cls,
        path: Path,
        key: bytes,
        collections: Sequence[Collection],
        fold: Fold,
        pending: Callable[[], list[PendingOperation]],
        lane: Lane,
        *,
        moment: datetime,
        connect: Connect = connect_cipher,
    ) -> "Cache":
        """Set a damaged file aside (dated by `moment`) and open an empty cache in its place.

        Pending operations are folded at once; the hub's records come by a snapshot.
        """
        if path.exists():
            set_aside(path, moment)
        return cls.open(path, key, collections, fold, pending, lane, connect=connect)

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
            with self._writing() as (connection, writer):
                for generation in self._generations.values():
                    generation.note(changes)
                freed = self._move(connection, scope, cursor)
                keys = writer.apply(changes)
                if freed:
                    keys |= writer.refold(freed)
            self._tidy_later()
            return ChangeSet("hub", frozenset(keys), cursor)

        return self._lane.submit(write, urgent=live)

    def advance(self, cursor: str, *, scope: str = FEED) -> ChangeSet:
        """Move the cursor without changes (`covers` of the feed); layers may become free."""
        return self.apply([], cursor, scope=scope)

    def cursor(self, scope: str = FEED) -> str | None:
        """Return the cursor committed last, None before the first."""
        return self._cursors.get(scope)

    def load_history(self, records: Sequence[Change]) -> ChangeSet:
        """Add finished records, newest first; they rank behind everything that is here.

        Call it in pieces; each waits behind live changes. A record that is here is left alone.
        """

        def write() -> ChangeSet:
            with self._writing() as (_, writer):
                keys = writer.apply(list(reversed(records)), is_history=True)
            return ChangeSet("snapshot", frozenset(keys), None)

        return self._lane.run(write, urgent=False)

    def refold(self, keys: Sequence[Key] | frozenset[Key] | set[Key] = ()) -> ChangeSet:
        """Take over the journal's present layer and fold what that changes, and `keys`.

        Call it after an operation was saved, answered, released or reopened.
        """
        wanted = set(keys)

        def write() -> ChangeSet:
            with self._writing() as (_, writer):
                touched = wanted | self._layer.take(self._pending(), self.cursor())
                reached = writer.refold(touched) if touched else set()
            return ChangeSet("seat", frozenset(reached), None)

        return self._lane.run(write)

    def begin_generation(self, scope: str, epoch: str, seq: int) -> Generation:
        """Begin a snapshot of one scope beside the present state; one begun before is dropped."""
        generation = Generation(scope, epoch, seq, self._stager(scope), self._finish)

        def write() -> None:
            with self._writing() as (connection, _):
                generations.clear(connection, scope)
            self._generations[scope] = generation

        self._lane.run(write)
        return generation

    def get(self, kind: str, id: str) -> Row | None:
        """Return one record; None when it is not there (or no longer)."""
        return self._reader.get(kind, id)

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        """Return records in the order of `ids`; those that are not there are left out."""
        return self._reader.rows(kind, ids)

    def select(
        self,
        kind: str,
        where: Where | None = None,
        order: str = "",
        limit: int = 0,
        after: str | None = None,
    ) -> list[Row]:
        """Return records by declared fields, as the views have them.

        Args:
            kind: the kind; one that nobody knows has no records.
            where: field → value, None, or (operator, value) with = != < <= > >= in;
                `id` and `age` can be used like fields.
            order: fields, "-" before a descending one: "-severity,raised"; empty takes the
                collection's own order.
            limit: at most so many; 0 = all.
            after: id of the last row of the page before.

        Raises:
            ValueError: a field is not declared.
        """
        return self._reader.select(kind, where or {}, order, limit, after)

    def ids(
        self,
        kind: str,
        where: Where | None = None,
        order: str = "",
        limit: int = 0,
        after: str | None = None,
    ) -> list[str]:
        """Return ids of records; arguments as in `select`."""
        return self._reader.ids(kind, where or {}, order, limit, after)

    @overload
    def count(self, kind: str, where: Where | None = None, group: None = None) -> int: ...

    @overload
    def count(self, kind: str, where: Where | None = None, *, group: str) -> dict[Any, int]: ...

    @overload
    def count(self, kind: str, where: Where | None, group: str) -> dict[Any, int]: ...

    def count(
        self, kind: str, where: Where | None = None, group: str | None = None
    ) -> int | dict[Any, int]:
        """Return how many records meet the conditions, or how many per value of `group`."""
        if group is None:
            return self._reader.count(kind, where or {})
        return self._reader.count_by(kind, where or {}, group)

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Return records whose text has all the words, newest first.

        Hanzi of any number, latin words and numbers by their beginning; names also by pinyin and
        initials.

        Args:
            text: as typed.
            kinds: where to look; empty = everywhere.
            limit: at most so many.

        Raises:
            Interrupted: a newer search began meanwhile.
        """
        return self._searcher.search(text, kinds, limit)

    def quick_check(self) -> bool:
        """Read the whole file for damage; takes seconds, for idle time on a reader's thread."""
        return self._reader.is_whole()

    def tidy(self, pages: int = TIDY_PAGES) -> bool:
        """Merge a piece of the text index, as happens by itself behind changes; for idle time.

        Returns:
            Whether there was anything to merge.
        """
        return self._lane.run(lambda: self._tidy(pages), urgent=False)

    def close(self) -> None:
        """Close all connections; the lane stays its owner's."""
        self._is_closed = True
        self._searcher.close()
        self._reader.close()
        self._lane.run(self._file.close)

    def _prepare(self) -> None:
        connection = self._file.connection
        outdated = self._catalogue.load(connection)
        fresh = self._catalogue.missing()
        self._cursors = dict(connection.execute("SELECT scope, cursor FROM scopes").fetchall())
        newest, oldest = _ages(connection, self._catalogue.present())
        self._writer = Writer(connection, self._table, self._layer, newest, oldest)
        if outdated or fresh:
            with self._writing() as (connection, writer):
                for kind in fresh:
                    self._catalogue.ensure(connection, kind)
                for table in outdated:
                    self._catalogue.derive_anew(connection, table, writer)
        if damaged := self._catalogue.damaged(connection):
            raise Damaged(f"Tables have another form than expected: {damaged}.", self._file.path)
        self._fold_all(connection)

    def _fold_all(self, connection: Connection) -> None:
        keys = self._layer.take(self._pending(), self.cursor())
        for table in self._catalogue.present():
            sql = f"SELECT id FROM {table.quoted} WHERE pending > 0"
            keys |= {(table.kind, id) for (id,) in connection.execute(sql)}
        if keys:
            with self._writing() as (_, writer):
                writer.refold(keys)

    def _table(self, kind: str) -> Table:
        return self._catalogue.ensure(self._file.connection, kind)

    def _move(self, connection: Connection, scope: str, cursor: str) -> set[Key]:
        parse_cursor(cursor)
        connection.execute(
            "INSERT OR REPLACE INTO scopes (scope, cursor) VALUES (?, ?)", (scope, cursor)
        )
        self._cursors = {**self._cursors, scope: cursor}
        return self._layer.pass_cursor(cursor) if scope == FEED else set()

    def _stager(self, scope: str) -> Callable[[Sequence[Change]], None]:
        def load(records: Sequence[Change]) -> None:
            def write() -> None:
                with self._writing() as (connection, _):
                    generations.stage(connection, scope, records)

            self._lane.run(write, urgent=False)

        return load

    def _finish(self, generation: Generation, is_whole: bool) -> ChangeSet:
        def write() -> ChangeSet:
            if self._generations.get(generation.scope) is not generation:
                raise RuntimeError("this snapshot is over: a newer one began, or it was finished")
            with self._writing() as (connection, writer):
                if is_whole:
                    keys = self._swap(connection, writer, generation)
                else:
                    generations.clear(connection, generation.scope)
                    keys = set()
            del self._generations[generation.scope]
            return ChangeSet("snapshot", frozenset(keys), self.cursor(generation.scope))

        return self._lane.run(write)

    def _swap(self, connection: Connection, writer: Writer, generation: Generation) -> set[Key]:
        scope = generation.scope
        for (kind,) in connection.execute(
            "SELECT DISTINCT kind FROM staged WHERE scope = ?", (scope,)
        ).fetchall():
            self._catalogue.ensure(connection, kind, scope)
        of_scope = self._catalogue.of_scope(scope)
        keys = generations.take_over(connection, generation, of_scope, writer, self._layer)
        freed: set[Key] = set()
        if not _is_ahead(self.cursor(scope), generation):
            freed = self._move(connection, scope, generation.cursor)
        again = freed | {key for key in keys if key in self._layer}
        return keys | writer.refold(again) if again else keys

    def _tidy(self, pages: int) -> bool:
        with self._writing() as (connection, _):
            merged = [t.tidy_text(connection, pages) for t in self._catalogue.searched()]
        return any(merged)

    def _tidy_later(self) -> None:
        """Merge behind what is queued, again and again until nothing is left to merge."""
        self._untidy += 1
        if self._untidy >= TIDY_EVERY:
            self._untidy = 0
            self._lane.submit(self._tidy_on, urgent=False)

    def _tidy_on(self) -> None:
        if not self._is_closed and self._tidy(TIDY_PAGES):
            self._lane.submit(self._tidy_on, urgent=False)

    def _writing(self) -> "_Writing":
        return _Writing(self._file, self._writer, self._recover)

    def _recover(self) -> None:
        """After a rollback, make memory say what the file says."""
        connection = self._file.connection
        self._catalogue.forget_uncommitted(connection)
        self._cursors = dict(connection.execute("SELECT scope, cursor FROM scopes").fetchall())
        self._layer.take(self._pending(), self.cursor())


class _Writing:
    """A transaction of the cache; a failed one leaves no trace in memory either."""

    def __init__(self, file: StoreFile, writer: Writer, recover: Callable[[], None]) -> None:
        self._transaction = file.transaction()
        self._path = file.path
        self._writer = writer
        self._recover = recover

    def __enter__(self) -> tuple[Connection, Writer]:
        return self._transaction.__enter__(), self._writer

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            self._transaction.__exit__(None, None, None)
            return
        try:
            self._transaction.__exit__(type(error), error, error.__traceback__)
        finally:
            self._recover()


def chunked(changes: Sequence[Change], size: int = 100) -> Iterator[Sequence[Change]]:
    """Cut changes into pieces of `size`, so that each transaction stays short."""
    for start in range(0, len(changes), size):
        yield changes[start : start + size]


def _reading(connection: Connection) -> Connection:
    connection.execute(f"PRAGMA cache_size = -{READER_CACHE_KIB}")
    connection.execute("PRAGMA query_only = ON")
    return connection


def _ages(connection: Connection, present: Sequence[Table]) -> tuple[int, int]:
    newest, oldest = FIRST_AGE, FIRST_AGE
    for table in present:
        low, high = connection.execute(
            f"SELECT (SELECT min(n) FROM {table.quoted}), (SELECT max(n) FROM {table.quoted})"
        ).fetchone()
        if high is not None:
            newest, oldest = max(newest, high), min(oldest, low)
    return newest, oldest


def _is_ahead(cursor: str | None, generation: Generation) -> bool:
    if cursor is None:
        return False
    epoch, seq = parse_cursor(cursor)
    return epoch == generation.epoch and seq >= generation.seq
