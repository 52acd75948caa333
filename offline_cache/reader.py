"""Reading pages of records, on a connection of its own that never waits for a write."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from offline_cache.cipher import Connection
from offline_cache.problems import plain_words
from offline_cache.query import Order, Where, parse_order, parse_where
from offline_cache.tables import Table
from offline_cache.values import Body, Row

T = TypeVar("T")

Watch = Callable[[], AbstractContextManager[None]]
"""Stands around each read and sees whether the file turned out to be damaged."""

_decode = msgspec.json.Decoder().decode
_COLUMNS = "id, rev, home, base, view, pending, doomed, n"


class Reader:
    """The reader for pages; callable from any thread, one read at a time."""

    def __init__(
        self,
        connection: Connection,
        path: Path,
        table: Callable[[str], Table | None],
        watch: Watch,
    ) -> None:
        self._connection = connection
        self._path = path
        self._table = table
        self._watch = watch
        self._guard = threading.Lock()
        self._stands_on: Connection | None = None
        self._over: dict[str, Table] = {}

    def get(self, kind: str, id: str) -> Row | None:
        """Return one record; None when it is not there (or no longer)."""
        rows = self.rows(kind, [id])
        return rows[0] if rows else None

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        """Return records in the order of `ids`; those that are not there are left out."""
        if (table := self._table(kind)) is None:
            return []
        sql = (
            f"SELECT {_COLUMNS} FROM {table.quoted}"
            " WHERE id IN (SELECT value FROM json_each(?)) AND gone = 0"
        )
        wanted = msgspec.json.encode(list(ids)).decode()
        found = {row[0]: row for row in self._all(sql, (wanted,))}
        return [_row(kind, found[id]) for id in ids if id in found]

    def select(
        self, kind: str, where: Where, order: str, limit: int, after: str | None
    ) -> list[Row]:
        """Return records by declared fields; see `Cache.select`."""
        if (table := self._table(kind)) is None:
            return []
        return [_row(kind, row) for row in self._page(table, _COLUMNS, where, order, limit, after)]

    def ids(self, kind: str, where: Where, order: str, limit: int, after: str | None) -> list[str]:
        """Return ids only; see `Cache.ids`."""
        if (table := self._table(kind)) is None:
            return []
        return [row[0] for row in self._page(table, "id", where, order, limit, after)]

    def count(self, kind: str, where: Where) -> int:
        """Return how many records meet the conditions."""
        if (table := self._table(kind)) is None:
            return 0
        condition, values, needs_gone = parse_where(table, where)
        if not where:
            sql = (
                f"SELECT (SELECT count(*) FROM {table.quoted})"
                f" - (SELECT count(*) FROM {table.quoted} WHERE gone > 0)"
            )
        else:
            gone = " AND gone = 0" if needs_gone else ""
            sql = f"SELECT count(*) FROM {table.quoted} WHERE {condition}{gone}"
        return int(self._all(sql, values)[0][0])

    def count_by(self, kind: str, where: Where, group: str) -> dict[Any, int]:
        """Return how many records there are for each value of a field."""
        if (table := self._table(kind)) is None:
            return {}
        condition, values, _ = parse_where(table, where)
        column = f'"{table.fields[group]}"'
        sql = (
            f"SELECT {column}, count(*) FROM {table.quoted}"
            f" WHERE {condition} AND {column} IS NOT NULL GROUP BY {column}"
        )
        groups = dict(self._all(sql, values))
        without: Where = {**where, group: None}
        if where.get(group) is None and (rest := self.count(kind, without)):
            groups[None] = rest
        return groups

    def views(self, kind: str, ids: Sequence[str]) -> list[tuple[str, bytes, bool, str]]:
        """Return id, view as JSON, whether it is pending, and doom of records; not decoded."""
        if (table := self._table(kind)) is None:
            return []
        sql = (
            f"SELECT id, coalesce(view, base), pending, doomed FROM {table.quoted}"
            " WHERE id IN (SELECT value FROM json_each(?)) AND gone = 0"
        )
        wanted = msgspec.json.encode(list(ids)).decode()
        return [
            (id, bytes(view), pending > 0, doomed or "")
            for id, view, pending, doomed in self._all(sql, (wanted,))
        ]

    def revisions(self, kind: str, after: str, most: int) -> list[tuple[str, str, bytes]]:
        """Return id, rev and hub body of records by id; those made here alone are left out."""
        if (table := self._table(kind)) is None:
            return []
        sql = (
            f"SELECT id, rev, base FROM {table.quoted}"
            " WHERE id > ? AND base IS NOT NULL AND rev <> '' ORDER BY id LIMIT ?"
        )
        return [(id, rev, bytes(base)) for id, rev, base in self._all(sql, (after, most))]

    def held(self, table: Table, ids: Sequence[str]) -> list[Any]:
        """Return what rows are made of, in any order, as `Table.held` reads it."""
        return self._all(table.held, (msgspec.json.encode(list(ids)).decode(),))

    def stand_still(self) -> bool:
        """Go on showing what is committed now, whatever is written, until `move_on`.

        Returns:
            Whether it does; a file without a write-ahead log has no second state.
        """
        with self._watch(), self._guard, plain_words(self._path):
            if self._connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                return False  # whoever read on in such a file would stop the writer
            self._connection.execute("BEGIN")
            self._stands_on = self._connection
            self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            return True

    def lay_over(self, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
        """Show these rows instead of those of their numbers, until `move_on`.

        Args:
            table: their kind.
            rows: values as `Table.insert` wants them; a number that is not there is a new row.
        """
        with self._watch(), self._guard, plain_words(self._path):
            if self._stands_on is not self._connection:
                return  # it moved on meanwhile, and what is committed has them
            with _writable(self._connection):
                if table.kind not in self._over:
                    self._over[table.kind] = table
                    _make_over(self._connection, table)
                self._connection.executemany(table.lay_over, rows)

    def move_on(self) -> None:
        """Show again what is committed."""
        with self._watch(), self._guard, plain_words(self._path):
            stood_on, self._stands_on = self._stands_on, None
            over, self._over = self._over, {}
            if stood_on is self._connection:
                with _writable(self._connection):
                    for table in over.values():
                        self._connection.execute(f"DROP VIEW temp.{table.quoted}")
                        self._connection.execute(f"DROP TABLE temp.{table.over}")
                self._connection.execute("COMMIT")

    @contextmanager
    def resting(self, connect: Callable[[], Connection]) -> Iterator[None]:
        """Let nobody read while the file is exchanged; then go on with another connection."""
        with self._guard:
            self._connection.close()
            yield
            self._connection = connect()

    def close(self) -> None:
        """Close; a read that is under way is finished first."""
        with self._guard:
            self._connection.close()

    def _page(
        self, table: Table, columns: str, where: Where, order: str, limit: int, after: str | None
    ) -> list[Any]:
        condition, values, needs_gone = parse_where(table, where)
        sorting = parse_order(table, order)
        if needs_gone:
            condition += " AND gone = 0"
        if after is not None:
            beyond, place = self._beyond(table, sorting, after)
            condition += f" AND ({beyond})"
            values = [*values, *place]
        ending = f"FROM {table.quoted} WHERE {condition} ORDER BY {sorting.sql}"
        if not limit or table.kind in self._over:
            return self._all(f"SELECT {columns} {ending}" + f" LIMIT {int(limit) or -1}", values)
        # the page is found in an index alone, then only its own rows are read
        sql = (
            f"SELECT {columns} FROM (SELECT n AS place {ending} LIMIT {int(limit)})"
            f" CROSS JOIN {table.quoted} ON n = place ORDER BY {sorting.sql}"
        )
        return self._all(sql, values)

    def _beyond(self, table: Table, sorting: Order, after: str) -> tuple[str, list[object]]:
        """Return the condition for rows that sort behind the row `after`."""
        columns = ", ".join(column for column, _ in sorting.columns)
        found = self._all(f"SELECT {columns} FROM {table.quoted} WHERE id = ?", [after])
        return sorting.beyond(found[0]) if found else ("0", [])

    def _all(self, sql: str, values: Sequence[object]) -> list[Any]:
        with self._watch(), self._guard, plain_words(self._path):
            return self._connection.execute(sql, values).fetchall()


@contextmanager
def _writable(connection: Connection) -> Iterator[None]:
    """Let a connection that only reads write what is its own and in memory (`temp`)."""
    connection.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA query_only = ON")


def _make_over(connection: Connection, table: Table) -> None:
    """Make room for rows, and a view of the table's own name that shows them: `temp` goes first."""
    own, over = f"main.{table.quoted}", f"temp.{table.over}"
    connection.execute(f"CREATE TEMP TABLE {table.over} AS SELECT * FROM {own} WHERE 0")
    connection.execute(f'CREATE UNIQUE INDEX temp."n_{table.kind}" ON {table.over} (n)')
    connection.execute(
        f"CREATE TEMP VIEW {table.quoted} AS SELECT * FROM {own}"
        f" WHERE n NOT IN (SELECT n FROM {over}) UNION ALL SELECT * FROM {over}"
    )


def _row(kind: str, row: Any) -> Row:
    id, rev, home, base, view, pending, doomed, number = row
    hub: Body | None = None if base is None else _decode(base)
    body: Body = _decode(view) if view is not None or hub is None else hub
    return Row(kind, id, rev, home, body, hub, pending > 0, doomed, number)
