"""Lines a person fills in; saved as one record of the plugin."""

from collections.abc import Mapping
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.plugin_api.dataset import Value
from console.plugin_api.page import Form, FormField
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports, said
from console.runtime.hall_time import hall_time
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import key_words
from widgets.common.rolled import rolled
from widgets.common.theme import Ink
from widgets.common.word_label import WordLabel
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import Field, Labelled
from widgets.forms.typed_text import plain

_KEY = "Ctrl+Return"


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class FormLine:
    """One line: its widget, and what is written there.

    Args:
        field: as the page has it.
        ports: the look.
    """

    def __init__(self, field: FormField, ports: Ports) -> None:
        self.field = field
        name = said(field.name)
        self._combo = self._field = None
        if field.kind == "choice":
            choices = [Choice("", _t("Choose")), *(Choice(each, each) for each in field.choices)]
            self._combo = Combo(ports.theme, choices, width=200, height=40, name=name)
            self.widget: Labelled = Labelled(ports.theme, name, [self._combo], is_wide=False)
        else:
            self._field = Field(ports.theme, name, _hint(field), right=_bounds(field))
            self.widget = self._field

    @property
    def text(self) -> str:
        """What is written or chosen."""
        if self._combo is not None:
            return self._combo.current
        assert self._field is not None
        return plain(self._field.text).strip()

    def clear(self) -> None:
        """Write nothing."""
        if self._combo is not None:
            self._combo.set_current("")
        elif self._field is not None:
            self._field.set_text("")

    def value(self) -> Value:
        """Return what is written.

        Raises:
            ValueError: it cannot be saved; the message says why.
        """
        text, field = self.text, self.field
        if not text:
            if field.is_required:
                raise ValueError(_t("{0} is missing").format(said(field.name)))
            return None
        return self._number(text) if field.kind == "number" else text

    def _number(self, text: str) -> float:
        field = self.field
        try:
            number = float(text)
        except ValueError:
            raise ValueError(_t("{0} is no number").format(said(field.name))) from None
        is_low = field.least is not None and number < field.least
        if is_low or (field.most is not None and number > field.most):
            raise ValueError(_t("{0} must be {1}").format(said(field.name), _bounds(field)))
        return number


class FormView(PartView):
    """The lines and one button; what is wrong is said beside it and nothing is saved.

    Signals:
        answered: words of the console about what was saved, from whichever thread.
    """

    answered = Signal(str, bool)

    def __init__(self, part: Form, ports: Ports) -> None:
        super().__init__(part, ports)
        self._part = part
        self.lines = [FormLine(field, ports) for field in part.fields]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        labels = [line.widget for line in self.lines]
        for label in labels:
            label.stand_in(labels)
            column.addWidget(label)
        self.button = KeyButton(ports.theme, _t("Save"), key_words(_KEY), kind=ButtonKind.PRIMARY)
        self.note_line = WordLabel(ports.theme)
        column.addWidget(self.button)
        column.addWidget(self.note_line)
        column.addStretch(1)
        self.put(rolled(body))
        self.least_height = min(320, 96 + 48 * len(self.lines))
        self.button.clicked.connect(self.save)
        shortcut = QShortcut(QKeySequence(_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.save)
        self.answered.connect(self._tell)

    def save(self) -> None:
        """Save what is written, or say what is wrong with it."""
        try:
            values = {line.field.id: line.value() for line in self.lines}
        except ValueError as error:
            self.note_line.say(str(error), Ink.TEXT)
            return
        self._send({id: value for id, value in values.items() if value is not None})

    def _send(self, values: Mapping[str, Value]) -> None:
        self.button.setEnabled(False)
        self.ports.save(self._part, values).add_done_callback(self._heard)

    def _heard(self, done: "Future[str]") -> None:
        error = done.exception()
        self.answered.emit(str(error) if error else done.result(), error is None)

    def _tell(self, words: str, is_saved: bool) -> None:
        self.button.setEnabled(True)
        if is_saved:
            words = words or _t("Saved at {0}").format(hall_time(self.ports.now()))
            for line in self.lines:
                line.clear()
        self.note_line.say(words, Ink.TEXT2 if is_saved else Ink.TEXT)


def _hint(field: FormField) -> str:
    return _t("Required") if field.is_required else ""


def _bounds(field: FormField) -> str:
    if field.least is not None and field.most is not None:
        return _t("{0} to {1}").format(f"{field.least:g}", f"{field.most:g}")
    if field.least is not None:
        return _t("at least {0}").format(f"{field.least:g}")
    return _t("at most {0}").format(f"{field.most:g}") if field.most is not None else ""
