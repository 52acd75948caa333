"""A question in the foot bar, answered by a digit; nothing is modal, Esc drops it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.flow_line import FlowLine
from widgets.common.key_button import KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme

MOST = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its words, what it does, and the words in fewer and fewer where it is narrow."""

    words: str
    take: Callable[[], None]
    briefs: Sequence[str] = ()


_LEAST = 80
"""An answer is cut short where the pane is narrow; its key is not."""


class InlineAsk(QWidget):
    """Question and answers in place of the buttons.

    Args:
        theme: the theme.
        is_tall: each answer on a line of its own (candidates of 并入), else side by side, in
            two rows where one is too narrow to read them.

    Signals:
        closed: answered or dropped.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self._question = RunsLabel(theme, height=24)
        self._body = QWidget()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._question)
        self._box.addWidget(self._body)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return bool(self._choices)

    @property
    def question(self) -> str:
        """The words of the question."""
        return self._question.accessibleName() if self.is_open else ""

    @property
    def answers(self) -> list[str]:
        """The words of the answers, in the order of their digits."""
        return [choice.words for choice in self._choices]

    @property
    def briefs(self) -> list[Sequence[str]]:
        """What the answers say instead where they lack room."""
        return [choice.briefs for choice in self._choices]

    def ask(self, question: str, choices: Sequence[Choice], is_tall: bool = False) -> None:
        """Show a question with at most six answers."""
        self._choices = tuple(choices[:MOST])
        drop = QCoreApplication.translate("duty", "cancel")
        right = [Run(drop, step=Step.SMALL), key_cap("Esc")]
        self._question.set_runs([Run(question, Ink.TEXT, bold=True, step=Step.SMALL)], right)
        self._replace_body(is_tall)
        self.show()

    def choose(self, number: int) -> bool:
        """Take the answer with a number from 1; return whether there was such an answer."""
        if not 1 <= number <= len(self._choices):
            return False
        choice = self._choices[number - 1]
        self.drop()
        choice.take()
        return True

    def drop(self) -> None:
        """Put the question away unanswered."""
        if self.is_open:
            self._choices = ()
            self.hide()
            self.closed.emit()

    def _replace_body(self, is_tall: bool) -> None:
        self._box.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        line = QVBoxLayout() if is_tall else FlowLine(fills=True)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4 if is_tall else 8)
        self._body.setLayout(line)
        for number, choice in enumerate(self._choices, start=1):
            button = KeyButton(self._theme, choice.words, str(number), small=is_tall, padding=8)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setMinimumWidth(_LEAST)
            button.setToolTip(choice.words)
            button.set_briefs(choice.briefs)
            button.clicked.connect(_Choose(self, number))
            line.addWidget(button)
        self._box.addWidget(self._body)


class _Choose:
    def __init__(self, ask: InlineAsk, number: int) -> None:
        self._ask = ask
        self._number = number

    def __call__(self) -> None:
        self._ask.choose(self._number)
