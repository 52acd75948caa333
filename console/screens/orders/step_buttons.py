"""The steps that may be taken next, three beside each other, each with its key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from console.commands.registry import Command
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.theme import Theme

BESIDE, MOST = 3, 9
"""Buttons in a row, and altogether; every legal step has its key beside them."""


class StepButtons(QWidget):
    """A grid of buttons.

    Args:
        theme: the theme.
        caps: what the key caps say.
        commands: all there are; what usually comes next stands first.

    Signals:
        pressed: command id of a button.
    """

    pressed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        caps: KeyCaps,
        commands: Sequence[Command],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caps = caps
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setSpacing(8)
        for column in range(BESIDE):
            self._grid.setColumnStretch(column, 1)
        self._shown: tuple[str, ...] = ()
        self.buttons: dict[str, KeyButton] = {}
        for command in commands:
            title = QCoreApplication.translate(command.title.context, command.title.source)
            button = KeyButton(theme, title, padding=8, parent=self)
            caps.show(command.id, button.set_key)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys act through the page
            button.clicked.connect(partial(self.pressed.emit, command.id))
            button.hide()
            self.buttons[command.id] = button

    def show_steps(self, ids: Sequence[str]) -> int:
        """Show the first of them; return how many have a key alone."""
        shown = tuple(ids[:MOST])
        self._caps.refresh()
        if shown != self._shown:
            for id in self._shown:
                self._grid.removeWidget(self.buttons[id])
                self.buttons[id].hide()
            for at, id in enumerate(shown):
                self._grid.addWidget(self.buttons[id], at // BESIDE, at % BESIDE)
                kind = ButtonKind.PRIMARY if at == 0 else ButtonKind.NORMAL
                self.buttons[id].set_kind(kind)
                self.buttons[id].show()
            self._shown = shown
        return len(ids) - len(shown)

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the commands that have a button now."""
        return self._shown
