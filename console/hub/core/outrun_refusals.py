"""Acts a restored hub refused for want of their record, which that record shows as done.

The seat that acted had the record no more, and came back before the seat that gave it back.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from console.contract.operation import Answer
from console.domain.entity import Body
from console.hub.store.transaction import Transaction

CODE = "recovered_refused"


def shown_by(transaction: Transaction, body: Body) -> list[str]:
    """Return the acts a record names that were refused because it was not there."""
    return [op for op in dict.fromkeys(_named(body)) if _was_missed(transaction, op)]


def _named(body: Body) -> Iterator[str]:
    """Walk the acts that made a record what it is; a seat may give back anything."""
    for field in ("trail", "acks", "times"):
        lines: Any = body.get(field)
        for line in lines if isinstance(lines, list) else ():
            if isinstance(line, dict) and isinstance(op := line.get("op"), str):
                yield op


def _was_missed(transaction: Transaction, op: str) -> bool:
    row = transaction.sql.execute(
        "SELECT answer FROM operations WHERE op = ? AND status = 'refused'", (op,)
    ).fetchone()
    return row is not None and msgspec.json.decode(row[0], type=Answer).code == "not_found"
