# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Asks a second person beside the first, or writes down who let it go by phone."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from console.domain.release import Way
from console.shell.line_field import line_field
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

WIDTH = 640
PAGE = "release"


def _t(source: str) -> str:
    return QCoreApplication.translate("release", source)


class ReleasePanel(Overlay):
    """Says what is to be done and asks for the second person; the page behind stays alive.

    Signals:
        proved: account, and PIN or password, as typed.
        phoned: name, and the number that was called back.
        declined: the second person says no.
    """

    proved = Signal(str, str)
    phoned = Signal(str, str)
    declined = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, PAGE)
        self._title = RunsLabel(theme, height=40)
        self._what = self._label()
        self._left = self._label()
        self._failure = self._label()
        self._way = Segmented(theme, self._ways(), Way.HERE.value, name=_t("How"))
        self.first = line_field(theme, "")
        self.second = line_field(theme, "")
        self._agree = KeyButton(theme, _t("Agree"), "Enter", ButtonKind.PRIMARY)
        self._decline = KeyButton(theme, _t("Do not agree"), "F4")
        self._build()
        self._connect()

    def _label(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setFont(self.theme.font(Step.BODY))
        return label

    @staticmethod
    def _ways() -> list[Segment]:
        return [
            Segment(Way.HERE.value, _t("Second person here")),
            Segment(Way.PHONE.value, _t("By phone, called back")),
        ]

    def _build(self) -> None:
        title = Run(_t("This needs a second person"), Ink.TEXT, bold=True, step=Step.TITLE)
        self._title.set_runs([title], way_out(_t("Give up")))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self._agree)
        row.addWidget(self._decline)
        row.addStretch(1)
        whole = (self._title, self._what, self._way, self.first, self.second, self._failure)
        for widget in (*whole, self._left):
            box.addWidget(widget)
        box.addLayout(row)
        self._failure.hide()

    def _connect(self) -> None:
        self._way.chosen.connect(self._dress)
        for field in (self.first, self.second):
            field.textChanged.connect(self._allow)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._submit)
        self._agree.clicked.connect(self._submit)
        self._decline.clicked.connect(self._say_no)

    def ask(self, what: str) -> None:
        """Open and ask.

        Args:
            what: what will be done, and who wants it.
        """
        self._what.setText(what)
        self._way.set_current(Way.HERE.value)
        self._dress()
        self.open_over()
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_left(self, words: str) -> None:
        """Say how long the question stands."""
        if words != self._left.text():
            self._left.setText(words)

    def say(self, words: str) -> None:
        """Say why it was not taken; the secret is to be typed again."""
        self._failure.setText(words)
        self._failure.setVisible(bool(words))
        self._set_busy(False)
        if words:
            self.second.clear()
            self.second.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()

    def choose(self, way: Way) -> None:
        """Change between the two ways."""
        self._way.set_current(way.value)
        self._dress()

    @property
    def way(self) -> Way:
        """Which way is open."""
        return Way(self._way.current)

    @property
    def failure(self) -> str:
        """Why the last answer was not taken."""
        return self._failure.text()

    @property
    def words(self) -> list[str]:
        """What it says."""
        return [self._what.text(), self._left.text(), self._failure.text()]

    def _dress(self) -> None:
        """Ask what the way asks for; what was typed for the other is gone."""
        is_here = self.way is Way.HERE
        names = (_t("Work number"), _t("PIN, or the password"))
        if not is_here:
            names = (_t("Who lets it go: name"), _t("Number called back"))
        for field, name in zip((self.first, self.second), names, strict=True):
            field.clear()
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        echo = QLineEdit.EchoMode.Password if is_here else QLineEdit.EchoMode.Normal
        self.second.setEchoMode(echo)
        self.say("")
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        first, second = self.first.text().strip(), self.second.text().strip()
        if not self.second.isEnabled():
            return  # one answer at a time
        if not (first and second):
            (self.second if first else self.first).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.way is Way.HERE:
            self._set_busy(True)
            self.proved.emit(first, second)
        else:
            self.phoned.emit(first, second)

    def _set_busy(self, is_busy: bool) -> None:
        for field in (self.first, self.second):
            field.setEnabled(not is_busy)
        self._allow()

    def _allow(self) -> None:
        """Agreeing can be pressed once both are typed, and not while an answer is judged."""
        is_typed = bool(self.first.text().strip() and self.second.text().strip())
        self._agree.setEnabled(is_typed and self.second.isEnabled())

    def _say_no(self) -> None:
        self.declined.emit()

    def put_away(self) -> None:
        for field in (self.first, self.second):
            field.clear()
        self._set_busy(False)
        super().put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._say_no()
            return
        super().keyPressEvent(event)
