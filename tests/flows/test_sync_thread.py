"""Sync as the console runs it: its own thread and loop, the real store, the real hub."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from console.runtime.clock import SystemClock
from console.runtime.workers import ThreadWorkers
from console.sync.api_client import HubClient
from console.sync.link_state import Link
from console.sync.session import SyncSession
from console.sync.thread import SyncThread
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import ThreadLane
from offline_cache.problems import NoSpace
from tests.support import network
from tests.support.hub import Hub, running_hub
from tests.unit.sync.desk import COLLECTIONS, STORE_KEY, Ears
from tests.unit.sync.real_hub import login_request, operation, raise_alerts, real_fold


class Seat:
    """Store and sync thread of one seat."""

    def __init__(self, folder: Path, url: str) -> None:
        self.ears = Ears()
        self.lanes = ThreadLane("journal"), ThreadLane("cache")
        self.journal = Journal.open(folder / "journal.db", STORE_KEY, self.lanes[0])
        self.cache = Cache.open(
            folder / "cache.db",
            STORE_KEY,
            COLLECTIONS,
            real_fold,
            self.journal.pending,
            self.lanes[1],
        )
        self.network = network.Network(httpx.AsyncHTTPTransport())
        self._workers = ThreadWorkers("sync-worker", 2)
        self._url = url
        self.thread = SyncThread(self._session, self._workers)

    async def _session(self) -> SyncSession:
        clock = SystemClock()
        client = HubClient(self._url, self.network, clock)
        return SyncSession(
            "seat-3", client, self.journal, self.cache, clock, lambda: 0.5, self.ears,
            self._workers,
        )  # fmt: skip

    def close(self) -> None:
        assert self.thread.stop(5.0), "sync did not end"
        self.cache.close()
        self.journal.close()
        for lane in self.lanes:
            lane.close()

    def save(self, act: object) -> None:
        self.journal.append(act)  # type: ignore[arg-type]
        self.thread.wake()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("hall") / "hub", ("w01", "officer")) as hub:
        yield hub


@pytest.fixture
def seat(tmp_path: Path, hub: Hub) -> Iterator[Seat]:
    seat = Seat(tmp_path, hub.url)
    seat.thread.start()
    seat.thread.wait()
    yield seat
    seat.close()


def wait(holds: Callable[[], object], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    gate = threading.Event()
    while not holds():
        assert time.monotonic() < end
        gate.wait(0.01)


async def test_alert_is_owned_held_withdrawn_and_acknowledged(seat: Seat, hub: Hub) -> None:
    answer = seat.thread.call(lambda s: s.client.login(login_request())).result(60)
    seat.thread.wake()
    assert await raise_alerts(hub, 0, 3)
    wait(lambda: seat.cache.count("alert") == 3)
    wait(lambda: seat.thread.session.link.state is Link.ONLINE)
    first, second, _ = seat.cache.ids("alert", order="age")

    held = operation("alert.own", f"alert/{first}", answer.grant, alert_id=first)
    seat.thread.hold(held.op, 5.0)
    seat.save(held)
    own = operation("alert.own", f"alert/{second}", answer.grant, alert_id=second)
    seat.save(own)
    wait(lambda: own.op in seat.ears.answers)
    assert seat.thread.withdraw(held.op)
    seat.cache.refold({("alert", first)})

    wait(lambda: not seat.journal.pending())
    row = seat.cache.get("alert", second)
    assert row is not None and row.body["owner"]["seat"] == "seat-3" and not row.is_pending
    row = seat.cache.get("alert", first)
    assert row is not None and row.body.get("owner") is None and not row.is_pending
    assert held.op not in seat.ears.answers


@pytest.mark.skipif(sys.platform != "linux", reason="ranks of threads are read here")
async def test_sync_stands_behind_the_hand(seat: Seat) -> None:
    async def rank(_: SyncSession) -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    assert seat.thread.call(rank).result(60) > os.getpriority(os.PRIO_PROCESS, 0)


async def test_call_that_hangs_does_not_keep_the_thread(seat: Seat) -> None:
    seat.network.twist("/v1/health", network.never, times=100)
    seat.network.unplug()
    seat.network.plug_in()
    assert seat.thread.stop(60.0)
    with pytest.raises(RuntimeError):
        seat.thread.call(lambda s: s.client.whoami())


async def test_full_disk_is_told_and_survived(
    seat: Seat, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.thread.call(lambda s: s.client.login(login_request())).result(60)
    seat.thread.wake()
    wait(lambda: seat.thread.session.link.state is Link.ONLINE)
    monkeypatch.setattr(seat.cache, "apply_soon", _no_disk)
    assert await raise_alerts(hub, 200, 3)
    wait(lambda: any(n.code in ("store", "unexpected") for n in seat.ears.notices))
    assert seat.thread.session.link.state is not Link.ONLINE
    monkeypatch.undo()
    wait(lambda: seat.thread.session.link.state is Link.ONLINE)
    wait(lambda: seat.cache.count("alert") >= 3 + 3)


def _no_disk(*_: object, **__: object) -> list[object]:
    raise NoSpace("The disk is full.", "cache.db")


async def test_g15_a_cache_set_aside_while_running_is_filled_again_by_the_hub(
    seat: Seat, hub: Hub
) -> None:
    """Nobody presses a key: the feed that began before is not taken for the whole state."""
    seat.thread.call(lambda s: s.client.login(login_request())).result(60)
    seat.thread.wake()
    wait(lambda: seat.thread.session.link.state is Link.ONLINE)
    before = seat.cache.count("alert")
    seat.cache.renew(SystemClock().now())
    assert seat.cache.count("alert") == 0
    assert await raise_alerts(hub, 300, 2)
    wait(lambda: seat.cache.count("alert") == before + 2)
    wait(lambda: seat.thread.session.link.state is Link.ONLINE)


async def test_g16_while_caching_has_stopped_the_outbox_still_goes_to_the_hub(
    seat: Seat, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = seat.thread.call(lambda s: s.client.login(login_request())).result(60)
    seat.thread.wake()
    assert await raise_alerts(hub, 400, 1)
    wait(lambda: seat.cache.count("alert") > 0)
    first = seat.cache.ids("alert", order="-age")[0]
    monkeypatch.setattr(seat.cache, "apply_soon", _no_disk)
    assert await raise_alerts(hub, 401, 1)
    wait(lambda: any(n.code in ("store", "unexpected") for n in seat.ears.notices))
    act = operation("alert.own", f"alert/{first}", answer.grant, alert_id=first)
    seat.save(act)
    wait(lambda: act.op in seat.ears.answers)
