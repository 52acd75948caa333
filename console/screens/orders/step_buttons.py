"""The steps that may be taken next, up to three beside each other, each with its key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from console.commands.registry import Command
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.theme import Theme

_MOST_BESIDE, MOST_ROWS = 3, 3
"""Buttons in a row, and rows; every legal step has its key beside them."""
_MARGIN, _GAP = 16, 8


class StepButtons(QWidget):
    """A grid of buttons.

    Args:
        theme: the theme.
        caps: what the key caps say.
        commands: all there are; what usually comes next stands first.

    Signals:
        pressed: command id of a button.
        placed: more or fewer of them have a button now.
    """

    pressed = Signal(str)
    placed = Signal()

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
        self._grid.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        self._grid.setSpacing(_GAP)
        self._beside, self._rows = _MOST_BESIDE, MOST_ROWS
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ids: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self.buttons: dict[str, KeyButton] = {}
        for command in commands:
            title = QCoreApplication.translate(command.title.context, command.title.source)
            button = KeyButton(theme, title, padding=8, parent=self)
            caps.show(command.id, button.set_key)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys act through the page
            button.clicked.connect(partial(self.pressed.emit, command.id))
            button.setMinimumWidth(1)  # where three lack room, two stand beside each other
            button.hide()
            self.buttons[command.id] = button

    def show_steps(self, ids: Sequence[str]) -> None:
        """Show as many of them as have room, the first first."""
        self._caps.refresh()
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self._place()

    def set_rows(self, rows: int) -> None:
        """Say how many rows there is room for."""
        if rows != self._rows:
            self._rows = rows
            self._place()

    @property
    def rest(self) -> int:
        """How many have a key alone."""
        return len(self._ids) - len(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self._fitting != self._beside:
            self._place()

    @property
    def _fitting(self) -> int:
        """How many fit beside each other without a word cut."""
        first = self._ids[: _MOST_BESIDE * self._rows]
        widest = max((self.buttons[id].sizeHint().width() for id in first), default=0)
        fitting = (self.width() - 2 * _MARGIN + _GAP) // (widest + _GAP)
        return max(1, min(_MOST_BESIDE, fitting))

    def _place(self) -> None:
        self._beside = self._fitting
        for id in self._shown:
            self._grid.removeWidget(self.buttons[id])
            self.buttons[id].hide()
        self._shown = self._ids[: self._beside * self._rows]
        for at, id in enumerate(self._shown):
            self._grid.addWidget(self.buttons[id], at // self._beside, at % self._beside)
            kind = ButtonKind.PRIMARY if at == 0 else ButtonKind.NORMAL
            self.buttons[id].set_kind(kind)
            self.buttons[id].show()
        for column in range(_MOST_BESIDE):
            self._grid.setColumnStretch(column, 1 if column < self._beside else 0)
        self.placed.emit()

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the commands that have a button now."""
        return self._shown
