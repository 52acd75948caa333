"""Links of receipts: one for each unit of an order, made by the hub with the order's commit.

Only a hash of the secret is kept beside the record. The link by itself is used up by the first
press of 查看指令: from then on the phone that pressed it goes on, and nobody else.
"""

from base64 import b32encode
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

import msgspec

from console.domain.entity import Body, Key
from console.domain.order import Assignment
from console.hub.store.connection import Connection
from console.hub.store.transaction import Transaction
from console.runtime.clock import from_text, to_text

PATH = "/r/"
_NAME = "receipt/"
_SECRET = 15
"""Random bytes of a link and of a phone: 120 bits."""


class LinkState(msgspec.Struct, frozen=True):
    """What is known of one link."""

    assignment: str
    until: str
    phone: str = ""
    """Hash of the secret the phone holds that pressed 查看指令 first."""

    def is_over(self, now: datetime) -> bool:
        """Whether it has run out."""
        return now >= from_text(self.until)


class Links:
    """Makes links.

    Args:
        address: where phones reach the hub, `https://host[:port]`.
        holds: how long a link is good for.
        chance: random bytes.
    """

    def __init__(self, address: str, holds: timedelta, chance: Callable[[int], bytes]) -> None:
        self._address = address.rstrip("/")
        self._holds = holds
        self._chance = chance

    def linked(self, transaction: Transaction, saved: dict[Key, Body]) -> dict[Key, Body]:
        """Return what an order saves, with a link for each unit that is new."""
        return {
            key: self._with_link(transaction, key[1], body)
            if self._is_new(transaction, key)
            else body
            for key, body in saved.items()
        }

    @staticmethod
    def _is_new(transaction: Transaction, key: Key) -> bool:
        return key[0] == Assignment.KIND and transaction.body(*key) is None

    def _with_link(self, transaction: Transaction, assignment: str, body: Body) -> Body:
        secret, until = new_secret(self._chance), to_text(transaction.now + self._holds)
        keep(transaction, secret, LinkState(assignment, until))
        return {**body, "link": f"{self._address}{PATH}{secret}", "link_until": until}


def new_secret(chance: Callable[[int], bytes]) -> str:
    """Return a new secret, in letters that can be read out."""
    return b32encode(chance(_SECRET)).decode().lower()


def keep(transaction: Transaction, secret: str, state: LinkState) -> None:
    """Keep what is known of a link."""
    transaction.sql.execute(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)",
        (_NAME + hashed(secret), msgspec.json.encode(state).decode()),
    )


def find(sql: Connection, secret: str) -> LinkState | None:
    """Return what is known of a link, None of one that was never made or is swept."""
    row = sql.execute("SELECT value FROM meta WHERE name = ?", (_NAME + hashed(secret),)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=LinkState)


def sweep(transaction: Transaction, kept: timedelta) -> int:
    """Forget links that ran out long ago; return how many."""
    rows = transaction.sql.execute(
        "SELECT name, value FROM meta WHERE name >= ? AND name < ?", (_NAME, _NAME + "~")
    ).fetchall()
    gone = [
        (name,)
        for name, value in rows
        if msgspec.json.decode(value, type=LinkState).is_over(transaction.now - kept)
    ]
    transaction.sql.executemany("DELETE FROM meta WHERE name = ?", gone)
    return len(gone)


def hashed(secret: str) -> str:
    """Return what is kept in place of a secret."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
