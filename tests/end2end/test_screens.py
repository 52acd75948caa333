"""The whole console on several monitors: plans by command and key, restart, and back again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from console.settings.plans.monitor import Monitor, MonitorId
from console.shell.monitors.watch import MonitorWatch
from console.shell.plans.hall_window import HallWindow
from tests.support.hub import running_hub

PATIENCE = 15_000
CTRL = Qt.KeyboardModifier.ControlModifier


def monitor(number: int) -> Monitor:
    id = MonitorId("DEL", "U2720Q", f"S{number}", f"DP-{number}", "1920x1080")
    return Monitor(id, 1920 * (number - 1), 0, 1920, 1080, 1.0, number == 1)


@pytest.fixture
def cables(monkeypatch):
    """The numbers of the monitors that are plugged in; all draw on the one there is."""
    plugged = [1, 2, 3]
    there = QGuiApplication.primaryScreen
    monkeypatch.setattr(MonitorWatch, "present", lambda _: tuple(monitor(n) for n in plugged))
    monkeypatch.setattr(MonitorWatch, "screen", lambda *_: there())
    return plugged


def where(seat) -> dict[str, str]:
    """The window of each page that can be seen."""
    return {page: name for name, _, area in seat.screens.windows.standing() for page in area.seen}


def test_a_plan_by_command_taken_back_by_key_and_standing_again_after_a_restart(
    qtbot, start, tmp_path: Path, cables
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        starter = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
        seat = starter.seat
        assert where(seat) == {"duty": "desk"}, "nobody has chosen a plan yet"
        seat.commands.run("plan.use.command-calm")
        assert where(seat) == {"duty": "desk", "video": "wall-1", "deploy": "wall-2"}
        assert any("屏幕方案：指挥·平时" in words for words in seat.frame.notices.texts)
        QTest.keyClick(seat.frame.window, Qt.Key.Key_F9, CTRL)
        assert where(seat) == {"duty": "desk"}
        seat.commands.run("plan.use.command-flood")
        seat.frame.window.show_page("deploy")
        seat.commands.run("page.tear_off")
        stood = where(seat)
        assert stood["deploy"].startswith("loose")
        headers = [w.header for _, w, _ in seat.screens.windows.standing()[1:]]
        assert all("一号席" in header.accessibleName() for header in headers)
        start.end(starter)
    again = start.unlocked(tmp_path / "seat")
    qtbot.waitUntil(lambda: again.seat is not None, timeout=PATIENCE)
    assert where(again.seat) == stood
    assert len(again.seat.screens.switch.current.plan.layouts) == 6, "the plan is known whole"
    again.seat.commands.run("page.tear_off")  # the page with the keyboard, which is the queue
    assert where(again.seat)["duty"].startswith("loose")


def test_several_walls_each_with_its_cameras_before_and_after_a_kill(
    qtbot, start, tmp_path: Path, cables
) -> None:
    """H260: one stands on each monitor, all from one pool; nothing said good-bye to comes back."""
    cables.append(4)
    with running_hub(tmp_path / "hub") as hub:
        starter = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
        seat = starter.seat
        seat.commands.run("plan.use.patrol-calm")
        walls = ["video", "video-2"]
        assert [page for page in where(seat) if page in walls] == walls
        assert seat.frame.window.title("video-2") == "视频墙 2"
        first, second = (seat.pages.walls.wall(page) for page in walls)
        assert second.isVisible() and not second.window().header.isVisible()
        first.show_group("沿江", ["c1", "c2"])
        second.show_group("桥下", ["c3"])
        second.set_count(4)
        first.layouts.use("3x2: 0,0,2,2; 2,0,1,1; 2,1,1,1")
        first.layouts.bind_hot(2)
        views = seat.screens.walls.views()
        seat.screens._keeper._write()  # what half a second of rest does; a kill writes nothing
        seat.screens._keeper._writing.result(5)
        file = tmp_path / "seat" / "screens.toml"
        kept = file.read_bytes()
        cables.remove(3)
        seat.screens.watch.changed.emit()
        assert "视频墙 2" in seat.frame.notices.texts[-1]
        start.end(starter)
    file.write_bytes(kept)
    again = start.unlocked(tmp_path / "seat")
    qtbot.waitUntil(lambda: again.seat is not None, timeout=PATIENCE)
    cables.append(3)
    again.seat.screens.watch.changed.emit()
    assert again.seat.pages.walls.wall("video-2").cameras == ["c3", "", "", ""]
    assert again.seat.screens.walls.views() == views
    back = again.seat.pages.walls.wall("video")
    assert [back.grid.count, back.view.hot] == [3, 2], "layout and hot spot as they were (A-09)"
    again.seat.commands.run("wall.open_5")
    assert again.seat.pages.walls.wall("video-5").isVisible(), "the palette opens any of them"


def test_the_wall_goes_to_a_monitor_of_its_own_and_is_put_away(
    qtbot, start, tmp_path: Path, cables
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        starter = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
        seat = starter.seat
        QTest.keyClick(seat.frame.window, Qt.Key.Key_F11)
        window = seat.pages.wall.window()
        assert isinstance(window, HallWindow) and window.geometry().left() == 1920
        assert seat.pages.wall.isVisible() and not window.header.isVisible()
        seat.pages.wall.close()
        assert where(seat) == {"duty": "desk"}
        seat.frame.window.rail.chosen.emit("video")
        assert where(seat) == {"video": "desk"} and seat.pages.wall.isVisible()
