"""Everything the hub tells, into the cache: one `connect` is the life of one connection.

Health first, then (for a new epoch or an empty cache) the open records as a snapshot, then the
feed; the reference pack and a long gap are read beside the feed, so live alerts wait for nothing.
A bad answer ends the connection with its reason and leaves the cache as it was.
"""

import asyncio
from collections.abc import Callable
from functools import partial

from console.contract.change import SILENCE, Notice
from console.contract.cursor import Cursor
from console.runtime.clock import Clock
from console.runtime.workers import Workers
from console.sync.answers import NOTHING, Health, Missed
from console.sync.api_client import HEAD_SECONDS, HubClient
from console.sync.clock_offset import ClockOffset
from console.sync.feed import Batch, FeedReader
from console.sync.gap import Gap, missed
from console.sync.history import HistoryLoader
from console.sync.intake import CATCH_UP, Intake
from console.sync.keepsakes import Keepsakes
from console.sync.link_state import LATE, LinkState
from console.sync.listener import Listener
from console.sync.recovery import Recovery
from console.sync.snapshots import SnapshotLoader, cursor_of
from console.sync.stores import CacheDoor, JournalDoor
from console.sync.timing import until_first_error
from console.sync.transport_choice import TransportChoice
from console.sync.trouble import HubTrouble
from console.sync.watchdog import Heartbeat
from offline_cache.problems import Renewed
from offline_cache.values import ChangeSet

OPEN = "open"
REFERENCE = "reference"
SCOPES = (OPEN, REFERENCE)

LIVE_FIRST = 500
"""Of a longer gap only the newest so many changes come by the feed; the others beside it."""

WATCH_EVERY = 0.5

ASK_EVERY = 300.0
"""So often the hub is asked how it is while changes come in, seconds."""


