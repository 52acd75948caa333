"""A seat's sync watched from outside, on virtual time; what is wedged is let go at the end."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from console.runtime.clock import ManualClock
from console.runtime.workers import InlineWorkers
from console.sync.api_client import HubClient
from console.sync.keeper import SyncKeeper, Wiring
from console.sync.session import SyncSession
from console.sync.watchdog import Heartbeat, Stall
from tests.support import network
from tests.unit.sync.desk import Desk, Ears
from tests.unit.sync.scripted_hub import ScriptedHub


class LoopLife:
    """A life of sync on the test's own loop, so that it runs on virtual time."""

    def __init__(self, session: SyncSession, heartbeat: Heartbeat) -> None:
        self.session = session
        self.heartbeat = heartbeat
        self._task: asyncio.Task[None] | None = None
        self.is_deaf = False
        """It cannot be ended, as a thread that hangs in the system."""

    def start(self) -> None:
        self._task = asyncio.ensure_future(self.session.run())

    def wait(self) -> None: ...

    def abandon(self) -> None:
        if not self.is_deaf:
            self.task.cancel()

    def stop(self, timeout: float = 5.0) -> bool:
        self.task.cancel()
        return True

    @property
    def task(self) -> "asyncio.Task[None]":
        assert self._task is not None
        return self._task

    @property
    def has_ended(self) -> bool:
        return self._task is not None and self._task.done()

    @property
    def is_online(self) -> bool:
        return self.session.can_send

    @property
    def has_talked(self) -> bool:
        return self.session.link.code != "starting"

    @property
    def undecided_lanes(self) -> frozenset[str]:
        return self.session.undecided_lanes

    def wake(self) -> None:
        self.session.wake()

    def call(self, make: Any) -> "Future[Any]":
        raise NotImplementedError


class Watch:
    """A desk whose sync is kept going by a keeper that looks once a second of virtual time."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.hub = ScriptedHub(self.clock)
        self.desk = Desk(folder, self.clock, self.hub)  # its store; its own session is never run
        self.ears = Ears()
        self.nets: list[network.Network] = []
        self.lives: list[LoopLife] = []
        self.said: list[Stall | None] = []
        self.stuck = asyncio.Event()
        """Set at the end: lets go what no cancel could end."""
        self.keeper = SyncKeeper(self._make, self.desk.journal, self.clock, self.said.append)

    def _make(self, wiring: Wiring) -> LoopLife:
        net = network.Network(self.hub)
        client = HubClient("http://hub.invalid", net, self.clock)
        around = wiring.fence.around
        session = SyncSession(
            "seat-3", client, around(self.desk.journal), around(self.desk.cache), self.clock,
            lambda: 0.5, around(self.ears), InlineWorkers(), None, wiring.heartbeat, wiring.holds,
        )  # fmt: skip
        life = LoopLife(session, wiring.heartbeat)
        self.nets.append(net)
        self.lives.append(life)
        return life

    async def __aenter__(self) -> "Watch":
        self.keeper.start(keeps_watch=False)
        await self.until(lambda: self.lives[0].is_online)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.keeper.stop()
        self.stuck.set()
        for life in self.lives:
            life.task.cancel()
            await asyncio.wait((life.task,))
            if not life.task.cancelled():
                life.task.exception()
            await life.session.client.close()
        await self.desk.session.client.close()
        self.desk.cache.close()
        self.desk.journal.close()

    async def go(self, seconds: float) -> None:
        for _ in range(round(seconds)):
            await self.desk.go(1.0)
            self.keeper.look()

    async def until(self, holds: Callable[[], object], seconds: float = 120) -> float:
        begun = self.clock.monotonic()
        while not holds():
            passed = self.clock.monotonic() - begun
            assert passed < seconds, f"not within {seconds} s: {self.said}"
            await self.go(1)
        return self.clock.monotonic() - begun

    def act(self, lane: str = "order/O1") -> str:
        pending = self.desk.envelope(lane, {"t": lane})
        self.desk.journal.append(pending)
        self.desk.cache.refold(set(pending.targets))
        self.keeper.wake()
        return pending.op
