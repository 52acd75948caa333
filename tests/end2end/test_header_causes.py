"""Chips of the header, clocks and badges: their causes are made to happen, with a real hub.

Link, outbox, sound, lock, refusals and cards have theirs in the modules named after them.
"""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.mode_desk import ModeDesk
from console.bench.real.proxy import Proxy
from console.bench.real.weather import Trick
from console.commands import mode_commands
from console.domain.alert import Severity
from console.domain.entity import encode
from console.domain.hall_mode import Level
from console.domain.order import Stage
from console.domain.response_suggestion import SuggestedResponse
from console.models.running_clock import SIGN, RunningClock
from console.runtime.clock import DemoClock, SystemClock
from console.settings.plans.plan import Mode as PlanMode
from console.settings.response_rules import load_response_rules
from console.shell.rail_pages import DEPLOY
from console.shell.strip_presenter import StripPresenter
from console.sync import link_state
from offline_cache.values import Change
from tests.end2end.test_main_job import PATIENCE, UNIT, header, records_of, saved, seated
from tests.support.hub import TOKEN, Hub, alert, running_hub


def beat(hub: Hub, feed: str, name: str, alive: bool) -> None:
    with hub.client(TOKEN) as client:
        body = {"feed": feed, "name": name, "alive": alive}
        assert client.post("/v1/ingest/heartbeat", json=body).status_code == 200


def clocks_of(strip: StripPresenter) -> dict[str, RunningClock]:
    """Return the clocks that run until somebody signs, by alert."""
    return {clock.alert: clock for clock in strip.clocks.all() if clock.kind == SIGN}


def test_sources_forecasts_and_units_that_do_not_answer(qtbot, start, tmp_path: Path) -> None:
    now = SystemClock().now()
    ahead = DemoClock(now + timedelta(seconds=40), now)
    with running_hub(tmp_path / "hub", arguments=["--clock", str(ahead)]) as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        window = seat.frame.window
        qtbot.waitUntil(
            lambda: bool(re.search("本机慢 (39|40|41) 秒", header(seat))), timeout=PATIENCE
        )
        assert "信源 未接" in header(seat)

        beat(hub, "water", "水务物联", True)
        beat(hub, "video", "视频平台", True)
        qtbot.waitUntil(lambda: "信源 2/2" in header(seat), timeout=PATIENCE)
        beat(hub, "video", "视频平台", False)
        qtbot.waitUntil(lambda: "视频平台中断" in header(seat), timeout=PATIENCE)
        assert any("视频平台" in chip for chip in window.header.chips)
        beat(hub, "video", "视频平台", True)
        qtbot.waitUntil(lambda: "信源 2/2" in header(seat), timeout=PATIENCE)
        assert not any("信源" in chip for chip in window.header.chips)

        warning = alert(1, title="区气象台发布暴雨橙色预警信号", channel="forecast")
        hub.post_alerts([warning])
        qtbot.waitUntil(lambda: "暴雨橙色" in header(seat), timeout=PATIENCE)

        (posted,) = hub.post_alerts([alert(2)])
        id, queue = posted["alert"], seat.models.queue
        qtbot.waitUntil(lambda: queue.row_of(id) >= 0, timeout=PATIENCE)
        seen = queue.alert(id)
        assert seen is not None and seen.severity is Severity.ORANGE
        saved(qtbot, seat.acts.orders.send(seen, "前往排水", [UNIT], by_phone=True).result)
        strip, badge = seat.frame.parts[0], seat.frame.parts[2]
        qtbot.waitUntil(lambda: strip.refresh() or id in clocks_of(strip), timeout=PATIENCE)
        left = (clocks_of(strip)[id].ends - seat.clock.now()).total_seconds()
        assert left <= 120, "what is left to sign is told by the hub's time, not by this slow clock"
        qtbot.waitUntil(
            lambda: strip.refresh() or f"应答 {UNIT.name}" in window.strip.accessibleName(),
            timeout=PATIENCE,
        )
        assert window.rail.badge(DEPLOY) is None
        badge._within = timedelta(seconds=-1)  # over by the hub's time alone (G12)
        badge.refresh()
        assert window.rail.badge(DEPLOY).count == 1
        (unit,) = seat.models.orders.orders_of(id)[0].assignments
        saved(qtbot, seat.acts.orders.report(unit, Stage.ACCEPTED, seat.options.clock.now()))
        qtbot.waitUntil(lambda: window.rail.badge(DEPLOY) is None, timeout=PATIENCE)
        strip.refresh()
        assert "应答" not in window.strip.accessibleName()


