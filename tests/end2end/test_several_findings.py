"""发现 one after another, on several walls, and answered late: each is of its own picture."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app import patrol_desk
from console.app.late import Late
from console.domain.matter import Matter
from console.domain.patrol_time import PatrolRules
from console.domain.reference import Org, OrgLevel
from console.screens.wall import finding_line
from tests.end2end.test_alone import enrol
from tests.end2end.test_patrol import FLOOD
from tests.end2end.test_pushing import told, until, wall_of
from tests.unit.domain.alerts import alert

KEY = Qt.Key
SIGN = Matter("loose-sign", "灯箱店招松动", ("灯箱松动", "灯箱"), lead="区城管执法局")
BUREAU = Org("b1", "区城管执法局", OrgLevel.BUREAU)
TOWN = Org("t1", "望潮街道", OrgLevel.TOWN)
CAMERAS = [replace(each, urls=("rtsp://127.0.0.1:9/x",)) for each in FLOOD]
QUICK = PatrolRules(hands_off=0.3)


@pytest.fixture
def seat(qtbot, start, tmp_path: Path, monkeypatch):
    """A seat without a hub, whose cameras have no picture."""
    monkeypatch.setattr(patrol_desk, "patrol_rules", lambda: QUICK)
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    seat._talk.stop()
    told(seat, *CAMERAS, SIGN, BUREAU, TOWN)
    until(qtbot, lambda: seat.cameras.finder.is_ready and seat.models.directory.camera("C19"))
    until(qtbot, lambda: seat.models.directory.matters() and seat.models.directory.towns())
    brief = replace(seat.proofs.profile, clip_after=0.2)
    seat.proofs._profile = Late(lambda: brief)
    filed: list[object] = []
    seat.proofs.findings.filed.connect(filed.append)
    yield seat
    until(qtbot, lambda: len(filed) == len(found(seat)))


def find(seat, page: str, tile: int = 0):
    """Press F on a tile; return the line that asks."""
    seat.screens.show_own(page)
    wall = seat.pages.walls.wall(page)
    wall.grid.set_focused(tile)
    QTest.keyClick(wall.grid, KEY.Key_F)
    return seat.proofs.findings.line(page)


def found(seat) -> list[tuple[str, str]]:
    """Return camera and category of every finding that is saved."""
    rows = seat.store.cache.select("patrol_finding", order="at")
    return [(row.body["camera"], row.body["category"]) for row in rows]


def orders(seat) -> list[str]:
    return [row.body["title"] for row in seat.store.cache.select("work_order")]


def patrol(qtbot, seat, page: str):
    """Run a patrol on a wall of four tiles; return wall and runner."""
    seat.screens.show_own(page)
    wall = seat.pages.walls.wall(page)
    wall.set_count(4)
    plan = next(each for each in seat.patrols.plans.all()[0] if each.id == "shipped/flood")
    seat.patrols.start(page, plan)
    runner = seat.patrols.on(page).runner
    until(qtbot, lambda: runner.plan is not None)
    return wall, runner


def test_h970_each_wall_asks_about_its_own_picture_and_sends_its_own_order(qtbot, seat) -> None:
    """H970."""
    wall_of(seat, "video", "C01")
    wall_of(seat, "video-2", "C02")
    first, second = find(seat, "video"), find(seat, "video-2")
    assert "望潮·1 号点" in first.accessibleName() and "望潮·2 号点" in second.accessibleName()
    QTest.keyClick(first, KEY.Key_4)
    until(qtbot, lambda: "派单" in first.accessibleName())
    assert found(seat) == [("C01", "loose-sign")]
    assert "望潮·2 号点" in second.accessibleName(), "what the other wall asks is still open"
    QTest.keyClick(second, KEY.Key_6)
    until(qtbot, lambda: "派单" in second.accessibleName())
    assert found(seat) == [("C01", "loose-sign"), ("C02", "occupied-road")]
    QTest.keyClick(first, KEY.Key_5)
    until(qtbot, lambda: "已派单给 区城管执法局" in first.accessibleName())
    assert orders(seat) == ["望潮街道望潮·1 号点灯箱松动"]
    QTest.keyClick(second, KEY.Key_5)
    until(qtbot, lambda: "已派单给" in second.accessibleName())
    QTest.keyClick(first, KEY.Key_U)
    until(qtbot, lambda: "已撤回" in first.accessibleName())
    until(qtbot, lambda: orders(seat) == ["望潮街道望潮·2 号点占道堆物"])


def test_h971_a_digit_is_for_what_the_line_asks_and_never_for_what_came_late(qtbot, seat) -> None:
    """H971: the first was still being saved when F was pressed on the next picture."""
    wall_of(seat, "video", "C01", "C02")
    line = find(seat, "video", 0)
    QTest.keyClick(line, KEY.Key_4)
    assert find(seat, "video", 1) is line and "望潮·2 号点" in line.accessibleName()
    assert line.window().focusWidget() is line, "the digit is for the line and not for the layout"
    until(qtbot, lambda: found(seat) == [("C01", "loose-sign")])
    until(qtbot, lambda: any("望潮·1 号点灯箱松动" in each for each in seat.frame.notices.texts))
    assert "望潮·2 号点" in line.accessibleName() and "占道堆物" in line.accessibleName()
    QTest.keyClick(line, KEY.Key_6)
    until(qtbot, lambda: "已存：望潮街道望潮·2 号点占道堆物" in line.accessibleName())
    assert found(seat) == [("C01", "loose-sign"), ("C02", "occupied-road")]
    assert not orders(seat)


def test_h971_a_key_pressed_twice_answers_once(qtbot, seat) -> None:
    """H971."""
    wall_of(seat, "video", "C01")
    line = find(seat, "video")
    for key in (KEY.Key_4, KEY.Key_4, KEY.Key_6):
        QTest.keyClick(line, key)
    assert "灯箱店招松动" in line.accessibleName() and "占道堆物" not in line.accessibleName()
    until(qtbot, lambda: "已存" in line.accessibleName())
    for key in (KEY.Key_5, KEY.Key_5, KEY.Key_6):
        QTest.keyClick(line, key)
    until(qtbot, lambda: "已派单给 区城管执法局" in line.accessibleName())
    assert found(seat) == [("C01", "loose-sign")] and len(orders(seat)) == 1


def test_h971_a_line_that_was_closed_does_not_come_back_with_the_keyboard(qtbot, seat) -> None:
    """H971: Esc before it was saved; what is saved is told in passing."""
    wall = wall_of(seat, "video", "C01")
    line = find(seat, "video")
    QTest.keyClick(line, KEY.Key_4)
    QTest.keyClick(line, KEY.Key_Escape)
    until(qtbot, lambda: any("已存：望潮街道望潮·1 号点" in t for t in seat.frame.notices.texts))
    assert not line.is_open and wall.grid.hasFocus()


def test_h971_whether_it_is_the_same_is_not_answered_by_the_next_finding(qtbot, seat) -> None:
    """H971: F on the next picture leaves it a finding of its own; Esc leaves none."""
    wall_of(seat, "video", "C01", "C02")
    line = find(seat, "video", 0)
    QTest.keyClick(line, KEY.Key_4)
    until(qtbot, lambda: "已存" in line.accessibleName())
    for leave in (lambda: QTest.keyClick(line, KEY.Key_Escape), lambda: find(seat, "video", 1)):
        find(seat, "video", 0)
        QTest.keyClick(line, KEY.Key_4)
        until(qtbot, lambda: "是同一件吗" in line.accessibleName())
        leave()
    assert "望潮·2 号点" in line.accessibleName()
    until(qtbot, lambda: found(seat) == [("C01", "loose-sign")] * 2)


def test_h972_a_patrol_waits_for_the_answer_and_then_goes_on(qtbot, seat) -> None:
    """H972: hands rest for much longer than it waits else."""
    (wall, runner), (_, other) = patrol(qtbot, seat, "video"), patrol(qtbot, seat, "video-2")
    camera = wall.cameras[1]
    line = find(seat, "video", 1)
    with qtbot.waitSignal(other.resumed_by_itself):
        other.person_acts()
    assert runner.is_held and camera in wall.cameras and line.is_open
    QTest.keyClick(line, KEY.Key_4)
    until(qtbot, lambda: "已存" in line.accessibleName())
    assert found(seat) == [(camera, "loose-sign")]
    with qtbot.waitSignal(other.resumed_by_itself):
        other.person_acts()
    assert runner.is_held and line.is_open
    with qtbot.waitSignal(runner.resumed_by_itself):
        QTest.keyClick(line, KEY.Key_Escape)


def test_h972_a_question_nobody_answers_holds_the_patrol_only_for_a_while(
    qtbot, seat, monkeypatch
) -> None:
    """H972."""
    monkeypatch.setattr(finding_line, "ASKS", 400, raising=False)
    _, runner = patrol(qtbot, seat, "video")
    with qtbot.waitSignal(runner.resumed_by_itself):
        line = find(seat, "video")
    assert not line.is_open and not found(seat)
    assert any("没有选类别，未登记：望潮·" in each for each in seat.frame.notices.texts)


def test_h972_a_hot_spot_does_not_turn_away_while_it_is_asked_about(qtbot, seat) -> None:
    """H972: nor is it taken by a graver one, nor gone because somebody acknowledged it."""
    wall = wall_of(seat, "video", *(f"C0{n}" for n in range(4)))
    wall.show_alert(alert(id="A1"), ["C10"])
    tile = wall.cameras.index("C10")
    line = find(seat, "video", tile)
    assert "望潮·10 号点" in line.accessibleName()
    wall.show_alert(alert(id="A2"), ["C11"])
    wall.drop_alert("A1")
    assert wall.cameras[tile] == "C10" and wall.pictures.camera_on(tile) == "C10"
    QTest.keyClick(line, KEY.Key_Escape)
    assert wall.cameras[tile] == "C11"
    wall.drop_alert("A2")
    assert wall.cameras == ["C00", "C01", "C02", "C03"], "nobody has become a guest"


def test_h972_another_group_has_all_its_tiles_and_the_finding_is_of_what_was_seen(
    qtbot, seat
) -> None:
    """H972: what a person brings onto the wall goes before."""
    wall = wall_of(seat, "video", "C00", "C01")
    line = find(seat, "video", 0)
    wall.show_group("告警周边", ["C12", "C13"])
    assert wall.cameras[:2] == ["C12", "C13"]
    QTest.keyClick(line, KEY.Key_4)
    until(qtbot, lambda: "已存：望潮街道望潮·0 号点" in line.accessibleName())
    assert found(seat) == [("C00", "loose-sign")] and wall.cameras[:2] == ["C12", "C13"]
    find(seat, "video", 1)
    wall.place("C15", 1)
    assert wall.cameras[:2] == ["C12", "C15"]
