"""Full text, newest first; a newer keystroke ends the search of the one before."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from heapq import merge
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from offline_cache.cipher import Connection
from offline_cache.names import MOST_NAMES
from offline_cache.problems import Interrupted, StoreProblem, plain_words
from offline_cache.reader import Watch
from offline_cache.tables import Table
from offline_cache.values import Hit
from offline_cache.words import TypedWords, match_expression

_INTERRUPT = 9  # SQLITE_INTERRUPT

FIRST_NAMES = 3
"""Times the limit: so many names that sound right are followed first; most stand on one record."""


class Searcher:
    """The reader for search; callable from any thread."""

    def __init__(
        self,
        connection: Connection,
        path: Path,
        tables: Callable[[], Sequence[Table]],
        watch: Watch,
    ) -> None:
        self._watch = watch
        self._connection = connection
        self._path = path
        self._tables = tables
        self._guard = threading.Lock()
        self._counter = threading.Lock()
        self._newest = 0
        self._is_running = False

    def search(self, text: str, kinds: Sequence[str], limit: int) -> list[Hit]:
        """Return what is found, newest first; see `Cache.search`.

        Raises:
            Interrupted: a newer search began.
        """
        ticket = self._take_ticket()
        with self._watch(), self._guard:
            tables = [each for each in self._tables() if not kinds or each.kind in kinds]
            found = [self._one(table, text, limit, ticket) for table in tables]
        newest_first = merge(*found, key=lambda hit: hit.age, reverse=True)
        return list(islice(newest_first, limit))

    @contextmanager
    def resting(self, connect: Callable[[], Connection]) -> Iterator[None]:
        """End a running search, let nobody begin one while the file is exchanged, then go on."""
        self._take_ticket()
        with self._guard:
            self._connection.close()
            yield
            self._connection = connect()

    def close(self) -> None:
        """End a running search and close."""
        self._take_ticket()
        with self._guard:
            self._connection.close()

    def _take_ticket(self) -> int:
        with self._counter:
            self._newest += 1
            if self._is_running:
                self._connection.interrupt()
            return self._newest

    def _one(self, table: Table, text: str, limit: int, ticket: int) -> list[Hit]:
        """Search one kind; first what waits for the index, lest it slip through between."""
        waiting = table.waiting.matching(TypedWords(text), limit)
        with self._counter:
            if ticket != self._newest:
                raise Interrupted
            self._is_running = True
        try:
            with plain_words(self._path):
                rows = self._indexed(table, text, limit)
                if waiting:
                    rows = self._joined(table, rows, waiting)[:limit]
        except StoreProblem:
            raise
        except Exception as error:
            # ended while a text index is opened, SQLite says that it could not be
            is_ended = ticket != self._newest
            if is_ended or (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF == _INTERRUPT:
                raise Interrupted from error
            raise
        finally:
            with self._counter:
                self._is_running = False
        return [Hit(table.kind, id, number) for id, number in rows]

    def _indexed(self, table: Table, text: str, limit: int) -> list[Any]:
        """Follow a few of the names that sound like the text; all of them if that finds too few."""
        named: dict[str, Sequence[int]] = {}
        sql = (
            f"SELECT id, n FROM {table.quoted} WHERE n IN (SELECT rowid FROM {table.text}"
            f" WHERE {table.text} MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY n DESC"
        )

        def names(most: int, latin: str) -> Sequence[int]:
            if latin not in named:
                named[latin] = self._names(table, latin)
            return named[latin][:most]

        for most in (FIRST_NAMES * limit, MOST_NAMES):
            expression = match_expression(text, partial(names, most))
            if expression is None:
                return []
            rows = self._connection.execute(sql, (expression, limit)).fetchall()
            if len(rows) == limit or all(len(some) <= most for some in named.values()):
                break
        return rows

    def _joined(self, table: Table, rows: list[Any], waiting: list[int]) -> list[Any]:
        """Add waiting rows, the newest first; one that was indexed meanwhile counts once."""
        sql = (
            f"SELECT id, n FROM {table.quoted}"
            " WHERE n IN (SELECT value FROM json_each(?)) AND words <> 0"
        )
        known = {number for _, number in rows}
        fresh = [number for number in waiting if number not in known]
        found = self._connection.execute(sql, (f"{fresh}",)).fetchall()
        return sorted([*rows, *found], key=itemgetter(1), reverse=True)

    def _names(self, table: Table, latin: str) -> Sequence[int]:
        return table.names.sounding(self._connection, latin) if table.names else ()
