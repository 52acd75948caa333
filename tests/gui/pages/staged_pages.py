"""Pages and panels on the seat of a district: deploy, log, intake, wall."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QLayout, QWidget

from console.runtime.clock import CHINA, ManualClock
from console.screens.wall.wall_window import WallWindow
from console.shell.overlay import Overlay
from tests.gui.deploy.hall_stage import HallStage, district
from tests.gui.deploy.page_stage import underpass
from tests.gui.log.page_stage import log_page
from tests.gui.log.pictures import write_evening
from tests.gui.pages.deploy_states import turn
from tests.gui.pages.shown import FRAME, Showing, Shown
from tests.gui.wall.directory import directory_panel
from tests.gui.wall.panels import playback_line
from tests.gui.wall.patrol_stage import on_patrol
from tests.gui.wall.pictures import states as wall_states
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.common.theme import Theme

_EVENING = datetime(2026, 7, 9, 20, 24, 12, tzinfo=CHINA)


def staged(build: Callable[[HallStage], QWidget], width: int = 0, cameras: int = 40) -> Showing:
    """Return a page that stands in the work area, or a panel of `width`."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = HallStage(folder, theme, ManualClock(_EVENING))
        stage.fill(cameras)
        stage.load()
        stage.link_is("online")
        turn()
        page = build(stage)
        turn()
        room, layout = size - FRAME, page.layout()
        if layout is None:  # a wall, which has a monitor of its own
            room = size
        else:  # as a window of the console, which gives no more room than there is
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
            page.setMinimumSize(0, 0)
        page.resize(min(width or room.width(), room.width()), room.height())
        for panel in page.findChildren(Overlay):
            panel.place()
        page.show()
        turn()

        def close() -> None:
            for timer in page.findChildren(QTimer):  # none may ask a store that is closed
                timer.stop()
            page.hide()
            page.deleteLater()
            stage.close()

        return Shown(page, close)

    return show


def evening_log(stage: HallStage) -> QWidget:
    page = log_page(stage)
    page.show()
    write_evening(stage)
    return page


def wall_on_patrol(
    stage: HallStage, more: Mapping[int, tuple[str, float, tuple[str, ...]]] | None = None
) -> QWidget:
    cameras = Cameras(stage)
    ids = [camera.id for camera in district().cameras[:40]]
    cameras.states = {
        ids[number]: state for number, state in (wall_states() | dict(more or {})).items()
    }
    wall = wall_window(stage, cameras)
    wall.show()
    on_patrol(wall, stage.clock, ids[:16])
    wall.show_alert(underpass(stage), [ids[5]])
    turn()
    return wall


def recording(stage: HallStage) -> QWidget:
    wall = wall_on_patrol(stage)
    playback_line(wall)
    turn()
    return wall


def over_pictures(panel: Callable[[WallWindow], QWidget]) -> Callable[[HallStage], QWidget]:
    """Return what asks about a camera: where one is shown."""

    def build(stage: HallStage) -> QWidget:
        wall = wall_on_patrol(stage)
        assert isinstance(wall, WallWindow)
        panel(wall)
        turn()
        return wall

    return build


def directory(stage: HallStage) -> QWidget:
    silent = ("failed", 720.0, ()), ("failed", 180.0, ())
    wall = wall_on_patrol(stage, dict(enumerate(silent, 1)))
    assert isinstance(wall, WallWindow)
    directory_panel(stage, wall)
    turn()
    return wall


def wall_with(panel: Callable[[WallWindow], QWidget]) -> Callable[[HallStage], QWidget]:
    def build(stage: HallStage) -> QWidget:
        wall = wall_window(stage, Cameras(stage))
        wall.resize(1280, 900)
        wall.show()
        panel(wall)
        turn()
        return wall

    return build
