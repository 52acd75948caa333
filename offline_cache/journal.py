"""What people did, kept for ever: one transaction in `journal.db` is what *saved* means.

States of an operation: *pending* until the hub decides it, *answered* until the cursor has passed
`settled_at`, then *settled*, kept until a hub backup covers it. The first durable decision is
final. Pending and answered operations form the layer that the cache folds over the hub's records.
"""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from offline_cache import audit, journal_schema
from offline_cache.audit import AuditTrail
from offline_cache.cipher import CipherConnect, Connect, Connection, connect_cipher
from offline_cache.courtesy import Courtesy
from offline_cache.journal_answers import JournalAnswers
from offline_cache.journal_rows import (
    DECISIONS,
    INSERT,
    WITHDRAWN,
    as_row,
)
from offline_cache.journal_shelf import begin_journal
from offline_cache.lanes import Lane
from offline_cache.migrations import Step, migrate
from offline_cache.problems import Damaged, plain_words
from offline_cache.room import Room, unlimited
from offline_cache.store_file import StoreFile
from offline_cache.undecided import Undecided
from offline_cache.values import ChainHead, PendingOperation
from offline_cache.witness import Witness

T = TypeVar("T")

CACHE_KIB = 4096
"""Most memory for pages of the file."""

__all__ = ["DECISIONS", "WITHDRAWN", "Journal"]


class Journal(JournalAnswers):
    """`journal.db`; methods may be called from any thread, writing happens on the lane."""

    def __init__(
        self,
        file: StoreFile,
        lane: Lane,
        new_id: Callable[[], str],
        courtesy: Courtesy,
        room: Room,
        steps: Sequence[Step],
        witness: Witness | None = None,
    ) -> None:
        self._file = file
        self._witness = witness
        self._room = room
        self._courtesy = courtesy
        self._lane = lane
        self._undecided = Undecided()
        self._epoch = ""
        self._tells_witness = False
        if file.is_new:
            file.make_tables(lambda connection: _begin(connection, new_id()))
        else:
            migrate(file, steps)
        if not journal_schema.has_all_tables(file.connection):
            raise Damaged("Tables of the journal are missing or of another form.", file.path)
        self.audit = AuditTrail(self._read, self._note)
        with plain_words(file.path):
            self._load()
        self._note_seen()

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        lane: Lane,
        *,
        connect: Connect = connect_cipher,
        new_id: Callable[[], str] = lambda: secrets.token_hex(8),
        courtesy: Courtesy | None = None,
        room: Room | None = None,
        steps: Sequence[Step] = journal_schema.STEPS,
    ) -> "Journal":
        """Open or make the journal.

        Args:
            path: the file.
            key: 32 bytes.
            lane: where writing happens; this journal's own.
            connect: how to reach the file.
            new_id: names the incarnation of a new journal.
            courtesy: told while an act is being saved.
            room: gives the journal its reserve when the disk is full.
            steps: what brings an older file to the present form.

        Raises:
            Damaged, Newer, AlreadyOpen, WrongKey: before anything is written.
            NoSpace, Unwritable: the disk takes nothing.
        """
        reserved = room or unlimited()

        def build() -> "Journal":
            held = journal_schema.held_by
            file = StoreFile(path, key, journal_schema.MARK, connect, "FULL", CACHE_KIB, held)
            witness = Witness(path) if isinstance(connect, CipherConnect) else None
            try:
                return cls(file, lane, new_id, courtesy or Courtesy(), reserved, steps, witness)
            except BaseException:
                _close(file, witness)
                raise

        return lane.run(lambda: reserved.saving(build))

    def append(self, operation: PendingOperation) -> None:
        """Save one operation; durable when this returns."""
        row = as_row(operation)

        def write() -> None:
            # one statement is a transaction of its own; each more costs a turn of the interpreter
            with plain_words(self._file.path):
                self._file.connection.execute(INSERT, row)
            self._undecided.add([operation])

        with self._courtesy:
            self._write(write)

    def append_all(self, operations: Sequence[PendingOperation]) -> None:
        """Save several operations, all or none."""
        rows = [as_row(operation) for operation in operations]

        def write() -> None:
            with self._file.transaction() as connection:
                connection.executemany(INSERT, rows)
            self._undecided.add(operations)

        with self._courtesy:
            self._write(write)

    def append_chained(
        self,
        chain: str,
        build: Callable[[ChainHead], PendingOperation],
        beside: Sequence[PendingOperation] = (),
    ) -> PendingOperation:
        """Save the next link of a hash chain; nobody can come between head and link.

        Args:
            chain: name of the chain.
            build: makes the operation from the head; its `body["args"]` carries the new `number`
                and `hash`. Runs on the lane.
            beside: operations saved in the same transaction, before the link that tells of them.

        Returns:
            The operation as saved.
        """

        def write() -> PendingOperation:
            with self._file.transaction() as connection:
                connection.executemany(INSERT, [as_row(each) for each in beside])
                operation = build(self._head(connection, chain))
                args = operation.body["args"]
                connection.execute(INSERT, as_row(operation))
                connection.execute(
                    "INSERT OR REPLACE INTO chains (chain, number, hash) VALUES (?, ?, ?)",
                    (chain, args["number"], args["hash"]),
                )
            self._undecided.add([*beside, operation])
            return operation

        with self._courtesy:
            return self._write(write)

    def pending(self) -> list[PendingOperation]:
        """Return the layer to fold, in saved order: undecided, or decided and not yet covered."""
        return self._undecided.all()

    def unsent(self) -> list[PendingOperation]:
        """Return what the hub has not decided yet, in saved order."""
        return self._undecided.unsent()

    def close(self) -> None:
        """Close the file; the lane stays its owner's."""

        def close() -> None:
            try:
                self._note_seen()
            finally:  # whatever became of the witness, the lock is let go
                _close(self._file, self._witness)

        self._lane.run(close)

    def _note(self, write: Callable[[Connection], T]) -> T:
        def guarded() -> T:
            with self._file.transaction() as connection:
                return write(connection)

        return self._write(guarded)


def _close(file: StoreFile, witness: Witness | None) -> None:
    file.close()
    if witness is not None:
        witness.close()


def _begin(connection: Connection, incarnation: str) -> None:
    begin_journal(connection, incarnation)
    audit.watch(connection)
