"""The page of the towns: what it works with, on what it stands, and where its tiles lead."""

from functools import partial
from typing import TYPE_CHECKING

from console.app.plugin_signs import PluginSigns
from console.models.town_board import TownBoard
from console.screens.area.parts import AreaParts
from console.settings.plans.panel_size import wall_lines
from console.settings.plans.plan import Kind
from console.settings.profile import load_places_kept
from console.shell import rail_pages
from console.shell.monitors.fit import panel_of
from console.shell.plans.hall_window import HallWindow
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.screens.area.area_page import AreaPage


def area_parts(seat: "Seat", theme: Theme, signs: PluginSigns) -> AreaParts:
    """Return what the towns work with."""
    models = seat.models
    towns = TownBoard(models.queue, models.directory, seat.clock, load_places_kept())
    return AreaParts(theme, towns, models.link, models.age, seat.commands, signs.tiles)


def tie_area(seat: "Seat", theme: Theme, pages: "Pages", page: "AreaPage") -> None:
    """Connect the page of the towns."""
    page.town_requested.connect(partial(show_town, seat, pages))
    seat.screens.windows.changed.connect(partial(stand_on_panel, page))


def show_town(seat: "Seat", pages: "Pages", town: str) -> None:
    """Show what is open in a town; everything for no name."""
    seat.frame.window.show_page(rail_pages.DUTY)
    pages.duty.show_town(town)


def stand_on_panel(page: "AreaPage") -> None:
    """Write large while the page stands on a wall."""
    window = page.window()
    is_wall = isinstance(window, HallWindow) and window.kind is Kind.WALL
    screen = window.screen()
    page.set_panel(wall_lines(screen.size().height(), panel_of(screen)) if is_wall else 0)
