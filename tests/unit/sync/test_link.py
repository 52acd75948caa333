"""A seat and a hub that lies, on virtual time."""

import httpx
import pytest

from console.sync.link_state import Link
from tests.support import network
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


async def test_first_start_brings_everything_and_is_online(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        assert desk.link.state is Link.ONLINE
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange"}
        assert desk.shown("camera/C1") is not None
        hub.put("alert", "A2", severity="red")
        await desk.go()
        assert desk.shown("alert/A2") is not None
        assert desk.cache.cursor() == "E1:3"


async def test_deleted_at_the_hub_is_gone_here(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        hub.remove("alert", "A1")
        await desk.go()
        assert desk.shown("alert/A1") is None


async def test_unplugged_is_said_within_three_seconds_and_heals(
    desk: Desk, hub: ScriptedHub
) -> None:
    async with desk:
        desk.network.unplug()
        took = await desk.until(lambda: desk.link.state is Link.OFFLINE)
        assert took <= 3.0
        assert desk.link.zh == "连不上中心"
        hub.put("alert", "A2", severity="red")
        await desk.go(60)
        probes = desk.network.asked.count("GET /v1/health")
        assert 50 <= probes <= 65, "one a second while cut"
        desk.network.plug_in()
        assert await desk.until(lambda: desk.link.state is Link.ONLINE) <= 2.0
        assert desk.shown("alert/A2") is not None


async def test_a_link_lost_again_as_it_was_lost_before_is_told_again(desk: Desk) -> None:
    """A feed that opens and breaks between two looks would be shown as open."""
    async with desk:
        desk.network.twist("/v1/changes", network.cut_after(1), times=4)
        desk.network.unplug()
        await desk.go()
        desk.network.plug_in()
        for _ in range(24):
            await desk.go(0.25)
            assert desk.ears.links[-1].state is desk.link.state, "shown as it is not"
        assert [report.code for report in desk.ears.links].count("cut_off") >= 2


async def test_silent_network_is_late_then_dead(desk: Desk) -> None:
    async with desk:
        desk.network.swallow()
        late = await desk.until(lambda: desk.link.state is Link.DEGRADED)
        assert 9 <= late <= 14
        rest = await desk.until(lambda: desk.link.state is Link.OFFLINE)
        assert late + rest <= 25


async def test_quiet_feed_of_a_living_hub_is_dead_after_25_seconds(
    desk: Desk, hub: ScriptedHub
) -> None:
    async with desk:
        hub.is_quiet = True
        await desk.until(lambda: "silence" in [report.code for report in desk.ears.links])
        hub.is_quiet = False
        await desk.until(lambda: desk.link.state is Link.ONLINE)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (network.page(200, "<html>请登录</html>"), "not_hub"),
        (network.page(302, "", "text/plain"), "not_hub"),
        (network.page(200, "{}", "application/json"), "other_version"),
        (network.page(200, '{"epoch": 5, "seq": "x"}', "application/json"), "other_version"),
        (network.page(200, '{"epoch": "E1", "se', "application/json"), "other_version"),
        (network.page(502, "Bad Gateway"), "server_error"),
        (network.page(500, '{"status"', "application/problem+json"), "server_error"),
        (network.cut_after(10), "cut_off"),
        (network.fail(RuntimeError("what is this")), "unexpected"),
        (network.page(200, "x" * 9_000_000, "application/json"), "too_large"),
    ],
)
async def test_odd_answers_degrade_the_link_with_their_reason(
    desk: Desk, hub: ScriptedHub, act: network.Act, code: str
) -> None:
    async with desk:
        for path in ("/v1/health", "/v1/changes", "/v1/snapshot", "/v1/operations"):
            desk.network.twist(path, act, times=1000)
        desk.network.unplug()
        await desk.go()
        desk.network.plug_in()
        hub.put("alert", "A1", severity="red")
        op = desk.act("order/O1", text="出动")
        await desk.go(10)
        assert desk.link.code == code
        assert desk.link.zh
        assert desk.link.state is (Link.OFFLINE if code == "unexpected" else Link.DEGRADED)
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange"}, "cache touched"
        assert desk.is_pending("order/O1")
        desk.network.straighten()
        await desk.until(lambda: op in desk.ears.answers)
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "red"}
        assert hub.effects == [op]


