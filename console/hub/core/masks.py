"""Masks at the hub: laid on what comes while they hold, taken off what they lay on when lifted.

The seat lays and lifts them on the alerts it sees; alerts it does not know of are the hub's part.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import msgspec

from console.domain.alert import Alert, TrailLine
from console.domain.entity import Body, decode, encode
from console.domain.mask import Mask, masked
from console.hub.store.transaction import Transaction

_OPEN = "SELECT body FROM records WHERE scope = 'open' AND kind = 'mask' AND is_open"


def held(transaction: Transaction) -> list[Mask]:
    """Return the masks that hold now."""
    return [mask for mask, _ in _open(transaction) if mask.is_held(transaction.now)]


def settle(transaction: Transaction) -> int:
    """Lay new masks on all they cover, take lifted ones off; return how many alerts changed."""
    changed = 0
    for mask, body in _open(transaction):
        if mask.is_held(transaction.now):
            if mask.is_spread:
                continue
            changed += _lay(transaction, mask)
            after = replace(mask, is_spread=True)
        else:
            changed += _take_off(transaction, mask) if mask.lifted_at else 0
            after = replace(mask, is_over=True)
        transaction.put(Mask.KIND, mask.id, encode(after, body))
    return changed


def _open(transaction: Transaction) -> list[tuple[Mask, Body]]:
    found = []
    for (raw,) in transaction.sql.execute(_OPEN).fetchall():
        body = msgspec.json.decode(raw)
        with suppress(ValueError):  # of a newer version: a newer hub lays it
            found.append((decode(Mask, body), body))
    return found


def _lay(transaction: Transaction, mask: Mask) -> int:
    return _change(
        transaction,
        [told for told in mask.scope.told() if told],
        lambda alert: masked(alert, [mask], transaction.now),
    )


def _take_off(transaction: Transaction, mask: Mask) -> int:
    line = TrailLine(transaction.now, "brought_back", mask.lifted_by, detail=mask.reason)
    return _change(transaction, [mask.id], lambda alert: mask.taken_off(alert, line))


def _change(transaction: Transaction, words: list[str], change: Callable[[Alert], Alert]) -> int:
    """Change open alerts whose bodies hold all the words; the rule itself judges them."""
    holds = " AND instr(body, CAST(? AS BLOB))" * len(words)
    rows = transaction.sql.execute(
        "SELECT body FROM records WHERE scope = 'open' AND kind = 'alert' AND is_open" + holds,
        [msgspec.json.encode(word).decode() for word in words],
    ).fetchall()
    changed = 0
    for (raw,) in rows:
        body = msgspec.json.decode(raw)
        with suppress(ValueError):
            before = decode(Alert, body)
            after = change(before)
            if after != before:
                transaction.put(Alert.KIND, after.id, encode(after, body))
                changed += 1
    return changed
