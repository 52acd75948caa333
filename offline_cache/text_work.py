"""The text index follows behind the rows: in lots, in short transactions, and merged in pieces.

Every piece is an unhurried job of the cache's lane, so a live change waits for one piece at most.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from functools import partial

from offline_cache.catalogue import Catalogue
from offline_cache.cipher import Connection
from offline_cache.courtesy import Courtesy
from offline_cache.lanes import Lane
from offline_cache.tables import Table
from offline_cache.writer import Writer, decode

_log = logging.getLogger(__name__)

PIECE = 200
"""Texts indexed in one transaction: some milliseconds."""

PIECE_BESIDE = 50
"""Texts after which a piece ends early when a live change waits for the lane."""

PIECE_NAMED = 20
"""The same for kinds with names: a new name is spelt out with all its sounds."""

PIECE_ALONE = 2000
"""The same when somebody waits for the index and nothing else is to be done."""

REMEMBERED = 1000
"""Texts left waiting by the run before that are read back, so that searches see them."""

MERGE_EVERY = 8
"""Pieces after which the index is merged a little."""

MERGE_PAGES = 16
"""Pages merged in one go: a few milliseconds."""

Writing = Callable[[], AbstractContextManager[tuple[Connection, Writer]]]


class TextWork:
    """Indexes what waits, on the lane.

    Args:
        lane: the cache's writer.
        catalogue: the tables.
        writing: begins a transaction.
        courtesy: asked between two texts.
    """

    def __init__(
        self, lane: Lane, catalogue: Catalogue, writing: Writing, courtesy: Courtesy
    ) -> None:
        self._lane = lane
        self._catalogue = catalogue
        self._writing = writing
        self._behind = courtesy.behind
        self._is_queued = False
        self._is_closed = False
        self._held = 0
        self._pieces = 0
        self._current: Table | None = None

    @property
    def unseen(self) -> int:
        """How many rows a search cannot find yet."""
        return sum(table.waiting.unseen for table in self._catalogue.searched())

    def begin(self, connection: Connection) -> None:
        """Take up what the run before left (once, on the lane)."""
        for table in self._catalogue.searched():
            rows = connection.execute(f"SELECT count(*) FROM {table.queue}").fetchone()
            table.waiting.begin(rows[0])
            if rows[0]:
                self._later(partial(self._remember, table))

    def wake(self) -> None:
        """Go on when enough waits for a turn; call it after a transaction, on the lane."""
        if not self._is_queued and not self._is_idle and self._next() is not None:
            self._is_queued = True
            self._later(self._turn)

    def hold(self, by: int) -> None:
        """Let the index wait for so many more (or fewer) who fill the cache; on the lane."""
        self._held += by
        self.wake()

    def finish_some(self) -> bool:
        """Index a big piece of what waits; whether more may wait (on the lane)."""
        for table in self._catalogue.searched():
            if table.waiting.count:
                self._index_piece(table, PIECE_ALONE // 10 if table.names else PIECE_ALONE)
                return True
        return False

    def merge(self, pages: int) -> bool:
        """Merge a piece of the index; whether there was anything to merge (on the lane)."""
        with self._writing() as (connection, _):
            merged = [each.tidy_text(connection, pages) for each in self._catalogue.searched()]
        return any(merged)

    def close(self) -> None:
        """Do nothing more; what waits stays noted in the file."""
        self._is_closed = True

    @property
    def _is_idle(self) -> bool:
        return self._is_closed or self._held > 0

    def _later(self, job: Callable[[], None]) -> None:
        self._lane.submit(job, urgent=False).add_done_callback(_tell)

    def _turn(self) -> None:
        self._is_queued = False
        if self._is_idle:
            return
        table = self._next()
        if table is not None:
            self._index_piece(table, PIECE_NAMED if table.names else PIECE)
            self._pieces += 1
            if self._pieces % MERGE_EVERY == 0:
                self._later(self._merge_on)
        self.wake()

    def _next(self) -> Table | None:
        """Return the kind to go on with: the one begun, until nothing of it waits."""
        current = self._current
        if current is None or not current.waiting.count:
            ready = (t for t in self._catalogue.searched() if t.waiting.count >= t.waiting.lot)
            current = self._current = next(ready, None)
        return current

    def _merge_on(self) -> None:
        if not self._is_idle and self.merge(MERGE_PAGES):
            self._later(self._merge_on)

    def _remember(self, table: Table) -> None:
        if self._is_closed:
            return
        with self._writing() as (connection, _):
            for number in self._newest(connection, table, REMEMBERED):
                table.waiting.note(number, *_source(connection, table, number))
        self.wake()

    def _index_piece(self, table: Table, most: int) -> None:
        """Index the newest texts that wait: those are looked for first."""
        with self._writing() as (connection, _):
            rows = []
            for number in self._behind(self._newest(connection, table, most)):
                kept = table.waiting.source(number) or _source(connection, table, number)
                rows.append((number, table.words(connection, *kept)))
                if len(rows) >= PIECE_BESIDE and self._lane.is_awaited:
                    break
            numbers = [number for number, _ in rows]
            # FTS5 writes a segment whenever a row number is lower than the one before it
            connection.executemany(table.insert_text, self._behind(sorted(rows)))
            connection.execute(f"DELETE FROM {table.queue} WHERE n >= ?", (min(numbers),))
            table.waiting.counted(-len(numbers))
            table.waiting.drop(numbers)

    @staticmethod
    def _newest(connection: Connection, table: Table, most: int) -> list[int]:
        sql = f"SELECT n FROM {table.queue} ORDER BY n DESC LIMIT ?"
        return [number for (number,) in connection.execute(sql, (most,))]


def _tell(done: "Future[None]") -> None:
    """Nobody waits for this work; what waits for the index is tried again with the next change."""
    if not done.cancelled() and (error := done.exception()) is not None:
        _log.error("indexing text failed", exc_info=error)


def _source(connection: Connection, table: Table, number: int) -> tuple[str, Sequence[str]]:
    sql = f"SELECT base, view FROM {table.quoted} WHERE n = ?"
    base, view = connection.execute(sql, (number,)).fetchone()
    return table.source_text(decode(base if view is None else view))
