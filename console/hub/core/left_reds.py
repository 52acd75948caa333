"""红 whose owner's seat has gone silent: they go back to the pool, so that somebody takes them.

A seat that runs lets go by itself when nobody touches it (`alert.leave`); one that is cut off or
without power cannot, and only the home hub decides for another (the contract).
"""

from collections.abc import Callable
from contextlib import suppress

import msgspec

from console.domain.alert import Alert, Leave
from console.domain.entity import decode, encode
from console.hub.store.transaction import Transaction

_HELD = (
    "SELECT body FROM records WHERE scope = 'open' AND kind = 'alert' AND is_open"
    " AND instr(body, CAST('\"owner\":{' AS BLOB)) AND instr(body, CAST('\"red\"' AS BLOB))"
)
"""Roughly those; the rest is judged by what the record says."""


def let_go(transaction: Transaction, is_away: Callable[[str], bool]) -> int:
    """Take 红 from owners whose seat is away; return how many."""
    lost = []
    for (body,) in transaction.sql.execute(_HELD).fetchall():
        told = msgspec.json.decode(body)
        with suppress(ValueError):  # of a newer version: a newer hub judges it
            alert = decode(Alert, told)
            owner = alert.owner
            if owner and alert.is_held_red(transaction.now) and is_away(owner.seat):
                lost.append((alert.left(Leave.AWAY, transaction.now), told))
    for alert, told in lost:
        transaction.put(Alert.KIND, alert.id, encode(alert, told))
    return len(lost)
