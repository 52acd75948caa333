"""The real hub, killed and cut off while a seat works with it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from console.runtime.clock import SystemClock
from console.sync.api_client import HubClient
from console.sync.link_state import Link
from console.sync.trouble import HubTrouble
from tests.support import network
from tests.support.hub import Hub, running_hub
from tests.unit.sync.desk import Desk
from tests.unit.sync.real_hub import login_request, operation, raise_alerts, real_fold


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("hall") / "hub", ("w01", "officer")) as hub:
        yield hub


@pytest.fixture
def desk(tmp_path: Path, hub: Hub) -> Desk:
    return Desk(tmp_path, SystemClock(), httpx.AsyncHTTPTransport(), hub.url, real_fold)


async def everything_at_the_hub(desk: Desk) -> dict[str, object]:
    """All open records as a fresh snapshot has them."""
    found: dict[str, object] = {}
    async with desk.session.client.snapshot("open") as snapshot:
        assert snapshot is not None
        async for records in snapshot.records():
            found.update({f"{r.kind}/{r.id}": (r.rev, r.body) for r in records})
    return found


def everything_here(desk: Desk, keys: dict[str, object]) -> dict[str, object]:
    here: dict[str, object] = {}
    for key in keys:
        row = desk.cache.get(*key.split("/"))
        if row is not None:
            here[key] = (row.rev, row.body)
    return here


async def test_killed_hub_loses_and_doubles_nothing(desk: Desk, hub: Hub) -> None:
    async with desk:
        await desk.session.client.login(login_request())
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        saved = 0
        for round_ in range(3):
            first = round_ * 100
            assert await raise_alerts(hub, first, 50)
            alert = (await until_alerts(desk, first + 1))[first]
            act = operation(
                "alert.acknowledge", f"alert/{alert}", desk.session.client.grant,
                alert_id=alert, episode=1, severity_seen="orange",
            )  # fmt: skip
            desk.network.twist("/v1/operations", network.lose_reply)
            desk.journal.append(act)
            desk.session.wake()
            saved += 1
            hub.kill()
            await desk.until(lambda: desk.link.state is Link.OFFLINE)
            hub.start()
            await desk.until(lambda: desk.link.state is Link.ONLINE)
            assert await raise_alerts(hub, first + 50, 50)
        await desk.until(lambda: len(desk.ears.answers) == saved and not desk.journal.pending())
        await until_alerts(desk, 300)
        at_hub = await everything_at_the_hub(desk)
        assert len(desk.cache.ids("alert")) == 300
        assert everything_here(desk, at_hub) == at_hub
        acknowledged = [
            row.body for row in desk.cache.select("alert") if len(row.body.get("acks", ())) == 1
        ]
        assert len(acknowledged) == saved, "each 签收 counts once"


async def until_alerts(desk: Desk, count: int) -> list[str]:
    await desk.until(lambda: desk.cache.count("alert") >= count)
    return desk.cache.ids("alert", order="age")


async def test_without_log_in_the_reason_is_said_and_log_in_heals(desk: Desk) -> None:
    async with desk:
        await desk.until(lambda: desk.link.code == "unauthorized")
        assert desk.link.zh == "未登录或凭证无效"
        with pytest.raises(HubTrouble) as wrong:
            await desk.session.client.login(login_request(password="wrong"))
        assert (wrong.value.code, wrong.value.zh) == ("wrong_password", "账号或登录密码不对")
        await desk.session.client.login(login_request())
        assert (await desk.session.client.whoami()).person == "w01"
        desk.session.wake()
        await desk.until(lambda: desk.link.state is Link.ONLINE)


def codes_since(desk: Desk, told: int) -> set[str]:
    """Why the link was not well, of all it said after so many reports."""
    return {report.code for report in desk.ears.links[told:]}


def was_cut(desk: Desk, cuts: int) -> bool:
    """Whether so many answers were cut and the link shows the last."""
    return desk.network.cuts == cuts and desk.link.state is not Link.ONLINE


async def test_real_answers_cut_anywhere_leave_a_whole_cache(desk: Desk, hub: Hub) -> None:
    async with desk:
        await desk.session.client.login(login_request())
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        for cuts, size in enumerate((1, 100, 700, 1500), 1):
            told = len(desk.ears.links)
            desk.network.twist("/v1/changes", network.cut_after(size))
            desk.network.unplug()
            assert await raise_alerts(hub, 1000 + size * 10, 40)
            desk.network.plug_in()
            await desk.until(partial(was_cut, desk, cuts))
            await desk.until(lambda: desk.link.state is Link.ONLINE)
            assert "cut_off" in codes_since(desk, told)
        at_hub = await everything_at_the_hub(desk)
        await desk.until(lambda: everything_here(desk, at_hub) == at_hub)


async def test_closed_port_and_wrong_peer_speak_plainly(hub: Hub) -> None:
    secure = HubClient(hub.url.replace("http:", "https:"), None, SystemClock())
    with pytest.raises(HubTrouble) as wrong:
        await secure.health()
    assert wrong.value.code == "tls"
    await secure.close()
    nobody = HubClient("http://127.0.0.1:9", None, SystemClock())
    with pytest.raises(HubTrouble) as closed:
        await nobody.health()
    assert closed.value.code == "unreachable"
    await nobody.close()


async def test_what_sources_reported_is_told_again_over_the_wire(hub: Hub) -> None:
    client = HubClient(hub.url, httpx.AsyncHTTPTransport(), SystemClock())
    client.grant = hub.login("w01")
    said = {"title": "水位", "severity": "blue", "source": "水务物联", "key": "told-again"}
    hub.post_alerts([{**said, "id": "t1"}, {**said, "id": "t2", "condition": "normal"}])
    first = await client.rules.told_reports(0, 0.0, 7.0)
    mine = [report for report in first.reports if report.key.endswith("told-again")]
    assert [report.condition for report in mine] == ["active", "normal"]
    hub.post_alerts([{**said, "id": "t3"}])
    same = await client.rules.told_reports(0, first.until, 7.0)
    assert len(same.reports) == len(first.reports), "what came since is not of that time"
    await client.close()
