"""G4: no record goes back on a screen, unless an own act was refused, and then that is told."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.seat_machine import SeatMachine
from console.runtime.clock import ManualClock
from console.sync.link_state import Link
from offline_cache.cache import Cache
from offline_cache.lanes import InlineLane
from offline_cache.values import ChangeSet
from tests.faults.simulated_hall import Hall, play
from tests.unit.offline_cache.store_samples import ALERTS, KEY, alert, fold, gone
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


class Trace:
    """What one screen has shown of each record: revisions, and the lines of each alert's trail."""

    def __init__(self, hall: Hall, seat: SeatMachine) -> None:
        self._hall = hall
        self._seat = seat
        self._revisions: dict[tuple[str, str], int] = {}
        self._lines: dict[str, list[Any]] = {}
        self.looks = 0
        self.taken_back: list[str] = []
        self.went_back: list[str] = []
        seat.heard.changed = self.look

    def look(self, changes: ChangeSet) -> None:
        life = self._seat.life
        if life is None or not self._seat.is_up:
            return
        self.looks += 1
        for kind, id in sorted(changes.keys or ()):
            row = life.cache.get(kind, id)
            if row is None or not row.rev:
                continue
            number = int(row.rev.rpartition(".")[2])
            if number < self._revisions.get((kind, id), 0):
                self.went_back.append(f"{kind}/{id}")  # told here, sync would take it for trouble
            self._revisions[kind, id] = number
            if kind == "alert":
                self._look_at_lines(id, [line.get("op") for line in row.body["trail"]])

    def _look_at_lines(self, id: str, ops: list[Any]) -> None:
        before = self._lines.get(id, [])
        self.taken_back += [op for op in before if op and op not in ops]
        self._lines[id] = ops

    def unexplained(self) -> list[str]:
        """Acts that were on screen and are not any more, though nobody was told of a refusal."""
        gone = [op for op in self.taken_back if op not in self._seat.heard.refused]
        return [op for op in gone if op not in self._hall.ledger.withdrawn]


@pytest.mark.parametrize("seed", range(4))
def test_no_screen_goes_back_while_the_network_flaps(workshop: Workshop, seed: int) -> None:
    chance = random.Random(seed)

    async def script(hall: Hall) -> None:
        traces = [Trace(hall, seat) for seat in hall.seats]
        for _ in range(30):
            seat = chance.choice(hall.seats)
            wire = seat.wire
            chance.choice(
                (wire.cut, wire.heal, wire.heal, wire.reset, wire.lose_replies, wire.swallow)
            )()
            if chance.random() < 0.3:
                seat.wire.twist(chance.choice(("part_doubled", "parts_swapped", "reset")))
            chance.choice(hall.people).act()
            hall.source.see(1)
            await hall.pass_time(chance.choice((0.05, 0.4, 1.5)))
        await hall.evening.heal()
        await hall.settle()
        assert hall.violations() == []
        for trace in traces:
            assert trace.looks > 5
            assert trace.went_back == []
            assert trace.unexplained() == []

    play(workshop, script, seed)


def test_what_a_refusal_takes_back_is_told(workshop: Workshop) -> None:
    """Two seats take one alert on; the second hears that it was refused as its line goes."""

    async def script(hall: Hall) -> None:
        first, second = hall.seats[0].life, hall.seats[1].life
        assert first is not None
        assert second is not None
        trace = Trace(hall, hall.seats[1])
        hall.seats[1].wire.cut()
        alert = hall.people[1]._alerts(second)[0]
        assert first.alerts.own(alert).result().is_saved
        late = second.alerts.own(alert).result()
        assert late.is_saved
        await hall.pass_time(1.0)
        hall.seats[1].wire.heal()
        await hall.settle()
        assert late.op in trace.taken_back
        assert hall.seats[1].heard.refused == {late.op: "owned_by_other"}
        assert trace.unexplained() == []

    play(workshop, script)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    opened = Cache.open(tmp_path / "cache.db", KEY, (ALERTS,), fold, list, InlineLane())
    yield opened
    opened.close()


def test_a_snapshot_sets_back_nothing_that_came_live_meanwhile(cache: Cache) -> None:
    """H178: what is read whole is of an earlier moment than what the feed brings beside it."""
    cache.apply([alert(1, "changed"), alert(2, "deleted"), alert(3, "new to it")], "e:3")
    generation = cache.begin_generation("open", "e", 5)
    cache.apply([alert(6, "changed", state="live"), gone(7, "deleted")], "e:7")
    generation.load([alert(5, "changed", state="before"), alert(2, "deleted"), alert(4, "fresh")])
    cache.apply([alert(8, "born", state="live")], "e:8")
    generation.swap()
    shown = {row.id: row.body.get("state") for row in cache.select("alert")}
    assert (shown["changed"], shown["born"]) == ("live", "live")
    assert "deleted" not in shown and "new to it" not in shown and "fresh" in shown
    assert cache.cursor() == "e:8"


class SlowPast(ScriptedHub):
    """Tells what is live at once, and what was missed a while later."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "newest" in request.url.params:
            await self.clock.sleep(2.0)
        return await super().handle_async_request(request)


async def test_what_is_read_of_a_long_gap_sets_back_nothing_live(tmp_path: Path) -> None:
    """H178: with more than 500 missed changes the newest go first, the older follow."""
    clock = ManualClock()
    hub = SlowPast(clock)
    hub.put("alert", "A0", n=0)
    async with Desk(tmp_path, clock, hub) as desk:
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        desk.network.unplug()
        await desk.go(2)
        for n in range(1, 1301):
            hub.put("alert", f"A{n % 40}", n=n)
        last = {id: row["body"]["n"] for id, row in hub.records.items()}
        shown: dict[str, int] = {}
        went_back: list[str] = []

        def look(changes: ChangeSet) -> None:
            for row in desk.cache.select("alert"):
                if row.body["n"] < shown.get(row.id, 0):
                    went_back.append(row.id)
                shown[row.id] = row.body["n"]

        desk.ears.changed = look  # type: ignore[method-assign]
        desk.network.plug_in()
        await desk.until(lambda: desk.cache.cursor() == f"{hub.epoch}:{hub.seq}")
        assert went_back == []
        assert {f"alert/{id}": n for id, n in shown.items()} == last
