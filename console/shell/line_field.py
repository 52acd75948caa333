"""A line to type in, as the frame's panels have it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from widgets.common.theme import Theme
from widgets.forms.composition import Composition


class LineField(QLineEdit):
    """An empty line with a hint; its edge is the act colour while it has the keyboard."""

    def __init__(
        self, theme: Theme, hint: str, height: int, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        Composition(self)
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self._height = height
        self.setFont(theme.font())
        self.restyle()

    def restyle(self) -> None:
        """Take colours and height from the theme."""
        theme = self._theme
        self.setFixedHeight(theme.target(self._height))
        ground, edge, act = theme.field.name(), theme.line2.name(), theme.act.name()
        self.setStyleSheet(
            f"QLineEdit {{ background: {ground}; color: {theme.text.name()};"
            f" border: 1px solid {edge}; border-radius: 4px; padding: 0 11px;"
            f" placeholder-text-color: {theme.text3.name()};"
            f" selection-background-color: {act}; selection-color: {theme.on_act.name()}; }}"
            f"QLineEdit:focus {{ border: 2px solid {act}; padding: 0 10px; }}"
            # what cannot be changed is words on the panel, not a field
            f"QLineEdit:disabled {{ background: transparent; border: none; padding: 0; }}"
        )


def line_field(
    theme: Theme, hint: str, height: int = 40, name: str = "", parent: QWidget | None = None
) -> LineField:
    """Return an empty line with a hint; its edge is the act colour while it has the keyboard.

    `name` is what assistive tools call it; without one, the hint.
    """
    return LineField(theme, hint, height, name, parent)


def is_enter_in_line(event: QKeyEvent) -> bool:
    """Whether Enter was pressed in a line: it has told of it, and no list beside it is meant."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and isinstance(QApplication.focusWidget(), QLineEdit)
