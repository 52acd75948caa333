"""The duty log: a chain of lines that is only ever added to.

Each seat writes its own chain. A line's hash covers its canonical text (RFC 8785) and the hash of
the line before, so a line taken away, changed or slipped in is seen by whoever reads the chain.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import ClassVar

START = "0" * 64
"""What the first line of a chain names as the one before."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the duty log (值班日志)."""

    KIND: ClassVar[str] = "log_entry"

    id: str
    seat: str
    incarnation: str
    number: int
    previous: str
    hash: str
    canonical: str
    occurred_at: datetime
    recorded_at: datetime
    category: str
    text: str
    person: str
    name: str
    refs: tuple[str, ...] = ()
    amends: str = ""
    broken: str = ""
    """Why the chain does not hold here; empty when it does."""


def chain_hash(previous: str, canonical: str) -> str:
    """Return the hash of a line: SHA-256 over the hash before and the canonical text."""
    return sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def breaks(entries: Iterable[LogEntry]) -> list[str]:
    """Return what is wrong with the chain of one seat and incarnation; nothing if it is whole."""
    found: list[str] = []
    previous, number = START, 0
    for entry in sorted(entries, key=lambda e: e.number):
        if entry.number != number + 1:
            found.append(f"after {number} comes {entry.number}")
        if entry.previous != previous:
            found.append(f"{entry.number} does not follow {number}")
        if chain_hash(entry.previous, entry.canonical) != entry.hash:
            found.append(f"{entry.number} was changed")
        previous, number = entry.hash, entry.number
    return found
