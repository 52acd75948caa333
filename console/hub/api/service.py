"""The core with its writer thread and its readers, for one event loop."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

from console.hub.api.broadcast import Broadcast
from console.hub.api.feed_watcher import FeedWatcher
from console.hub.api.problems import ProblemError
from console.hub.api.seats_heard import SeatsHeard
from console.hub.core import housekeeping
from console.hub.core.hub_core import HubCore
from console.hub.rules.file import RuleFile, load_job
from console.hub.store.connection import Connection, SqlError
from console.hub.store.damage import DAMAGED
from console.hub.store.look_through import LookThrough
from console.hub.store.reader import Reader
from console.hub.store.transaction import Told, Transaction
from console.hub.store.writer import MakeWriter, Writer
from console.runtime.clock import Clock

T = TypeVar("T")

LOOK_ROUND = 1.0
"""Seconds between looks for what another process wrote (`hub import`, `hub user`)."""

COUNTED_EVERY = 10.0
"""Seconds for which a count of records holds; seats in an outage ask for health every second."""

SIGN_EVERY = 10
"""Looks between two signatures under log chains that have moved."""

BETWEEN_SWEEPS = 0.05
"""Seconds between two pieces of one sweep."""

CALL_EVERY = 2
"""Looks between two for masks to lay or lift, and for whoever is to be called."""

LET_GO_EVERY = 15
"""Looks between two for 红 whose owner's seat is away."""

SWEEP_EVERY = 60
"""Looks between two sweeps of what is past its age."""

LOOK_THROUGH_AFTER = 60.0
"""Seconds after the start until the whole file is read for damage: seats come back first."""

LOOK_THROUGH_EVERY = 6 * 3600.0
"""Seconds between two readings; 200 MB are a second of one core."""


class HubService:
    """What the calls work with; made inside the running loop.

    Args:
        core: the hub itself.
        clock: wall clock of answers, real pace of waits.
        make_writer: what commits; a thread, or inline in a simulation.
    """

    def __init__(self, core: HubCore, clock: Clock, make_writer: MakeWriter = Writer) -> None:
        self.core = core
        self.clock = clock
        self.started = clock.now()
        self.damage = core.database.damage
        self.pages = Reader(core.database.connect(), self.damage)
        self.feed = Broadcast(core.reader.seq(), core.epoch, self.pages, core.settings.ring)
        self.seats = SeatsHeard(clock, core.settings.owner_away.total_seconds())
        self.stopping = asyncio.Event()
        self.closing: list[Callable[[], Awaitable[None]]] = []
        """What calls keep open to others; ended with the service."""
        self._counts: dict[str, int] = {}
        self._counted_at = float("-inf")
        is_ruled = core.settings.is_ruled
        self._rule_file = RuleFile(Path(core.database.path).parent) if is_ruled else None
        self._loop = asyncio.get_running_loop()
        self._writer = make_writer(core.committer, clock.now, self._tell)
        self.look_through = LookThrough(core.database)
        self.watcher = FeedWatcher(self.write, core, clock)
        self._watches = (
            asyncio.create_task(self._look_round(), name="hub-look-round"),
            asyncio.create_task(self._look_through(), name="hub-look-through"),
        )

    @property
    def sql(self) -> Connection:
        """The connection for short reads on the loop's thread."""
        return self.core.short_reads

    def now(self) -> datetime:
        """Return the hub's time."""
        return self.clock.now()

    def counts(self) -> dict[str, int]:
        """Return how many records there are by kind, as counted at most ten seconds ago."""
        now = self.clock.monotonic()
        if now - self._counted_at > COUNTED_EVERY:
            with self.pages.at_one_moment() as sql:
                rows = sql.execute("SELECT kind, count(*) FROM records GROUP BY scope, kind")
                self._counts = {str(kind): int(number) for kind, number in rows}
            self._counted_at = now
        return self._counts

    async def write(self, job: Callable[[Transaction], T]) -> T:
        """Run a job on the writer and wait until it is durable.

        Raises:
            ProblemError: `store_failed`, nothing was saved.
            StoreDamaged: nothing was saved, and nothing will be.
        """
        try:
            return cast(T, await asyncio.wrap_future(self._writer.submit(job)))
        except SqlError as error:
            raise ProblemError(503, "store_failed", str(error), {"Retry-After": "5"}) from error

    def stop(self) -> None:
        """Let every reader of the feed go."""
        self.stopping.set()
        self.feed.wake()

    async def close(self) -> None:
        """Finish what is queued and close the file."""
        self.stop()
        self.look_through.stop()
        await self.watcher.close()
        for close in self.closing:
            await close()
        for watch in self._watches:
            watch.cancel()
        await asyncio.gather(*self._watches, return_exceptions=True)
        await asyncio.to_thread(self._writer.close)
        self.pages.close()
        self.core.close()

    def _data_version(self) -> int:
        """A number that changes whenever anybody else committed anything."""
        (version,) = self.sql.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _tell(self, told: list[Told]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.feed.publish, told)

    async def _look_round(self) -> None:
        rounds, version = 0, self._data_version()
        while True:
            await self.clock.sleep(LOOK_ROUND)
            self._look_for_mark()
            await self._look_at_rules()
            self.feed.skip_to(await asyncio.to_thread(self.core.reader.seq))
            rounds += 1
            if version != self._data_version():
                version = self._data_version()
                self.feed.wake()  # an account may have been disabled: readers look at their grant
            if rounds % CALL_EVERY == 0:
                await self.write(self.core.call_job())
            if rounds % SIGN_EVERY == 0:
                await self.write(self.core.countersign_job())
            if rounds % LET_GO_EVERY == 0:
                await self.write(self.core.left_reds_job(self.seats.is_away))
            if rounds % SWEEP_EVERY == 0:
                await self._sweep()

    async def _look_at_rules(self) -> None:
        """Take the hall's rule file in when it is another than before."""
        told = await asyncio.to_thread(self._rule_file.changed) if self._rule_file else None
        if told is not None:
            await self.write(load_job(told))

    def _look_for_mark(self) -> None:
        """Stop as well when another process (`hub backup`) met damage in the file."""
        folder = Path(self.core.database.path).parent
        if not self.damage.found and (folder / DAMAGED).exists():
            raise self.damage.note("found by another program 由其他程序发现")

    async def _look_through(self) -> None:
        await self.clock.sleep(LOOK_THROUGH_AFTER)
        while True:
            await asyncio.to_thread(self.look_through.run)
            await self.clock.sleep(LOOK_THROUGH_EVERY)

    async def _sweep(self) -> None:
        """Sweep until nothing is past its age, a little at a time: others write in between."""
        while await self.write(self.core.housekeeping_job()) >= housekeeping.AT_ONCE:
            await self.clock.sleep(BETWEEN_SWEEPS)
