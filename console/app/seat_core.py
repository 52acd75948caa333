"""What a seat is without its pages: acts that are saved here, and sync that talks with the hub."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from console.app.acts import Acts, build_acts
from console.app.login import trust
from console.app.sight import begin_sight, sees_online, settle_sight
from console.app.store import Lanes, SeatStore
from console.commands.executor import Executor
from console.commands.identity import Identity
from console.contract.operation import Answer
from console.runtime.clock import Clock
from console.runtime.ids import IdSource
from console.runtime.rank import step_back
from console.runtime.workers import ThreadWorkers
from console.sync.clock_offset import ClockOffset
from console.sync.keeper import OnStall, SyncKeeper, Wiring
from console.sync.listener import Listener
from console.sync.thread import SyncThread
from console.sync.watchdog import Stall
from offline_cache.values import ChangeSet

if TYPE_CHECKING:
    from console.sync.session import SyncSession

_ALL = ChangeSet("snapshot", None, None)


class SeatCore:
    """The half of a seat that the console and the seat without a screen have in common.

    Args:
        hub: address of the hub.
        ca: file of the hall's certificate authority; empty for the system's.
        identity: who sits here.
        store: journal and cache, open.
        lanes: the threads of the store and of the acts.
        clock: the clock to live by.
        offset: what is known of the hub's clock.
        listener: told what sync hears, on sync's thread.
        on_stall: told of 停滞 and, by None, of its end; on the keeper's thread.
        announce: told which records an act changed.
    """

    def __init__(
        self,
        hub: str,
        ca: str,
        identity: Identity,
        store: SeatStore,
        lanes: Lanes,
        clock: Clock,
        offset: ClockOffset,
        listener: Listener,
        on_stall: OnStall,
        announce: Callable[[ChangeSet], None],
    ) -> None:
        self.hub = hub
        self.identity = identity
        self._ca = ca
        self._store = store
        self._lanes = lanes
        self._clock = clock
        self._offset = offset
        self._listener = listener
        self._announce = announce
        self.sync = SyncKeeper(self._life, store.journal, clock, on_stall)
        self.executor = Executor(
            lanes.acts,
            store.journal,
            store.cache,
            clock,
            IdSource(clock),
            self.sync,
            announce,
            _offset_of(offset),
        )
        self.executor.identity = identity
        self.acts: Acts = build_acts(self.executor, store, lanes, identity.seat)

    def renew(self, identity: Identity) -> bool:
        """Go on with a new grant of this seat; what waits keeps the grant it was made with.

        Returns:
            Whether what pages hold in memory is not for this person, and has to go.
        """
        is_other = settle_sight(self._store.journal, self._store.cache, identity)
        if is_other:
            self._announce(_ALL)
        before, self.identity = self.identity, identity
        self.executor.identity = identity
        if identity.person != before.person:
            words = f"{identity.name}接替{before.name}在本席值守"  # by PIN, at a locked seat, too
            self.acts.log.write(words, category="交接", is_by_seat=True)

        is_other_sight = sees_online(identity) != sees_online(before)

        async def take(session: "SyncSession") -> None:
            session.client.grant = self.identity.token
            # what came between, with the grant of before, may not be for this person
            if is_other_sight and begin_sight(self._store.cache, identity):
                self._announce(_ALL)
            session.wake()

        with suppress(RuntimeError):  # the session stands not yet: it takes the identity of now
            self.sync.call(take)
        return is_other

    def log_refusal(self, answer: Answer) -> None:
        """Give the duty log its second line: the first told of an act that did not take effect."""
        self._lanes.acts.submit(lambda: self._log_refusal(answer))

    def _log_refusal(self, answer: Answer) -> None:
        stored = self._store.journal.operation(answer.op)
        if stored is None:
            return
        refs = tuple("/".join(key) for key in stored.operation.targets)
        words = f"中心未予办理（{answer.reason_zh or answer.code}）：原操作已存本机，未生效"
        self.acts.log.write(words, category="回执", refs=refs)

    def log_stall(self, stall: Stall | None) -> str:
        """Write into the duty log that nothing goes out, or does again; return the words."""
        words = f"通信停滞：{stall.zh}，已自动重建连接" if stall else "通信停滞已解除"
        self.acts.log.write(words, category="系统")
        return words

    def _life(self, wiring: Wiring) -> SyncThread:
        """Build one life of sync; the keeper asks for another when one stands still."""
        around, workers = wiring.fence.around, ThreadWorkers("store", 2, step_back)

        async def build() -> "SyncSession":
            # httpx takes long to import: here it comes on sync's thread, after the first paint.
            from console.sync.api_client import HubClient
            from console.sync.session import SyncSession

            client = HubClient(self.hub, None, self._clock, trust(self._ca))
            client.grant = self.identity.token
            return SyncSession(
                self.identity.seat,
                client,
                around(self._store.journal),
                around(self._store.cache),
                self._clock,
                random.random,
                around(self._listener),
                workers,
                self._offset,
                wiring.heartbeat,
                wiring.holds,
                around(self._store.blobs),
            )

        return SyncThread(build, workers, wiring.heartbeat)


def _offset_of(offset: ClockOffset) -> Callable[[], tuple[float, float]]:
    def read() -> tuple[float, float]:
        reading = offset.reading()
        return reading.offset, reading.doubt

    return read
