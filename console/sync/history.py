"""Finished records of the past, newest first, while nothing else is to be done."""

import asyncio

from console.contract.change import HISTORY
from console.contract.cursor import Cursor
from console.runtime.clock import Clock
from console.runtime.workers import Workers
from console.sync.api_client import HubClient
from console.sync.listener import Listener
from console.sync.stores import CacheDoor
from console.sync.trouble import HubTrouble

FIRST_AFTER = 20.0
"""Seconds of a connection in which everything else goes first."""

EVERY = 2.0
"""Seconds between two pages: nobody waits for the past, and live changes never wait for it."""

FROM_THE_END = 2**53

PAGE = 200
"""Records in one page."""


class HistoryLoader:
    """Fills the cache backwards; where it stands is kept in the cache, as a cursor of its own.

    Args:
        client: the hub.
        cache: where records go; those that are here already are left alone.
        workers: for the store's blocking calls.
        clock: handed in.
        listener: told what came.
    """

    def __init__(
        self,
        client: HubClient,
        cache: CacheDoor,
        workers: Workers,
        clock: Clock,
        listener: Listener,
    ) -> None:
        self._client = client
        self._cache = cache
        self._workers = workers
        self._clock = clock
        self._listener = listener

    async def run(self) -> None:
        """Read until the first record there ever was, or until the cache keeps no more.

        What was cut off is asked for again.
        """
        pause = FIRST_AFTER
        while not self._is_done() and self._cache.has_room_for_history:
            await self._clock.sleep(pause)
            pause = EVERY
            try:
                await self._page()
            except HubTrouble as trouble:
                if trouble.code == "bad_query":  # a hub of the version before keeps it to itself
                    return
                pause = FIRST_AFTER  # the feed's own end tells whether the link is gone

    async def begin_again(self) -> None:
        """The open records were read anew: what was finished meanwhile is history, too."""
        if self._at() is not None:
            await self._stand_at(Cursor("all", FROM_THE_END))

    def _is_done(self) -> bool:
        at = self._at()
        return at is not None and at.seq == 0

    def _at(self) -> Cursor | None:
        text = self._cache.cursor(HISTORY)
        return Cursor.parse(text) if text else None

    async def _page(self) -> None:
        at = self._at()
        records = await self._client.history(at.seq if at is not None else None, PAGE)
        if records:
            changes = await self._workers.run(lambda: self._cache.load_history(records))
            if changes.keys:
                self._listener.changed(changes)
        is_last = len(records) < PAGE
        epoch, _, number = records[-1].rev.rpartition(".") if records else ("none", "", "0")
        await self._stand_at(Cursor(epoch, 0 if is_last else int(number)))

    async def _stand_at(self, cursor: Cursor) -> None:
        done = self._cache.apply_soon([], str(cursor), False, scope=HISTORY)
        await asyncio.wrap_future(done)
