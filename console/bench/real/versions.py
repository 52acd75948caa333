"""A hub that is one version apart from its seats, either way: `python -m … older|newer WORDS`.

The older one does not know notes yet; acts of that kind wait until it is the hub of today. The
newer one writes what the seats have never heard of: a field in each alert, and another kind of
record.
"""

import sys
from typing import Any

from console.domain.operations import OPERATIONS
from console.hub.cli import main
from console.hub.store.transaction import Transaction

UNKNOWN = ("alert.note", 1)
FIELD, KIND = "drones", "drone"


def be_older() -> None:
    """Know one kind of act less."""
    del OPERATIONS[UNKNOWN]


def be_newer() -> None:
    """Write a field and a kind of record more."""
    put: Any = Transaction.put

    def put_more(self: Transaction, kind: str, id: str, body: Any) -> None:
        if kind == "alert" and body is not None:
            put(self, KIND, id, {"id": id, "alert": id, "height": {"m": 120}})
            body = {**body, FIELD: [id]}
        put(self, kind, id, body)

    Transaction.put = put_more  # type: ignore[method-assign]


if __name__ == "__main__":
    {"older": be_older, "newer": be_newer}[sys.argv.pop(1)]()
    sys.exit(main())
