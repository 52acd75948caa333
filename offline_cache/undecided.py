"""What was saved and the hub's records do not hold yet, in memory: the layer that is folded."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

from offline_cache.cursors import covers
from offline_cache.values import PendingOperation, StoredOperation


class Undecided:
    """Pending operations, and answered ones until the feed has passed them; thread-safe."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._layer: dict[str, PendingOperation] = {}
        self._answered: set[str] = set()

    def take(self, found: Iterable[StoredOperation]) -> None:
        """Hold exactly these, as the file has them."""
        layer = list(found)
        with self._guard:
            self._layer = {each.operation.op: each.operation for each in layer}
            self._answered = {each.operation.op for each in layer if each.state == "answered"}

    def all(self) -> list[PendingOperation]:
        """Return everything held, in saved order."""
        with self._guard:
            return list(self._layer.values())

    def unsent(self) -> list[PendingOperation]:
        """Return what the hub has not decided, in saved order."""
        with self._guard:
            return [each for op, each in self._layer.items() if op not in self._answered]

    def add(self, operations: Sequence[PendingOperation]) -> None:
        """Hold what was just saved, too."""
        with self._guard:
            self._layer.update((operation.op, operation) for operation in operations)

    def decide(self, op: str, settled_at: str | None) -> None:
        """Note a decision; without a cursor there is nothing to wait for."""
        with self._guard:
            operation = self._layer[op]
            if settled_at is None:
                del self._layer[op]
                return
            self._answered.add(op)
            self._layer[op] = replace(operation, settled_at=settled_at)

    def due(self, cursor: str) -> list[str]:
        """Return the answered operations that the feed has passed, in saved order."""
        with self._guard:
            return [
                op
                for op, each in self._layer.items()
                if op in self._answered and covers(cursor, each.settled_at)
            ]

    def drop(self, ops: Iterable[str]) -> None:
        """Hold these no longer."""
        with self._guard:
            for op in ops:
                self._layer.pop(op, None)
                self._answered.discard(op)
