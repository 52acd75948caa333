"""A patrol at a real seat: chosen by keys, held, kept over a crash, edited, shared (A-08)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app import patrol_desk, patrol_pool
from console.app.patrol_pool import pools_of
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from console.domain.patrol_state import PatrolHold
from console.domain.patrol_time import PatrolRules
from tests.support.hub import add_records, running_hub

PATIENCE = 15_000
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
FLOOD = [
    Camera(f"C{n:02d}", f"望潮·{n} 号点", Place("", "望潮街道"), level=2, scenes=("汛期重点",))
    for n in range(20)
]
OTHER = Camera("X1", "云杉·路口", Place("", "云杉街道"), tags=("路口",))
CLOSED = Camera("P1", "云杉·小区", Place("", "云杉街道"), scenes=("汛期重点",), is_restricted=True)
DIRECT = replace(FLOOD[0], urls=("rtsp://127.0.0.1:9/C00",))


def until(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


@pytest.fixture
def hub(tmp_path):
    cameras = [DIRECT, *FLOOD[1:], OTHER, CLOSED]
    add_records(tmp_path / "hub", [(each.KIND, encode(each)) for each in cameras])
    with running_hub(tmp_path / "hub") as hub:
        yield hub


def sit(qtbot, start, hub, folder: Path):
    starter = start(hub.url, folder)
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    until(qtbot, lambda: seat.models.directory.camera("X1") is not None)
    until(qtbot, lambda: not seat.models.link.is_cut_off)
    return starter, seat


def walls(seat):
    seat.screens.show_own("video")
    wall = seat.pages.walls.wall("video")
    wall.set_count(4)
    return wall


def key(target, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(target, key, modifier)


def log(seat) -> str:
    lines = seat.store.cache.select("log_entry")
    return "\n".join(str(row.body.get("text", "")) for row in lines)


def walls_told(seat) -> list[str]:
    """Which patrols the other seats are told of."""
    return [row.body.get("patrol", "") for row in seat.store.cache.select("wall")]


def choose(qtbot, seat, wall, plan: str):
    """Open the panel and put the cursor on a plan."""
    seat.commands.run("patrol.choose")
    panel = seat.patrols.choice.panel
    until(qtbot, lambda: seat.cameras.finder.is_ready)
    ids = [each.id for each in seat.patrols.plans.all()[0]]
    panel.list.set_number(ids.index(plan))
    return panel


def test_by_keys_held_and_back_after_a_crash(
    qtbot, start, hub, tmp_path: Path, monkeypatch
) -> None:
    starter, seat = sit(qtbot, start, hub, tmp_path / "one")
    wall = walls(seat)
    panel = choose(qtbot, seat, wall, "shipped/flood")
    assert "21 路，每组 4 路共 6 组" in panel.said or "20 路，每组 4 路共 5 组" in panel.said
    key(panel.list, KEY.Key_Return)
    runner = seat.patrols.on("video").runner
    assert runner.plan.name == "汛期重点：下立交与滨河"
    seat.commands.run("patrol.hold")  # nothing turns by itself, however slow the machine is
    first = runner.page.cameras
    assert wall.cameras == list(first) and all(first)

    key(wall.grid, KEY.Key_PageDown)
    wall._go_on()
    assert not set(wall.cameras) & set(first) and "第 2 /" in wall.strip.accessibleName()
    wall.grid.set_focused(0)
    seat.commands.run("patrol.hold_tile")
    assert runner.state.hold is PatrolHold.WALL and runner.state.held_tiles == 1
    page = runner.page
    until(qtbot, lambda: "保持画面“望潮·" in log(seat))
    assert "开始视频轮巡" in log(seat) and "暂停轮巡：汛期重点：下立交与滨河，第 1/" in log(seat)

    assert seat.walls.patrol("video") == "轮巡：汛期重点：下立交与滨河"
    seat.walls.teller.tell()
    until(qtbot, lambda: walls_told(seat) == ["汛期重点：下立交与滨河"])

    kept = tmp_path / "one" / "patrol-marks.json"
    until(qtbot, lambda: kept.exists() and '"is_held": true' in kept.read_text("utf-8"))
    start.end(starter)
    monkeypatch.setattr(patrol_desk, "patrol_rules", lambda: PatrolRules(hands_off=0.2))
    starter, seat = sit(qtbot, start, hub, tmp_path / "one")
    wall = seat.pages.walls.wall("video")
    until(qtbot, lambda: seat.patrols.on("video").runner.plan is not None)
    again = seat.patrols.on("video").runner
    assert again.page.cameras == page.cameras and again.page.number == page.number
    assert again.state.hold is PatrolHold.WALL and again.state.held_tiles == 1
    again.resume()
    again.person_acts()
    until(qtbot, lambda: "无人操作，自动继续轮巡：汛期重点" in log(seat))
    seat.commands.run("patrol.stop")
    assert again.plan is None and wall.view.patrol == ""
    wall.restore(replace(wall.view, patrol="own/没有", cameras=()))
    assert wall.view.patrol == "" and "已不在" in seat.frame.notices.last_refusal


def test_a_plan_is_changed_tried_saved_shared_and_deleted_by_keys(
    qtbot, start, hub, tmp_path: Path
) -> None:
    _, seat = sit(qtbot, start, hub, tmp_path / "one")
    wall = walls(seat)
    panel = choose(qtbot, seat, wall, "shipped/flood")
    panel.pool.field.set_text("点位:C03,C01；标签:无此物；沿线:无此河")
    panel.dwell.field.set_text("1")
    panel._look()
    assert "1.0" in panel.said and "(4" in panel.said, "what is wrong is said while one types"
    panel.dwell.field.set_text("5")
    panel._look()
    assert "2 路" in panel.said and "查无：无此河" in panel.said
    key(panel.pool.field.edit, KEY.Key_Return)
    runner = seat.patrols.on("video").runner
    assert runner.plan.name.endswith("（试行）") and runner.plan.dwell == 5.0
    assert list(runner.page.cameras) == ["C03", "C01", "", ""]
    assert [plan.id for plan in seat.patrols.plans.all()[0] if plan.id.startswith("own/")] == []

    panel = choose(qtbot, seat, wall, "shipped/flood")
    panel.name.field.set_text("两路")
    panel.pool.field.set_text("点位:C03,C01")
    key(panel.list, KEY.Key_S, CONTROL)
    assert seat.patrols.plans.get("own/两路").pool == ("点位:C03,C01",)
    panel = choose(qtbot, seat, wall, "own/两路")
    key(panel.list, KEY.Key_G, CONTROL)
    shared = "shared/"
    until(qtbot, lambda: [p for p in seat.patrols.plans.all()[0] if p.id.startswith(shared)])
    id = next(p.id for p in seat.patrols.plans.all()[0] if p.id.startswith(shared))
    panel = choose(qtbot, seat, wall, id)
    key(panel.list, KEY.Key_Delete, CONTROL)
    until(qtbot, lambda: seat.patrols.plans.get(id) is None)
    panel = choose(qtbot, seat, wall, "own/两路")
    key(panel.list, KEY.Key_Delete, CONTROL)
    assert seat.patrols.plans.get("own/两路") is None
    panel = choose(qtbot, seat, wall, "shipped/flood")
    key(panel.list, KEY.Key_Delete, CONTROL)
    assert "不能删除" in seat.frame.notices.last_refusal


def test_cut_off_it_goes_on_with_what_can_be_had_directly(
    qtbot, start, hub, tmp_path, monkeypatch
) -> None:
    """G-rule of S5: the rest is named, and comes back with the link (H556)."""
    _, seat = sit(qtbot, start, hub, tmp_path / "one")
    wall = walls(seat)
    key(choose(qtbot, seat, wall, "shipped/flood").list, KEY.Key_Return)
    runner = seat.patrols.on("video").runner
    total = runner.state.total
    seat.patrols.start("video-2", seat.patrols.plans.get("shipped/event"))
    assert {page for page, _ in seat.patrols.running} == {"video", "video-2"}
    assert seat.walls.patrol("video-2") == "轮巡：重大活动：车站与公共空间"
    hub.stop()
    until(qtbot, lambda: seat.models.link.is_cut_off)
    until(qtbot, lambda: len(runner.state.skips.cut_off) == total - 1)
    assert runner.page.cameras == ("C00", "", "", "")
    assert runner.state.total == total, "what cannot be had is not counted as done"
    wall._go_on()
    assert f"待联网 {total - 1}" in wall.strip.accessibleName()
    planned = pools_of(seat, {"shipped/flood"})["shipped/flood"]
    assert len(planned) == total, "the record of a shift asks for all of them (H981)"
    monkeypatch.setattr(patrol_pool, "MOST", 3)
    assert pools_of(seat, {"shipped/flood"})["shipped/flood"] == planned


def test_pages_that_are_left_are_facts_at_the_hub(qtbot, start, hub, tmp_path: Path) -> None:
    """巡查留痕 (row 84): nothing is called seen, or normal, where no picture came (H825)."""
    _, seat = sit(qtbot, start, hub, tmp_path / "one")
    wall = walls(seat)
    panel = choose(qtbot, seat, wall, "shipped/flood")
    key(panel.list, KEY.Key_Return)
    first = [camera for camera in wall.cameras if camera]
    wall.grid.set_focused(0)
    key(wall.grid, KEY.Key_Return)
    assert "不能记本页无异常" in seat.frame.notices.last_refusal
    key(wall.grid, KEY.Key_PageDown)
    until(qtbot, lambda: seat.store.cache.select("patrol_proof"))
    proof = seat.store.cache.select("patrol_proof")[0].body
    assert [sight["camera"] for sight in proof["sights"]] == first
    assert "clear" not in proof and proof["seat"] == seat.identity.seat
    assert not any(sight.get("verdict") == "seen" for sight in proof["sights"])
    assert seat.proofs.proofs.coverage.seen_at == {}
    seat.commands.run("patrol.page_clear_back")
    assert "没有可撤回的" in seat.frame.notices.last_refusal
    until(qtbot, lambda: not seat.store.journal.unsent())
    seat.commands.run("patrol.stop")
