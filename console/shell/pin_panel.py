# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Taking a seat (back) by PIN: a locked seat, or another person of this seat's."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.shell.line_field import line_field
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.refusal import Refusal
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

WIDTH = 520


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who can take the seat here.

    Attributes:
        account: whose PIN is asked.
        name: on screen.
    """

    account: str
    name: str


class PinPanel(Overlay):
    """Who, and the PIN or the password; the page behind stays alive and readable.

    Signals:
        entered: account, and what was typed.
        login_requested: none of these people; the log-in with the hub is wanted.
    """

    entered = Signal(str, str)
    login_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, "pin")
        self._sitters: Sequence[Sitter] = ()
        self._title = RunsLabel(theme, height=40)
        self._who = Segmented(theme, [], name=_t("Who"))
        self._field = line_field(theme, "", name=_t("PIN or password"))
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._failure = Refusal(theme)
        self._enter = KeyButton(theme, _t("Go on"), "Enter", ButtonKind.PRIMARY)
        self._other = KeyButton(theme, _t("Use the log-in password"), "F4")
        self._build()
        self._field.returnPressed.connect(self._submit)
        self._enter.clicked.connect(self._submit)
        self._other.clicked.connect(self._log_in)
        self._who.chosen.connect(lambda _: self._field.setFocus())

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self._enter)
        row.addWidget(self._other)
        row.addStretch(1)
        for widget in (self._title, self._who, self._field, self._failure):
            box.addWidget(widget)
        box.addLayout(row)

    def ask(self, title: str, sitters: Sequence[Sitter], current: str) -> None:
        """Open and ask.

        Args:
            title: what it is asked for.
            sitters: who may answer; a choice appears when there are several.
            current: account of whoever is asked first.
        """
        self._sitters = sitters
        self._title.set_runs([Run(title, Ink.TEXT, bold=True, step=Step.TITLE)], way_out())
        self._who.set_segments([Segment(s.account, s.name) for s in sitters])
        self._who.set_current(current)
        self._who.setVisible(len(sitters) > 1)
        self._field.setPlaceholderText(_t("PIN, or the password"))
        self._field.clear()
        self._field.setEnabled(True)  # an answer to the question before is waited for no longer
        self.say("")
        self.open_over()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str) -> None:
        """Say why it was not taken; the field is empty again."""
        self._failure.tell(words)
        if words:
            self._field.clear()
            self._field.setEnabled(True)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    @property
    def failure(self) -> str:
        """Why the last answer was not taken."""
        return self._failure.text()

    @property
    def field(self) -> QLineEdit:
        """The line to type in."""
        return self._field

    def put_away(self) -> None:
        self._field.clear()
        self._field.setEnabled(True)
        super().put_away()

    def _submit(self) -> None:
        if self._field.text() and self._field.isEnabled():
            self._field.setEnabled(False)  # one answer at a time
            self.entered.emit(self._who.current, self._field.text())

    def _log_in(self) -> None:
        self.put_away()
        self.login_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._log_in()
            return
        super().keyPressEvent(event)
