"""A hub that is one version apart from its seats, either way.

The older one does not know notes yet; acts of that kind wait until it is the hub of today. The
newer one writes what the seats have never heard of: a field in each alert, and another kind of
record.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from typing import Any

from console.domain.operations.table import OPERATIONS
from console.hub.store.transaction import Transaction

UNKNOWN = ("alert.note", 1)
FIELD, KIND = "drones", "drone"


class Version(StrEnum):
    """Which hub it is."""

    PRESENT = "present"
    OLDER = "older"
    NEWER = "newer"


def being(version: Version) -> AbstractContextManager[None]:
    """Be a hub of that version while the block runs; nothing else may run meanwhile."""
    made = {Version.OLDER: _older, Version.NEWER: _newer}.get(version, nullcontext)
    return made()


@contextmanager
def _older() -> Iterator[None]:
    """Know one kind of act less."""
    kind = OPERATIONS.pop(UNKNOWN)
    try:
        yield
    finally:
        OPERATIONS[UNKNOWN] = kind


@contextmanager
def _newer() -> Iterator[None]:
    """Write a field and a kind of record more."""
    put: Any = Transaction.put

    def put_more(self: Transaction, kind: str, id: str, body: Any, scope: str = "") -> None:
        if kind == "alert" and body is not None:
            put(self, KIND, id, {"id": id, "alert": id, "height": {"m": 120}})
            body = {**body, FIELD: [id]}
        put(self, kind, id, body, scope)

    Transaction.put = put_more  # type: ignore[method-assign]
    try:
        yield
    finally:
        Transaction.put = put  # type: ignore[method-assign]
