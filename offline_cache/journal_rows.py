"""How operations stand in the journal's tables: statements, and rows made and read."""

from typing import Any

import msgspec

from offline_cache.values import Body, PendingOperation, StoredOperation

WITHDRAWN = "withdrawn"
"""Status of an operation that its person took back before it left."""

DECISIONS = frozenset({"applied", "repeated", "refused", WITHDRAWN})
"""What decides an operation; every other status only says why it waits."""

SELECT = (
    "SELECT op, lane, kind, targets, body, saved_at, settled_at, state, status, answer, n"
    " FROM operations "
)
INSERT = (
    "INSERT INTO operations (op, lane, kind, targets, body, saved_at, state)"
    " VALUES (?, ?, ?, ?, ?, ?, 'pending')"
)
ANSWER = (
    "UPDATE operations SET state = ?, status = ?, answer = ?, settled_at = ?"
    " WHERE op = ? AND state = 'pending'"
)


def as_row(operation: PendingOperation) -> tuple[object, ...]:
    """Return the values of `INSERT`."""
    return (
        operation.op,
        operation.lane,
        operation.kind,
        msgspec.json.encode(operation.targets),
        msgspec.json.encode(operation.body),
        operation.saved_at,
    )


def as_answer_row(op: str, status: str, answer: Body, settled_at: str | None) -> tuple[object, ...]:
    """Return the values of `ANSWER`."""
    decided = status in DECISIONS
    state = "pending" if not decided else "answered" if settled_at else "settled"
    encoded = msgspec.json.encode(answer)
    return (state, status, encoded, settled_at if decided else None, op)


def stored(row: Any) -> StoredOperation:
    """Return the operation in a row of `SELECT`."""
    op, lane, kind, targets, body, saved_at, settled_at, state, status, answer, number = row
    pairs = tuple((each[0], each[1]) for each in msgspec.json.decode(targets))
    operation = PendingOperation(op, lane, kind, pairs, as_body(body), saved_at, settled_at)
    return StoredOperation(
        operation, state, status, None if answer is None else as_body(answer), number
    )


def as_body(data: bytes) -> Body:
    """Return the JSON object in a column."""
    decoded: Body = msgspec.json.decode(data)
    return decoded
