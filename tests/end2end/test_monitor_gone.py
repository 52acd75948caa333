"""A monitor goes while something lies over what stands on it; and what is said of monitors."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.app.seat import Seat
from console.shell.overlay import Overlay
from tests.end2end.test_screens import PATIENCE, cables, where
from tests.support.hub import running_hub

__all__ = ["cables"]


@pytest.fixture
def seat(qtbot, start, tmp_path: Path, cables) -> Seat:
    """A seat whose video wall stands on the second of three monitors."""
    with running_hub(tmp_path / "hub") as hub:
        starter = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
        QTest.keyClick(starter.seat.frame.window, Qt.Key.Key_F11)
        assert where(starter.seat)["video"] == "wall"
        yield starter.seat
        start.end(starter)


def plug(qtbot, seat: Seat, cables: list[int], *numbers: int) -> None:
    """Let these monitors be there; waits until a window that went with one is gone."""
    window = seat.pages.wall.window()
    is_going = numbers == (1,)
    cables[:] = numbers
    if not is_going:
        seat.screens.watch.changed.emit()
        return
    with qtbot.waitSignal(window.destroyed, timeout=PATIENCE):
        seat.screens.watch.changed.emit()


def panels() -> list[Overlay]:
    return [w for w in QApplication.allWidgets() if isinstance(w, Overlay) and w.isVisible()]


@pytest.mark.parametrize(
    "command",
    ["wall.tasks", "wall.layout", "patrol.choose", "camera.directory", "camera.number"],
)
def test_h878_what_lay_over_a_wall_opens_again_after_its_monitor_went(
    qtbot, seat: Seat, cables, command: str
) -> None:
    """H878: it went with the window, and its key did nothing any more until the next start."""
    seat.frame.window.show_page("video")
    seat.commands.run(command)
    (panel,) = panels()
    assert panel.window() is seat.pages.wall.window()
    plug(qtbot, seat, cables, 1)
    assert panels() == []
    seat.frame.window.show_page("video")
    seat.commands.run(command)
    (panel,) = panels()
    assert panel.window() is seat.frame.window
    panel.put_away()
    plug(qtbot, seat, cables, 1, 2)
    seat.commands.run(command)
    (panel,) = panels()
    assert panel.window() is seat.pages.wall.window(), "over the wall, not where it was before"


def test_h879_a_monitor_that_came_is_not_said_to_be_gone(qtbot, seat: Seat, cables) -> None:
    """H879: what a hand has put away was read as lost, each time a cable was touched."""
    seat.pages.wall.close()
    plug(qtbot, seat, cables, 1, 2, 3, 4)
    assert seat.frame.notices.texts[-1] == "4 台显示器，页面均已就位"


def test_h879_what_still_waits_for_a_monitor_is_said_when_another_comes(
    qtbot, seat: Seat, cables
) -> None:
    seat.commands.run("plan.use.command-calm")
    plug(qtbot, seat, cables, 1)
    assert seat.frame.notices.texts[-1] == "显示器已断开；已收起，左侧栏仍可打开：视频墙 1、调度"
    plug(qtbot, seat, cables, 1, 2)
    said = "2 台显示器；仍收起，左侧栏可打开：调度"
    assert seat.frame.notices.texts[-1] == said
