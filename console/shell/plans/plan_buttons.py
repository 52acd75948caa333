"""The commands of the panel of plans as buttons, each with its key."""

from collections.abc import Iterable
from functools import partial

from console.commands.registry import Command, CommandTable
from console.shell.keys import title_of
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.theme import Theme


def button_line(
    theme: Theme, table: CommandTable, caps: KeyCaps, commands: Iterable[Command]
) -> FlowLine:
    """Return a line of buttons that run commands; it breaks where there is no room."""
    line = FlowLine()
    line.setContentsMargins(16, 8, 16, 8)
    for command in commands:
        button = KeyButton(theme, title_of(command), small=True)
        caps.show(command.id, button.set_key)
        button.clicked.connect(partial(table.run, command.id))
        line.addWidget(button)
    return line
