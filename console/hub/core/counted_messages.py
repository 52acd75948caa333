"""Which messages an alert has counted, by the alert's own word.

A hub that is brought back from a backup has forgotten what it took after it; the alerts that seats
give back have not. A source whose answer was lost sends its message again, and it counts once.
"""

from typing import Any

from console.domain.entity import Body
from console.hub.store.transaction import Transaction
from console.runtime.clock import utc_epoch

FIELD = "messages"
"""Of an alert: source and id of the messages it counted last."""

MOST = 16
"""So many are named; a source waits for an answer before it sends much more of one thing."""

TWICE = "counted_twice"


def add(alert: Body, source: str, id: str) -> None:
    """Let an alert name one more message that it counts."""
    alert[FIELD] = [*alert.get(FIELD, ()), [source, id]][-MOST:]


def take_back(transaction: Transaction, alert: str, body: Body) -> list[str]:
    """Know the messages of an alert that a seat gave back.

    Returns:
        Other alerts that count one of them too: its source was quicker than the seat.
    """
    others: dict[str, None] = {}
    for source, id in _named(body):
        row = transaction.sql.execute(
            "SELECT alert FROM message_ids WHERE source = ? AND id = ?", (source, id)
        ).fetchone()
        if row is not None and row[0] not in ("", alert):
            others[str(row[0])] = None
        transaction.sql.execute(
            "INSERT OR IGNORE INTO message_ids VALUES (?, ?, ?, 0, ?)",
            (source, id, alert, utc_epoch(transaction.now)),
        )
    return list(others)


def _named(body: Body) -> list[tuple[str, str]]:
    """Return what an alert names; a seat may give back anything."""
    told: Any = body.get(FIELD)
    pairs = told[-MOST:] if isinstance(told, list) else []
    return [
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)
    ]
