"""A snapshot that is cut off goes on where it was, as the records stood when it began."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from console.runtime.clock import SystemClock
from console.sync.link_state import Link
from offline_cache.generation import half
from tests.support import network
from tests.support.hub import Hub, running_hub
from tests.unit.sync.desk import Desk
from tests.unit.sync.real_hub import login_request, raise_alerts, real_fold

ALERTS = 1600


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("hall") / "hub", ("w01", "officer")) as hub:
        yield hub


@pytest.fixture
def desk(tmp_path: Path, hub: Hub) -> Desk:
    return Desk(tmp_path, SystemClock(), httpx.AsyncHTTPTransport(), hub.url, real_fold)


async def test_cuts_and_changes_between_them_give_one_whole_state(desk: Desk, hub: Hub) -> None:
    for first in range(0, ALERTS, 800):
        assert await raise_alerts(hub, first, 800)
    asked: list[dict[str, str]] = []

    async def cut(request: httpx.Request, net: network.Network) -> httpx.Response:
        asked.append(dict(request.url.params))
        await raise_alerts(hub, 5_000 + len(asked), 1)
        await raise_alerts(hub, 100 + len(asked) * 500, 1)  # one that is there, told once more
        return await network.cut_after(18_000)(request, net)

    async def whole(request: httpx.Request, net: network.Network) -> httpx.Response:
        if request.url.params["scope"] == "open":
            asked.append(dict(request.url.params))
        return await net.through(request)

    desk.network.twist("/v1/snapshot", cut, times=2)
    desk.network.twist("/v1/snapshot", whole, times=100)
    await desk.session.client.login(login_request())
    async with desk:
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert len(asked) == 3
        assert "after" not in asked[0]
        assert all("after" in each for each in asked[1:]), "none began anew"
        assert len({each["at"] for each in asked[1:]}) == 1, "all at the number it began at"
        places = [each["after"] for each in asked[1:]]
        assert places == sorted(set(places)), "each goes on further"
        await desk.until(lambda: desk.cache.count("alert") == ALERTS + 2)
        async with desk.session.client.snapshot("open") as snapshot:
            assert snapshot is not None
            at_hub = {r.key: (r.rev, r.body) async for some in snapshot.records() for r in some}
        await desk.until(lambda: all(
            (row := desk.cache.get(*key)) is not None and (row.rev, row.body) == state
            for key, state in at_hub.items()
        ))  # fmt: skip


async def test_when_the_hub_can_no_longer_tell_it_begins_anew(desk: Desk, hub: Hub) -> None:
    await raise_alerts(hub, 10_000, 800)

    async def gone(request: httpx.Request, net: network.Network) -> httpx.Response:
        if "after" not in request.url.params:
            return await network.cut_after(9_000)(request, net)
        problem = {"status": 410, "code": "snapshot_gone", "title": "", "zh": "无", "en": "gone"}
        headers = {"content-type": "application/problem+json"}
        return httpx.Response(410, json=problem, headers=headers, request=request)

    desk.network.twist("/v1/snapshot", gone, times=2)
    await desk.session.client.login(login_request())
    async with desk:
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert desk.cache.count("alert") >= 800


async def test_a_cut_snapshot_goes_on_after_the_program_was_started_again(
    tmp_path: Path, hub: Hub
) -> None:
    await raise_alerts(hub, 20_000, 800)
    asked: list[dict[str, str]] = []

    async def cut(request: httpx.Request, net: network.Network) -> httpx.Response:
        if request.url.params["scope"] == "open":
            asked.append(dict(request.url.params))
        return await network.cut_after(60_000)(request, net)

    async def whole(request: httpx.Request, net: network.Network) -> httpx.Response:
        if request.url.params["scope"] == "open":
            asked.append(dict(request.url.params))
        return await net.through(request)

    first = Desk(tmp_path, SystemClock(), httpx.AsyncHTTPTransport(), hub.url, real_fold)
    first.network.twist("/v1/snapshot", cut, times=1)
    first.network.twist("/v1/snapshot", network.never, times=100)
    await first.session.client.login(login_request())
    async with first:
        await first.until(lambda: first.link.code != "" and len(asked) == 1)
        await first.until(lambda: first.network.asked.count("GET /v1/snapshot") >= 2)
    again = Desk(tmp_path, SystemClock(), httpx.AsyncHTTPTransport(), hub.url, real_fold)
    again.network.twist("/v1/snapshot", whole, times=100)
    await again.session.client.login(login_request())
    async with again:
        await again.until(lambda: again.link.state is Link.ONLINE)
        assert "after" in asked[1], "it began anew"
        async with again.session.client.snapshot("open") as snapshot:
            assert snapshot is not None
            at_hub = {r.key async for some in snapshot.records() for r in some}
        await again.until(lambda: {("alert", i) for i in again.cache.ids("alert")} >= {
            key for key in at_hub if key[0] == "alert"
        })  # fmt: skip
    third = Desk(tmp_path, SystemClock(), httpx.AsyncHTTPTransport(), hub.url, real_fold)
    assert half(third.cache._state.connection, "open") is None, "what is finished is left over"
    third.cache.close()
    third.journal.close()
    await third.session.client.close()
