"""What people did, kept for ever: one transaction in `journal.db` is what *saved* means.

States of an operation: *pending* until the hub decides it, *answered* until the cursor has passed
`settled_at`, then *settled*, kept until a hub backup covers it. The first durable decision is
final. Pending and answered operations form the layer that the cache folds over the hub's records.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from offline_cache import journal_schema
from offline_cache.cipher import Connect, Connection, connect_cipher
from offline_cache.cursors import covers, parse_cursor
from offline_cache.lanes import Lane
from offline_cache.problems import Damaged, plain_words
from offline_cache.store_file import StoreFile
from offline_cache.values import Body, ChainHead, PendingOperation, StoredOperation

T = TypeVar("T")

WITHDRAWN = "withdrawn"
"""Status of an operation that its person took back before it left."""

DECISIONS = frozenset({"applied", "repeated", "refused", WITHDRAWN})
"""What decides an operation; every other status only says why it waits."""

_SELECT = (
    "SELECT op, lane, kind, targets, body, saved_at, settled_at, state, status, answer, n"
    " FROM operations "
)
_INSERT = (
    "INSERT INTO operations (op, lane, kind, targets, body, saved_at, state)"
    " VALUES (?, ?, ?, ?, ?, ?, 'pending')"
)
_ANSWER = (
    "UPDATE operations SET state = ?, status = ?, answer = ?, settled_at = ?"
    " WHERE op = ? AND state = 'pending'"
)


class Journal:
    """`journal.db`; methods may be called from any thread, writing happens on the lane."""

    def __init__(self, file: StoreFile, lane: Lane, new_id: Callable[[], str]) -> None:
        self._file = file
        self._lane = lane
        self._guard = threading.Lock()
        self._layer: dict[str, PendingOperation] = {}
        self._answered: set[str] = set()
        if file.is_new:
            with file.transaction() as connection:
                journal_schema.create(connection)
                _write_meta(connection, "incarnation", {"id": new_id()})
        elif not journal_schema.has_all_tables(file.connection):
            raise Damaged("Tables of the journal are missing or of another form.", file.path)
        with plain_words(file.path):
            self._load()

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        lane: Lane,
        *,
        connect: Connect = connect_cipher,
        new_id: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> "Journal":
        """Open or make the journal.

        Args:
            path: the file.
            key: 32 bytes.
            lane: where writing happens; this journal's own.
            connect: how to reach the file.
            new_id: names the incarnation of a new journal.

        Raises:
            Damaged, Newer, AlreadyOpen, WrongKey: before anything is written.
        """

        def build() -> "Journal":
            file = StoreFile(path, key, journal_schema.MARK, connect, "FULL", cache_kib=4096)
            try:
                return cls(file, lane, new_id)
            except BaseException:
                file.close()
                raise

        return lane.run(build)

    def append(self, operation: PendingOperation) -> None:
        """Save one operation; durable when this returns."""
        self.append_all([operation])

    def append_all(self, operations: Sequence[PendingOperation]) -> None:
        """Save several operations, all or none."""
        rows = [_as_row(operation) for operation in operations]

        def write() -> None:
            with self._file.transaction() as connection:
                connection.executemany(_INSERT, rows)
            self._remember(operations)

        self._lane.run(write)

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
                connection.executemany(_INSERT, [_as_row(each) for each in beside])
                operation = build(self._head(connection, chain))
                args = operation.body["args"]
                connection.execute(_INSERT, _as_row(operation))
                connection.execute(
                    "INSERT OR REPLACE INTO chains (chain, number, hash) VALUES (?, ?, ?)",
                    (chain, args["number"], args["hash"]),
                )
            self._remember([*beside, operation])
            return operation

        return self._lane.run(write)

    def chain_head(self, chain: str) -> ChainHead:
        """Return where a chain stands."""
        return self._read(lambda connection: self._head(connection, chain))

    def pending(self) -> list[PendingOperation]:
        """Return the layer to fold, in saved order: undecided, or decided and not yet covered."""
        with self._guard:
            return list(self._layer.values())

    def unsent(self) -> list[PendingOperation]:
        """Return what the hub has not decided yet, in saved order."""
        with self._guard:
            return [each for op, each in self._layer.items() if op not in self._answered]

    def answer(self, op: str, status: str, answer: Body, settled_at: str | None) -> bool:
        """Keep the hub's answer; a decision is final, a later answer changes nothing.

        Args:
            op: the operation.
            status: one of `DECISIONS`, or a reason for waiting ("blocked", "later").
            answer: the hub's whole answer.
            settled_at: cursor from which the hub's feed contains the outcome; None = at once.

        Returns:
            Whether this answer decided the operation.
        """
        return bool(self.answer_all([(op, status, answer, settled_at)]))

    def answer_all(self, answers: Sequence[tuple[str, str, Body, str | None]]) -> list[str]:
        """Keep several answers in one transaction; each is op, status, answer, settled_at.

        Returns:
            The operations that these answers decided.
        """
        rows = [_as_answer_row(*each) for each in answers]

        def write() -> list[str]:
            with self._file.transaction() as connection:
                changed = [connection.execute(_ANSWER, row).rowcount for row in rows]
            decided = [
                (op, settled_at)
                for (op, status, _, settled_at), count in zip(answers, changed, strict=True)
                if count and status in DECISIONS
            ]
            for op, settled_at in decided:
                self._decide(op, settled_at)
            return [op for op, _ in decided]

        return self._lane.run(write)

    def withdraw(self, op: str) -> bool:
        """Take back an operation that has never left; it leaves the layer at once.

        Returns:
            Whether it was undecided until now.
        """
        return self.answer(op, WITHDRAWN, {}, None)

    def release(self, cursor: str) -> list[str]:
        """Settle every answered operation that the feed has passed.

        Returns:
            Their ids, in saved order.
        """
        with self._guard:
            due = [op for op in self._layer if op in self._answered and self._is_due(op, cursor)]
        if due:
            self._lane.run(lambda: self._settle(due))
        return due

    def reopen_for_epoch(self, epoch: str) -> list[str]:
        """Offer again what a hub of a new epoch may have forgotten.

        Accepted operations of other epochs become pending again (the hub knows a repeated one by
        its id). A refusal is final and is only settled.

        Returns:
            Ids of the operations that are pending again, in saved order.
        """

        def write() -> list[str]:
            with self._file.transaction() as connection:
                found = connection.execute(
                    "SELECT op, status, settled_at FROM operations WHERE state <> 'pending'"
                    " AND settled_at IS NOT NULL ORDER BY n"
                ).fetchall()
                other = [row for row in found if parse_cursor(row[2])[0] != epoch]
                again = [(row[0],) for row in other if row[1] != "refused"]
                refused = [(row[0],) for row in other if row[1] == "refused"]
                connection.executemany(
                    "UPDATE operations SET state = 'pending', settled_at = NULL WHERE op = ?", again
                )
                connection.executemany(
                    "UPDATE operations SET state = 'settled' WHERE op = ?", refused
                )
            self._load()
            return [op for (op,) in again]

        return self._lane.run(write)

    def forget_covered(self, epoch: str, seq: int) -> int:
        """Delete settled operations that a backup of the hub covers; return how many."""

        def write() -> int:
            with self._file.transaction() as connection:
                found = connection.execute(
                    "SELECT n, settled_at FROM operations WHERE state = 'settled'"
                    " AND settled_at IS NOT NULL"
                ).fetchall()
                backup = f"{epoch}:{seq}"
                covered = [(n,) for n, settled_at in found if covers(backup, settled_at)]
                connection.executemany("DELETE FROM operations WHERE n = ?", covered)
                return len(covered)

        return self._lane.run(write)

    def operation(self, op: str) -> StoredOperation | None:
        """Return one operation with what became of it."""
        found = self._stored("WHERE op = ?", op)
        return found[0] if found else None

    def history(self, lane: str) -> list[StoredOperation]:
        """Return all kept operations of one lane, in saved order."""
        return self._stored("WHERE lane = ? ORDER BY n", lane)

    def refused(self) -> list[StoredOperation]:
        """Return all kept operations that the hub refused, in saved order."""
        return self._stored("WHERE status = ? ORDER BY n", "refused")

    def put_draft(self, id: str, body: Body) -> None:
        """Keep a half-written thing over restarts."""
        self._write("INSERT OR REPLACE INTO drafts (id, body) VALUES (?, ?)", id, body)

    def drafts(self) -> dict[str, Body]:
        """Return all drafts by id."""
        sql = "SELECT id, body FROM drafts ORDER BY id"
        rows = self._read(lambda connection: connection.execute(sql).fetchall())
        return {id: msgspec.json.decode(body) for id, body in rows}

    def drop_draft(self, id: str) -> None:
        """Delete a draft; one that is not there is no error."""
        self._write("DELETE FROM drafts WHERE id = ?", id)

    def put_meta(self, name: str, body: Body) -> None:
        """Keep a small named value."""
        self._write("INSERT OR REPLACE INTO meta (name, body) VALUES (?, ?)", name, body)

    def meta(self, name: str) -> Body | None:
        """Return a named value, None when it was never put."""
        sql = "SELECT body FROM meta WHERE name = ?"
        row = self._read(lambda connection: connection.execute(sql, (name,)).fetchone())
        return None if row is None else _body(row[0])

    @property
    def incarnation(self) -> str:
        """Id of this journal file; a rebuilt journal has another."""
        return self._incarnation

    def close(self) -> None:
        """Close the file; the lane stays its owner's."""
        self._lane.run(self._file.close)

    def _read(self, read: Callable[[Connection], T]) -> T:
        def guarded() -> T:
            with plain_words(self._file.path):
                return read(self._file.connection)

        return self._lane.run(guarded)

    def _write(self, sql: str, name: str, body: Body | None = None) -> None:
        values = (name,) if body is None else (name, msgspec.json.encode(body))

        def write() -> None:
            with self._file.transaction() as connection:
                connection.execute(sql, values)

        self._lane.run(write)

    def _stored(self, where: str, value: str) -> list[StoredOperation]:
        rows = self._read(lambda connection: connection.execute(_SELECT + where, (value,)))
        return [_stored(row) for row in rows]

    def _head(self, connection: Connection, chain: str) -> ChainHead:
        row = connection.execute(
            "SELECT number, hash FROM chains WHERE chain = ?", (chain,)
        ).fetchone()
        number, digest = row or (0, "")
        return ChainHead(chain, self._incarnation, number, digest)

    def _load(self) -> None:
        connection = self._file.connection
        row = connection.execute("SELECT body FROM meta WHERE name = 'incarnation'").fetchone()
        if row is None:
            raise Damaged("The journal does not know its incarnation.", self._file.path)
        self._incarnation: str = _body(row[0])["id"]
        stored = [
            _stored(each)
            for each in connection.execute(
                _SELECT + "WHERE state IN ('pending', 'answered') ORDER BY n"
            )
        ]
        with self._guard:
            self._layer = {each.operation.op: each.operation for each in stored}
            self._answered = {each.operation.op for each in stored if each.state == "answered"}

    def _remember(self, operations: Sequence[PendingOperation]) -> None:
        with self._guard:
            self._layer.update((operation.op, operation) for operation in operations)

    def _decide(self, op: str, settled_at: str | None) -> None:
        with self._guard:
            operation = self._layer[op]
            if settled_at is None:
                del self._layer[op]
                return
            self._answered.add(op)
            self._layer[op] = replace(operation, settled_at=settled_at)

    def _is_due(self, op: str, cursor: str) -> bool:
        return covers(cursor, self._layer[op].settled_at)

    def _settle(self, ops: list[str]) -> None:
        with self._file.transaction() as connection:
            connection.executemany(
                "UPDATE operations SET state = 'settled' WHERE op = ?", [(op,) for op in ops]
            )
        with self._guard:
            for op in ops:
                self._layer.pop(op, None)
                self._answered.discard(op)


def _write_meta(connection: Connection, name: str, body: Body) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO meta (name, body) VALUES (?, ?)", (name, msgspec.json.encode(body))
    )


def _as_row(operation: PendingOperation) -> tuple[object, ...]:
    return (
        operation.op,
        operation.lane,
        operation.kind,
        msgspec.json.encode(operation.targets),
        msgspec.json.encode(operation.body),
        operation.saved_at,
    )


def _as_answer_row(
    op: str, status: str, answer: Body, settled_at: str | None
) -> tuple[object, ...]:
    decided = status in DECISIONS
    state = "pending" if not decided else "answered" if settled_at else "settled"
    encoded = msgspec.json.encode(answer)
    return (state, status, encoded, settled_at if decided else None, op)


def _stored(row: Any) -> StoredOperation:
    op, lane, kind, targets, body, saved_at, settled_at, state, status, answer, number = row
    pairs = tuple((each[0], each[1]) for each in msgspec.json.decode(targets))
    operation = PendingOperation(op, lane, kind, pairs, _body(body), saved_at, settled_at)
    return StoredOperation(
        operation, state, status, None if answer is None else _body(answer), number
    )


def _body(data: bytes) -> Body:
    decoded: Body = msgspec.json.decode(data)
    return decoded
