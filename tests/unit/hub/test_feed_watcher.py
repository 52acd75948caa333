"""Issue D2: the hub judges silence by its own clock, in tasks nobody waits for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

from console.contract.ingest import HeartbeatReport
from console.domain.alert_marks import Severity
from console.hub.api.feed_watcher import FeedWatcher
from console.hub.api.problems import ProblemError
from console.hub.feed_file import DeclaredFeed, Probe
from console.hub.settings import HubSettings
from console.hub.store.transaction import Job
from tests.unit.hub.hub_desk import Desk

ASKED = DeclaredFeed(id="110", probe=Probe(kind="http", address="http://x", every=10, tolerated=30))
BEATS = DeclaredFeed(id="water", probe=Probe(kind="heartbeat", every=10, tolerated=30))


class Hall:
    """A hub core, its watcher, and a peer that answers what the test says."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.fault = ""
        self.hangs = False
        self.writes = 0
        self.is_disk_full = False
        self.watcher = FeedWatcher(self._write, desk.core, desk.clock, self._ask)

    async def _write(self, job: Job) -> Any:
        if self.is_disk_full:
            raise ProblemError(503, "store_failed", "full")
        self.writes += 1
        return self.desk.core.do(job, self.desk.clock.now())

    async def _ask(self, probe: Probe) -> str:
        if self.hangs:
            await asyncio.Event().wait()
        return self.fault

    async def pass_time(self, seconds: int) -> None:
        for _ in range(seconds):
            self.desk.clock.jump(1)
            await self.turn()

    async def turn(self) -> None:
        for _ in range(8):
            await asyncio.sleep(0)

    def state(self, feed: str) -> tuple[bool, str]:
        body = self.desk.body("feed", feed)
        return body.get("is_alive", True), body.get("fault", "")

    def alarms(self) -> int:
        return len([b for b in self.desk.bodies("alert") if b.get("channel") == "feed"])


@asynccontextmanager
async def hall(folder: Path, *feeds: DeclaredFeed) -> AsyncIterator[Hall]:
    desk = Desk(folder, HubSettings(hall="yunting", feeds=feeds, silence=Severity.YELLOW))
    made = Hall(desk)
    await made.turn()
    try:
        yield made
    finally:
        await made.watcher.close()
        made.desk.core.close()


async def test_a_probed_source_may_be_silent_as_long_as_it_is_allowed(tmp_path: Path) -> None:
    """H380: no traffic at all, and well; then refused, and after 30 s said, since it was heard."""
    async with hall(tmp_path, ASKED) as it:
        await it.pass_time(3600)
        assert it.state("110") == (True, "")
        heard = it.writes
        it.fault = "refused"
        await it.pass_time(29)
        assert it.state("110") == (True, "")
        await it.pass_time(12)
        assert it.state("110") == (False, "refused") and it.alarms() == 1
        await it.pass_time(600)
        assert it.writes == heard + 1, "one change, however long it lasts"
        since = it.desk.body("feed", "110")["since"]
        assert since == it.desk.body("feed", "110")["heard_at"]
        it.fault = ""
        await it.pass_time(12)
        assert it.state("110") == (True, "")


async def test_a_heartbeat_that_stops_coming_is_said_by_the_hubs_clock(tmp_path: Path) -> None:
    """H380."""
    async with hall(tmp_path, BEATS) as it:
        for _ in range(20):
            it.watcher.beat("water", True)
            await it.pass_time(10)
        assert it.state("water") == (True, "")
        await it.pass_time(31)
        assert it.state("water") == (False, "silent") and it.alarms() == 1


async def test_a_peer_that_hangs_holds_nobody_else(tmp_path: Path) -> None:
    """H385."""
    async with hall(tmp_path, ASKED, BEATS) as it:
        it.hangs = True
        for _ in range(8):
            it.watcher.beat("water", True)
            await it.pass_time(10)
        assert it.state("water") == (True, "") and it.state("110")[0] is False


async def test_a_hub_that_was_suspended_blames_nobody_for_it(tmp_path: Path) -> None:
    """H382: no burst of alarms; who stays silent from then on is said."""
    async with hall(tmp_path, BEATS, replace_id(BEATS, "fire")) as it:
        for feed in ("water", "fire"):
            it.watcher.beat(feed, True)
        await it.pass_time(5)
        it.desk.clock.jump(7200)
        await it.turn()
        await it.pass_time(20)
        it.watcher.beat("water", True)
        assert it.alarms() == 0 and it.state("fire") == (True, "")
        await it.pass_time(15)
        assert it.state("fire") == (False, "silent") and it.state("water") == (True, "")


async def test_a_state_that_could_not_be_saved_is_saved_later(tmp_path: Path) -> None:
    async with hall(tmp_path, BEATS) as it:
        it.watcher.beat("water", True)
        await it.pass_time(2)
        it.is_disk_full = True
        await it.pass_time(40)
        assert it.state("water") == (True, "")
        it.is_disk_full = False
        await it.pass_time(2)
        assert it.state("water") == (False, "silent")


async def test_one_nobody_ever_heard_is_said_after_the_same_time(tmp_path: Path) -> None:
    async with hall(tmp_path, BEATS) as it:
        await it.pass_time(29)
        assert it.state("water") == (False, "unheard") and it.alarms() == 0
        await it.pass_time(3)
        assert it.state("water") == (False, "silent") and it.alarms() == 1


async def test_a_connector_that_says_its_source_is_dead_is_believed_while_it_beats(
    tmp_path: Path,
) -> None:
    async with hall(tmp_path, BEATS) as it:
        it.watcher.beat("water", True)
        await it.pass_time(2)
        job = it.desk.core.heartbeat_job(HeartbeatReport(feed="water", alive=False, note="检修"))
        it.desk.core.do(job, it.desk.clock.now())
        it.watcher.beat("water", False)
        await it.pass_time(10)
        assert it.state("water") == (False, "") and it.desk.body("feed", "water")["note"] == "检修"


def replace_id(feed: DeclaredFeed, id: str) -> DeclaredFeed:
    return msgspec.structs.replace(feed, id=id)
