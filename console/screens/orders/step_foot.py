"""What a step asks for, below its buttons: a question, or fields; nothing is modal."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console.screens.duty.inline_ask import Choice, InlineAsk
from console.screens.incident.room_form import Form, RoomForm
from console.screens.orders.unit_choice import UnitChoice
from widgets.common.theme import Theme
from widgets.forms.suggestion_rows import SuggestionRows


class StepFoot(QWidget):
    """Seen while it asks.

    Args:
        theme: the theme.

    Signals:
        left: nothing is asked any more; the keyboard goes back to the rows.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = InlineAsk(theme)
        self.form = RoomForm(theme)
        self.units = SuggestionRows(theme)
        self.choice = UnitChoice(self.form, self.units)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(0)
        for widget in (self.ask, self.form):
            box.addWidget(widget)
            widget.closed.connect(self._over)
        box.addWidget(self.units)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return self.ask.is_open or self.form.is_open

    def open_question(self, question: str, choices: Sequence[Choice]) -> None:
        """Ask for one of several answers, by a digit."""
        self.form.put_away()
        self.show()
        self.ask.ask(question, choices)

    def open_form(self, form: Form, kept: Mapping[str, str]) -> None:
        """Ask for words; what was left half written stands there again."""
        self.ask.drop()
        self.show()
        self.form.open(form, kept)

    def _over(self) -> None:
        if self.is_open:
            return
        was_seen = self.isVisible()
        self.hide()
        if was_seen:
            self.left.emit()
