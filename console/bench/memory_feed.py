"""The floor of `bench alerts`: the queue's own model fed with bodies from memory."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import Any

from console.domain.alert import Alert, Condition, Severity
from console.domain.alert_reports import received
from console.domain.entity import encode
from console.domain.geo import Place
from console.models.alert_queue import AlertQueue
from console.models.change_feed import ChangeFeed
from console.runtime.clock import SystemClock
from offline_cache.values import Body, ChangeSet, Row

A_BATCH = 50


class MemoryRows:
    """Answers `rows` as the cache does, from a dict."""

    def __init__(self) -> None:
        self.bodies: dict[str, Body] = {}

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        """Return rows of the bodies that are there."""
        return [
            Row(kind, id, "m.1", "hall", self.bodies[id], self.bodies[id], False, None, 0)
            for id in ids
            if id in self.bodies
        ]

    def select(self, kind: str, where: Mapping[str, object], **_: Any) -> list[Row]:
        """Return every row."""
        return self.rows(kind, list(self.bodies))


class MemoryFeed:
    """Puts alerts into memory and announces them, at a rate.

    The queue reads them there instead of in the cache; everything behind is the same.
    """

    def __init__(self, queue: AlertQueue, feed: ChangeFeed) -> None:
        self._rows = MemoryRows()
        self._queue = queue
        self._feed = feed
        self._clock = SystemClock()
        queue.read_from(self._rows)

    async def run(self, rate: float, seconds: float) -> int:
        """Feed for `seconds`; return how many."""
        count, begun = int(rate * seconds), time.monotonic()
        for first in range(0, count, A_BATCH):
            await asyncio.sleep(max(0.0, begun + first / rate - time.monotonic()))
            ids = [f"memory-{number:07d}" for number in range(first, first + A_BATCH)]
            for id in ids:
                self._rows.bodies[id] = encode(self._alert(id))
            keys = frozenset(("alert", id) for id in ids)
            self._feed.publish(ChangeSet("hub", keys, None))
        return count

    def _alert(self, id: str) -> Alert:
        return received(
            None,
            Alert(
                id=id,
                title=f"{id}：望汐路下立交积水，仍在上涨",
                severity=Severity.BLUE,
                received_at=self._clock.now(),
                source="水务物联",
                condition=Condition.ACTIVE,
                place=Place("下立交", "望潮街道"),
            ),
        )
