"""What a person does with a wall besides its cameras: layouts, tasks, covers, swivels, playback."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.app.camera_desk import CameraDesk
from console.app.covers import Covers
from console.app.layout_desk import LayoutDesk
from console.app.playback_desk import PlaybackDesk
from console.app.swivel_desk import SwivelDesk
from console.app.task_desk import TaskDesk
from console.app.uncover_desk import UncoverDesk
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat


class WallTools(QObject):
    """Builds the five desks.

    Args:
        seat: whose walls.
        theme: the look.
        folder: where the seat keeps its files; None for a seat that keeps nothing.
    """

    def __init__(self, seat: "Seat", theme: Theme, folder: Path | None) -> None:
        super().__init__(seat)
        self.layouts = LayoutDesk(seat, theme)
        self.tasks = TaskDesk(seat, theme, folder)
        covers = seat.desk.covers if isinstance(seat.desk, CameraDesk) else None
        self.covers = UncoverDesk(seat, theme, covers or Covers(seat.clock.monotonic, self))
        self.swivels = SwivelDesk(seat, theme)
        self.playbacks = PlaybackDesk(seat, theme)
