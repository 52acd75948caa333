# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A line at the foot of any window: what a note is about, words, Enter; the page stays."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from console.models.subject import Subject
from console.shell.line_field import line_field
from console.shell.main_window import MainWindow
from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.keyboard import can_have_keyboard
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.held_line import HeldLine

HEIGHT = 96
_ABOUT = 32


def _t(source: str) -> str:
    return QCoreApplication.translate("note", source)


class NoteLine(Painted):
    """Stands over the foot of one window at a time, and gives the keyboard back.

    Signals:
        written: the words, when a person presses Enter.
        edited: the words, at every change.
        left: Esc; what is written is kept.
    """

    written = Signal(str)
    edited = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.setProperty(SCOPE, "note")
        self._window = window
        self._before: QWidget | None = None
        self._about = RunsLabel(theme, height=_ABOUT)
        self.field = line_field(theme, _t("Note; Enter puts it into the duty log"))
        self._held = HeldLine(self.field)
        self._button = KeyButton(theme, _t("Record"), "Enter", ButtonKind.PRIMARY)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._button)
        self._build(row)
        self.field.textEdited.connect(self.edited)
        self.field.returnPressed.connect(self._write)
        self._button.clicked.connect(self._write)
        window.installEventFilter(self)
        self.hide()

    def _build(self, row: QHBoxLayout) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 4, 16, 12)
        box.setSpacing(4)
        box.addWidget(self._about)
        box.addLayout(row)

    @property
    def about(self) -> str:
        """What the line says the note is about."""
        return self._about.accessibleName()

    def open_with(self, words: str, subject: Subject | None, key: str, more: int) -> None:
        """Come to the front with the keyboard.

        Args:
            words: what was written before.
            subject: what it is about; None for nothing.
            key: the key that goes on to the next subject.
            more: how many other subjects there are to choose from.
        """
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.field.setText(words)
        self.show_subject(subject, key, more)
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.deselect()  # the next key goes on; it does not wipe what was written

    def show_subject(self, subject: Subject | None, key: str, more: int) -> None:
        """Say what the note is about, and by which key it is another."""
        name = subject.words if subject is not None else _t("nothing in particular")
        left = [Run(_t("About"), step=Step.SMALL), Run(name, Ink.TEXT, bold=True, gap=8)]
        right = [Run(_t("later"), step=Step.SMALL, gap=16), key_cap("Esc")]
        if more:
            right = [Run(_t("something else"), step=Step.SMALL), key_cap(key), *right]
        self._about.set_runs(left, right)

    def put_away(self) -> None:
        """Hide and give the keyboard back to whoever had it."""
        before, self._before = self._before, None
        self.hide()
        back = before if can_have_keyboard(before) else self._window
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, is_held: bool) -> None:
        """Take nothing from the keyboard, while what stands there is being recorded."""
        self._held.hold(is_held)

    def place(self) -> None:
        """Stand over the foot of the window, above the clock strip where there is one."""
        has_strip = isinstance(self._window, MainWindow)
        foot = self._window.height() - (self.theme.size.strip if has_strip else 0)
        self.setGeometry(0, foot - HEIGHT, self._window.width(), HEIGHT)

    def _write(self) -> None:
        words = self.field.text().strip()
        if words:
            self.written.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return False

    def sizeHint(self) -> QSize:
        return QSize(960, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.raised)
        painter.fillRect(0, 0, self.width(), 1, self.theme.line2)
