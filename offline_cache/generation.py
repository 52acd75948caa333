"""A snapshot beside the present state: loaded in pieces, taken over in pieces.

Live changes go on being written between the pieces. A mark in the file says that a scope is half
old and half new. A cache that is opened with such a mark on the feed's scope takes over the rest
before anybody reads (decision 198); another scope has no cursor then, so that its snapshot is
asked for again: beside it live changes came, and what they touched is not remembered.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from offline_cache.cipher import Connection
from offline_cache.cursors import is_older_revision, make_cursor
from offline_cache.layer import PendingLayer
from offline_cache.query import parse_where
from offline_cache.tables import Table
from offline_cache.values import Change, ChangeSet, Key
from offline_cache.writer import Entry, Writer, decode, encode

PIECE = 100
"""Records taken over in one transaction: some milliseconds."""

PIECE_LOOKED_AT = 500
"""Records looked at in one transaction, whether the snapshot names them."""

CLEARED = 2000
"""Staged records forgotten in one transaction."""

_MARK = "swapping:"
_CLEARED = "cleared"
_AWAITED = "awaited:"
_HALF = "half:"


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
        stage: Callable[["Generation", Sequence[Change]], None],
        finish: Callable[["Generation", bool], ChangeSet],
    ) -> None:
        self.scope = scope
        self.epoch = epoch
        self.seq = seq
        self.newer: set[Key] = set()
        self.kinds: set[str] = set()
        self.last: Key | None = None
        """The record staged last, where this goes on with what another run of the program began."""
        self.count = 0
        self.is_broken_off = False
        """Whether it was read for somebody else, and goes no further."""
        self._stage = stage
        self._finish = finish

    @property
    def cursor(self) -> str:
        """Where the feed continues after this snapshot."""
        return make_cursor(self.epoch, self.seq)

    def load(self, records: Sequence[Change]) -> None:
        """Put some records of the snapshot aside; nobody sees them yet."""
        self.kinds.update(record.kind for record in records)
        self._stage(self, records)

    def swap(self) -> ChangeSet:
        """Make the snapshot the present state, in pieces; its cursor comes with the last one.

        Live changes are written in between, and readers see what is taken over already. When the
        program ends before the last piece, the next start goes on (`Snapshots.finish_begun`).
        """
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


def mark_half(connection: Connection, generation: Generation) -> None:
    """Note that what is staged may go on after a restart (in the transaction that stages)."""
    connection.execute(
        "INSERT OR REPLACE INTO scopes (scope, cursor) VALUES (?, ?)",
        (_HALF + generation.scope, generation.cursor),
    )


def unmark_half(connection: Connection, scope: str) -> None:
    """Note that nothing staged for a scope can go on."""
    connection.execute("DELETE FROM scopes WHERE scope = ?", (_HALF + scope,))


def half(connection: Connection, scope: str) -> tuple[str, set[str], Key, int] | None:
    """Return cursor, kinds, last record and number of what was staged before a restart."""
    sql = "SELECT cursor FROM scopes WHERE scope = ?"
    row = connection.execute(sql, (_HALF + scope,)).fetchone()
    last = connection.execute(
        "SELECT kind, id FROM staged WHERE scope = ? ORDER BY rowid DESC LIMIT 1", (scope,)
    ).fetchone()
    if row is None or last is None:
        return None
    counts = connection.execute(
        "SELECT kind, count(*) FROM staged WHERE scope = ? GROUP BY kind", (scope,)
    ).fetchall()
    return row[0], {kind for kind, _ in counts}, (last[0], last[1]), sum(n for _, n in counts)


def clear_some(connection: Connection, scope: str) -> bool:
    """Forget a piece of what was staged for a scope; whether there may be more."""
    done = connection.execute(
        "DELETE FROM staged WHERE rowid IN (SELECT rowid FROM staged WHERE scope = ? LIMIT ?)",
        (scope, CLEARED),
    )
    return done.rowcount == CLEARED


def clear_all(connection: Connection) -> None:
    """Forget all that was staged, and that some of it may go on."""
    connection.execute("DELETE FROM staged")
    connection.execute("DELETE FROM scopes WHERE scope GLOB ?", (_HALF + "*",))


def mark(connection: Connection, generation: Generation) -> None:
    """Note that a scope is being swapped: all of its snapshot is staged, nothing is taken over."""
    _put_mark(connection, generation, generation.cursor)


def mark_cleared(connection: Connection, generation: Generation) -> None:
    """Note that what a snapshot does not name is gone: from now on it only has to be written."""
    _put_mark(connection, generation, f"{generation.cursor} {_CLEARED}")


def begun(connection: Connection, scope: str) -> tuple[str, bool] | None:
    """Return the cursor of a swap that was begun, and whether what it does not name is gone."""
    sql = "SELECT cursor FROM scopes WHERE scope = ?"
    row = connection.execute(sql, (_MARK + scope,)).fetchone()
    if row is None:
        return None
    cursor, _, told = str(row[0]).partition(" ")
    return cursor, told == _CLEARED


def give_up(connection: Connection, scope: str) -> None:
    """Note that a scope whose swap was begun has to be read anew; nothing where none was."""
    if begun(connection, scope) is not None:
        connection.execute("DELETE FROM scopes WHERE scope = ?", (scope,))
        unmark(connection, scope)


def _put_mark(connection: Connection, generation: Generation, told: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO scopes (scope, cursor) VALUES (?, ?)",
        (_MARK + generation.scope, told),
    )


def unmark(connection: Connection, scope: str) -> None:
    """Note that a scope is whole."""
    connection.execute("DELETE FROM scopes WHERE scope = ?", (_MARK + scope,))


def cursors(connection: Connection) -> dict[str, str]:
    """Return where each scope stands; a mark is no scope."""
    rows = connection.execute("SELECT scope, cursor FROM scopes").fetchall()
    return {
        scope: cursor for scope, cursor in rows if not scope.startswith((_MARK, _AWAITED, _HALF))
    }


def await_snapshot(connection: Connection, scope: str) -> None:
    """Note that a scope was lost and must be read whole before its feed goes on."""
    connection.execute(
        "INSERT OR REPLACE INTO scopes (scope, cursor) VALUES (?, '')", (_AWAITED + scope,)
    )


def await_anew(connection: Connection, scope: str) -> None:
    """Note that a scope must be read whole again; what was staged of it is not gone on with."""
    await_snapshot(connection, scope)
    unmark_half(connection, scope)
    connection.execute("DELETE FROM scopes WHERE scope = ?", (scope,))


def is_awaited(connection: Connection, scope: str) -> bool:
    """Whether a scope was lost and is still to be read whole."""
    sql = "SELECT count(*) FROM scopes WHERE scope = ?"
    return bool(connection.execute(sql, (_AWAITED + scope,)).fetchone()[0])


def has_arrived(connection: Connection, scope: str) -> None:
    """Note that a scope is whole again."""
    connection.execute("DELETE FROM scopes WHERE scope = ?", (_AWAITED + scope,))


def broken_off(connection: Connection) -> list[str]:
    """Return the scopes whose swap was not finished."""
    rows = connection.execute("SELECT scope FROM scopes").fetchall()
    return [scope[len(_MARK) :] for (scope,) in rows if scope.startswith(_MARK)]


class Swap:
    """Makes rows equal to what is staged, piece by piece; each `step` is in a transaction.

    First what the snapshot does not name goes, then what it names comes.

    Args:
        connection: in a transaction.
        generation: what is staged.
        tables: those of its scope.
        layer: the pending operations.
        is_cleared: another run of the program has already let go of what is not named.
    """

    def __init__(
        self,
        connection: Connection,
        generation: Generation,
        tables: Sequence[Table],
        layer: PendingLayer,
        is_cleared: bool = False,
    ) -> None:
        self._generation = generation
        self._layer = layer
        self._is_cleared = is_cleared
        mark = f"{generation.epoch}."
        self._epoch_mark = len(mark), mark
        self._tables = {table.kind: table for table in tables}
        awaited = is_awaited(connection, generation.scope)
        unnamed = () if is_cleared else tables
        self._unseen = {t.kind: iter(_numbers(connection, t, awaited)) for t in unnamed}

    def step(self, connection: Connection, writer: Writer) -> set[Key] | None:
        """Do one piece; return the records that changed, None when there was nothing left."""
        while self._unseen:
            kind = next(iter(self._unseen))
            numbers = list(islice(self._unseen[kind], PIECE_LOOKED_AT))
            if numbers:
                return self._remove_unnamed(connection, writer, self._tables[kind], numbers)
            del self._unseen[kind]
        if not self._is_cleared:
            mark_cleared(connection, self._generation)
            self._is_cleared = True
        return self._write_some(connection, writer)

    def _remove_unnamed(
        self, connection: Connection, writer: Writer, table: Table, numbers: list[int]
    ) -> set[Key]:
        generation, kind = self._generation, table.kind
        named, values, _ = parse_where(table, table.collection.snapshot_where or {})
        rows = connection.execute(
            f"SELECT id, n, words FROM {table.quoted} k"
            f" WHERE n IN (SELECT value FROM json_each(?)) AND rev <> '' AND (({named})"
            " OR substr(rev, 1, ?) <> ?) AND NOT EXISTS"
            " (SELECT 1 FROM staged s WHERE s.scope = ? AND s.kind = ? AND s.id = k.id)",
            (f"{numbers}", *values, *self._epoch_mark, generation.scope, kind),
        ).fetchall()
        entries = [
            Entry(id, number, words, "", "", None, None)
            for id, number, words in rows
            if (kind, id) not in generation.newer
        ]
        kept = [entry for entry in entries if (kind, entry.id) in self._layer]
        writer.store(table, kept)
        writer.remove(table, [entry for entry in entries if (kind, entry.id) not in self._layer])
        return self._refolded(writer, {(kind, entry.id) for entry in entries})

    def _write_some(self, connection: Connection, writer: Writer) -> set[Key] | None:
        # the plus sign keeps the index away: records come in the order they were staged
        rows = connection.execute(
            "SELECT rowid, kind, id, rev, home, base FROM staged WHERE +scope = ?"
            " ORDER BY rowid LIMIT ?",
            (self._generation.scope, PIECE),
        ).fetchall()
        if not rows:
            return None
        staged: dict[str, dict[str, tuple[str, str, bytes | None]]] = {}
        for _, kind, id, rev, home, base in rows:
            staged.setdefault(kind, {})[id] = (rev, home, base)
        changed: set[Key] = set()
        for kind, records in staged.items():
            changed |= self._write_different(connection, writer, self._tables[kind], records)
        connection.executemany("DELETE FROM staged WHERE rowid = ?", [row[:1] for row in rows])
        return self._refolded(writer, changed)

    def _write_different(
        self,
        connection: Connection,
        writer: Writer,
        table: Table,
        records: dict[str, tuple[str, str, bytes | None]],
    ) -> set[Key]:
        ids = encode(list(records)).decode()
        held = {row[0]: row for row in connection.execute(table.held, (ids,))}
        entries = []
        for id, (rev, home, base) in records.items():
            _, number, held_rev, _, held_base, words = held.get(id) or (id, None, "", "", None, 0)
            is_same = number is not None and held_rev == rev and held_base == base
            is_older = self._is_of_this_epoch(held_rev) and is_older_revision(rev, held_rev)
            if is_same or is_older or (table.kind, id) in self._generation.newer:
                continue
            view = None if base is None else decode(base)
            entries.append(Entry(id, number, words, rev, home, base, view))
        writer.store(table, entries)
        return {(table.kind, entry.id) for entry in entries}

    def _is_of_this_epoch(self, rev: str) -> bool:
        """Whether a revision was given in the snapshot's epoch: only then can it be newer.

        A hub brought back from a backup tells records under the revisions they had; what came
        after the backup is gone, however great its number.
        """
        return rev.rpartition(".")[0] == self._generation.epoch

    def _refolded(self, writer: Writer, changed: set[Key]) -> set[Key]:
        folded = {key for key in changed if key in self._layer}
        return changed | writer.refold(folded) if folded else changed


def _numbers(connection: Connection, table: Table, are_all_in_doubt: bool) -> list[int]:
    """Return the rows a whole snapshot would have named; read from an index alone.

    Of a file that took the place of a damaged one all rows are in doubt: what was brought over may
    be of an epoch that the hub has lost, and nobody has compared it.
    """
    where = {} if are_all_in_doubt else table.collection.snapshot_where or {}
    condition, values, _ = parse_where(table, where)
    sql = f"SELECT n FROM {table.quoted} WHERE {condition}"
    return [number for (number,) in connection.execute(sql, values)]
