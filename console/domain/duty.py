"""The duty log: a chain of lines that is only ever added to.

Each seat writes its own chain. A line's hash covers its canonical text (RFC 8785) and the hash of
the line before, so a line taken away, changed or slipped in is seen by whoever reads the chain.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import ClassVar

from console.domain.stamp import CERTAIN, Stamp

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
    stamp: Stamp = CERTAIN
    """How sure `recorded_at` is."""
    broken: str = ""
    """Why the chain does not hold here; empty when it does."""


@dataclass(frozen=True, slots=True)
class LogHead:
    """How far a chain has come at the hub, countersigned (会签): what stands up to here is fixed.

    One for each seat and incarnation; a journal that was made anew begins another chain, and the
    head of the one before stays.
    """

    KIND: ClassVar[str] = "log_head"

    id: str
    seat: str
    incarnation: str
    number: int
    hash: str
    signed_at: datetime
    key: str = ""
    """Public key of the hub, base64."""
    signature: str = ""
    breaks: tuple[str, ...] = ()
    """What did not follow when it came to the hub, as `breaks` words it."""


def followed(head: LogHead, entries: Iterable[LogEntry]) -> LogHead:
    """Return the head after further lines; what does not follow is noted and the chain goes on."""
    previous, number, found = head.hash, head.number, list(head.breaks)
    for entry in sorted(entries, key=lambda e: e.number):
        if entry.number <= number:
            continue
        found += _breaks_at(entry, previous, number)
        previous, number = entry.hash, entry.number
    return replace(head, number=number, hash=previous, breaks=tuple(found))


def chain_hash(previous: str, canonical: str) -> str:
    """Return the hash of a line: SHA-256 over the hash before and the canonical text."""
    return sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def breaks(entries: Iterable[LogEntry]) -> list[str]:
    """Return what is wrong with the chain of one seat and incarnation; nothing if it is whole."""
    found: list[str] = []
    previous, number = START, 0
    for entry in sorted(entries, key=lambda e: e.number):
        found += _breaks_at(entry, previous, number)
        previous, number = entry.hash, entry.number
    return found


def breaks_of_head(head: LogHead, entries: Iterable[LogEntry]) -> list[str]:
    """Return where lines contradict what the hub has countersigned of their chain."""
    by_number = {entry.number: entry for entry in entries}
    here = by_number.get(head.number)
    if here is not None:
        return [] if here.hash == head.hash else [f"{head.number} was changed"]
    last = max(by_number, default=0)
    return [f"after {last} comes {head.number}"] if 0 < last < head.number else []


def _breaks_at(entry: LogEntry, previous: str, number: int) -> Iterable[str]:
    if entry.number != number + 1:
        yield f"after {number} comes {entry.number}"
    if entry.previous != previous:
        yield f"{entry.number} does not follow {number}"
    if chain_hash(entry.previous, entry.canonical) != entry.hash:
        yield f"{entry.number} was changed"
