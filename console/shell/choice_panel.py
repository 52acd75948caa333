# ruff: noqa: D102 - Qt's overrides are described by Qt
"""One question with a few answers, each on a digit; the page behind stays alive."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

WIDTH = 720
_EDGE = 8


class ChoicePanel(Overlay):
    """Asks one thing after the other; Enter takes the first answer, Esc none.

    Args:
        theme: the theme.
        window: what it lies over.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._title = RunsLabel(theme, height=40)
        self._note = RunsLabel(theme, height=32)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._buttons: list[KeyButton] = []
        self._answered: Callable[[int], None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_EDGE + 40 + 8 + 32 + 8 + theme.size.button + 2 * _EDGE)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, _EDGE, 16, 2 * _EDGE)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addWidget(self._note)
        box.addLayout(self._row)

    @property
    def words(self) -> list[str]:
        """Title, note and answers, as one reads them."""
        said = [label.accessibleName() for label in (self._title, self._note)]
        return [*said, *(button.text() for button in self._buttons)]

    def ask(
        self, title: str, note: str, answers: Sequence[str], answered: Callable[[int], None]
    ) -> None:
        """Ask.

        Args:
            title: what is asked.
            note: what one has to know for it.
            answers: at most nine, in the order of their digits.
            answered: is called with the number of the answer, from 0.
        """
        self._answered = answered
        title_run = Run(title, Ink.TEXT, bold=True, step=Step.TITLE)
        self._title.set_runs([title_run], way_out())
        self._note.set_runs([Run(note)])
        self._set_answers(answers)
        if self.isHidden():
            self.open_over()
        self.place()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_answers(self, answers: Sequence[str]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        self._buttons = []
        for number, answer in enumerate(answers):
            kind = ButtonKind.PRIMARY if number == 0 else ButtonKind.NORMAL
            button = KeyButton(self.theme, answer, str(number + 1), kind)
            button.clicked.connect(partial(self._take, number))
            self._buttons.append(button)
            self._row.addWidget(button)
            button.show()
        self._row.addStretch(1)

    def _take(self, number: int, _: bool = False) -> None:
        if self._answered is not None and number < len(self._buttons):
            self._answered(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():  # held: the next question is another one
            return
        number = event.key() - int(Qt.Key.Key_1)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 0 <= number < len(self._buttons):
            self._take(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(0)
        else:
            super().keyPressEvent(event)
