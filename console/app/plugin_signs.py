"""The vital signs that plugins bring, among those of the city (体征)."""

from typing import TYPE_CHECKING

from console.plugin_host.pages.launcher_item import page_id
from console.plugin_host.pages.ports import Standing
from console.plugin_host.pages.sign_tile import plugin_of, sign_tile
from console.plugin_host.reading.contributions import signs
from console.shell.rail_pages import VITALS
from widgets.board.tiles import BoardTile

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.area.area_page import AreaPage


class PluginSigns:
    """Tiles of the plugins at work; their guests work while somebody looks at them.

    Args:
        seat: whose plugins.
    """

    def __init__(self, seat: "Seat") -> None:
        self._seat = seat
        self._is_seen = False

    def tie(self, page: "AreaPage") -> None:
        """Let a vital sign lead to the page of its plugin, and be brought while it is seen."""
        page.sign_requested.connect(self._show)
        page.seen.connect(self._look)

    def tiles(self) -> list[BoardTile]:
        """Return the vital signs of the plugins that are let in; none before plugins were read."""
        desk, now = self._seat.plugins, self._seat.clock.now()
        running, tiles = desk.running, list[BoardTile]()
        for found in desk.found.values() if running else ():
            state = desk.state(found)
            if found.manifest is None or running is None or state.standing is Standing.OFF:
                continue
            if found.manifest.vital:
                running.guests.see(found, VITALS, self._is_seen)
            told = signs([found.manifest], running.book)
            tiles += [sign_tile(each, state, now) for each in told]
        return tiles

    def _look(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        self.tiles()

    def _show(self, id: str) -> None:
        found = self._seat.plugins.found.get(plugin_of(id))
        if found is not None and found.pages:
            self._seat.frame.window.show_page(page_id(found.id, found.pages[0].id))
