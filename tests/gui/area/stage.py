"""The page of the towns over a real store, filled by hand."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLayout

from console.models.data_age import DataAge
from console.models.town_board import TownBoard
from console.screens.area.area_page import AreaPage
from console.screens.area.parts import AreaParts
from tests.gui.duty import directory, evening, hard_evening
from tests.gui.duty.room import Room
from tests.gui.shell.chinese import either
from widgets.board.tiles import BoardTile, Mark
from widgets.common.theme import Grade, Theme

KEPT = timedelta(minutes=10)
HEADER = 40
"""Of a window on a wall."""


class AreaStage:
    """A room with the page on a desk, or on a wall's panel."""

    def __init__(self, folder: Path, theme: Theme, size: QSize, panel: int = 0) -> None:
        self._is_closed = False
        self.room = Room(folder, theme)
        self.room.clock.moment = evening.NOW
        self.age = DataAge(self.room.link, self.room.clock)
        self.towns = TownBoard(self.room.queue, self.room.directory, self.room.clock, KEPT)
        self.signs: list[BoardTile] = []
        parts = AreaParts(
            theme, self.towns, self.room.link, self.age, self.room.commands, lambda: self.signs
        )
        self.page = AreaPage(parts)
        layout = self.page.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.page.set_panel(panel)
        self.page.resize(size)
        self.page.show()

    def hub_is(self, state: str, seconds: float = 0) -> None:
        """Say how the link stands, and that the hub was heard so many seconds ago."""
        then = evening.NOW - timedelta(seconds=seconds)
        self.room.link.update_view(state=state, since=then, data_as_of=then)
        self.settle()

    def put(self, *entities: object) -> None:
        """Let the hub say these, and let the models hear it."""
        self.room.put(*entities)
        QApplication.processEvents()
        self.room.feed._deliver()
        QApplication.processEvents()

    def settle(self) -> None:
        """Let everything that is on its way arrive, and give places anew."""
        self.put()
        self.age.look()
        self.towns.arrange()
        QApplication.processEvents()

    def close(self) -> None:
        """Take it down, once."""
        if self._is_closed:
            return
        self._is_closed = True
        self.page.stop()
        self.age.deleteLater()
        self.page.hide()
        self.page.deleteLater()
        self.room.close()


def normal(stage: AreaStage) -> None:
    stage.put(*directory.reference(), *directory.feeds(), *evening.normal())
    stage.room.load()
    stage.hub_is("online")
    stage.page.setFocus()


def with_signs(stage: AreaStage) -> None:
    """Let two plugins bring vital signs: one over its limit, one whose data are old."""
    normal(stage)
    orange, as_of = either("橙", "Orange"), either("截至 20:04", "as of 20:04")
    deep = (Mark(Grade.ORANGE, orange, 0),)
    stage.signs = [
        BoardTile("plugin.flood.deepest", "最深下立交", "最深下立交", "26 厘米", deep, "防汛防台",
                  Grade.ORANGE, False, f"最深下立交 26 厘米 {orange} 防汛防台"),
        BoardTile("plugin.lift.trapped", "被困人数", "被困人数", "3", (),
                  f"{as_of}·电梯困人", None, True, f"被困人数 3 {as_of}·电梯困人"),
    ]  # fmt: skip
    stage.page.refresh()


def storm(stage: AreaStage) -> None:
    stage.put(*directory.reference(), *directory.feeds(("视频",)), *hard_evening.storm())
    stage.room.load()
    stage.hub_is("online")


def offline(stage: AreaStage) -> None:
    stage.put(*directory.reference(), *directory.feeds(), *hard_evening.offline_rows())
    stage.room.load()
    stage.hub_is("offline", 252)


def empty(stage: AreaStage) -> None:
    stage.room.load()
    stage.room.link.update_view(state="online", since=evening.NOW)
    stage.settle()


Fill = Callable[[AreaStage], None]
