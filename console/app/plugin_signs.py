"""The vital signs that plugins bring, among those of the city (体征)."""

from functools import partial
from typing import TYPE_CHECKING

from console.plugin_host.pages.launcher_item import page_id
from console.plugin_host.pages.ports import Standing
from console.plugin_host.pages.sign_tile import plugin_of, sign_tile
from console.plugin_host.reading.contributions import signs
from widgets.board.tiles import BoardTile

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.area.area_page import AreaPage


def sign_tiles(seat: "Seat") -> list[BoardTile]:
    """Return the vital signs of the plugins that are let in; none before plugins were read."""
    desk, now = seat.plugins, seat.clock.now()
    tiles: list[BoardTile] = []
    for found in desk.found.values() if desk.running else ():
        state = desk.state(found)
        if found.manifest is not None and desk.running and state.standing is not Standing.OFF:
            told = signs([found.manifest], desk.running.book)
            tiles += [sign_tile(each, state, now) for each in told]
    return tiles


def tie_signs(seat: "Seat", page: "AreaPage") -> None:
    """Let a vital sign lead to the page of its plugin."""
    page.sign_requested.connect(partial(_show, seat))


def _show(seat: "Seat", id: str) -> None:
    found = seat.plugins.found.get(plugin_of(id))
    if found is not None and found.pages:
        seat.frame.window.show_page(page_id(found.id, found.pages[0].id))
