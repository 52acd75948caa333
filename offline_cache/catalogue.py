"""Which kinds the cache file has tables for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from offline_cache.cipher import Connection
from offline_cache.tables import Table
from offline_cache.values import Collection
from offline_cache.writer import Entry, Writer, decode

_CHUNK = 1000


class Catalogue:
    """Tables by kind; a kind nobody declared gets a plain table when its first record comes."""

    def __init__(self, collections: Sequence[Collection]) -> None:
        self._tables = {each.kind: Table(each) for each in collections}
        self._present: set[str] = set()

    def table(self, kind: str) -> Table | None:
        """Return the table of a kind, None when there are no records of it."""
        return self._tables.get(kind) if kind in self._present else None

    def present(self) -> list[Table]:
        """Return all tables in the file."""
        return [self._tables[kind] for kind in sorted(self._present)]

    def searched(self) -> list[Table]:
        """Return the tables with full text."""
        return [table for table in self.present() if table.is_searched]

    def have_names(self, kinds: Iterable[str]) -> bool:
        """Whether records of some of these kinds are found by sound."""
        return any((table := self._tables.get(kind)) and table.names for kind in kinds)

    def of_scope(self, scope: str) -> list[Table]:
        """Return the tables of one snapshot scope."""
        return [table for table in self.present() if table.collection.scope == scope]

    def kinds_of(self, scope: str) -> list[str]:
        """Return the kinds of one snapshot scope that are in the file; from any thread."""
        return [table.kind for table in self.of_scope(scope)]

    def ensure(self, connection: Connection, kind: str, scope: str = "open") -> Table:
        """Return the table of a kind, making a plain one for an unknown kind (in a transaction)."""
        if kind not in self._present:
            table = self._tables.setdefault(kind, Table(Collection(kind, scope=scope)))
            table.create(connection)
            self._sign(connection, table)
        return self._tables[kind]

    def commit(self) -> None:
        """After a commit: searches now look at the texts that began to wait."""
        for kind in self._present:
            self._tables[kind].waiting.commit()

    def forget_uncommitted(self, connection: Connection) -> None:
        """After a rollback: know again only the tables that are in the file."""
        self._present = {row[0] for row in connection.execute("SELECT kind FROM kinds")}
        for table in self._tables.values():
            table.waiting.roll_back()
            if table.names:
                table.names.forget()

    def load(self, connection: Connection) -> list[Table]:
        """Learn what the file has.

        Returns:
            The tables that must be derived anew, because their declaration changed.
        """
        signed: dict[str, str] = dict(
            connection.execute("SELECT kind, signature FROM kinds").fetchall()
        )
        for kind in signed:
            self._tables.setdefault(kind, Table(Collection(kind)))
        self._present = set(signed)
        return [
            self._tables[kind]
            for kind, signature in signed.items()
            if signature != self._tables[kind].signature
        ]

    def missing(self) -> list[str]:
        """Return declared kinds without a table."""
        return [kind for kind in self._tables if kind not in self._present]

    def damaged(self, connection: Connection) -> list[str]:
        """Return kinds whose live table is not what its signature promises."""
        return [each.kind for each in self.present() if not each.has_live_schema(connection)]

    def derive_anew(self, connection: Connection, table: Table, writer: Writer) -> None:
        """Rebuild a table, its indexes and its text from the bodies (in a transaction)."""
        old = f'"old_{table.kind}"'
        connection.execute(f"ALTER TABLE {table.quoted} RENAME TO {old}")
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND tbl_name = ?",
            (f"old_{table.kind}",),
        ).fetchall()
        for (name,) in names:
            connection.execute(f'DROP INDEX "{name}"')
        table.drop_text(connection)
        table.create(connection)
        rows = connection.execute(
            f"SELECT id, n, rev, home, base, view, pending, doomed, gone FROM {old} ORDER BY n"
        )
        for chunk in _chunks(rows):
            writer.restore(table, [_entry(row) for row in chunk])
        connection.execute(f"DROP TABLE {old}")
        self._sign(connection, table)

    def _sign(self, connection: Connection, table: Table) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO kinds (kind, signature) VALUES (?, ?)",
            (table.kind, table.signature),
        )
        self._present = {*self._present, table.kind}


def _chunks(rows: Any) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    yield chunk


def _entry(row: Any) -> Entry:
    id, number, rev, home, base, view, pending, doomed, gone = row
    shown = None if gone else decode(base if view is None else view)
    return Entry(id, number, 0, rev, home, base, shown, view, pending, doomed)
