"""The wall over a staged seat; cameras stand in the states a test gives them."""

from typing import Any

from console.app.machine_words import machine_words
from console.screens.wall.parts import WallParts
from console.screens.wall.wall_window import WallWindow
from console.video.machine_load import MachineLoad
from tests.gui.deploy.hall_stage import HallStage, StillView


class Cameras:
    """Opens drawn pictures and remembers them by camera."""

    def __init__(self, stage: HallStage) -> None:
        self._stage = stage
        self.views: dict[str, StillView] = {}
        self.opened: list[str] = []
        self.states: dict[str, tuple[str, float, tuple[str, ...]]] = {}

    def __call__(self, camera: str, width: int, height: int) -> StillView | None:
        known = self._stage.directory.camera(camera)
        if known is None:
            return None
        state, age, lines = self.states.get(camera, ("live", 0.2, ()))
        self.views[camera] = self.made(camera, known.name, width, height, state, age, lines)
        self.opened.append(camera)
        return self.views[camera]

    def made(self, camera: str, *told: Any) -> StillView:
        """Return the view of a camera."""
        return StillView(*told)


def wall_window(
    stage: HallStage, cameras: Cameras, page: str = "video", name: str = "", **more: Any
) -> WallWindow:
    return WallWindow(
        WallParts(
            theme=stage.theme,
            clock=stage.clock,
            directory=stage.directory,
            identity=lambda: stage.identity,
            open_view=cameras,
            is_demo=True,
            machine=lambda: machine_words(_load(bool(cameras.views))),
            page=page,
            name=name,
            **more,
        )
    )


def _load(has_pictures: bool) -> MachineLoad:
    """A machine with nothing to decode receives nothing."""
    return MachineLoad(0.41, 9.6e6) if has_pictures else MachineLoad(0.03, 0.0)