def test_row_8_the_leader_agrees_and_header_screens_and_log_turn(
    qtbot, start, tmp_path: Path
) -> None:
    """The call of 04:15 of the evening, written down at a seat (B.7)."""
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        assert "平·未启动响应" in header(seat)
        seat.commands.run(mode_commands.OPEN.id)
        (desk,) = seat.findChildren(ModeDesk)
        panel = desk.panel
        rule = next(r for r in load_response_rules() if r.level is Level.III)
        found = SuggestedResponse(rule, "暴雨橙色预警", None)
        seat.pages.duty.response_requested.emit(found)  # R on the forecast: filled in, not held
        assert (panel.modes.current, panel.level.current) == ("urgent", "III")
        assert not panel.button.isEnabled(), "who agreed is for a person to say"
        panel.authority.set_text("带班领导 沈一清")
        panel.button.held.emit()
        assert seat.second.is_asking and "平·未启动响应" in header(seat), "Ⅲ级 needs two (B-30)"
        assert "Ⅲ" in seat.second.panel.words[0]
        seat.second.panel.phoned.emit("沈一清", "0000-6001")
        qtbot.waitUntil(lambda: "急·Ⅲ级响应（防汛）" in header(seat), timeout=PATIENCE)
        assert seat.screens.pilot.mode is PlanMode.FLOOD
        qtbot.waitUntil(lambda: not seat.store.journal.unsent(), timeout=PATIENCE)
        records = records_of(hub)
        assert records["mode/hall"]["responses"][0]["level"] == "III"
        words = [str(body.get("canonical")) for body in records.values()]
        assert any(
            "防汛防台启动Ⅲ级响应" in each and "同意人：带班领导 沈一清" in each for each in words
        )
        assert any("电话授权：沈一清，回拨 0000-6001" in each for each in words)
        op = records["mode/hall"]["responses"][0]["decided"]["op"]
        kept = seat.store.journal.operation(op)
        assert kept.operation.body["args"]["release"]["phone"] == "0000-6001"


def test_an_answer_lost_on_the_way_is_an_unsteady_link_and_nothing_is_lost(
    qtbot, start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_state, "TROUBLE_COUNTS", 1.0)  # else ten seconds are waited here
    with (
        running_hub(tmp_path / "hub") as hub,
        Proxy(("127.0.0.1", hub.port)) as proxy,
    ):
        way = proxy.open()
        seat = seated(qtbot, start(proxy.url(way), tmp_path / "seat"))
        chips: list[str] = []
        seat.models.link.changed.connect(
            lambda: chips.extend(map(str, seat.frame.window.header.chips))
        )
        proxy.play(way, Trick.DROP_REPLY)
        saved(qtbot, seat.acts.log.write("雨势变大"))
        qtbot.waitUntil(lambda: any("网络不稳" in chip for chip in chips), timeout=PATIENCE)
        qtbot.waitUntil(lambda: "联网正常" in header(seat), timeout=PATIENCE)
        qtbot.waitUntil(lambda: not seat.store.journal.unsent(), timeout=PATIENCE)
        lines = [str(body.get("canonical")) for body in records_of(hub).values()]
        assert sum("雨势变大" in line for line in lines) == 1


def test_a_clock_that_is_fast_and_what_the_hub_refuses(qtbot, start, tmp_path: Path) -> None:
    now = SystemClock().now()
    behind = DemoClock(now - timedelta(seconds=40), now)
    with running_hub(tmp_path / "hub", arguments=["--clock", str(behind)]) as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        qtbot.waitUntil(
            lambda: bool(re.search("本机快 (39|40|41) 秒", header(seat))), timeout=PATIENCE
        )
        assert "待处理" not in header(seat)
        (posted,) = hub.post_alerts([alert(1)])
        queue = seat.models.queue
        qtbot.waitUntil(lambda: queue.row_of(posted["alert"]) >= 0, timeout=PATIENCE)
        seen = queue.alert(posted["alert"])
        assert seen is not None
        lost = replace(seen, id="lost")  # what a hub that came back from a backup knows no more
        cache = seat.store.cache
        change = Change(10**6, lost.KIND, lost.id, "e.2", "hall", encode(lost))
        seat.models.feed.publish(cache.apply([change], cache.cursor()))
        op = saved(qtbot, seat.acts.alerts.acknowledge(lost))
        chips = seat.frame.window.header
        qtbot.waitUntil(lambda: "待处理 1" in chips.chips, timeout=PATIENCE)
        seat.models.outbox.mark(op)
        qtbot.waitUntil(lambda: "待处理" not in header(seat), timeout=PATIENCE)
