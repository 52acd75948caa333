"""A few named lines over a window, sent with Enter; Esc leaves them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.shell.ask_form import AskedLine, AskForm, Send
from console.shell.overlay import Overlay
from widgets.common.theme import Theme

WIDTH = 640


class AskPanel(Overlay):
    """An `AskForm` that stands over a window while something is asked."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.form = AskForm(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.form)
        self.form.sent.connect(self.put_away)

    def ask(self, title: str, lines: Sequence[AskedLine], send: Send) -> None:
        """Ask for lines; see `AskForm.ask`."""
        self.form.ask(title, lines, send)
        self.open_over()
        next(iter(self.form.fields.values())).field.edit.setFocus()
