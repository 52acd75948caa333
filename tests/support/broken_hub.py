"""A hub that is broken on purpose: it runs an operation each time it comes (dedup off).

Records name the operations that changed them, which is a second guard; that one is off as well.
"""

import sys

from console.contract import running
from console.contract.operation import Answer
from console.hub.cli import main
from console.hub.core import decide
from console.hub.store.transaction import Transaction


def stored(transaction: Transaction, op: str, raw: bytes) -> Answer | None:
    transaction.sql.execute("DELETE FROM operations WHERE op = ?", (op,))
    return None


if __name__ == "__main__":
    decide.stored = stored
    running.is_done = lambda op, bodies: False
    sys.exit(main())
