"""What a journal tells of the past, and the small things it keeps beside operations."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import msgspec
import sqlcipher3

from offline_cache import journal_schema
from offline_cache.cipher import Connection
from offline_cache.cursors import covers, parse_cursor
from offline_cache.journal_rows import SELECT, as_body, stored
from offline_cache.lanes import Lane
from offline_cache.problems import plain_words
from offline_cache.room import Room
from offline_cache.store_file import StoreFile
from offline_cache.values import Body, ChainHead, StoredOperation
from offline_cache.witness import Seen, Witness

T = TypeVar("T")


class JournalShelf:
    """The half of `Journal` that decides nothing: history, drafts, named values."""

    _file: StoreFile
    _lane: Lane
    _room: Room
    _incarnation: str
    _witness: Witness | None
    _tells_witness: bool

    @property
    def incarnation(self) -> str:
        """Id of this journal file; a rebuilt journal has another."""
        return self._incarnation

    def chain_head(self, chain: str) -> ChainHead:
        """Return where a chain stands."""
        return self._read(lambda connection: self._head(connection, chain))

    def operation(self, op: str) -> StoredOperation | None:
        """Return one operation with what became of it."""
        found = self._stored("WHERE op = ?", op)
        return found[0] if found else None

    def history(self, lane: str) -> list[StoredOperation]:
        """Return all kept operations of one lane, in saved order."""
        return self._stored("WHERE lane = ? ORDER BY n", lane)

    def last_number(self) -> int:
        """Return the number of the operation saved last, 0 when there is none."""
        sql = "SELECT coalesce(max(n), 0) FROM operations"
        return int(self._read(lambda connection: connection.execute(sql).fetchone())[0])

    def saved_after(self, number: int, most: int = 500) -> list[StoredOperation]:
        """Return operations saved after a number, in saved order."""
        return self._stored(f"WHERE n > ? ORDER BY n LIMIT {int(most)}", number)

    def refused(self) -> list[StoredOperation]:
        """Return all kept operations that the hub refused, in saved order."""
        return self._stored("WHERE status = ? ORDER BY n", "refused")

    def decided_before(self, epoch: str) -> list[StoredOperation]:
        """Return the operations that a hub of another epoch decided, in saved order."""
        found = self._stored("WHERE state <> 'pending' AND settled_at IS NOT NULL ORDER BY n")
        return [
            each
            for each in found
            if each.operation.settled_at and parse_cursor(each.operation.settled_at)[0] != epoch
        ]

    def put_draft(self, id: str, body: Body) -> None:
        """Keep a half-written thing over restarts."""
        self._put("INSERT OR REPLACE INTO drafts (id, body) VALUES (?, ?)", id, body)

    def drafts(self) -> dict[str, Body]:
        """Return all drafts by id."""
        sql = "SELECT id, body FROM drafts ORDER BY id"
        rows = self._read(lambda connection: connection.execute(sql).fetchall())
        return {id: msgspec.json.decode(body) for id, body in rows}

    def drop_draft(self, id: str) -> None:
        """Delete a draft; one that is not there is no error."""
        self._put("DELETE FROM drafts WHERE id = ?", id)

    def put_meta(self, name: str, body: Body) -> None:
        """Keep a small named value."""
        self._put("INSERT OR REPLACE INTO meta (name, body) VALUES (?, ?)", name, body)

    def meta(self, name: str) -> Body | None:
        """Return a named value, None when it was never put."""
        sql = "SELECT body FROM meta WHERE name = ?"
        row = self._read(lambda connection: connection.execute(sql, (name,)).fetchone())
        return None if row is None else as_body(row[0])

    def forget_covered(self, epoch: str, seq: int) -> int:
        """Delete settled operations that a backup of the hub covers; return how many.

        A refused one stays: nobody else keeps what the person wanted.
        """

        def write() -> int:
            with self._file.transaction() as connection:
                found = connection.execute(
                    "SELECT n, settled_at FROM operations WHERE state = 'settled'"
                    " AND settled_at IS NOT NULL AND status <> 'refused'"
                ).fetchall()
                backup = f"{epoch}:{seq}"
                covered = [(n,) for n, settled_at in found if covers(backup, settled_at)]
                connection.executemany("DELETE FROM operations WHERE n = ?", covered)
                return len(covered)

        return self._write(write)

    def checkpoint(self) -> None:
        """Move the log into the file: what is saved then lies in both until the log is reused.

        A log that is lost or spoilt afterwards takes nothing with it. For quiet moments.
        """

        def move() -> None:
            with plain_words(self._file.path):
                self._file.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

        self._lane.run(move, urgent=False)

    def _read(self, read: Callable[[Connection], T]) -> T:
        def guarded() -> T:
            with plain_words(self._file.path):
                return read(self._file.connection)

        return self._lane.run(guarded)

    def _put(self, sql: str, name: str, body: Body | None = None) -> None:
        values = (name,) if body is None else (name, msgspec.json.encode(body))

        def write() -> None:
            with plain_words(self._file.path):
                self._file.connection.execute(sql, values)

        self._write(write)

    def _write(self, write: Callable[[], T]) -> T:
        """Write on the lane, into the reserve if the disk is full; the witness hears of it after.

        Nobody who saves waits for the witness: it may be a few acts behind, never ahead.
        """
        result = self._lane.run(lambda: self._room.saving(lambda: self._in_place(write)))
        if self._witness is not None and not self._tells_witness:
            self._tells_witness = True
            self._lane.submit(self._note_seen, urgent=False)
        return result

    def _in_place(self, write: Callable[[], T]) -> T:
        self._file.check_in_place()
        return write()

    def _note_seen(self) -> None:
        """Let the witness know how far this journal has come."""
        self._tells_witness = False
        if self._witness is None:
            return
        with suppress(sqlcipher3.Error, MemoryError):  # it was saved; the next one is counted
            (count,) = self._file.connection.execute("SELECT max(n) FROM audit").fetchone()
            self._witness.note(Seen(self._incarnation, int(count or 0)))

    def _stored(self, where: str, *values: str | int) -> list[StoredOperation]:
        rows = self._read(lambda connection: connection.execute(SELECT + where, values).fetchall())
        return [stored(row) for row in rows]

    def _head(self, connection: Connection, chain: str) -> ChainHead:
        row = connection.execute(
            "SELECT number, hash FROM chains WHERE chain = ?", (chain,)
        ).fetchone()
        number, digest = row or (0, "")
        return ChainHead(chain, self._incarnation, number, digest)


def write_meta(connection: Connection, name: str, body: Body) -> None:
    """Keep a small named value (inside a transaction)."""
    connection.execute(
        "INSERT OR REPLACE INTO meta (name, body) VALUES (?, ?)", (name, msgspec.json.encode(body))
    )


def begin_journal(connection: Connection, incarnation: str) -> None:
    """Make the tables of a new journal and name it (inside a transaction).

    `audit.watch` ends that transaction: what is filled in before tells of acts of another day.
    """
    journal_schema.create(connection)
    write_meta(connection, "incarnation", {"id": incarnation})
