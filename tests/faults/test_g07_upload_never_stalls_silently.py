"""G7: an upload never stalls silently: each known wedge in the real sync is said and mended.

On virtual time where the wedge leaves the loop alive; with real threads where it holds one.
"""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from console.runtime.clock import ManualClock
from console.sync.link_state import Link
from console.sync.watchdog import Heartbeat, Watchdog
from tests.support import network
from tests.support.watched_sync import Watch

MINUTE = 60


class OddError(BaseException):
    """What no library should raise, and some do."""


def deaf_until(let_go: asyncio.Event) -> network.Act:
    """A future that never completes and cannot be cancelled either."""

    async def act(request: httpx.Request, net: network.Network) -> httpx.Response:
        while not let_go.is_set():
            try:
                await let_go.wait()
            except asyncio.CancelledError:
                continue
        return await net.through(request)

    return act


def wedge(kind: str, watch: Watch) -> network.Act:
    wedges: dict[str, network.Act] = {
        "odd_type": network.fail(OddError("what is this")),
        "cancelled_by_nobody": network.fail(asyncio.CancelledError()),
        "no_answer": network.never,
        "future_never_completes": deaf_until(watch.stuck),
        "half_an_answer": network.cut_after(3),
    }
    return wedges[kind]


KINDS = ["odd_type", "cancelled_by_nobody", "no_answer", "future_never_completes", "half_an_answer"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_post_that_never_ends_well_is_said_and_mended(tmp_path: Path, kind: str) -> None:
    """G7: online, and the oldest operation does not leave: said after 60 s, sent after that."""
    async with Watch(tmp_path) as watch:
        watch.nets[0].twist("/v1/operations", wedge(kind, watch), times=10_000)
        op = watch.act()
        took = await watch.until(lambda: watch.said)
        assert took <= MINUTE + 5
        assert watch.said[0] is not None and watch.keeper.rebuilt == 1
        mended = await watch.until(lambda: not watch.desk.journal.unsent())
        assert mended <= 5
        await watch.until(lambda: watch.said[-1] is None)
        assert watch.hub.effects == [op], "sent, and once in effect"


@pytest.mark.parametrize("kind", ["odd_type", "cancelled_by_nobody", "future_never_completes"])
@pytest.mark.parametrize("path", ["/v1/health", "/v1/changes", "/v1/snapshot"])
async def test_a_link_that_never_comes_back_is_mended(tmp_path: Path, kind: str, path: str) -> None:
    """G7: whichever call is wedged on the way back, live data and outbox flow within minutes."""
    async with Watch(tmp_path) as watch:
        net = watch.nets[0]
        net.unplug()
        await watch.go(2)
        watch.hub.renew("E2")  # a new epoch wants the snapshot too
        net.twist(path, wedge(kind, watch), times=1 if kind != "future_never_completes" else 10_000)
        net.plug_in()
        op = watch.act()
        await watch.until(lambda: not watch.desk.journal.unsent(), seconds=3 * MINUTE)
        watch.hub.put("alert", "A9", severity="red")
        await watch.until(lambda: watch.desk.shown("alert/A9"))
        assert watch.hub.effects == [op]


async def test_half_open_tcp_is_noticed(tmp_path: Path) -> None:
    """G7: nothing comes and nothing breaks; the first line of defence is enough, and it is said."""
    async with Watch(tmp_path) as watch:
        watch.nets[0].swallow()
        watch.act()
        await watch.until(lambda: not watch.lives[-1].is_online)
        assert watch.ears.links[-1].state is Link.OFFLINE
        watch.nets[-1].plug_in()
        await watch.until(lambda: not watch.desk.journal.unsent())


async def test_a_session_that_ends_is_begun_again(tmp_path: Path) -> None:
    """G7: sync that is gone altogether is noticed at the next look."""
    async with Watch(tmp_path) as watch:
        watch.lives[0].task.cancel()
        op = watch.act()
        took = await watch.until(lambda: watch.hub.effects == [op])
        assert took <= 10
        await watch.until(lambda: watch.said[-1] is None)
        assert [s.code if s else "" for s in watch.said] == ["ended", ""]


async def test_a_loop_that_is_blocked_is_noticed(tmp_path: Path) -> None:
    """G7: a loop that goes round no more does not beat."""
    clock = ManualClock()
    heartbeat = Heartbeat(clock)
    watchdog = Watchdog(clock, list)
    life = StillLife(heartbeat)
    heartbeat.beat()
    for _ in range(14):
        clock.jump(1)
        assert watchdog.look(life) is None
    for _ in range(2):
        clock.jump(1)
    stall = watchdog.look(life)
    assert stall is not None and (stall.code, stall.part) == ("silent", "tick")


@dataclass
class StillLife:
    """What the watchdog looks at, held still."""

    heartbeat: Heartbeat
    has_ended: bool = False
    is_online: bool = True
    undecided_lanes: frozenset[str] = field(default_factory=frozenset)


def test_a_suspended_machine_is_not_taken_for_a_stall() -> None:
    """G7, G12: after a sleep of hours sync is given time to be heard of."""
    clock = ManualClock()
    heartbeat = Heartbeat(clock)
    watchdog = Watchdog(clock, list)
    life = StillLife(heartbeat)
    watchdog.look(life)
    clock.jump(8 * 3600)
    assert watchdog.look(life) is None
    heartbeat.beat()
    for _ in range(14):
        clock.jump(1)
        heartbeat.beat()
        assert watchdog.look(life) is None


async def test_a_clock_that_is_set_makes_no_stall_and_hides_none(tmp_path: Path) -> None:
    """G7, G12: the wall clock jumping two days ahead or back plays no part."""
    async with Watch(tmp_path) as watch:
        watch.clock.step(48 * 3600)
        watch.act("order/O1")
        await watch.until(lambda: not watch.desk.journal.unsent())
        assert watch.said == []
        watch.nets[0].twist("/v1/operations", network.never, times=10_000)
        watch.act("order/O2")
        watch.clock.step(-96 * 3600)
        assert await watch.until(lambda: watch.said) <= MINUTE + 5


async def test_a_queue_that_moves_is_no_stall(tmp_path: Path) -> None:
    """G7: behind a thousand others, on a line that takes minutes, an operation is not late."""
    async with Watch(tmp_path) as watch:

        async def slow(request: httpx.Request, net: network.Network) -> httpx.Response:
            await watch.clock.sleep(15.0)
            return await net.through(request)

        watch.nets[0].twist("/v1/operations", slow, times=10_000)
        acts = [watch.desk.envelope(f"order/O{n}", {"t": "x" * 20_000}) for n in range(300)]
        watch.desk.journal.append_all(acts)
        watch.keeper.wake()
        took = await watch.until(lambda: not watch.desk.journal.unsent(), seconds=300)
        assert took > MINUTE and watch.said == []


async def test_a_line_too_slow_for_a_batch_takes_a_smaller_one(tmp_path: Path) -> None:
    """G7: 1 kB/s is no wedge: what does not get through at once goes in smaller portions."""
    async with Watch(tmp_path) as watch:

        async def one_kilobyte(request: httpx.Request, net: network.Network) -> httpx.Response:
            await watch.clock.sleep(len(await request.aread()) / 1000)
            return await net.through(request)

        watch.nets[0].twist("/v1/operations", one_kilobyte, times=10_000)
        acts = [watch.desk.envelope(f"order/O{n}", {"t": "x" * 900}) for n in range(60)]
        watch.desk.journal.append_all(acts)
        watch.keeper.wake()
        await watch.until(lambda: not watch.desk.journal.unsent(), seconds=400)
        assert watch.keeper.rebuilt <= 1 and len(watch.hub.effects) == 60


async def test_what_the_hub_puts_off_is_no_wedge_of_the_line(tmp_path: Path) -> None:
    """G7, G8: `later` is the hub's word; the feed is not torn down for it."""
    async with Watch(tmp_path) as watch:
        watch.hub.rule = lambda operation: "later"
        watch.act()
        await watch.go(150)
        assert watch.said == [] and watch.keeper.rebuilt == 0


@pytest.mark.parametrize(("status", "headers"), [(503, {"retry-after": "5"}), (401, {})])
async def test_a_hub_that_asks_for_patience_or_a_log_in_is_no_wedge(
    tmp_path: Path, status: int, headers: dict[str, str]
) -> None:
    """G7: it answers, and says why not; tearing the feed down would help nobody."""

    async def puts_off(request: httpx.Request, net: network.Network) -> httpx.Response:
        return httpx.Response(status, headers=headers, request=request)

    async with Watch(tmp_path) as watch:
        watch.nets[0].twist("/v1/operations", puts_off, times=10_000)
        watch.act()
        await watch.go(150)
        assert watch.said == [] and watch.desk.journal.unsent()
        watch.nets[0].straighten()
        await watch.until(lambda: not watch.desk.journal.unsent())


async def test_offline_is_not_called_a_stall(tmp_path: Path) -> None:
    """G7: without a hub nothing is late; back online everything leaves by itself."""
    async with Watch(tmp_path) as watch:
        watch.nets[0].unplug()
        watch.act()
        await watch.go(150)
        assert watch.said == []
        watch.nets[0].plug_in()
        await watch.until(lambda: not watch.desk.journal.unsent())
        assert watch.said == []


async def test_what_is_held_stays_held_over_a_rebuild(tmp_path: Path) -> None:
    """G7: a new sync neither sends what can still be taken back nor forgets what was."""
    async with Watch(tmp_path) as watch:
        pending = watch.desk.envelope("order/O1", {"t": "1"})
        watch.keeper.hold(pending.op, 30.0)
        watch.desk.journal.append(pending)
        watch.lives[0].task.cancel()
        await watch.until(lambda: watch.keeper.rebuilt == 1 and watch.lives[1].is_online)
        await watch.go(5)
        assert watch.hub.effects == []
        assert watch.keeper.withdraw(pending.op)
        await watch.go(60)
        assert watch.hub.effects == [] and not watch.desk.journal.unsent()


async def test_sync_that_was_given_up_touches_nothing_more(tmp_path: Path) -> None:
    """G7: it cannot be ended, and goes on hours later: neither store nor screen hears of it."""
    async with Watch(tmp_path) as watch:
        gate, old = asyncio.Event(), watch.lives[0]
        old.is_deaf = True
        watch.nets[0].twist("/v1/operations", deaf_until(gate), times=1)
        op = watch.act()
        await watch.until(lambda: watch.hub.effects == [op])
        await watch.until(lambda: watch.ears.answers)
        assert not old.task.done()
        told = len(watch.ears.changes)
        gate.set()
        watch.hub.put("alert", "A7", severity="red")
        await watch.until(lambda: watch.desk.shown("alert/A7"))
        await watch.go(5)
        keys = [c.keys for c in watch.ears.changes[told:] if ("alert", "A7") in (c.keys or ())]
        assert len(keys) == 1, "told by the new one alone"
        assert watch.hub.effects == [op] and len(watch.ears.answers) == 1
