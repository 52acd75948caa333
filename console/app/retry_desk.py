"""“立即重试”: a person does not want to wait for a camera's next attempt."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.camera_desk import CameraDesk
from console.commands.registry import CommandTable
from console.commands.video_commands import RETRY, RETRY_ALL
from console.commands.viewing_commands import ASK
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.common.views import OpenView
from widgets.common.key_words import key_words

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.wall.wall_window import WallWindow


def with_hint(seat: "Seat", stands_by: bool = False) -> OpenView:
    """Return what opens a picture whose tile says by which key it is tried again.

    Args:
        seat: whose keys.
        stands_by: whether it is only connected until it is woken.
    """
    desk = seat.desk
    if not isinstance(desk, CameraDesk):
        return desk.stand_by if stands_by else desk.view
    return partial(desk.stand_by if stands_by else desk.view, hint=partial(_hint, seat))


def _hint(seat: "Seat") -> str:
    key = seat.commands.get(RETRY.id).key
    words = QCoreApplication.translate("video", "{0}: try again now")
    return words.format(key_words(key)) if key else ""


def ask_hint(commands: CommandTable) -> str:
    """Return how a look at a camera that is not free to this seat is asked for."""
    words = QCoreApplication.translate("video", "Ask for a look on the wall: {0}")
    return words.format(key_words(commands.key_of(ASK)))


class RetryDesk(QObject):
    """Has streams tried again.

    Args:
        seat: whose walls; the tile keys act on is meant.
        desk: has the streams.
    """

    def __init__(self, seat: "Seat", desk: CameraDesk) -> None:
        super().__init__(seat)
        self._seat, self._desk = seat, desk
        seat.commands.add(RETRY, self.retry)
        seat.commands.add(RETRY_ALL, desk.retry)
        seat.pages.walls.made.connect(self._bind)
        for wall in seat.pages.walls.built:
            self._bind(wall)

    def retry(self) -> None:
        """Try the camera under the cursor again."""
        walls = self._seat.pages.walls
        self._desk.retry(walls.wall(walls.at_hand).camera_at_hand)

    def _bind(self, wall: "WallWindow") -> None:
        bind_shortcuts(wall, self._seat.commands, [RETRY.id])
