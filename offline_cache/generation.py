"""A snapshot beside the present state: loaded in pieces, taken over in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from offline_cache.cipher import Connection
from offline_cache.cursors import is_older_revision, make_cursor
from offline_cache.layer import PendingLayer
from offline_cache.query import parse_where
from offline_cache.tables import Table
from offline_cache.values import Change, ChangeSet, Key
from offline_cache.writer import Entry, Writer, decode, encode

CHUNK = 2000


class Generation:
    """One snapshot under way; made by `Cache.begin_generation`.

    Live changes go on being applied meanwhile. What one of them changed after the snapshot was
    taken is not set back by it.
    """

    def __init__(
        self,
        scope: str,
        epoch: str,
        seq: int,
        stage: Callable[[Sequence[Change]], None],
        finish: Callable[["Generation", bool], ChangeSet],
    ) -> None:
        self.scope = scope
        self.epoch = epoch
        self.seq = seq
        self.newer: set[Key] = set()
        self._stage = stage
        self._finish = finish

    @property
    def cursor(self) -> str:
        """Where the feed continues after this snapshot."""
        return make_cursor(self.epoch, self.seq)

    def load(self, records: Sequence[Change]) -> None:
        """Put some records of the snapshot aside; nobody sees them yet."""
        self._stage(records)

    def swap(self) -> ChangeSet:
        """Make the snapshot the present state, in one transaction with its cursor."""
        return self._finish(self, True)

    def abandon(self) -> None:
        """Throw the snapshot away; the present state stays."""
        self._finish(self, False)

    def note(self, changes: Iterable[Change]) -> None:
        """Remember what live changes touched after the snapshot was taken."""
        self.newer.update(change.key for change in changes if change.seq > self.seq)


def stage(connection: Connection, scope: str, records: Sequence[Change]) -> None:
    """Write records of a snapshot beside the present state."""
    connection.executemany(
        "INSERT OR REPLACE INTO staged (scope, kind, id, rev, home, base)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (scope, r.kind, r.id, r.rev, r.home, None if r.body is None else encode(r.body))
            for r in records
        ),
    )


def clear(connection: Connection, scope: str) -> None:
    """Forget what was staged for a scope."""
    connection.execute("DELETE FROM staged WHERE scope = ?", (scope,))


def take_over(
    connection: Connection,
    generation: Generation,
    tables: Iterable[Table],
    writer: Writer,
    layer: PendingLayer,
) -> set[Key]:
    """Make rows equal to what is staged; return the records that changed (layer not refolded)."""
    changed: set[Key] = set()
    for table in tables:
        changed |= _write_different(connection, generation, table, writer)
        changed |= _remove_unnamed(connection, generation, table, writer, layer)
    clear(connection, generation.scope)
    return changed


def _write_different(
    connection: Connection, generation: Generation, table: Table, writer: Writer
) -> set[Key]:
    rows = connection.execute(
        "SELECT s.id, s.rev, s.home, s.base, k.n, k.rev, k.words FROM staged s"
        f" LEFT JOIN {table.quoted} k ON k.id = s.id WHERE s.scope = ? AND s.kind = ?"
        " AND (k.n IS NULL OR k.rev <> s.rev OR k.base IS NOT s.base) ORDER BY s.rowid",
        (generation.scope, table.kind),
    ).fetchall()
    changed: set[Key] = set()
    for start in range(0, len(rows), CHUNK):
        entries = []
        for id, rev, home, base, number, held_rev, words in rows[start : start + CHUNK]:
            key = (table.kind, id)
            if key in generation.newer or (held_rev and is_older_revision(rev, held_rev)):
                continue
            view = None if base is None else decode(base)
            entries.append(Entry(id, number, words or 0, rev, home, base, view))
            changed.add(key)
        writer.store(table, entries)
    return changed


def _remove_unnamed(
    connection: Connection,
    generation: Generation,
    table: Table,
    writer: Writer,
    layer: PendingLayer,
) -> set[Key]:
    condition, values, _ = parse_where(table, table.collection.snapshot_where or {})
    rows: list[Any] = connection.execute(
        f"SELECT k.id, k.n, k.words FROM {table.quoted} k WHERE {condition} AND k.rev <> ''"
        " AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.scope = ? AND s.kind = ? AND s.id = k.id)",
        [*values, generation.scope, table.kind],
    ).fetchall()
    unnamed = [row for row in rows if (table.kind, row[0]) not in generation.newer]
    entries = [Entry(id, number, words, "", "", None, None) for id, number, words in unnamed]
    kept = [entry for entry in entries if (table.kind, entry.id) in layer]
    writer.store(table, kept)
    writer.remove(table, [entry for entry in entries if (table.kind, entry.id) not in layer])
    return {(table.kind, entry.id) for entry in entries}
