"""The pending operations in memory, by the records they touch."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence

from offline_cache.cursors import covers, parse_cursor
from offline_cache.values import Body, Fold, FoldResult, Key, PendingOperation

_log = logging.getLogger(__name__)

FOLD_FAILED = "fold_failed"
"""Reason code of operations whose fold raised: a fault of the program, written to the log."""

_MOST_ROUNDS = 16


class PendingLayer:
    """Which operations touch which record, and what is connected through them.

    A fold may touch records that are no operation's target (what it creates): those are learnt
    from its result and belong to the component from then on.
    """

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        self._operations: dict[str, PendingOperation] = {}
        self._position: dict[str, int] = {}
        self._by_key: dict[Key, dict[str, None]] = {}
        self._keys: dict[str, set[Key]] = {}
        self._answered: dict[str, tuple[str, int]] = {}
        self._passed = ""

    def __contains__(self, key: Key) -> bool:
        return key in self._by_key

    def __bool__(self) -> bool:
        return bool(self._operations)

    @property
    def keys(self) -> set[Key]:
        """All records that pending operations touch."""
        return set(self._by_key)

    def holds(self, op: str) -> bool:
        """Whether an operation is among those that are folded."""
        return op in self._operations

    def twin(self) -> "PendingLayer":
        """Return another with the same operations and all that is known of their records."""
        twin = PendingLayer(self._fold)
        twin._operations = dict(self._operations)
        twin._position = dict(self._position)
        twin._by_key = {key: dict(ops) for key, ops in self._by_key.items()}
        twin._keys = {op: set(keys) for op, keys in self._keys.items()}
        twin._answered = dict(self._answered)
        return twin

    def count(self, key: Key) -> int:
        """Return how many pending operations have a record as target."""
        return sum(key in self._operations[op].targets for op in self._by_key.get(key, ()))

    def take(self, pending: Sequence[PendingOperation], cursor: str | None) -> set[Key]:
        """Take over the present list, less what `cursor` covers.

        Returns:
            The records whose operations are no longer the same.
        """
        present = {each.op: each for each in pending if not covers(cursor, each.settled_at)}
        touched: set[Key] = set()
        for op in [op for op in self._operations if op not in present]:
            touched |= self._remove(op)
        for op, operation in present.items():
            if op not in self._operations:
                self._link(op, operation.targets)
                touched.update(operation.targets)
        self._operations = present
        self._position = {op: place for place, op in enumerate(present)}
        self._answered = {
            op: parse_cursor(e.settled_at) for op, e in present.items() if e.settled_at
        }
        self._passed = ""
        return touched

    def pass_cursor(self, cursor: str) -> set[Key]:
        """Drop the operations that `cursor` covers; return the records that lost one.

        When the transaction then fails, `take` brings them back.
        """
        touched: set[Key] = set()
        if cursor == self._passed:  # during a long gap the feed's cursor stays
            return touched
        self._passed = cursor
        epoch, seq = parse_cursor(cursor)
        for op in [op for op, at in self._answered.items() if at[0] == epoch and at[1] <= seq]:
            touched |= self._remove(op)
            del self._operations[op], self._answered[op], self._position[op]
        return touched

    def component(self, keys: Iterable[Key]) -> tuple[set[Key], list[PendingOperation]]:
        """Return everything connected to `keys` through operations, operations in saved order."""
        reached, waiting = set(keys), list(keys)
        ops: set[str] = set()
        while waiting:
            for op in self._by_key.get(waiting.pop(), ()):
                if op not in ops:
                    ops.add(op)
                    fresh = self._keys[op] - reached
                    reached |= fresh
                    waiting.extend(fresh)
        ordered = sorted(ops, key=self._position.__getitem__)
        return reached, [self._operations[op] for op in ordered]

    def folded(
        self, keys: Iterable[Key], bases: Callable[[set[Key]], Mapping[Key, Body | None]]
    ) -> tuple[set[Key], dict[Key, Body | None], dict[Key, str]]:
        """Fold the component of `keys`.

        Args:
            keys: where to begin.
            bases: reads hub bodies.

        Returns:
            All records of the component, their views, and the reason for each doomed record.
        """
        start = set(keys)
        for _ in range(_MOST_ROUNDS):
            reached, operations = self.component(start)
            hub = bases(reached)
            result = self._run(hub, operations) if operations else FoldResult({}, {})
            fresh = set(result.views) - reached
            if not fresh:
                break
            for operation in operations:
                self._link(operation.op, fresh)
            start |= fresh
        views = {**hub, **result.views}
        doomed: dict[Key, str] = {}
        for operation in operations:
            if (reason := result.doomed.get(operation.op)) is not None:
                for key in operation.targets:
                    doomed.setdefault(key, reason)
        return reached, views, doomed

    def _run(
        self, hub: Mapping[Key, Body | None], operations: list[PendingOperation]
    ) -> FoldResult:
        try:
            return self._fold(hub, operations)
        except Exception:
            _log.exception("fold failed for %s", [each.op for each in operations])
            return FoldResult({}, {each.op: FOLD_FAILED for each in operations})

    def _link(self, op: str, keys: Iterable[Key]) -> None:
        mine = self._keys.setdefault(op, set())
        for key in keys:
            mine.add(key)
            self._by_key.setdefault(key, {})[op] = None

    def _remove(self, op: str) -> set[Key]:
        keys = self._keys.pop(op, set())
        for key in keys:
            ops = self._by_key[key]
            ops.pop(op, None)
            if not ops:
                del self._by_key[key]
        return keys
