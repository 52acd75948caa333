"""The pages of the video wall: each built when it is first seen, all with one pool of streams."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.app.late import Late
from console.models.grade_words import GRADES
from console.settings.plans.wall_view import WALL_PAGES, is_wall
from console.shell import rail_pages, shell_commands
from console.shell.badges import InsideBadge
from widgets.common.theme import Grade

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.wall.wall_window import WallWindow
    from widgets.common.theme import Theme


def wall_name(page: str) -> str:
    """Return what a page of the wall is called: 视频墙 1, 视频墙 2, …."""
    words = QCoreApplication.translate("wall", "Video wall {0}")
    return words.format(WALL_PAGES.index(page) + 1)


class Walls(QObject):
    """The walls of a seat.

    Args:
        seat: whose pages they are.
        theme: the look.

    Signals:
        made: a wall stands now; its window.
    """

    made = Signal(object)

    def __init__(self, seat: "Seat", theme: "Theme") -> None:
        super().__init__(seat)
        self._seat = seat
        self._theme = theme
        self._late = {page: Late(partial(self._build, page)) for page in WALL_PAGES}
        window = seat.frame.window
        for page in WALL_PAGES[1:]:
            window.add_beyond(page, wall_name(page), rail_pages.VIDEO, self._late[page])
        window.name_page(rail_pages.VIDEO, wall_name(rail_pages.VIDEO))
        self._badge = InsideBadge(window.rail, rail_pages.VIDEO, self._hot, self)

    def wall(self, page: str = WALL_PAGES[0]) -> "WallWindow":
        """Return a wall, built now if it was not."""
        return self._late[page]()

    def if_built(self, page: str) -> "WallWindow | None":
        """Return a wall that stands already."""
        late = self._late.get(page)
        return None if late is None else late.if_built

    @property
    def built(self) -> Iterator["WallWindow"]:
        """Those that stand, in their order."""
        return (wall for late in self._late.values() if (wall := late.if_built) is not None)

    @property
    def at_hand(self) -> str:
        """Id of the wall the person works at; the first one where it is another page."""
        page = self._seat.screens.page_at_hand
        return page if is_wall(page) else WALL_PAGES[0]

    def for_camera(self, camera: str) -> "WallWindow | None":
        """Return the wall a hot spot belongs on: one that shows its camera, else the first seen."""
        seen = [wall for wall in self.built if wall.isVisible()]
        showing = [wall for wall in seen if camera in wall.cameras]
        return next(iter((*showing, *seen)), None)

    def close(self) -> None:
        """Let streams and windows go."""
        for wall in self.built:
            wall.close()
            wall.pictures.let_go()
            wall.deleteLater()

    def _hot(self) -> Iterator[Grade]:
        """Yield the grade of each alert that a patrol officer is to look at."""
        yield from (GRADES[alert.severity] for wall in self.built for alert in wall.hot.alerts)

    def _build(self, page: str) -> "WallWindow":
        # Imported here: a start waits for no page it does not show.
        from console.app import page_parts, page_ties
        from console.screens.wall.wall_window import WallWindow

        self._seat.on_walls.stand()
        wall = WallWindow(page_parts.wall_parts(self._seat, self._theme, page, wall_name(page)))
        page_ties.tie_wall(self._seat, self._theme, wall, page)
        self._seat.screens.walls.attach(page, wall)
        wall.heated.connect(self._badge.refresh)
        self.made.emit(wall)
        return wall


def declare(seat: "Seat") -> None:
    """Let every further wall be opened by name, in the palette."""
    for page, command in zip(WALL_PAGES[1:], shell_commands.WALLS, strict=True):
        seat.commands.add(command, partial(seat.screens.show_own, page))
