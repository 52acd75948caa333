"""A few named lines that are filled in and sent with Enter, in a panel; Esc leaves it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.shell.way_out import way_out
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Theme
from widgets.forms.field import Field


def _t(source: str) -> str:
    return QCoreApplication.translate("panel", source)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One line: its id in the answer, its label, a hint, and what stands in it at first."""

    id: str
    label: str
    hint: str = ""
    value: str = ""


Answers = dict[str, str]
Send = Callable[[Mapping[str, str]], str]
"""Gets the answers by line; returns why they are not taken, empty when they are."""


class AskForm(QWidget):
    """Lines below a title; what lacks is said in the title's place.

    Signals:
        sent: it was taken.
        edited: what stands in the lines now, when a person has changed one.
    """

    sent = Signal()
    edited = Signal(dict)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._send: Send = lambda _: ""
        self._title = ""
        self.fields: dict[str, Field] = {}
        self.head = RunsLabel(theme, height=40)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 16)
        self._column.setSpacing(8)
        self._column.addWidget(self.head)
        self.hide()

    def ask(
        self,
        title: str,
        lines: Sequence[AskedLine],
        send: Send,
    ) -> None:
        """Ask for lines.

        Args:
            title: what is asked.
            lines: in their order.
            send: gets the answers; returns why they are not taken, empty when they are.
        """
        self._clear()
        self._title, self._send = title, send
        for line in lines:
            field = Field(self._theme, line.label, line.hint)
            field.field.set_text(line.value)
            field.entered.connect(self._entered)
            field.edited.connect(self._edited)
            self.fields[line.id] = field
            self._column.addWidget(field)
        self._say(title, Ink.TEXT)
        self.show()
        next(iter(self.fields.values())).field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Ask nothing any more."""
        self._clear()
        self.hide()

    @property
    def answers(self) -> Answers:
        """What stands in the lines."""
        return {id: field.text.strip() for id, field in self.fields.items()}

    def _edited(self, _: str) -> None:
        self.edited.emit(self.answers)

    def _entered(self) -> None:
        lacks = self._send(self.answers)
        if lacks:
            self._say(lacks, Ink.TEXT)
            return
        self.leave()
        self.sent.emit()

    def _say(self, words: str, ink: Ink) -> None:
        right = [key_cap("Enter"), Run(_t("Save"), Ink.TEXT2, gap=8), *way_out(_t("Put away"), 16)]
        self.head.set_runs([Run(words, ink, bold=True)], right)

    def _clear(self) -> None:
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}
