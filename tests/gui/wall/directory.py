"""The camera directory over a wall, as a person sees it: some of its cameras have no picture."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from console.models.camera_finder import CameraFinder
from console.models.camera_narrowing import Ground
from console.screens.wall.wall_window import WallWindow
from console.shell.camera_panel import CameraPanel
from offline_cache.lanes import InlineLane
from tests.gui.deploy.hall_stage import HallStage, district
from tests.gui.shell.chinese import either


def silent_words() -> dict[str, str]:
    """What is said of two cameras of the district, whose tiles have no picture now."""
    first, second = (camera.id for camera in district().cameras[1:3])
    return {
        first: either("无新画面已 12 分，20:24 看过", "no new picture for 12 min, looked at 20:24"),
        second: either("无新画面已 3 分，20:24 看过", "no new picture for 3 min, looked at 20:24"),
    }


def directory_panel(
    stage: HallStage, wall: WallWindow, silent: Mapping[str, str] | None = None
) -> CameraPanel:
    """Open it over a wall."""
    told = silent_words() if silent is None else silent
    finder = CameraFinder(
        stage.cache, stage.feed, InlineLane(), Ground(), lambda: lambda e: True, wall
    )
    panel = CameraPanel(wall.strip.theme, finder, stage.directory.orgs, wall, lambda: told)
    panel.open()
    while not finder.is_ready:  # a piece is read with each turn
        QCoreApplication.processEvents()
    panel.refresh()
    return panel
