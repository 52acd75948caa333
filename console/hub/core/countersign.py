"""Countersigning the duty log: what a seat wrote is fixed once the hub has signed it.

A head is signed anew some seconds after its chain has moved, not with every line.
"""

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.contract.countersign import countersigned
from console.domain.duty import START, LogEntry, LogHead, followed
from console.domain.entity import decode, encode
from console.hub.store.transaction import Transaction

SEEN = "log_seen"
"""Note: the number up to which lines were looked at."""

_Chain = tuple[str, str]


def countersign(transaction: Transaction, key: Ed25519PrivateKey) -> int:
    """Sign the head of each chain that has moved; return how many."""
    chains = _moved(transaction)
    for chain, entries in sorted(chains.items()):
        _sign(transaction, key, chain, entries)
    if chains:
        transaction.sql.execute(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)", (SEEN, str(transaction.seq))
        )
    return len(chains)


def _moved(transaction: Transaction) -> dict[_Chain, list[LogEntry]]:
    row = transaction.sql.execute("SELECT value FROM meta WHERE name = ?", (SEEN,)).fetchone()
    bodies = transaction.sql.execute(
        "SELECT body FROM records WHERE scope = 'open' AND seq > ? AND kind = 'log_entry'"
        " AND body IS NOT NULL",
        (int(row[0]) if row else 0,),
    )
    chains: dict[_Chain, list[LogEntry]] = defaultdict(list)
    for (body,) in bodies:
        with suppress(ValueError):  # one of a newer version: its chain is judged by a newer hub
            entry = decode(LogEntry, msgspec.json.decode(body))
            chains[entry.seat, entry.incarnation].append(entry)
    return chains


def _sign(
    transaction: Transaction, key: Ed25519PrivateKey, chain: _Chain, entries: list[LogEntry]
) -> None:
    seat, incarnation = chain
    id = f"{seat}.{incarnation}"
    body = transaction.body(LogHead.KIND, id)
    if body is None:
        head = LogHead(id, seat, incarnation, 0, START, transaction.now)
    else:
        head = decode(LogHead, body)
    after = followed(head, entries)
    if after.number == head.number:
        return
    signed = countersigned(replace(after, signed_at=transaction.now), key)
    transaction.put(LogHead.KIND, id, encode(signed, body))
