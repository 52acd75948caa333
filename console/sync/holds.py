"""What may still be taken back: held for a few seconds, or not decided by the hub.

Nothing of a held operation has left the seat, and nothing after it in its lane either. Kept in
memory only: after a restart the operation is sent, it was saved.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from console.runtime.clock import Clock
from console.sync.stores import JournalDoor
from offline_cache.values import PendingOperation


class Holds:
    """What may not leave yet; may be used from any thread.

    Args:
        clock: for how long.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._until: dict[str, float] = {}
        self._leaving: set[str] = set()
        self._withdrawn: set[str] = set()
        self._undecided: set[str] = set()

    def hold(self, op: str, seconds: float) -> None:
        """Keep an operation back from now on; call it before the operation is saved."""
        with self._guard:
            self._until[op] = self._clock.monotonic() + seconds

    def withdraw(self, op: str) -> bool:
        """Make sure that an operation never leaves (again); False when it may be decided.

        What the hub last said `blocked` or `later` of it has not decided, and would have told.
        """
        with self._guard:
            if op in self._leaving or not (op in self._until or op in self._undecided):
                return False
            self._until.pop(op, None)
            self._undecided.discard(op)
            self._withdrawn.add(op)
            return True

    def was_not_decided(self, op: str) -> None:
        """The hub answered, and decided nothing: until it leaves again it can be taken back."""
        with self._guard:
            self._undecided.add(op)

    def forget(self, op: str) -> None:
        """Forget a withdrawn operation, once the journal knows of it."""
        with self._guard:
            self._withdrawn.discard(op)

    def choose(
        self,
        unsent: Sequence[PendingOperation],
        waiting: Mapping[str, float],
        most: int,
        most_bytes: int,
        size: "Sizes",
    ) -> list[PendingOperation]:
        """Return what leaves now, in saved order, and mark it as leaving.

        Args:
            unsent: what the hub has not decided, in saved order.
            waiting: lane → moment before which it is not tried again.
            most: most operations at once.
            most_bytes: most bytes at once.
            size: tells the bytes of an operation.
        """
        now, room = self._clock.monotonic(), most_bytes
        chosen: list[PendingOperation] = []
        shut: set[str] = set()
        with self._guard:
            for operation in unsent:
                lane = operation.lane
                if lane in shut or operation.op in self._withdrawn:
                    continue
                if self._until.get(operation.op, 0.0) > now or waiting.get(lane, 0.0) > now:
                    shut.add(lane)
                    continue
                bytes_ = size(operation)
                if len(chosen) == most or (bytes_ > room and chosen):
                    break
                room -= bytes_
                chosen.append(operation)
                self._until.pop(operation.op, None)
            self._leaving = {operation.op for operation in chosen}
            self._undecided -= self._leaving
        return chosen

    def returned(self) -> None:
        """What was leaving is answered, or its sending failed."""
        with self._guard:
            self._leaving = set()

    def left(self, op: str) -> float:
        """Return for how many seconds an operation is still held back, 0 when it is not."""
        with self._guard:
            return max(0.0, self._until.get(op, 0.0) - self._clock.monotonic())

    def next_end(self, ops: Iterable[str]) -> float | None:
        """Return the seconds until the first of these is no longer held, None without any."""
        now = self._clock.monotonic()
        with self._guard:
            ends = [self._until[op] - now for op in ops if op in self._until]
        return max(0.0, min(ends)) if ends else None


def withdraw(holds: Holds, journal: JournalDoor, op: str) -> bool:
    """Take a held operation back for good; from any thread. False when it may have left."""
    if not holds.withdraw(op):
        return False
    try:
        return journal.withdraw(op)
    finally:
        holds.forget(op)


class Sizes:
    """Bytes of operations, counted once each."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, operation: PendingOperation) -> int:
        """Return how many bytes an operation takes on the way."""
        known = self._known.get(operation.op)
        if known is None:
            known = self._known[operation.op] = len(msgspec.json.encode(operation.body)) + 1
        return known

    def keep_only(self, ops: set[str]) -> None:
        """Forget what is not among `ops`."""
        self._known = {op: size for op, size in self._known.items() if op in ops}
