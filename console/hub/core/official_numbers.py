"""The official number of an order: given once by the home hub, in the order the hub decides.

A seat numbers its orders by itself (decision 15), because it must while it is cut off. The hub adds
a number that runs through the hall's year; links go by ids and stay as they are. A database that
was restored goes on in a series of its own, so that no number is given a second time: what was
given after the backup is known to paper and people, and not to the backup.
"""

from base64 import b32encode
from collections.abc import Mapping
from hashlib import sha256

from console.domain.entity import Body, Key
from console.domain.order import DispatchOrder
from console.hub.store.transaction import Transaction
from console.runtime.clock import CHINA

_FIRST_EPOCH = "official/epoch"
_SERIES = 3


def numbered(transaction: Transaction, saved: Mapping[Key, Body]) -> tuple[dict[Key, Body], str]:
    """Return what is saved with official numbers, and a local number that two orders have.

    The latter is empty but for a seat's id given to two desks, or a seat whose files were lost.
    """
    told, twice = dict(saved), ""
    for key, body in saved.items():
        if key[0] == DispatchOrder.KIND and not body.get("official"):
            told[key] = {**body, "official": _next(transaction)}
            twice = _taken(transaction, str(body.get("number", "")), key[1]) or twice
    return told, twice


def _next(transaction: Transaction) -> str:
    """Return `2026-0042`, or `2026-K7Q-0042` in a restored database."""
    year = f"{transaction.now.astimezone(CHINA):%Y}"
    parts = [year, *_series(transaction)]
    name = "official/" + "-".join(parts)
    count = int(_note(transaction, name) or 0) + 1
    _keep(transaction, name, str(count))
    return "-".join([*parts, f"{count:04d}"])


def _series(transaction: Transaction) -> list[str]:
    first = _note(transaction, _FIRST_EPOCH)
    if not first:
        _keep(transaction, _FIRST_EPOCH, transaction.epoch)
    if first in ("", transaction.epoch):
        return []
    return [b32encode(sha256(transaction.epoch.encode()).digest()).decode()[:_SERIES]]


def _taken(transaction: Transaction, number: str, order: str) -> str:
    """Note whose number it is; return it when it was another order's before."""
    name = f"order_number/{number}"
    other = _note(transaction, name)
    if not other:
        _keep(transaction, name, order)
    return number if other and other != order else ""


def _note(transaction: Transaction, name: str) -> str:
    row = transaction.sql.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])


def _keep(transaction: Transaction, name: str, value: str) -> None:
    transaction.sql.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
