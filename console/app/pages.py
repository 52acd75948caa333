"""The pages of the rail and the wall's own window, built and tied together.

Pages do not know each other: what one asks for, another shows, is said here.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.commands.identity import Identity
from console.models.finder import Found
from console.screens.duty.duty_page import DutyPage
from console.screens.duty.parts import DutyParts
from console.shell import rail_pages, shell_commands
from console.shell.key_sheet import KeySheet
from console.shell.keys import key_sheet
from console.shell.not_yet_page import NotYetPage
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that exist."""

    duty: DutyPage

    def close(self) -> None:
        """Let go what pages hold: streams of the detail."""
        self.duty.detail.tiles.close()


def build_pages(seat: "Seat", theme: Theme, identity: Identity) -> Pages:
    """Build every page and connect what they ask for."""
    duty = DutyPage(_duty_parts(seat, theme, identity))
    window, notices = seat.frame.window, seat.frame.notices
    for item in rail_pages.rail_items():
        page = duty if item.id == rail_pages.DUTY else NotYetPage(theme, item.text)
        window.add_page(item.id, page)
    duty.said.connect(notices.say)
    duty.refused.connect(notices.say_refused)
    duty.take_back_offered.connect(notices.offer)
    duty.take_back_ended.connect(notices.withdraw)
    notices.clicked.connect(seat.commands.run)
    _declare(seat, theme)
    seat.frame.palette.chosen.connect(lambda found: _go_to(found, seat, duty))
    return Pages(duty)


def _duty_parts(seat: "Seat", theme: Theme, identity: Identity) -> DutyParts:
    models = seat.models
    return DutyParts(
        theme=theme,
        clock=seat.options.clock,
        queue=models.queue,
        directory=models.directory,
        orders=models.orders,
        link=models.link,
        acts=seat.acts.alerts,
        commands=seat.commands,
        identity=lambda: identity,
        play=seat.desk.addresses,
        open_stream=seat.pool.open,
    )


def _declare(seat: "Seat", theme: Theme) -> None:
    """Declare the commands that work on every page."""
    frame, table = seat.frame, seat.commands
    sheet = KeySheet(theme, lambda: key_sheet(table, frame.window.current_page), frame.window)
    frame.window.resized.connect(sheet.place)
    table.add(shell_commands.PALETTE, frame.palette.open)
    table.add(shell_commands.KEYS, sheet.open)
    table.add(shell_commands.SILENCE, lambda: frame.sound.set_off(not frame.sound.is_off))


def _go_to(found: Found, seat: "Seat", duty: DutyPage) -> None:
    """Show what was chosen in the palette."""
    if found.kind == "alert":
        seat.frame.window.show_page(rail_pages.DUTY)
        duty.open_alert(found.id)
