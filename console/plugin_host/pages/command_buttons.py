"""Commands as buttons with their keys, in rows as wide as there is room."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from console.plugin_api.dataset import Value
from console.plugin_host.pages.ports import Ports
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import KeyButton
from widgets.common.key_words import key_words
from widgets.common.word_label import WordLabel

NoRow = Callable[[], Mapping[str, Value]]


def _none() -> Mapping[str, Value]:
    return {}


class CommandButtons(QWidget):
    """A button for each.

    Args:
        ids: as the page names them.
        ports: knows and runs them.
        row: returns what they act on.
    """

    def __init__(self, ids: Sequence[str], ports: Ports, row: NoRow = _none) -> None:
        super().__init__()
        self._ports, self._row = ports, row
        self.buttons: list[KeyButton] = []
        line = FlowLine()
        line.setContentsMargins(16, 8, 16, 8)
        for id in ids:
            line.addWidget(self._button(ports.command_id(id)))
        self.setLayout(line)

    def _button(self, id: str) -> QWidget:
        try:
            command = self._ports.command(id)
        except KeyError:
            words = QCoreApplication.translate("plugin", "No command {0} on this seat")
            label = WordLabel(self._ports.theme, words.format(id))
            label.setWordWrap(False)
            label.setMinimumHeight(self._ports.theme.size.button)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            return label
        title = QCoreApplication.translate(command.title.context, command.title.source)
        button = KeyButton(self._ports.theme, title, key_words(command.key))
        button.clicked.connect(partial(self._run, id))
        self.buttons.append(button)
        return button

    def let_press(self, is_allowed: bool) -> None:
        """Whether there is anything to act on."""
        for button in self.buttons:
            button.setEnabled(is_allowed)

    def _run(self, id: str) -> None:
        self._ports.run(id, self._row())
