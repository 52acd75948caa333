"""Parts with little behind them: words, and buttons."""

from console.plugin_api.page import Buttons, Text
from console.plugin_host.pages.command_buttons import CommandButtons
from console.plugin_host.pages.part_view import EDGE, PartView
from console.plugin_host.pages.ports import Ports, said
from widgets.common.theme import Ink, Step
from widgets.common.word_label import WordLabel


class TextView(PartView):
    """A paragraph."""

    def __init__(self, part: Text, ports: Ports) -> None:
        super().__init__(part, ports)
        self.column.setContentsMargins(EDGE, 0 if part.title else 12, EDGE, 12)
        self.label = WordLabel(ports.theme, said(part.words), Ink.TEXT2, Step.BODY)
        self.put(self.label, 0)
        self.column.addStretch(1)


class ButtonsView(PartView):
    """Commands of the console or of the plugin."""

    def __init__(self, part: Buttons, ports: Ports) -> None:
        super().__init__(part, ports)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.put(CommandButtons(part.commands, ports), 0)
        self.column.addStretch(1)
