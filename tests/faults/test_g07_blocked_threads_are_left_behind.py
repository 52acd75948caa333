"""G7 where the wedge holds a thread: real threads, with patience of a moment."""

import asyncio
import copy
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.app.args import Options
from console.app.starter import Starter
from console.runtime.clock import SystemClock
from console.runtime.workers import ThreadWorkers
from console.shell.login_page import LoginForm
from console.sync.api_client import HubClient
from console.sync.keeper import SyncKeeper, Wiring
from console.sync.link_state import Link
from console.sync.session import SyncSession
from console.sync.thread import SyncThread
from console.sync.watchdog import Stall, Watchdog
from tests.support import network
from tests.unit.sync.desk import Desk, Ears
from tests.unit.sync.scripted_hub import ScriptedHub


class Threads:
    """A keeper over real threads, with patience of a moment so that no test waits a minute."""

    def __init__(self, folder: Path) -> None:
        self.clock = SystemClock()
        self.hub = ScriptedHub(self.clock)
        self.desk = Desk(folder, self.clock, self.hub)
        self.ears = Ears()
        self.said: list[Stall | None] = []
        self.pools: list[ThreadWorkers] = []
        self.release = threading.Event()
        journal = self.desk.journal
        watchdog = Watchdog(self.clock, journal.unsent, limit=3.0)
        self.keeper = SyncKeeper(
            self._make, journal, self.clock, self.said.append, watchdog, patience=1.5
        )

    def _make(self, wiring: Wiring) -> SyncThread:
        workers = ThreadWorkers("wedge", 2)
        self.pools.append(workers)
        around = wiring.fence.around
        hub = copy.copy(self.hub)  # the same records and effects, spoken to on another loop
        hub._news = asyncio.Event()

        async def build() -> SyncSession:
            client = HubClient("http://hub.invalid", network.Network(hub), self.clock)
            return SyncSession(
                "seat-3", client, around(self.desk.journal), around(self.desk.cache), self.clock,
                lambda: 0.5, around(self.ears), workers, None, wiring.heartbeat, wiring.holds,
            )  # fmt: skip

        return SyncThread(build, workers, wiring.heartbeat)

    def act(self, record: str) -> str:
        pending = self.desk.envelope(record, {"t": "1"})
        self.desk.journal.append(pending)
        self.keeper.wake()
        return pending.op

    def until(self, holds: Callable[[], object], seconds: float = 60.0) -> None:
        end, pause = time.monotonic() + seconds, threading.Event()
        while not holds():
            assert time.monotonic() < end, self.said
            self.keeper.look()
            pause.wait(0.05)


@pytest.fixture
def threads(tmp_path: Path, loop: asyncio.AbstractEventLoop) -> Iterator[Threads]:
    threads = Threads(tmp_path)
    threads.keeper.start(keeps_watch=False)
    threads.keeper.wait()
    threads.until(lambda: threads.ears.links and threads.ears.links[-1].state is Link.ONLINE)
    yield threads
    threads.release.set()
    assert threads.keeper.stop()
    loop.run_until_complete(threads.desk.session.client.close())
    threads.desk.cache.close()
    threads.desk.journal.close()


def test_blocked_workers_are_said_and_left_behind(threads: Threads) -> None:
    """G7: both threads of the pool never return; another sync with other threads takes over."""
    pool = threads.pools[0]

    async def block() -> None:
        await pool.run(lambda: threads.release.wait(60))

    for _ in range(2):
        threads.keeper.call(lambda s: block())
    op = threads.act("order/O1")
    threads.until(lambda: not threads.desk.journal.unsent())
    assert threads.keeper.rebuilt >= 1 and threads.hub.effects == [op]
    assert threads.said[0] is not None and threads.said[0].code in ("silent", "unsent")
    threads.until(lambda: threads.said[-1] is None)


def test_a_call_that_blocks_syncs_own_loop_is_left_behind(threads: Threads) -> None:
    """G7: a log-in or look-up that blocks the loop; who waits for an answer of it is told."""

    async def hang() -> None:
        threads.release.wait(60)

    first = threads.keeper.session
    waiting = threads.keeper.call(lambda s: hang())
    op = threads.act("order/O1")
    threads.until(lambda: not threads.desk.journal.unsent())
    assert threads.keeper.session is not first and threads.hub.effects == [op]
    assert waiting.cancelled()
    threads.until(lambda: threads.said[-1] is None)


def test_acts_go_on_while_a_log_in_hangs(
    tmp_path: Path, qapp: QApplication, mute_port: int
) -> None:
    """G7: a grant that cannot be renewed, the hub takes the call and never answers."""
    options = Options(f"http://127.0.0.1:{mute_port}", tmp_path, SystemClock(), is_demo=True)
    starter = Starter(qapp, options)
    try:
        starter._open("a passphrase")
        starter._log_in(LoginForm(options.hub, "linlan", "secret", "seat-1"))
        assert starter._lanes.acts.submit(lambda: "saved").result(2.0) == "saved"
    finally:
        assert starter._page is not None
        starter._page.close()
        starter.end()


@pytest.fixture
def mute_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]
