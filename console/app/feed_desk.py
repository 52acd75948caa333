"""The list of sources at a running seat: by its key, by Ctrl+K, and from the header."""

from typing import TYPE_CHECKING

from console.app.late import Late
from console.shell import shell_commands
from console.shell.feeds_panel import FeedsPanel
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat


def declare(seat: "Seat", theme: Theme) -> None:
    """Let the list be asked for."""
    panel = Late(lambda: _build(seat, theme))
    seat.commands.add(shell_commands.FEEDS, lambda: panel().open())


def _build(seat: "Seat", theme: Theme) -> FeedsPanel:
    window = seat.frame.window
    panel = FeedsPanel(theme, seat.models.link, seat.models.queue.alerts, seat.commands, window)
    panel.aside_requested.connect(lambda: seat.commands.run(shell_commands.QUARANTINE.id))
    return panel
