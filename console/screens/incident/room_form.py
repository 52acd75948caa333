# ruff: noqa: D102 - Qt's overrides are described by Qt
"""One line of fields in the foot: what is edited in place, kept half written, never modal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.flow_line import FlowLine
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.field import TextField
from widgets.forms.number_box import NumberBox


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class FieldSort(Enum):
    """What is typed."""

    TEXT = auto()
    COUNT = auto()


_LEAST = {FieldSort.TEXT: 240, FieldSort.COUNT: 112}
_ALONE = 600
"""A lone field is a line of words."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its name in the answer, its words, and what stands in it at first."""

    id: str
    label: str
    value: str = ""
    sort: FieldSort = FieldSort.TEXT


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked.

    Attributes:
        id: its own, by which what is half written is kept.
        title: what it is about.
        fields: in their order.
        save: gets the answers by field; returns why they are not taken, empty when they are.
    """

    id: str
    title: str
    fields: tuple[FormField, ...]
    save: Callable[[Mapping[str, str]], str]


Values = dict[str, str]


class RoomForm(QWidget):
    """Fields, 保存 and 收起; Enter saves, Esc puts it away and keeps what is written.

    Signals:
        edited: id of the form and what stands in it now.
        saved: id of the form.
        closed: it was put away or saved.
        refused: why it was not taken.
    """

    edited = Signal(str, dict)
    saved = Signal(str)
    closed = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.form: Form | None = None
        self.fields: dict[str, TextField | NumberBox] = {}
        self._title = RunsLabel(theme, height=24)
        self._body = QWidget()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self._title)
        self._box.addWidget(self._body)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self.form is not None

    def open(self, form: Form, kept: Mapping[str, str] | None = None) -> None:
        """Ask; what was left half written stands there again."""
        self.form = form
        note = (
            [Run(_t("as you left it"), step=Step.SMALL, icon="clock", icon_size=14)] if kept else []
        )
        self._title.set_runs([Run(form.title, Ink.TEXT, bold=True, step=Step.SMALL)], note)
        self._replace_body(form, kept or {})
        self.show()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, id: str, words: str) -> None:
        """Write into a field what was chosen for it."""
        field = self.fields[id]
        if isinstance(field, TextField):
            field.set_text(words)
            self._tell()

    def go_on(self, id: str) -> None:
        """Give the keyboard to the field after one."""
        ids = list(self.fields)
        after = ids[(ids.index(id) + 1) % len(ids)]
        self.fields[after].setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> Values:
        """Return what stands in the fields."""
        return {id: _text(field) for id, field in self.fields.items()}

    def submit(self) -> None:
        """Take the answers, or say why not; what was not taken stays written."""
        if self.form is None:
            return
        why = self.form.save(self.values())
        if why:
            self.refused.emit(why)
            return
        self.saved.emit(self.form.id)
        self.put_away()

    def put_away(self) -> None:
        """Close it; what is half written is kept by whoever heard `edited`."""
        if self.form is not None:
            self.form = None
            self.hide()
            self.closed.emit()

    def _replace_body(self, form: Form, kept: Mapping[str, str]) -> None:
        self._box.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        line = FlowLine(fills=False)
        line.setContentsMargins(0, 0, 0, 0)
        self._body.setLayout(line)
        self.fields = {}
        for field in form.fields:
            value = kept.get(field.id, field.value)
            made = self._made(field, value, is_alone=len(form.fields) == 1)
            self.fields[field.id] = made
            line.addWidget(made)
        save = KeyButton(self._theme, _t("Save"), "Enter", ButtonKind.PRIMARY)
        save.clicked.connect(self.submit)
        away = KeyButton(self._theme, _t("Close"), "Esc")
        away.clicked.connect(self.put_away)
        for button in (save, away):
            line.addWidget(button)
        self._box.addWidget(self._body)

    def _made(self, field: FormField, value: str, is_alone: bool) -> TextField | NumberBox:
        made: TextField | NumberBox
        if field.sort is FieldSort.COUNT:
            made = NumberBox(self._theme, field.label)
            made.set_value(int(value) if value.isdecimal() else None)
        else:
            made = TextField(self._theme, field.label, name=field.label)
            made.set_text(value)
        made.setMinimumWidth(self._theme.grown(_ALONE if is_alone else _LEAST[field.sort]))
        made.edited.connect(self._tell)
        return made

    def _tell(self, _: object = None) -> None:
        if self.form is not None:
            self.edited.emit(self.form.id, self.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submit()  # here, and not by the fields: an empty count tells of no Enter
        else:
            super().keyPressEvent(event)


def _text(field: TextField | NumberBox) -> str:
    if isinstance(field, TextField):
        return field.text.strip()
    return "" if field.value is None else str(field.value)
