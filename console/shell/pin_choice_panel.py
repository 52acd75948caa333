# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A new PIN, typed twice, by whoever can say who they are."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from console.shell.line_field import line_field
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

WIDTH = 520


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


class PinChoicePanel(Overlay):
    """Two lines and what a PIN has to be; above them one for what proves who wants it.

    Signals:
        chosen: what was typed as proof, and the PIN, typed twice alike.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._proof = line_field(theme, "")
        self._first = line_field(theme, _t("New PIN"))
        self._second = line_field(theme, _t("Once more"))
        self._hint = QLabel(_rule())
        self._hint.setWordWrap(True)
        self._hint.setFont(theme.font(Step.BODY))
        button = KeyButton(theme, _t("Keep this PIN"), "Enter", ButtonKind.PRIMARY)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(12)
        title = Run(_t("Own PIN for this seat"), Ink.TEXT, bold=True, step=Step.TITLE)
        head = RunsLabel(theme, [title], way_out(), height=40)
        for widget in (head, *self.lines, self._hint, button):
            box.addWidget(widget)
        for line in self.lines:
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.returnPressed.connect(self._submit)
        button.clicked.connect(self._submit)

    def open(self, proof: str) -> None:
        """Open, empty.

        Args:
            proof: what proves who wants it, in words; empty where nothing does.
        """
        self._proof.setPlaceholderText(proof)
        self._proof.setAccessibleName(proof)
        self._proof.setVisible(bool(proof))
        self._hint.setText(_rule())
        self._empty()
        self.open_over()
        self._next().setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def lines(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        """The lines to type in: what proves it, where that is asked; the PIN; once more."""
        return self._proof, self._first, self._second

    @property
    def hint(self) -> str:
        """What a PIN has to be, or what is wrong with this one."""
        return self._hint.text()

    def say(self, words: str) -> None:
        """Say what is wrong with it."""
        self._hint.setText(words)
        self._empty()
        self._next().setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _empty(self) -> None:
        for line in self.lines:
            line.clear()

    def _next(self) -> QLineEdit:
        """Return the first line in which something is missing; the last one where nothing is."""
        asked = self.lines if not self._proof.isHidden() else self.lines[1:]
        return next((line for line in asked if not line.text()), self._second)

    def _submit(self) -> None:
        line = self._next()
        if not line.text():
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._first.text() != self._second.text():
            self.say(_t("The two are not the same; type it again"))
        else:
            self.chosen.emit(self._proof.text(), self._first.text())

    def put_away(self) -> None:
        self._empty()
        super().put_away()


def _rule() -> str:
    return _t("4 to 8 digits, neither all the same nor in a row; it holds at this seat only")
