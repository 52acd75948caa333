"""Watches the declared feeds: each is probed in a task of its own, one more judges their silence.

Nothing here is waited for by anybody: a peer that hangs holds its own task until its time-out, and
only a feed that turned costs a transaction.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from console.hub.api.problems import ProblemError
from console.hub.connectors.interface_probe import WELL, ask
from console.hub.core.feed_watch import FeedWatch, Verdict
from console.hub.core.hub_core import HubCore
from console.hub.feed_file import DeclaredFeed, Probe
from console.hub.store.transaction import Job
from console.runtime.clock import Clock

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks for who has been silent for too long."""

AWAY = 10.0
"""Seconds between two looks from which the hub itself was away (suspended, starved)."""

Ask = Callable[[Probe], Awaitable[str]]
Write = Callable[[Job], Awaitable[Any]]


class FeedWatcher:
    """Knows which declared feeds live; made inside the running loop.

    Args:
        write: commits a job.
        core: has the feeds and the jobs.
        clock: real pace of waits and time-outs.
        ask: probes an interface.
    """

    def __init__(self, write: Write, core: HubCore, clock: Clock, ask: Ask = ask) -> None:
        self._write = write
        self._core = core
        self._clock = clock
        self._ask = ask
        now = clock.monotonic()
        declared = core.settings.feeds
        self._watches = {feed.id: FeedWatch(feed.probe.tolerated, now) for feed in declared}
        self._told: dict[str, Verdict] = {}
        self._tasks = [
            asyncio.create_task(self._probing(feed), name=f"hub-probe-{feed.id}")
            for feed in declared
            if feed.probe.kind != "heartbeat"
        ]
        self._tasks.append(asyncio.create_task(self._judging(), name="hub-feeds"))

    def beat(self, feed: str, is_alive: bool) -> None:
        """A connector has spoken; what it said is saved already."""
        watch = self._watches.get(feed)
        if watch is not None:
            watch.hear(self._clock.monotonic(), self._clock.now(), is_alive)
            self._told.pop(feed, None)

    async def close(self) -> None:
        """Ask nobody any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _probing(self, feed: DeclaredFeed) -> None:
        watch = self._watches[feed.id]
        while True:
            fault = await self._ask(feed.probe)
            if fault == WELL:
                watch.hear(self._clock.monotonic(), self._clock.now())
            else:
                watch.miss(fault)
            await self._clock.sleep(feed.probe.every)

    async def _judging(self) -> None:
        while not await self._save(self._core.declare_feeds_job()):
            await self._clock.sleep(LOOK)
        last = self._clock.monotonic()
        while self._watches:
            await self._clock.sleep(LOOK)
            now = self._clock.monotonic()
            if now - last > AWAY:
                self._begin_anew(now)
            last = now
            for id, watch in self._watches.items():
                await self._judge(id, watch, now)

    async def _judge(self, id: str, watch: FeedWatch, now: float) -> None:
        verdict = watch.verdict(now)
        if verdict is None or verdict == self._told.get(id):
            return
        if await self._save(self._core.feed_judged_job(id, verdict, watch.heard_at)):
            self._told[id] = verdict

    def _begin_anew(self, now: float) -> None:
        log.warning("feeds: the hub was away; silence counts from now 中心曾暂停，信源重新计时")
        for watch in self._watches.values():
            watch.begin_anew(now)

    async def _save(self, job: Job) -> bool:
        """Save, or say that it could not be saved: the next look tries again."""
        try:
            await self._write(job)
        except ProblemError:
            return False
        return True
