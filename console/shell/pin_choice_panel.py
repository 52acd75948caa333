"""A new PIN, typed twice."""

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
    """Two lines and what a PIN has to be.

    Signals:
        chosen: the PIN, typed twice alike.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._first = line_field(theme, _t("New PIN"))
        self._second = line_field(theme, _t("Once more"))
        self._hint = QLabel(
            _t("4 to 8 digits, neither all the same nor in a row; it holds at this seat only")
        )
        self._hint.setWordWrap(True)
        self._hint.setFont(theme.font(Step.BODY))
        button = KeyButton(theme, _t("Keep this PIN"), "Enter", ButtonKind.PRIMARY)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(12)
        title = Run(_t("Own PIN for this seat"), Ink.TEXT, bold=True, step=Step.TITLE)
        head = RunsLabel(theme, [title], way_out(), height=40)
        for widget in (head, self._first, self._second, self._hint, button):
            box.addWidget(widget)
        for line in (self._first, self._second):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.returnPressed.connect(self._submit)
        button.clicked.connect(self._submit)

    def open(self) -> None:
        """Open, empty."""
        self._first.clear()
        self._second.clear()
        self.open_over()
        self._first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def lines(self) -> tuple[QLineEdit, QLineEdit]:
        """The two lines to type in."""
        return self._first, self._second

    @property
    def hint(self) -> str:
        """What a PIN has to be, or what is wrong with this one."""
        return self._hint.text()

    def say(self, words: str) -> None:
        """Say what is wrong with it."""
        self._hint.setText(words)
        self._first.clear()
        self._second.clear()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _submit(self) -> None:
        if not self._second.text():
            self._second.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._first.text() != self._second.text():
            self.say(_t("The two are not the same; type it again"))
        else:
            self.chosen.emit(self._first.text())
