"""The newest changes in memory, for all readers of the feed at once.

A reader that falls behind the ring is served from the table; every change is encoded once.
"""

import asyncio
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from console.hub.api.together import Together
from console.hub.store.reader import ChangesGone, Reader
from console.hub.store.transaction import Told

AT_ONCE = 500
"""Most changes in one write to a reader."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Changes of a reader's scopes; all in `from_seq..to_seq` were looked at."""

    changes: list[Told]
    from_seq: int
    to_seq: int


class Broadcast:
    """Recent changes of one hub; used on the loop's thread only.

    Args:
        last: number of the last change when it begins.
        epoch: goes into the event ids.
        table: older changes.
        size: how many are held in memory.
    """

    def __init__(self, last: int, epoch: str, table: Reader, size: int) -> None:
        self.last = last
        self.epoch = epoch
        self.readers = 0
        self._table = table
        self._ring: deque[Told] = deque(maxlen=size)
        self._waiting: set[asyncio.Future[None]] = set()

    def publish(self, told: list[Told]) -> None:
        """Take in what was just committed and wake the readers."""
        fresh = [t for t in told if t.seq > self.last]
        if not fresh:
            return
        if fresh[0].seq != self.last + 1:
            self._ring.clear()
        self._ring.extend(fresh)
        self.last = fresh[-1].seq
        self.wake()

    def skip_to(self, seq: int) -> None:
        """Another process wrote up to `seq`: readers find it in the table."""
        if seq > self.last:
            self._ring.clear()
            self.last = seq
            self.wake()

    def wake(self) -> None:
        """Let every waiting reader look again."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def after(self, seq: int, scopes: Collection[str]) -> Burst:
        """Return what comes next after `seq`; empty at the end of the feed.

        Raises:
            ChangesGone: it is no longer kept.
        """
        if seq >= self.last:
            return Burst([], seq, seq)
        if self._ring and seq >= self._ring[0].seq - 1:
            start = seq + 1 - self._ring[0].seq
            seen = list(islice(self._ring, start, start + AT_ONCE))
            return Burst([t for t in seen if t.scope in scopes], seq, seen[-1].seq)
        found, to = await asyncio.to_thread(self._table.changes_after, seq, scopes, AT_ONCE)
        if to == seq:
            raise ChangesGone(str(seq))
        return Burst(found, seq, to)

    async def newest(self, seq: int, until: int, scopes: Collection[str]) -> Burst:
        """Return what is left of the changes after `seq` once later ones up to `until` came.

        Raises:
            ChangesGone: they are no longer kept.
        """
        found, to = await asyncio.to_thread(self._table.newest_after, seq, until, scopes, AT_ONCE)
        return Burst(found, seq, to)

    async def groups(
        self, seq: int, until: int, scopes: Collection[str], beyond: int
    ) -> tuple[list[bytes], int]:
        """Return what acts made together after `seq`, and the end of the last group told.

        Raises:
            ChangesGone: they are no longer kept.
        """
        ask = self._table.groups_after
        return await asyncio.to_thread(ask, seq, until, scopes, beyond, AT_ONCE)

    async def together(self, missed: int, until: int, scopes: Collection[str]) -> Together:
        """Return what acts made together in a gap that somebody reads beside the feed.

        Raises:
            ChangesGone: it is no longer kept.
        """
        return await Together.of_gap(self._table, missed, until, scopes)

    async def wait(self, seq: int, seconds: float) -> None:
        """Return when there is something after `seq`, or after `seconds`."""
        if self.last > seq:
            return
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            return
        finally:
            self._waiting.discard(waiter)
