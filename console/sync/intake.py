"""Changes on their way into the cache: all that has arrived, in short transactions, in order."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from itertools import groupby

from console.contract.cursor import Cursor
from console.sync.feed import Step, group_steps
from console.sync.stores import CacheDoor
from console.sync.watchdog import Heartbeat
from offline_cache.cache_file import FEED
from offline_cache.values import Change, ChangeSet, Key

CHUNK = 100
"""Changes in one transaction: a few milliseconds."""

CATCH_UP = "catch_up"
"""Scope whose cursor says how far a long gap was read, while the feed's stays before the gap."""

FULL = 5_000
"""So many waiting changes stop the reading, and so the sender, until there is room."""


class Intake:
    """The way of one connection's changes into the cache.

    While a long gap is being caught up, what is live goes in at once and the cursor stays before
    the gap; a record that live changes have touched is left alone by what is older. What acts made
    together in the gap goes before the rest of it (`go_first`), and before what is live where the
    hub does not tell it ahead of that (`begin`), so that nothing live shows half of it.

    Args:
        cache: where they go.
        epoch: of this connection.
        held: the cursor that is committed, while there is something to catch up; None otherwise.
        on_applied: told of each transaction, and of the feed's cursor where that moved.
        heartbeat: what has arrived is promised to it.
    """

    def __init__(
        self,
        cache: CacheDoor,
        epoch: str,
        held: int | None,
        on_applied: Callable[[ChangeSet, Cursor | None], None],
        heartbeat: Heartbeat,
    ) -> None:
        self._cache = cache
        self._epoch = epoch
        self._held = held
        self._on_applied = on_applied
        self._heartbeat = heartbeat
        self._steps: deque[Step] = deque()
        self._arrived = asyncio.Event()
        self._has_room = asyncio.Event()
        self._ahead: set[Key] = set()
        self._applied = 0
        self._caught_up = 0
        self._turn = asyncio.Lock()
        self._may_begin = asyncio.Event()
        self._first = 0
        self._are_first_in = asyncio.Event()
        self._are_first_in.set()
        if held is None:
            self._may_begin.set()
        self._writing: set[asyncio.Task[None]] = set()

    @property
    def is_behind(self) -> bool:
        """Whether there is a gap that was not read yet."""
        return self._held is not None

    def put(self, steps: list[Step]) -> None:
        """Queue what has arrived."""
        if steps and not self._steps:
            self._heartbeat.promise("apply")
        self._steps.extend(steps)
        if steps:
            self._arrived.set()

    async def room(self) -> None:
        """Wait while too much is queued."""
        while len(self._steps) >= FULL:
            self._has_room.clear()
            await self._has_room.wait()

    async def run(self) -> None:
        """Apply for ever, everything that has arrived each time."""
        await self._may_begin.wait()
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            while self._whole():
                self._heartbeat.promise("apply")
                await self._apply_some()
            self._heartbeat.rest("apply")

    def go_first(self, changes: Sequence[Change]) -> None:
        """Put whole groups of the gap before everything that waits; catching up leaves them out.

        The end of the last one may be among what is live.
        """
        self._first = len(changes)
        self._ahead.update(change.key for change in changes)
        groups = groupby(changes, lambda change: change.ends)
        steps = [each for _, some in groups for each in group_steps([*some], self._applied)]
        self._steps.extendleft(reversed(steps))
        if changes:
            self._are_first_in.clear()
            self._arrived.set()
        self.begin()

    def begin(self) -> None:
        """Let what waits go in: it brings what belongs together itself, or waited long enough."""
        self._may_begin.set()

    async def catch_up(self, changes: Sequence[Change], to: int) -> None:
        """Apply a page of what was missed; `to` is proven after it."""
        for start in range(0, len(changes), CHUNK):
            piece = changes[start : start + CHUNK]
            async with self._turn:
                wanted = [change for change in piece if change.key not in self._ahead]
                await self._commit(wanted, Cursor(self._epoch, piece[-1].seq), CATCH_UP)
        self._caught_up = to

    async def caught_up(self) -> None:
        """Let the cursor go on with what is live."""
        await self._are_first_in.wait()
        async with self._turn:
            at = max(self._caught_up, self._applied)
            self._held = None
            self._ahead.clear()
            await self._commit([], Cursor(self._epoch, at))

    async def drained(self) -> None:
        """Wait for the transactions that are under way, also after `run` was cancelled."""
        self._heartbeat.rest("apply")
        if self._writing:
            await asyncio.gather(*self._writing, return_exceptions=True)

    async def _apply_some(self) -> None:
        async with self._turn:
            changes, proven = self._next_chunk()
            self._applied = max(self._applied, proven)
            if self._held is not None:
                self._ahead.update(change.key for change in changes)
            if changes or self._held is None:
                seq = proven if self._held is None else self._held
                await self._commit(changes, Cursor(self._epoch, seq))

    def _next_chunk(self) -> tuple[list[Change], int]:
        changes: list[Change] = []
        proven = self._applied
        whole = self._whole()
        self._first = max(0, self._first - whole)
        if not self._first:
            self._are_first_in.set()
        for _ in range(whole):
            step = self._steps.popleft()
            proven = step.proven
            if step.change is not None:
                changes.append(step.change)
        self._has_room.set()
        return changes, proven

    def _whole(self) -> int:
        """Return how many waiting steps make the next transaction.

        Never a part of what belongs together (G5): a feed that was cut off in the middle of it
        leaves it, and it is read again.
        """
        whole, ends = 0, 0
        for number, step in enumerate(self._steps, 1):
            if step.change is not None:
                ends = max(ends, step.change.ends)
            if max(step.proven, step.change.seq if step.change else 0) >= ends:
                whole = number
                if number >= CHUNK:
                    break
        return whole

    async def _commit(self, changes: Sequence[Change], cursor: Cursor, scope: str = FEED) -> None:
        """Commit; a cancelled caller leaves the commit, and its telling, to go on."""
        is_live = scope == FEED
        done = self._cache.apply_soon(changes, str(cursor), is_live, scope=scope)
        task = asyncio.ensure_future(self._tell(done, cursor if is_live else None))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        await asyncio.shield(task)

    async def _tell(self, done: "Future[ChangeSet]", cursor: Cursor | None) -> None:
        self._on_applied(await asyncio.wrap_future(done), cursor)
