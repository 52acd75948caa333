"""One seat's life with the hub: link, pull and push together, on one loop.

Each part is caught at its own boundary: whatever an error is called, the part begins again and
the person is told.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from console.contract.change import Notice
from console.runtime.clock import Clock, to_text
from console.runtime.tasks import Tasks
from console.runtime.workers import InlineWorkers, Workers
from console.sync.api_client import HubClient
from console.sync.clock_offset import ClockOffset
from console.sync.downloads import Downloads
from console.sync.fence import Fenced
from console.sync.holds import Holds
from console.sync.keepsakes import OFFSET
from console.sync.link_state import Link, LinkReport, LinkState
from console.sync.listener import Listener
from console.sync.pull import LIVE_FIRST, Pull
from console.sync.push import Push
from console.sync.stores import CacheDoor, JournalDoor
from console.sync.timing import Waker
from console.sync.trouble import HubTrouble
from console.sync.uploads import BlobDoor, Uploads
from console.sync.watchdog import Heartbeat
from offline_cache.problems import StoreProblem

TICK = 0.5
"""How often the link is looked at, seconds."""

AFTER_ERROR = 1.0

HEARD = "heard"
"""Name under which the journal keeps when the hub was last heard."""

KEEP_EVERY = 30.0

HEARD_EVERY = 10.0
"""How often it is news that the hub is still heard, seconds."""

LONG_LIFE = 2.0
"""A connection that lived longer than this is followed by a probe at once, seconds."""

_log = logging.getLogger(__name__)


class SyncSession:
    """Composes the seat's half of the contract; build it on the loop it runs on.

    Args:
        seat: id of this seat.
        client: the hub.
        journal, cache: the seat's store.
        clock: handed in.
        chance: returns [0, 1); spreads probes and tries.
        listener: told of everything; called on this loop's thread.
        workers: for the store's blocking calls; inline in a simulation.
        offset: shared with whoever writes act times; its own when not given.
        heartbeat: where promises are made to whoever watches.
        holds: what may not leave yet; its own when not given.
        blobs: files that go with acts; none are sent when not given.
        live_first: of a longer gap only the newest so many changes come by the feed.
    """

    def __init__(
        self,
        seat: str,
        client: HubClient,
        journal: JournalDoor,
        cache: CacheDoor,
        clock: Clock,
        chance: Callable[[], float],
        listener: Listener,
        workers: Workers | None = None,
        offset: ClockOffset | None = None,
        heartbeat: Heartbeat | None = None,
        holds: Holds | None = None,
        blobs: BlobDoor | None = None,
        live_first: int = LIVE_FIRST,
    ) -> None:
        self.client = client
        self.offset = offset or ClockOffset(clock)
        self.heartbeat = heartbeat or Heartbeat(clock)
        self._journal = journal
        self._clock = clock
        self._listener = listener
        self._workers = workers or InlineWorkers()
        self._state = LinkState(clock, chance)
        self._said: LinkReport | None = None
        self._waker = Waker(clock)
        self._push = Push(
            seat, client, journal, cache, self._workers, clock, self._state, self.offset,
            listener, chance, holds or Holds(clock), self.heartbeat,
        )  # fmt: skip
        self._pull = Pull(
            client, journal, cache, self._workers, clock, self._state, self.offset,
            listener, self._push.passed, self._push.link_opened, self._tell_link, self.heartbeat,
            live_first,
        )  # fmt: skip

        self.downloads = None if blobs is None else Downloads(
            client.attachments, blobs, self._workers, clock
        )  # fmt: skip
        self._uploads = None if blobs is None else Uploads(
            client, blobs, journal, cache, self._workers, clock, self._state, listener
        )  # fmt: skip

    @property
    def link(self) -> LinkReport:
        """How the link stands."""
        return self._state.report()

    @property
    def can_send(self) -> bool:
        """Whether operations could leave now: there is a link, and the hub has not put it off."""
        return self._state.state is not Link.OFFLINE and not self._push.is_put_off

    @property
    def undecided_lanes(self) -> frozenset[str]:
        """Lanes of which the hub said that it decides later; from any thread."""
        return self._push.undecided_lanes

    async def run(self) -> None:
        """Live with the hub until cancelled."""
        self.heartbeat.promise("link")
        kept = await self._workers.run(lambda: self._journal.meta(OFFSET))
        self.offset.restore(kept)
        tasks = Tasks("sync")
        parts = [
            tasks.start("link", self._again("link", self._connect)),
            tasks.start("push", self._again("push", self._push.run)),
            tasks.start("tick", self._again("tick", self._tick)),
            tasks.start("keep", self._again("keep", self._keep_heard)),
        ]
        if self._uploads is not None:
            parts.append(tasks.start("uploads", self._again("uploads", self._uploads.run)))
        try:
            for part in parts:
                await part
        finally:
            await tasks.close()

    def wake(self) -> None:
        """Look at link and outbox now; call on the loop's thread."""
        self._waker.wake()
        self._push.wake()

    def hold(self, op: str, seconds: float) -> None:
        """Keep an operation, and its lane after it, back for a while; from any thread."""
        self._push.holds.hold(op, seconds)

    def withdraw(self, op: str) -> bool:
        """Take a held operation back for good; from any thread.

        Returns:
            False when it has left, or may have. The caller folds its records again.
        """
        return self._push.withdraw(op)

    async def _again(self, name: str, part: Callable[[], Awaitable[None]]) -> None:
        """Run a part for ever; an error nobody foresaw is told and survived."""
        told = ""
        while True:
            try:
                await part()
            except BaseException as error:
                if _is_the_end(error):
                    raise
                if isinstance(error, Fenced):  # another sync goes on in this one's place
                    return
                trouble = HubTrouble(_code_of(error), detail=f"{type(error).__name__}: {error}")
                if str(trouble) != told:
                    told = str(trouble)
                    _log.warning("sync %s begins again", name, exc_info=error)
                    self._listener.notice(Notice(code=trouble.code, zh=trouble.zh, en=trouble.en))
            await self._clock.sleep(AFTER_ERROR)

    async def _connect(self) -> None:
        """Connect, live through it, and try again after the proper time."""
        while True:
            begun = self._clock.monotonic()
            self.heartbeat.promise("link")
            try:
                await self._pull.connect()
            except HubTrouble as trouble:
                was_open = self._state.is_feed_open
                self._note(trouble)
                if was_open and self._clock.monotonic() - begun > LONG_LIFE:
                    continue  # the probe at once tells 网络不稳 from 断网值守
                delay = self._state.delay(trouble)
                self.heartbeat.promise("link", delay)
                await self._waker.wait(delay)
            except BaseException as error:
                if not _is_the_end(error) and not isinstance(error, Fenced):
                    self._state.feed_lost(HubTrouble(_code_of(error)))
                    self._tell_link()
                raise

    def _note(self, trouble: HubTrouble) -> None:
        if self._state.is_healthy:
            self._state.feed_lost(trouble)
        else:
            self._state.probe_failed(trouble)
        _log.info("link: %s", trouble)
        self._tell_link()

    async def _tick(self) -> None:
        while True:
            self.heartbeat.beat()
            self._state.tick()
            self._tell_link()
            await self._clock.sleep(TICK)

    async def _keep_heard(self) -> None:
        """Keep over restarts when the hub was last heard: of then is what the cache holds."""
        kept = None
        while True:
            await self._clock.sleep(KEEP_EVERY)
            at = self._state.report().heard_at
            if at is not None and at != kept:
                kept, body = at, {"at": to_text(at)}
                await self._workers.run(partial(self._journal.put_meta, HEARD, body))

    def _tell_link(self) -> None:
        report = self._state.report()
        said = self._said
        if said is None or _gist(report) != _gist(said):
            self._said = report
            self._listener.link(report)


def _is_the_end(error: BaseException) -> bool:
    """Whether the part itself was told to end; whatever else it is called, it is an error."""
    task = asyncio.current_task()
    was_told = task is None or task.cancelling() > 0
    return isinstance(error, GeneratorExit) or (
        isinstance(error, asyncio.CancelledError) and was_told
    )


def _gist(report: LinkReport) -> tuple[object, ...]:
    """What of a report is news."""
    heard = report.heard_ticks
    return (
        report.state,
        report.code,
        report.attempt,
        report.transport,
        None if heard is None else heard // HEARD_EVERY,
    )


def _code_of(error: BaseException) -> str:
    return "store" if isinstance(error, StoreProblem) else "unexpected"
