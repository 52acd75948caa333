"""Old, finished records leave the cache, so that its file stays level for ever.

The hub keeps them; here they are a convenience. Age is a record's number: it counts up as records
of any kind arrive, so a kind that is kept to N ages holds its newest N records at most.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager

from offline_cache.catalogue import Catalogue
from offline_cache.cipher import Connection
from offline_cache.lanes import Lane
from offline_cache.query import parse_where
from offline_cache.tables import Table
from offline_cache.writer import Entry, Writer

EVERY = 1000
"""New ages after which is looked again for what is too old."""

PIECE = 100
"""Records that leave in one transaction: some milliseconds."""

_log = logging.getLogger(__name__)

Writing = Callable[[], AbstractContextManager[tuple[Connection, Writer]]]


class Retention:
    """Lets finished records go that are beyond `Collection.kept`; works on the cache's lane.

    Args:
        lane: the cache's writer; live changes go before.
        catalogue: the kinds.
        writing: begins a transaction.
        ages: returns the newest and the oldest age there is.
    """

    def __init__(
        self,
        lane: Lane,
        catalogue: Catalogue,
        writing: Writing,
        ages: Callable[[], tuple[int, int]],
    ) -> None:
        self._lane = lane
        self._catalogue = catalogue
        self._writing = writing
        self._ages = ages
        self._looked_at: int | None = None
        self._is_closed = False

    def wake(self) -> None:
        """Look round when enough has arrived since the last time; call it on the lane."""
        newest, _ = self._ages()
        if self._looked_at is None or newest - self._looked_at >= EVERY:
            self._looked_at = newest
            for table in self._catalogue.present():
                if table.collection.kept is not None:
                    self._later(table)

    @property
    def has_room(self) -> bool:
        """Whether more of the past would stay."""
        newest, oldest = self._ages()
        kept = [t.collection.kept for t in self._catalogue.present() if t.collection.kept]
        return not kept or newest - oldest < min(kept)

    def close(self) -> None:
        """Do nothing more."""
        self._is_closed = True

    def _later(self, table: Table) -> None:
        self._lane.submit(lambda: self._drop(table), urgent=False).add_done_callback(_tell)

    def _drop(self, table: Table) -> None:
        if self._is_closed:
            return
        with self._writing() as (connection, writer):
            entries = self._too_old(connection, table)
            writer.remove(table, entries)
        if len(entries) == PIECE:
            self._later(table)

    def _too_old(self, connection: Connection, table: Table) -> list[Entry]:
        """Return what a snapshot would not name, nobody works on, and is beyond its age.

        What is gone at the hub stays noted: it is dropped by its date and not by its number.
        """
        named, values, _ = parse_where(table, table.collection.snapshot_where or {})
        last = self._ages()[0] - (table.collection.kept or 0)
        rows = connection.execute(
            f"SELECT id, n, words FROM {table.quoted} WHERE n <= ? AND pending = 0"
            f" AND gone = 0 AND ({named}) IS NOT TRUE ORDER BY n LIMIT ?",
            (last, *values, PIECE),
        )
        return [Entry(id, number, words, "", "", None, None) for id, number, words in rows]


def _tell(done: "Future[None]") -> None:
    """Nobody waits for this work; what is too old is looked for again with later changes."""
    if not done.cancelled() and (error := done.exception()) is not None:
        _log.error("old records could not be taken out", exc_info=error)
