"""The official number of an order: given once by the home hub, in the order the hub decides.

A seat numbers its orders by itself (decision 15), because it must while it is cut off. The hub adds
a number that runs through the hall's year; links go by ids and stay as they are. A database that
was restored, or made anew beside seats that knew another, goes on in a series of its own, so that
no number is given a second time: what was given before is known to paper and people, and not to it.
"""

from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from console.domain.entity import Body, Key
from console.domain.incident import Incident
from console.domain.order import DispatchOrder
from console.domain.work_order import WorkOrder
from console.hub.store.sqlite import EPOCH_BEFORE
from console.hub.store.transaction import Transaction
from console.runtime.clock import CHINA

_FIRST_EPOCH = "official/epoch"
_SERIES = 3
_MARKS = {DispatchOrder.KIND: "", WorkOrder.KIND: "GD", Incident.KIND: "TF"}
"""What stands before the year, by kind."""

OFFICIAL_TWICE = "official_twice"
NUMBER_TWICE = "number_twice"


@dataclass(frozen=True, slots=True)
class Twice:
    """A number that two orders have, and which other one has it."""

    number: str
    order: str
    code: str


def numbered(
    transaction: Transaction, saved: Mapping[Key, Body]
) -> tuple[dict[Key, Body], Twice | None]:
    """Return what is saved with official numbers, and a number that two orders have.

    The latter is for a seat's id given to two desks, or a seat whose files were lost.
    """
    told, twice = dict(saved), None
    for key, body in saved.items():
        if key[0] in _MARKS and not body.get("official"):
            told[key] = {**body, "official": _next(transaction, _MARKS[key[0]])}
            twice = known(transaction, key[1], told[key]) or twice
    return told, twice


def known(transaction: Transaction, order: str, body: Body) -> Twice | None:
    """Note whose the numbers of an order are; return one that another order has."""
    for field, code in (("official", OFFICIAL_TWICE), ("number", NUMBER_TWICE)):
        number = str(body.get(field, ""))
        other = _taken(transaction, number, order) if number else ""
        if other:
            return Twice(number, other, code)
    return None


def learn(transaction: Transaction, epoch: str) -> None:
    """Somebody knows another life of the hall's hub: its numbers are not for this one to give."""
    if epoch and _note(transaction, _FIRST_EPOCH) in ("", transaction.epoch):
        _keep(transaction, _FIRST_EPOCH, epoch)


def _next(transaction: Transaction, mark: str) -> str:
    """Return `2026-0042`, or `2026-K7Q-0042` in a database that is not the hall's first.

    A 工单 has `GD` before it, a 突发事件 `TF`, each with a count of its own.
    """
    year = f"{transaction.now.astimezone(CHINA):%Y}"
    parts = [*filter(None, [mark]), year, *_series(transaction)]
    name = "official/" + "-".join(parts)
    count = int(_note(transaction, name) or 0) + 1
    _keep(transaction, name, str(count))
    return "-".join([*parts, f"{count:04d}"])


def _series(transaction: Transaction) -> list[str]:
    first = _note(transaction, _FIRST_EPOCH)
    if not first:
        first = _note(transaction, EPOCH_BEFORE) or transaction.epoch
        _keep(transaction, _FIRST_EPOCH, first)
    if first == transaction.epoch:
        return []
    return [b32encode(sha256(transaction.epoch.encode()).digest()).decode()[:_SERIES]]


def _taken(transaction: Transaction, number: str, order: str) -> str:
    """Note whose number it is; return the other order whose it was before."""
    name = f"order_number/{number}"
    other = _note(transaction, name)
    if not other:
        _keep(transaction, name, order)
    return other if other != order else ""


def _note(transaction: Transaction, name: str) -> str:
    row = transaction.sql.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])


def _keep(transaction: Transaction, name: str, value: str) -> None:
    transaction.sql.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
