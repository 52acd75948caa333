"""The panels that open from the header: what waits and was refused, and what a person decides."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from console.app.page_parts import name_of
from console.shell import rail_pages
from console.shell.check_panel import CheckPanel
from console.shell.outbox_panel import OutboxPanel
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat


def build_panels(
    seat: "Seat", theme: Theme, prepare_order: Callable[[str, Sequence[str], str], None]
) -> None:
    """Build the panels and let the header open them.

    Args:
        seat: whose outbox and cards they show.
        theme: the look.
        prepare_order: shows the order to an alert with units and words, to be sent anew.
    """
    frame, table = seat.frame, seat.commands
    panel = OutboxPanel(
        theme,
        seat.options.clock,
        seat.models.outbox,
        seat.acts.outbox,
        table,
        seat.sync.held_for,
        partial(name_of, seat),
        frame.window,
    )
    frame.window.resized.connect(panel.place)
    panel.said.connect(frame.notices.say)
    panel.refused.connect(frame.notices.say_refused)

    def send_anew(alert: str, units: Sequence[str], words: str) -> None:
        prepare_order(alert, units, words)
        frame.window.show_page(rail_pages.DEPLOY)

    panel.order_requested.connect(send_anew)
    checks = CheckPanel(
        theme,
        seat.models.checks,
        seat.acts.checks,
        table,
        partial(name_of, seat),
        frame.window,
    )
    frame.window.resized.connect(checks.place)
    checks.said.connect(frame.notices.say)
    checks.refused.connect(frame.notices.say_refused)
    opens = {"outbox": panel.open, "refused": panel.open, "check": checks.open}
    frame.window.header.item_clicked.connect(lambda item: opens[item]() if item in opens else None)
