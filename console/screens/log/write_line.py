# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The line at the foot: category, words, Enter; always there."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.models.log_category_words import category_word
from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.theme import Theme
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import TextField
from widgets.forms.held_line import HeldLine

USUAL = ("记事", "电话", "指示", "交办", "巡查", "设备")
"""Categories a person writes by hand, as the record keeps them in every language."""


def _t(source: str) -> str:
    return QCoreApplication.translate("log", source)


class WriteLine(Painted):
    """64 px.

    Signals:
        written: category and words; the line stays as it is until `go_on`.
    """

    written = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.category = Combo(
            theme,
            [Choice(name, category_word(name)) for name in USUAL],
            height=40,
            name=_t("Category"),
        )
        self.field = TextField(
            theme,
            _t("What happened, who said so, what was done; Enter records it for good"),
        )
        self._held = HeldLine(self.field.edit)
        button = KeyButton(theme, _t("Record"), "Enter", ButtonKind.PRIMARY)
        self.hold_height(lambda: theme.grown(64))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.category)
        row.addWidget(self.field, 1)
        row.addWidget(button)
        self.field.entered.connect(self._write)
        button.clicked.connect(self._write)
        self.setFocusProxy(self.field)

    def hold(self) -> None:
        """Take nothing while the line is being recorded."""
        self._held.hold(True)

    def go_on(self, is_saved: bool) -> None:
        """Let a person write again: the next line where this one stands in the journal."""
        self._held.hold(False)
        if is_saved:
            self.field.set_text("")

    def _write(self) -> None:
        words = self.field.text.strip()
        if words and not self._held.is_held:
            self.written.emit(self.category.current, words)

    def sizeHint(self) -> QSize:
        return QSize(800, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.raised)
        painter.fillRect(0, 0, self.width(), 1, self.theme.line2)
