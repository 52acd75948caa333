"""P5: a long gap is filled beside the feed; what is live waits for none of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from console.runtime.clock import ManualClock
from console.sync.intake import CATCH_UP
from console.sync.link_state import Link
from tests.support import network
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub

GAP = 3000
"""Records that were missed."""

BY_FEED = 500
"""The newest so many changes come by the feed itself."""


async def cut_off(desk: Desk, hub: ScriptedHub, times: int = 1) -> None:
    """Let the hub change many records while the seat is away, each so many times."""
    desk.network.unplug()
    await desk.go(2)
    for state in range(times):
        for n in range(GAP):
            hub.put("alert", f"P{n}", severity="notice", state=state)


def slow_pages(desk: Desk, times: int = 1000) -> None:
    """Let each page of what was missed take a second."""

    async def slow(request: httpx.Request, net: network.Network) -> httpx.Response:
        if "wait" in request.url.params:
            await desk.clock.sleep(1.0)
        return await net.through(request)

    desk.network.twist("/v1/changes", slow, times=times)


async def caught_up(desk: Desk, hub: ScriptedHub) -> None:
    await desk.until(lambda: desk.cache.cursor() == f"E1:{hub.seq}")


async def test_live_change_comes_before_a_long_gap(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        hub.put("alert", "DOOMED", severity="notice")
        await desk.go()
        await cut_off(desk, hub)
        slow_pages(desk)
        desk.network.plug_in()
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        hub.put("alert", "LIVE", severity="red")
        hub.remove("alert", "DOOMED")
        assert await desk.until(lambda: desk.shown("alert/LIVE")) <= 1.0
        assert desk.shown(f"alert/P{GAP - 1}"), "the newest of what was missed come with it"
        assert desk.shown(f"alert/P{GAP // 2}") is None, "the gap is still being read"
        await caught_up(desk, hub)
        assert desk.cache.count("alert") == GAP + 2
        assert desk.shown("alert/DOOMED") is None


async def test_live_changes_wait_a_second_at_most_for_what_should_go_before_them(
    desk: Desk, hub: ScriptedHub
) -> None:
    async def never(request: httpx.Request, net: network.Network) -> httpx.Response:
        if "groups" in request.url.params:
            await desk.clock.sleep(15.0)
        return await net.through(request)

    async with desk:
        await desk.go()
        await cut_off(desk, hub)
        desk.network.twist("/v1/changes", never, times=1000)
        desk.network.plug_in()
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        hub.put("alert", "LIVE", severity="red")
        assert await desk.until(lambda: desk.shown("alert/LIVE")) <= 1.5
        await caught_up(desk, hub)
        assert all(desk.shown(f"alert/P{n}") for n in range(GAP))


async def test_of_a_record_that_changed_often_only_its_last_state_is_shown(
    desk: Desk, hub: ScriptedHub
) -> None:
    async with desk:
        await cut_off(desk, hub, times=3)
        before = len(desk.ears.changes)
        desk.network.plug_in()
        await caught_up(desk, hub)
        told = [key for changes in desk.ears.changes[before:] for key in changes.keys or ()]
        assert len(told) <= GAP + BY_FEED, "nothing that has long been over"
        assert all(desk.shown(f"alert/P{n}")["state"] == 2 for n in range(GAP))


async def test_the_cursor_stays_before_the_gap_until_all_of_it_is_here(
    desk: Desk, hub: ScriptedHub
) -> None:
    async with desk:
        at = desk.cache.cursor()
        await cut_off(desk, hub)
        slow_pages(desk)
        desk.network.plug_in()
        await desk.until(lambda: desk.shown("alert/P900"))
        assert desk.cache.cursor() == at
        await caught_up(desk, hub)


async def test_a_gap_broken_off_goes_on_where_it_was(
    tmp_path: Path, clock: ManualClock, hub: ScriptedHub
) -> None:
    async with Desk(tmp_path, clock, hub) as desk:
        await cut_off(desk, hub)
        slow_pages(desk)
        desk.network.plug_in()
        await desk.until(lambda: desk.shown("alert/P900"))
        hub.put("alert", "P3", severity="red", state=9)
        await desk.go(0.5)
    asked: list[httpx.URL] = []

    async def watched(request: httpx.Request, net: network.Network) -> httpx.Response:
        asked.append(request.url)
        return await net.through(request)

    again = Desk(tmp_path, clock, hub)
    again.network.twist("/v1/changes", watched, times=1000)
    async with again:
        await caught_up(again, hub)
        pages = [
            url.params["after"]
            for url in asked
            if "newest" in url.params and "groups" not in url.params
        ]
        assert int(pages[0].partition(":")[2]) > 900
        assert again.cache.count("alert") == GAP + 1
        assert again.shown("alert/P3")["severity"] == "red"


async def test_a_hub_that_lost_its_end_is_not_believed_to_have_been_read(
    desk: Desk, hub: ScriptedHub
) -> None:
    async with desk:
        await cut_off(desk, hub)
        slow_pages(desk)
        desk.network.plug_in()
        await desk.until(lambda: desk.shown("alert/P2200"))
        desk.network.unplug()
        await desk.go(2)
        lost = {line["id"] for line in hub.lines[2:]}
        del hub.lines[2:]  # without a new epoch, and then it goes on with other records
        hub.records = {k: r for k, r in hub.records.items() if r["id"] not in lost}
        desk.network.plug_in()
        await caught_up(desk, hub)
        assert desk.cache.cursor(CATCH_UP) in (None, f"E1:{hub.seq}")
        desk.network.unplug()
        await desk.go(2)
        for n in range(GAP):
            hub.put("alert", f"N{n}", severity="notice")
        desk.network.plug_in()
        await caught_up(desk, hub)
        missing = [n for n in range(GAP) if desk.shown(f"alert/N{n}") is None]
        assert missing == []


@pytest.mark.parametrize("is_cut", [False, True])
async def test_the_text_of_a_gap_waits_until_its_rows_are_here(
    desk: Desk, hub: ScriptedHub, is_cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, hold = [0], desk.cache.text_held

    @contextmanager
    def watched() -> Iterator[None]:
        held.append(held[-1] + 1)
        try:
            with hold():
                yield
        finally:
            held.append(held[-1] - 1)

    monkeypatch.setattr(desk.cache, "text_held", watched)
    async with desk:
        await cut_off(desk, hub)
        slow_pages(desk)
        desk.network.plug_in()
        await desk.until(lambda: desk.shown("alert/P900"))
        assert held == [0, 1]
        if is_cut:
            desk.network.unplug()
            await desk.go(2)
            assert held == [0, 1, 0], "who is cut off again can search what has come"
            desk.network.plug_in()
        await caught_up(desk, hub)
        assert held[-1] == 0


async def test_an_older_hub_tells_all_of_it_and_that_is_as_good(
    desk: Desk, hub: ScriptedHub
) -> None:
    async def unknown(request: httpx.Request, net: network.Network) -> httpx.Response:
        url = request.url.copy_remove_param("newest")
        return await net.through(httpx.Request("GET", url, headers=request.headers))

    async with desk:
        await cut_off(desk, hub, times=2)
        desk.network.twist("/v1/changes", unknown, times=1000)
        desk.network.plug_in()
        await caught_up(desk, hub)
        assert all(desk.shown(f"alert/P{n}")["state"] == 1 for n in range(GAP))
