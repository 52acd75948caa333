"""The cache's file while it is open: its tables, its transactions, and where each scope stands."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from offline_cache import generation as generations
from offline_cache.catalogue import Catalogue
from offline_cache.cipher import Connection
from offline_cache.courtesy import Courtesy
from offline_cache.cursors import parse_cursor
from offline_cache.generation import Generation
from offline_cache.layer import PendingLayer
from offline_cache.problems import Damaged, NoSpace, Renewed, plain_words
from offline_cache.room import Room
from offline_cache.store_file import StoreFile
from offline_cache.tables import Table
from offline_cache.values import Key, PendingOperation
from offline_cache.writer import FIRST_AGE, Writer

FEED = "open"
"""The scope whose cursor decides when an answered operation leaves the pending layer."""


class CacheFile:
    """What the writing side works on; every method belongs on the lane, except `cursor`.

    Args:
        file: open and with its common tables.
        catalogue: the kinds.
        layer: the pending operations.
        pending: reads them from the journal.
        courtesy: asked while many rows are written.
        room: asked before what only fills the cache.
        damaged: told when the file turns out to be damaged.
        today: number of the day; dates tombstones.
        awaits_snapshot: this file took the place of one that was set aside: until the whole state
            is here, what is left of a feed that began before must not pass for it.
    """

    def __init__(
        self,
        file: StoreFile,
        catalogue: Catalogue,
        layer: PendingLayer,
        pending: Callable[[], list[PendingOperation]],
        courtesy: Courtesy,
        room: Room,
        damaged: Callable[[], None],
        today: Callable[[], int],
        awaits_snapshot: bool = False,
    ) -> None:
        self._file = file
        self._room = room
        self._damaged = damaged
        self._today = today
        self.awaits_snapshot = awaits_snapshot
        self.courtesy = courtesy
        self.catalogue = catalogue
        self._layer = layer
        self._pending = pending
        self._cursors: dict[str, str] = {}
        with plain_words(file.path):
            self._prepare()

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def connection(self) -> Connection:
        """The writing connection."""
        return self._file.connection

    def cursor(self, scope: str = FEED) -> str | None:
        """Return the cursor committed last, None before the first; from any thread."""
        return self._cursors.get(scope)

    def ages(self) -> tuple[int, int]:
        """Return the newest and the oldest age of a record."""
        return self._writer.ages

    def writing(self) -> AbstractContextManager[tuple[Connection, Writer]]:
        """Begin a transaction; a failed one leaves no trace in memory either."""
        return _Writing(self._file, self._writer, self.catalogue.commit, self._recover, self._fail)

    def filling(self) -> AbstractContextManager[tuple[Connection, Writer]]:
        """Begin a transaction that takes in what the hub said; see `writing`.

        Raises:
            NoSpace: the disk is so full that what room there is belongs to the journal.
        """
        self._room.check_caching()
        return self.writing()

    def move(self, connection: Connection, scope: str, cursor: str) -> set[Key]:
        """Set a cursor (in a transaction); return the records whose operations it frees.

        Raises:
            Renewed: there is no whole state that this feed could continue.
        """
        if scope == FEED and self.awaits_snapshot:
            raise Renewed("The records must be read anew before the feed goes on.", self._file.path)
        parse_cursor(cursor)
        connection.execute(
            "INSERT OR REPLACE INTO scopes (scope, cursor) VALUES (?, ?)", (scope, cursor)
        )
        self._cursors = {**self._cursors, scope: cursor}
        return self._layer.pass_cursor(cursor) if scope == FEED else set()

    def arrive(self, connection: Connection, writer: Writer, generation: Generation) -> set[Key]:
        """Take over the cursor of a snapshot, unless live changes have carried it further."""
        scope = generation.scope
        if scope == FEED and self.awaits_snapshot:
            generations.has_arrived(connection, FEED)
            self.awaits_snapshot = False
        if _is_ahead(self.cursor(scope), generation):
            return set()
        freed = self.move(connection, scope, generation.cursor)
        return writer.refold(freed) if freed else set()

    def await_snapshot(self) -> None:
        """Take nothing of the feed until the whole state has come again, also after a restart."""
        with self.writing() as (connection, _):
            generations.await_anew(connection, FEED)
        self.awaits_snapshot = True
        self._cursors = generations.cursors(self.connection)

    def forget_cursor(self, scope: str) -> None:
        """A scope is half old and half new: its snapshot must be asked for again."""
        self._cursors = {name: at for name, at in self._cursors.items() if name != scope}

    def give_up(self, scope: str) -> None:
        """Have a scope read anew, also after a restart, where a swap of it was begun."""
        with self.writing() as (connection, _):
            generations.give_up(connection, scope)
        self._cursors = generations.cursors(self.connection)

    def close(self) -> None:
        """Close the writing connection and let others open the file."""
        self._file.close()

    def _prepare(self) -> None:
        connection = self.connection
        if self.awaits_snapshot:
            generations.await_snapshot(connection, FEED)
        self.awaits_snapshot = generations.is_awaited(connection, FEED)
        outdated = self.catalogue.load(connection)
        fresh = self.catalogue.missing()
        self._cursors = generations.cursors(connection)
        newest, oldest = _ages(connection, self.catalogue.present())
        self._writer = Writer(
            connection, self._table, self._layer, self.courtesy, newest, oldest, self._today
        )
        if outdated or fresh:
            with self.writing() as (connection, writer):
                for kind in fresh:
                    self.catalogue.ensure(connection, kind)
                for table in outdated:
                    self.catalogue.derive_anew(connection, table, writer)
        for scope in generations.broken_off(connection):
            if scope != FEED:  # that one is finished (`Snapshots.finish_begun`)
                self.give_up(scope)
        if damaged := self.catalogue.damaged(connection):
            raise Damaged(f"Tables have another form than expected: {damaged}.", self._file.path)
        self._fold_all(connection)

    def _fold_all(self, connection: Connection) -> None:
        keys = self._layer.take(self._pending(), self.cursor())
        for table in self.catalogue.present():
            sql = f"SELECT id FROM {table.quoted} WHERE pending > 0"
            keys |= {(table.kind, id) for (id,) in connection.execute(sql)}
        if keys:
            with self.writing() as (_, writer):
                writer.refold(keys)

    def _table(self, kind: str) -> Table:
        return self.catalogue.ensure(self.connection, kind)

    def _fail(self, problem: Damaged | NoSpace) -> None:
        if isinstance(problem, NoSpace):
            self._room.ran_out()
        else:
            self._damaged()

    def _recover(self) -> None:
        """After a rollback, make memory say what the file says."""
        connection = self.connection
        self.catalogue.forget_uncommitted(connection)
        self._cursors = generations.cursors(connection)
        self.awaits_snapshot = generations.is_awaited(connection, FEED)
        self._layer.take(self._pending(), self.cursor())


class _Writing:
    """A transaction of the cache; a failed one leaves no trace in memory either."""

    def __init__(
        self,
        file: StoreFile,
        writer: Writer,
        committed: Callable[[], None],
        recover: Callable[[], None],
        failed: Callable[[Damaged | NoSpace], None],
    ) -> None:
        self._path = file.path
        self._transaction = file.transaction()
        self._writer = writer
        self._committed = committed
        self._recover = recover
        self._failed = failed

    def __enter__(self) -> tuple[Connection, Writer]:
        try:
            return self._transaction.__enter__(), self._writer
        except (Damaged, NoSpace) as problem:
            self._failed(problem)
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with plain_words(self._path):
                self._end(error)
        except (Damaged, NoSpace) as problem:
            self._failed(problem)
            raise

    def _end(self, error: BaseException | None) -> None:
        if error is None:
            try:
                self._transaction.__exit__(None, None, None)
            except BaseException:
                self._recover()
                raise
            self._committed()
            return
        try:
            self._transaction.__exit__(type(error), error, error.__traceback__)
        finally:
            self._recover()


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