class Pull:
    """The seat's side of changes and snapshots.

    Args:
        client: the hub.
        journal, cache: the seat's store.
        workers: for the store's blocking calls.
        clock: handed in.
        link: told how the connection fares.
        offset: told the hub's time.
        listener: told what changed.
        on_cursor: told how far the cache has come.
        on_open: told when changes begin to come in.
        tell_link: tells how the link stands, where that is news.
        heartbeat: promises are made to it.
        live_first: of a longer gap only the newest so many changes come by the feed.
    """

    def __init__(
        self,
        client: HubClient,
        journal: JournalDoor,
        cache: CacheDoor,
        workers: Workers,
        clock: Clock,
        link: LinkState,
        offset: ClockOffset,
        listener: Listener,
        on_cursor: Callable[[Cursor], None],
        on_open: Callable[[], None],
        tell_link: Callable[[], None],
        heartbeat: Heartbeat,
        live_first: int = LIVE_FIRST,
    ) -> None:
        self._client = client
        self._journal = journal
        self._cache = cache
        self._workers = workers
        self._clock = clock
        self._link = link
        self._offset = offset
        self._listener = listener
        self._on_cursor = on_cursor
        self._on_open = on_open
        self._tell_link = tell_link
        self._heartbeat = heartbeat
        self._live_first = live_first
        steps = partial(heartbeat.promise, "link")
        self._loader = SnapshotLoader(client, cache, journal, workers, steps)
        self._recovery = Recovery(client, cache, journal, workers, steps)
        self._history = HistoryLoader(client, cache, workers, clock, listener)
        self._keepsakes = Keepsakes(journal, workers, offset)
        self._gap = Gap(client, cache, clock, SCOPES)
        self._choice = TransportChoice(clock)
        self._must_reload = False
        self._is_filtered = False
        self._last_gap: int | None = None
        self._reference_is_due = False
        self._first_byte_due: float | None = None

    async def connect(self) -> None:
        """Live through one connection; never returns normally.

        Raises:
            HubTrouble: why it ended.
        """
        health = await self._probe()
        self._link.probe_answered()
        try:
            start = await self._ready(health)
            await self._keepsakes.keep(health)
            await self._follow_on(start, health)
        except Renewed as renewed:  # what is here must be read anew: at once, and nothing failed
            raise HubTrouble("read_anew", status=200) from renewed

    async def _follow_on(self, start: Cursor, health: Health) -> None:
        try:
            await self._follow(start, health)
        except HubTrouble as trouble:
            self._learn(trouble)
            raise

    async def _probe(self) -> Health:
        health, round_trip = await self._client.health()
        if health.now:
            self._offset.measure(health.now, round_trip)
        return health

    async def _ready(self, health: Health) -> Cursor:
        """Return where the feed goes on, after a snapshot where one is needed."""
        held = cursor_of(self._cache, OPEN)
        if held is not None and held.epoch == health.epoch and not self._must_reload:
            await self._offer_again(health.epoch)
            return held
        self._link.loading()
        self._tell_link()
        loaded = None
        if held is not None and held.epoch != health.epoch:
            loaded = await self._recovery.compare(OPEN, health.epoch)
        elif held is None:
            await self._recovery.give_back(OPEN, health.epoch)
        await self._workers.run(lambda: self._journal.reopen_for_epoch(health.epoch))
        if loaded is None:
            loaded = await self._loader.load(OPEN, health.epoch)
            await self._history.begin_again()
        if loaded is None:
            raise HubTrouble("other_version", status=304, detail="no open records")
        self._must_reload = False
        self._is_filtered = False
        self._tell(loaded.changes)
        if held is not None and held.epoch == health.epoch:
            # a hub that lost its end without a new epoch: its word on where we stand wins
            await self._stand_at(loaded.cursor, OPEN)
        await self._stand_at(loaded.cursor, CATCH_UP)
        self._tell(await self._workers.run(self._cache.refold))
        self._reference_is_due = True
        return loaded.cursor

    async def _offer_again(self, epoch: str) -> None:
        """Offer acts that a hub of another epoch decided, though the state here is of this one.

        The seat died between the two, or its journal was salvaged and is older than its cache.
        """
        again = await self._workers.run(lambda: self._journal.reopen_for_epoch(epoch))
        if again:
            pending = [each for each in self._journal.pending() if each.op in set(again)]
            keys = {key for each in pending for key in each.targets}
            self._tell(await self._workers.run(lambda: self._cache.refold(keys)))

    async def _stand_at(self, cursor: Cursor, scope: str) -> None:
        done = self._cache.apply_soon([], str(cursor), scope=scope)
        await asyncio.wrap_future(done)

    async def _follow(self, start: Cursor, health: Health) -> None:
        """Read the feed and, beside it, what is missing."""
        begin = Cursor(start.epoch, max(start.seq, health.seq - self._live_first))
        is_far = begin.seq > start.seq
        held = start.seq if is_far else None
        left_out = missed(start, begin.seq)
        intake = Intake(self._cache, start.epoch, held, self._applied, self._heartbeat)
        reader = FeedReader(begin, self._is_filtered)
        work = [intake.run(), self._watch(), self._stay_informed()]
        work.append(
            self._poll(intake, reader, left_out)
            if self._choice.is_poll
            else self._stream(intake, reader, begin, left_out)
        )
        if is_far:
            work += [self._gap.fill(intake, start, begin.seq), self._gap.begin_anyway(intake)]
        reference = cursor_of(self._cache, REFERENCE)
        if self._reference_is_due or reference is None or reference.epoch != start.epoch:
            work.append(self._load_reference(start))
        work.append(self._history.run())
        try:
            await until_first_error(work)
        finally:
            await intake.drained()

    async def _stream(
        self, intake: Intake, reader: FeedReader, begin: Cursor, left_out: Missed
    ) -> None:
        opened = self._clock.monotonic()
        try:
            async with self._client.feed(begin, SCOPES, left_out) as stream:
                self._opened("stream")
                self._first_byte_due = self._clock.monotonic() + HEAD_SECONDS
                async for part in stream.parts(is_timed=False):
                    self._first_byte_due = None
                    self._take(intake, reader.feed(part))
                    await intake.room()
            raise HubTrouble("feed_closed", status=200)
        except HubTrouble as trouble:
            self._first_byte_due = None
            await self._judge_stream(trouble, self._clock.monotonic() - opened)
            raise

    async def _judge_stream(self, trouble: HubTrouble, lived: float) -> None:
        """Only when the hub itself is in health is the end of a stream the way's fault."""
        if trouble.status in (401, 403, 410, 429, 503) or trouble.code in ("gap", "other_version"):
            return
        await self._probe()
        self._choice.stream_ended(trouble, lived)

    async def _poll(self, intake: Intake, reader: FeedReader, left_out: Missed) -> None:
        wait = 0.0
        while True:
            after = Cursor(reader.sequence.epoch, reader.sequence.proven)
            try:
                gap = left_out if intake.is_behind else NOTHING
                page = await self._client.page(after, wait, SCOPES, gap)
            except HubTrouble as trouble:
                self._choice.poll_ended(trouble)
                raise
            self._choice.poll_answered()
            if not self._link.is_feed_open:
                self._opened("poll")
            self._take(intake, reader.page(page.changes, page.covers, page.together))
            await intake.room()
            wait = 0.0 if len(page.changes) >= LIVE_FIRST else self._choice.wait

    async def _load_reference(self, start: Cursor) -> None:
        loaded = await self._loader.load(REFERENCE, start.epoch)
        if loaded is not None:
            self._tell(loaded.changes)
        else:
            done = self._cache.apply_soon([], str(start), False, scope=REFERENCE)
            await asyncio.wrap_future(done)
        self._reference_is_due = False

    async def _watch(self) -> None:
        """End a connection that has gone quiet; a late one is probed before its time is up."""
        while True:
            await self._clock.sleep(WATCH_EVERY)
            if not self._link.is_feed_open:
                continue
            self._heartbeat.promise("link")
            due = self._first_byte_due
            if due is not None and self._clock.monotonic() > due:
                await self._probe()
                self._choice.stream_ended(HubTrouble("buffered"), HEAD_SECONDS)
                raise HubTrouble("buffered", status=200)
            limit = SILENCE * 2 if self._choice.is_poll else SILENCE
            if self._link.silent_for > limit:
                raise HubTrouble("silence")
            if self._link.silent_for > LATE and not self._choice.is_poll:
                await self._probe()

    async def _stay_informed(self) -> None:
        """Ask from time to time, also in a connection that lives for weeks: a backup was made."""
        while True:
            await self._clock.sleep(ASK_EVERY)
            await self._keepsakes.keep(await self._probe())

    def _take(self, intake: Intake, batch: Batch) -> None:
        self._link.heard()
        if batch.now:
            self._offset.heard(batch.now)
        intake.put(batch.steps)
        if batch.is_by_groups:
            intake.begin()
        for notice in batch.notices:
            self._listener.notice(notice)
        if batch.is_revoked:
            trouble = HubTrouble("revoked", status=401)
            self._listener.notice(Notice(code="revoked", zh=trouble.zh, en=trouble.en))
            raise trouble

    def _opened(self, transport: str) -> None:
        self._link.feed_opened(transport)
        self._tell_link()
        self._on_open()

    def _applied(self, changes: ChangeSet, cursor: Cursor | None) -> None:
        self._tell(changes)
        if cursor is not None:
            self._on_cursor(cursor)

    def _tell(self, changes: ChangeSet | None) -> None:
        if changes is not None and (changes.keys is None or changes.keys):
            self._listener.changed(changes)

    def _learn(self, trouble: HubTrouble) -> None:
        """A gap that is there again after reading anew is a filter; 410 asks for a reload."""
        if trouble.status == 410:
            self._must_reload = True
        if trouble.code == "gap":
            held = cursor_of(self._cache, OPEN)
            at = held.seq if held is not None else None
            self._is_filtered = self._is_filtered or self._last_gap == at
            self._last_gap = at
