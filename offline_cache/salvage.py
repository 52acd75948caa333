"""Reading what can be read of a damaged file: the rows of its whole pages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from offline_cache.cipher import Connection
from offline_cache.problems import StoreProblem, plain_words

FARTHEST = 1 << 32
"""Row numbers beyond the last one read that are still looked at."""


class Salvage:
    """Reads tables of one file that may be damaged anywhere but on its first page.

    After an encrypted page that does not fit, a connection gives nothing any more, so each piece
    is read through a new one.

    Args:
        path: the file, for words.
        connect: opens it for reading.
    """

    def __init__(self, path: Path, connect: Callable[[], Connection]) -> None:
        self._path = path
        self._connect = connect
        self.is_whole = True
        """Whether nothing had to be left out so far."""

    def rows(self, table: str, columns: str, number: str, first: int = 0) -> Iterator[Any]:
        """Yield the rows that can be read, in no order.

        Args:
            table: its name, quoted if need be.
            columns: what to read.
            number: the row number's column, the first of `columns`.
            first: a number near the middle of the rows, where the search begins if neither the
                first nor the last row can be read.
        """
        select = f"SELECT {columns} FROM {table}"
        low = high = None
        for row in self._piece(f"{select} ORDER BY {number}"):
            low = row[0]
            yield row
        if self._was_whole:
            return
        beyond = "" if low is None else f"WHERE {number} > {low}"
        for row in self._piece(f"{select} {beyond} ORDER BY {number} DESC"):
            high = row[0]
            yield row
        start = first if low is None else low
        yield from self._between(select, number, start, start + FARTHEST if high is None else high)

    def table(self, sql: str) -> list[Any]:
        """Return the rows of a small table; those before the first damage, if there is one."""
        return list(self._piece(sql))

    def _between(self, select: str, number: str, low: int, high: int) -> Iterator[Any]:
        """Walk on behind each unreadable row, in steps that double until something is read."""
        step = 1
        while low + step < high:
            before, landed = low, None
            where = f"WHERE {number} > {low + step} AND {number} < {high} ORDER BY {number}"
            for row in self._piece(f"{select} {where}"):
                landed = row[0] if landed is None else landed
                low = row[0]
                yield row
            is_done = self._was_whole
            if landed is not None:  # the step may have gone too far: back to the damage
                where = f"WHERE {number} > {before} AND {number} < {landed}"
                yield from self._piece(f"{select} {where} ORDER BY {number} DESC")
            if is_done:
                return
            step = step * 2 if landed is None else 1

    def _piece(self, sql: str) -> Iterator[Any]:
        self._was_whole = False
        try:
            connection = self._connect()
        except StoreProblem:
            self.is_whole = False
            return
        try:
            with plain_words(self._path):
                yield from connection.execute(sql)
            self._was_whole = True
        except StoreProblem:
            self.is_whole = False
        finally:
            connection.close()
