"""What opens over every page: keys, what waits and was refused, what a person decides."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from console.app import feed_desk, page_ties, walls
from console.app.call_watch import CallWatch
from console.app.camera_panel_desk import CameraPanelDesk
from console.app.device_desk import DeviceDesk
from console.app.instruction_desk import InstructionDesk
from console.app.late import Late
from console.app.mask_desk import MaskDesk
from console.app.mode_desk import ModeDesk
from console.app.note_desk import NoteDesk
from console.app.page_parts import may, name_of
from console.app.quarantine_desk import QuarantineDesk
from console.app.reassign_desk import ReassignDesk
from console.commands import (
    check_commands,
    intake_commands,
    mode_commands,
    outbox_commands,
    rule_commands,
)
from console.domain.rights import Right
from console.shell import rail_pages, shell_commands
from console.shell.keys import key_sheet, scopes_of
from console.shell.plans import plan_commands
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.rule_trial_desk import RuleTrialDesk
    from console.app.seat import Seat
    from console.shell.check_panel import CheckPanel
    from console.shell.error_panel import ErrorPanel
    from console.shell.key_sheet import KeySheet
    from console.shell.outbox_panel import OutboxPanel


def build_panels(seat: "Seat", theme: Theme) -> None:
    """Declare the commands that work on every page, and let the header open its panels."""
    frame, table = seat.frame, seat.commands
    outbox = Late(lambda: _outbox(seat, theme))
    checks = Late(lambda: _checks(seat, theme))
    sheet = Late(lambda: _sheet(seat, theme))
    errors = Late(lambda: _errors(seat, theme))
    table.announce(outbox_commands.COMMANDS, outbox)
    table.announce(check_commands.COMMANDS, checks)
    opens = {
        "outbox": outbox_commands.OPEN,
        "refused": outbox_commands.OPEN,
        "check": check_commands.OPEN,
        "plans": plan_commands.OPEN,
        "mode": mode_commands.OPEN,
        "who": shell_commands.POSTS,
        "shift": shell_commands.POSTS,
        "feeds": shell_commands.FEEDS,
    }
    frame.window.header.item_clicked.connect(
        lambda item: table.run(opens[item].id) if item in opens else None
    )
    table.add(shell_commands.PALETTE, frame.palette.open)
    table.add(shell_commands.KEYS, lambda: sheet().open())
    table.add(shell_commands.ERROR, lambda: errors().open_with(frame.notices.last_refusal))
    table.add(shell_commands.WALL, lambda: page_ties.show_wall(seat, seat.pages))
    walls.declare(seat)
    feed_desk.declare(seat, theme)
    QuarantineDesk(seat, theme)
    table.add(intake_commands.OPEN, lambda: page_ties.open_intake(seat, seat.pages))
    NoteDesk(seat, theme)  # the seat keeps it
    ModeDesk(seat, theme)
    MaskDesk(seat, theme)
    InstructionDesk(seat, theme)
    DeviceDesk(seat, theme)
    ReassignDesk(seat)
    seat.camera_panels = CameraPanelDesk(seat, theme)
    table.announce(rule_commands.COMMANDS, Late(lambda: _rule_trial(seat, theme)))
    leads = partial(may, seat, Right.LEAD_SHIFT)
    calls = CallWatch(seat.models.queue, frame.notices, leads, seat)
    seat.stopped.connect(calls.stop)
    frame.window.rail.chosen.connect(lambda id: _open_beside(id, seat))


def _open_beside(id: str, seat: "Seat") -> None:
    """Open what is no page but stands on the rail."""
    if id == rail_pages.INTAKE:
        seat.commands.run(intake_commands.OPEN.id)
        seat.frame.window.rail.set_current(seat.frame.window.current_page)


def _rule_trial(seat: "Seat", theme: Theme) -> "RuleTrialDesk":
    from console.app.rule_trial_desk import RuleTrialDesk

    return RuleTrialDesk(seat, theme)


def _errors(seat: "Seat", theme: Theme) -> "ErrorPanel":
    from console.shell.error_panel import ErrorPanel

    return ErrorPanel(theme, lambda id: seat.commands.get(id).key, seat.frame.window)


def _sheet(seat: "Seat", theme: Theme) -> "KeySheet":
    from console.shell.key_sheet import KeySheet

    window, table = seat.frame.window, seat.commands
    sheet = KeySheet(
        theme,
        lambda: key_sheet(table, scopes_of(window.focusWidget(), window.current_page)),
        lambda: table.run(shell_commands.CHOOSE_KEYS.id),
        window,
    )
    return sheet


def _outbox(seat: "Seat", theme: Theme) -> "OutboxPanel":
    from console.shell.outbox_panel import OutboxPanel

    window, notices = seat.frame.window, seat.frame.notices
    panel = OutboxPanel(
        theme,
        seat.clock,
        seat.models.outbox,
        seat.acts.outbox,
        seat.commands,
        seat.sync.held_for,
        partial(name_of, seat),
        window,
    )

    def send_anew(alert: str, units: Sequence[str], words: str) -> None:
        seat.pages.deploy.show_alert(alert, units, words)
        window.show_page(rail_pages.DEPLOY)

    panel.said.connect(notices.say)
    panel.refused.connect(notices.say_refused)
    panel.order_requested.connect(send_anew)
    return panel


def _checks(seat: "Seat", theme: Theme) -> "CheckPanel":
    from console.shell.check_panel import CheckPanel

    window, notices = seat.frame.window, seat.frame.notices
    checks = CheckPanel(
        theme,
        seat.models.checks,
        seat.acts.checks,
        seat.commands,
        partial(name_of, seat),
        window,
    )
    checks.said.connect(notices.say)
    checks.refused.connect(notices.say_refused)
    return checks
