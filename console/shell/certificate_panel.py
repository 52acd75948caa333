# ruff: noqa: D102 - Qt's overrides are described by Qt
"""中心证书: which one it is, how it stands, what to do; there is no way around the check."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from console.shell.certificate_words import Known, advice_lines, fact_lines, state_words
from console.shell.overlay import Overlay
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

WIDTH = 960


def _t(source: str) -> str:
    return QCoreApplication.translate("certificate", source)


class CertificatePanel(Overlay):
    """A sentence and the lines below it; Esc closes it.

    Signals:
        look_requested: the person wants it looked at once more.
    """

    look_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._state = QLabel()
        self._state.setFont(theme.font(bold=True))
        self._state.setWordWrap(True)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(24)
        self._again = KeyButton(theme, _t("Check again"), "F5", ButtonKind.NORMAL)
        self._again.clicked.connect(self.look_requested)
        close = KeyButton(theme, _t("Close"), "Esc", ButtonKind.NORMAL)
        close.clicked.connect(self.put_away)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._again)
        foot.addWidget(close)
        foot.addStretch(1)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(12)
        title = Run(_t("Certificate of the hub"), Ink.TEXT, bold=True, step=Step.TITLE)
        box.addWidget(RunsLabel(theme, [title], height=40))
        box.addWidget(self._state)
        box.addLayout(self._form)
        box.addSpacing(8)
        box.addLayout(foot)

    def open(self) -> None:
        """Come to the front, with the keyboard on the one thing that can be done here."""
        self.open_over()
        self._again.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_known(self, known: Known, now: datetime) -> None:
        """Say what is known now."""
        self._state.setText(state_words(known, now))
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in (*fact_lines(known), *advice_lines(known, now)):
            self._form.addRow(WordLabel(self.theme, name), self._value(value))
        self._box.activate()
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Find the place over the window anew, as high as the wrapped lines need."""
        super().place()
        self.setFixedHeight(self._box.heightForWidth(self.width()))  # the hint is higher than this

    @property
    def told(self) -> str:
        """Everything it says, a line each."""
        return "\n".join(label.text() for label in (self._state, *self.facts))

    @property
    def facts(self) -> list[QLabel]:
        """What stands below the sentence: names and what they are."""
        return [each for each in self.findChildren(QLabel) if each is not self._state]

    def _value(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self.theme.font())
        label.setTextFormat(Qt.TextFormat.PlainText)  # a name in a certificate is anybody's text
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self.look_requested.emit()
            return
        super().keyPressEvent(event)
