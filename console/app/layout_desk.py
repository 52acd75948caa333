"""分屏 at a seat: the keys of layouts, carried out on the wall at hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.commands import wall_tool_commands as commands
from console.screens.common.page_shortcuts import bind_shortcuts
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.wall.wall_window import WallWindow
    from console.shell.layout_panel import LayoutPanel


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class LayoutDesk(QObject):
    """Declares the keys of layouts.

    Args:
        seat: whose walls.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._panel: LayoutPanel | None = None
        table = seat.commands
        table.add(commands.LAYOUT, self.choose)
        table.add(commands.EDIT, lambda: self._wall().layouts.begin_edit())
        table.add(commands.HOT, self.bind_hot)
        table.add(commands.WHOLE, self.show_whole)
        table.add(commands.UNDO, self.undo)
        seat.pages.walls.made.connect(self._bind)
        for wall in seat.pages.walls.built:
            self._bind(wall)

    @property
    def panel(self) -> "LayoutPanel | None":
        """The chooser, while it stands."""
        return self._panel

    def choose(self) -> None:
        """Show the layouts over the wall at hand."""
        from console.shell.layout_panel import LayoutPanel

        wall = self._wall()
        if self._panel is not None:
            self._panel.put_away()
        self._panel = LayoutPanel(self._theme, wall.window())
        self._panel.closed.connect(self._closed)
        self._panel.chosen.connect(wall.layouts.use)
        self._panel.ask(wall.layouts.layout.text)

    def bind_hot(self) -> None:
        """Let hot spots take the tile keys act on."""
        wall = self._wall()
        tile = max(0, wall.grid.focused_tile)
        is_bound = wall.layouts.bind_hot(tile)
        words = (
            _t("Hot spots take tile {0}") if is_bound else _t("Hot spots as the layout has them")
        )
        self._say(words.format(tile + 1))

    def show_whole(self) -> None:
        """Show pictures whole, or let them fill their tiles."""
        wall = self._wall()
        wall.layouts.show_whole(not wall.layouts.is_whole)
        whole, fill = _t("Pictures are shown whole"), _t("Pictures fill their tiles")
        self._say(whole if wall.layouts.is_whole else fill)

    def undo(self) -> None:
        """Show what the wall at hand showed before the last step."""
        done = self._wall().layouts.undo()
        self._say(_t("The wall is as before") if done else _t("There is no step to take back"))

    def _wall(self) -> "WallWindow":
        walls = self._seat.pages.walls
        return walls.wall(walls.at_hand)

    def _bind(self, wall: "WallWindow") -> None:
        bind_shortcuts(wall, self._seat.commands, [each.id for each in commands.OF_WALL])

    def _closed(self) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None

    def _say(self, words: str) -> None:
        self._seat.frame.notices.say(words)