async def test_no_usable_answer_for_half_a_minute_is_cut_off(desk: Desk) -> None:
    async with desk:
        html = network.page(200, "<html>")
        for path in ("/v1/health", "/v1/changes"):
            desk.network.twist(path, html, times=1000)
        desk.network.unplug()
        await desk.go()
        desk.network.plug_in()
        await desk.go(40)
        assert desk.link.state is Link.OFFLINE
        assert desk.link.code == "not_hub"


@pytest.mark.parametrize(
    "rubbish",
    [
        b"event: change\ndata: <html>\n\n",
        b'event: change\ndata: {"seq": 3, "kind": "alert"}\n\n',
        b'event: change\ndata: {"seq":3,"kind":"","id":"","rev":"","home":"","body":null}\n\n',
        b'event: change\ndata: {"seq":9,"kind":"alert","id":"A1","rev":"E1.9","home":"y","body":'
        b'{"severity":"notice"}}\n\n',
        b'event: change\ndata: {"seq":1,"kind":"alert","id":"A1","rev":"E1.9","home":"y","body":'
        b'{"severity":"notice"}}\n\n',
        b'event: covers\ndata: {"epoch":"E1","from_seq":40,"to_seq":50,"now":""}\n\n',
        b'event: covers\ndata: {"epoch":"E9","from_seq":2,"to_seq":2,"now":""}\n\n',
        b"event: change\ndata: \xff\xfe\n\n",
    ],
)
async def test_rubbish_in_the_feed_touches_nothing_and_is_read_again(
    desk: Desk, hub: ScriptedHub, rubbish: bytes
) -> None:
    async with desk:
        hub.say(rubbish)
        await desk.go()
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange"}
        assert any(report.state is Link.DEGRADED for report in desk.ears.links)
        hub.put("alert", "A1", severity="red")
        await desk.until(lambda: desk.shown("alert/A1") == {"id": "A1", "severity": "red"})
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert desk.cache.cursor() == "E1:3"


async def test_newer_hub_keeps_its_unknown_kinds_and_fields(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        hub.put("novelty", "N1", shape={"deep": [1, 2]})
        hub.put("alert", "A1", severity="violet", later_field=True)
        hub.say(b'event: heartbeat2\ndata: {"x": 1}\n\n')
        await desk.go()
        assert desk.shown("novelty/N1") == {"id": "N1", "shape": {"deep": [1, 2]}}
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "violet", "later_field": True}
        assert desk.link.state is Link.ONLINE


async def test_held_up_stream_becomes_polling(desk: Desk, hub: ScriptedHub) -> None:
    desk.network.twist("/v1/changes", network.hold_up_stream, times=100)
    async with desk:
        await desk.until(lambda: desk.link.transport == "poll")
        assert desk.link.state is Link.ONLINE
        hub.put("alert", "A2", severity="red")
        assert await desk.until(lambda: desk.shown("alert/A2")) <= 1.0
        await desk.go(90)
        assert desk.link.state is Link.ONLINE
        assert desk.link.transport == "poll"


async def test_stream_that_is_cut_again_and_again_becomes_polling(desk: Desk) -> None:
    desk.network.twist("/v1/changes", network.cut_after(150), times=3)
    async with desk:
        await desk.until(lambda: desk.link.transport == "poll" and desk.link.state is Link.ONLINE)


async def test_503_with_retry_after_is_patient(desk: Desk) -> None:
    async def busy(request: httpx.Request, net: network.Network) -> httpx.Response:
        return httpx.Response(503, headers={"retry-after": "20"}, request=request)

    desk.network.twist("/v1/health", busy, times=1000)
    async with desk:
        await desk.go(60)
        assert desk.network.asked.count("GET /v1/health") <= 5
        assert desk.link.code == "busy"
