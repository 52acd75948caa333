"""Rows that changed in a crowd: read in pieces, what a person did is read between two of them.

When a storm changes more than can be read, what waits is read once however often it changed
meanwhile, so that the screen never falls further back than one round through all of it.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import islice
from math import ceil
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from console.models.futures import when_done
from offline_cache.lanes import Lane

T = TypeVar("T")

A_PIECE = 40
"""Rows that are read at a time."""

UNDER_WAY = 4
"""Batches under way: some are read while the screen paints, and none waits for its loop to turn."""


class CrowdReads(Generic[T]):
    """Reads ids in batches.

    Args:
        lane: where pieces are read.
        at_once: rows of a batch at most; batches are of one length, the longest is what a key
            waits for.
        read: reads one piece; in the lane.
        take: is given the pieces of a batch, on the Qt thread.
        owner: whose life bounds the wait.
    """

    def __init__(
        self,
        lane: Lane,
        at_once: int,
        read: Callable[[Sequence[str]], T],
        take: Callable[[Sequence[T]], None],
        owner: QObject,
    ) -> None:
        self._lane, self._at_once, self._owner = lane, at_once, owner
        self._read, self._take = read, take
        self._waiting: dict[str, None] = {}
        self._under_way = 0

    def ask(self, ids: Iterable[str]) -> None:
        """Read these anew, those that wait already no second time."""
        self._waiting.update(dict.fromkeys(ids))
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and self._under_way < UNDER_WAY:
            batches = ceil(len(self._waiting) / self._at_once)
            ids = list(islice(self._waiting, ceil(len(self._waiting) / batches)))
            for id in ids:
                del self._waiting[id]
            self._begin(ids)
        if not self._waiting:
            self._waiting = {}  # an emptied one keeps the room a storm took

    def _begin(self, ids: Sequence[str]) -> None:
        self._under_way += 1
        pieces = [
            self._lane.submit(partial(self._read, ids[at : at + A_PIECE]))
            for at in range(0, len(ids), A_PIECE)
        ]
        when_done(pieces[-1], self._owner, lambda _: self._end(pieces), lambda _: self._end(pieces))

    def _end(self, pieces: "Sequence[Future[T]]") -> None:
        """Take a batch over; a piece that failed is raised here, and holds up no other batch."""
        self._under_way -= 1
        self._go_on()
        self._take([piece.result() for piece in pieces])
