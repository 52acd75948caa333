"""屏幕方案: chosen, changed, saved, compared, exported and imported by keyboard and mouse."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from console.commands.registry import CommandTable
from console.settings.plans.current import Current
from console.settings.plans.folder import PlanFolder
from console.settings.plans.plan import Kind
from console.settings.plans.plan_writing import write_plan
from console.settings.plans.scales import MonitorScales
from console.settings.plans.wall_view import Guest, WallView
from console.shell.plans.plan_panel import PlanPanel
from console.shell.plans.switch import PlanSwitch

LEFT = Qt.MouseButton.LeftButton
FIRST = "shipped/command-calm"


@pytest.fixture
def panel(qtbot, hall, tmp_path):
    folder = PlanFolder(tmp_path / "plans")
    hall.use("command-calm", 4)
    switch = PlanSwitch(
        hall.windows, hall.walls, folder.get, lambda: True, Current(FIRST, folder.get(FIRST))
    )
    made = PlanPanel(
        hall.theme, hall.desk, hall.windows, hall.hand, switch, folder,
        lambda: "person/lin", CommandTable(), tmp_path / "documents",
        MonitorScales(tmp_path / "scales.toml"),
    )  # fmt: skip
    made.heard = []
    made.said.connect(made.heard.append)
    made.refused.connect(made.heard.append)
    made.open()
    qtbot.waitUntil(made.plans.hasFocus)
    return made


def test_the_picture_shows_each_monitor_with_its_page(panel):
    assert panel.picture.words.split("；") == [
        "DEL U2720Q·DP-1：值守",
        "DEL U2720Q·DP-2：视频",
        "DEL U2720Q·DP-3：调度",
        "DEL U2720Q·DP-4：日志",
    ]


def test_enter_switches_to_the_plan_under_the_cursor(panel, hall):
    QTest.keyClick(panel.plans, Qt.Key.Key_Down)
    wanted = panel.plans.current
    QTest.keyClick(panel.plans, Qt.Key.Key_Return)
    assert panel._switch.current.of == wanted and panel.isVisible()


def test_a_page_goes_on_beside_behind_and_into_its_own_window_by_key(panel, hall):
    picture = panel.picture
    picture.setFocus()
    picture.choose("log")
    QTest.keyClick(picture, Qt.Key.Key_M)
    assert hall.windows.layout.window_of("log").kind is Kind.DESK
    QTest.keyClick(picture, Qt.Key.Key_R)
    assert picture.pane_of("log") is not None, "it has a pane of its own beside the queue"
    QTest.keyClick(picture, Qt.Key.Key_W)
    assert hall.windows.layout.window_of("log").kind is Kind.LOOSE
    QTest.keyClick(picture, Qt.Key.Key_H)
    assert hall.windows.layout.window_of("log") is None and hall.where()["log"] == "desk"


def test_a_page_is_dragged_to_another_monitor_in_the_picture(panel, hall):
    picture = panel.picture
    pane, goal = picture.pane_of("log"), picture.pane_of("video")
    start = QPoint(pane.box.left + pane.box.width // 2, pane.box.top + pane.box.height // 2)
    end = QPoint(goal.box.left + goal.box.width // 2, goal.box.top + goal.box.height - 3)
    QTest.mousePress(picture, LEFT, pos=start)
    QTest.mouseMove(picture, (start + end) / 2)
    QTest.mouseMove(picture, end)
    QTest.mouseRelease(picture, LEFT, pos=end)
    wall = hall.windows.placement.window_of("log")
    assert wall == hall.windows.placement.window_of("video")
    assert picture.pane_of("log").box.top > picture.pane_of("video").box.top


def test_saved_under_a_name_compared_exported_deleted_and_imported_again(panel, hall, tmp_path):
    hall.hand.send_on("log")
    panel.name.setText("二号厅夜班")
    QTest.keyClick(panel.name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert panel._switch.current.of == "own/二号厅夜班"
    panel.compare()
    changed = [line for line in panel.text.toPlainText().splitlines() if line.startswith("+")]
    assert '+area = { tabs = ["duty", "log"], front = "log" }' in changed
    panel.compare()
    panel.plans.set_current("own/二号厅夜班")
    panel.export()
    file = tmp_path / "documents" / "二号厅夜班.toml"
    text = file.read_text("utf-8")
    panel.delete()
    assert panel._folder.get("own/二号厅夜班") is None
    panel.import_from(file)
    assert panel.plans.current == "own/二号厅夜班"
    panel.export()
    assert file.read_text("utf-8") == text


def test_enter_in_the_name_saves_under_it_and_switches_to_no_plan(panel, hall, qtbot):
    """The arrangement somebody was about to save was replaced by the plan under the cursor."""
    panel.plans.set_current("shipped/patrol-calm")
    stands = hall.windows.layout
    panel.name.setFocus()
    qtbot.waitUntil(panel.name.hasFocus)
    QTest.keyClicks(panel.name, "abc")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert hall.windows.layout == stands
    assert panel.heard == ["已保存方案：abc"]
    assert panel._folder.get("own/abc") is not None


def test_a_file_that_is_no_plan_is_refused_with_what_where_and_what_to_do(panel, tmp_path):
    file = tmp_path / "坏.toml"
    file.write_text(write_plan(panel._folder.get(FIRST)).replace('"calm"', '"storm"'), "utf-8")
    panel.import_from(file)
    modes = "calm, flood, event, night"
    assert panel.heard == [f"坏.toml：第 4 行，mode：不认识：storm ({modes})。请用括号里的一个"]
    assert panel._folder.plans("person/lin")[0] == panel._folder.plans("")[0], "nothing was taken"


def test_what_shipped_is_not_deleted_and_a_name_is_asked_for(panel):
    panel.plans.set_current(FIRST)
    panel.delete()
    panel.name.clear()
    panel.save()
    assert panel.heard == ["随附的方案不能删除", "请先写方案名"]


def test_d05_a_monitor_gets_a_scale_of_its_own_for_the_next_start(panel, tmp_path):
    panel.picture.setFocus()
    panel.picture.choose("video")
    QTest.keyClick(panel.picture, Qt.Key.Key_S)
    assert panel.heard == ["DEL U2720Q·DP-2：下次启动起按 125 % 显示"]
    assert list(MonitorScales(tmp_path / "scales.toml").read().values()) == [1.25]


def test_put_away_pages_are_listed(panel, hall):
    hall.monitors.plug(1, 2, 3)
    assert "已收起：日志" in panel._parked.accessibleName()


def test_a08_a_saved_plan_holds_the_cameras_with_author_and_version_private_or_shared(panel, hall):
    ours = WallView("video", 9, "沿江", ("c1", "c2"), 0, (Guest(4, "c7"),))
    hall.walls.show([ours])
    panel.name.setText("沿江巡查")
    panel.save()
    panel.save()
    plan = panel._folder.get("own/沿江巡查")
    assert (plan.walls, plan.author, plan.version) == ((ours,), "person/lin", 2)
    panel.plans.set_current("own/沿江巡查")
    QTest.keyClick(panel.plans, Qt.Key.Key_P)
    assert [k.id for k in panel._folder.plans("person/zhou")[0] if not k.is_shipped] == []
    assert panel.heard[-1] == "仅本人可见：沿江巡查"
    QTest.keyClick(panel.plans, Qt.Key.Key_P)
    assert panel._folder.plans("person/zhou")[0][-1].plan.version == 4
    panel.plans.set_current(FIRST)
    QTest.keyClick(panel.plans, Qt.Key.Key_P)
    assert panel.heard[-1].startswith("只有自己另存的方案")
    hall.walls.show([WallView("video", 1, "别处", ("c9",))])
    panel._switch.use("own/沿江巡查")
    assert hall.walls.views() == (ours,)


def test_a_colleagues_plan_is_neither_written_over_nor_deleted(panel):
    """H845: it says so and why, and the plan stays as its author left it."""
    theirs = replace(panel._switch.current.plan, name="夜班", author="person/zhou")
    kept = panel._folder.save(theirs)
    panel.name.setText("夜班")
    panel.save()
    assert panel.heard[-1] == "未能保存：此名已有他人保存，请换个名字"
    panel.refresh()
    panel.plans.set_current(kept.id)
    panel.delete()
    assert panel.heard[-1] == "这是他人保存的方案，不能删除"
    assert panel._folder.get(kept.id) == theirs


def test_a_plan_that_the_disk_does_not_let_go_is_said_and_stays(panel, monkeypatch):
    panel.name.setText("夜班")
    panel.save()
    panel.plans.set_current("own/夜班")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    panel.delete()
    assert panel.heard[-1] == "未能删除：文件夹写不进去，请找维护人员"
    assert panel.plans.current == "own/夜班"


@pytest.mark.parametrize("name", ["夜班/一", "夜" * 81])
def test_a_name_that_cannot_be_is_said_in_words(panel, name):
    """It was said in English, as the system says it."""
    panel.name.setText(name)
    panel.save()
    assert panel.heard[-1] == '未能保存：名称最多 80 个字，不能有 < > : " / \\ | ? *'
