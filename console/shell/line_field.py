"""A line to type in, as the frame's panels have it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.common.theme import Theme
from widgets.forms.composition import Composition


def line_field(
    theme: Theme, hint: str, height: int = 40, parent: QWidget | None = None
) -> QLineEdit:
    """Return an empty line with a hint; its edge is the act colour while it has the keyboard."""
    field = QLineEdit(parent)
    Composition(field)
    field.setPlaceholderText(hint)
    field.setFixedHeight(height)
    field.setFont(theme.font())
    ground, edge, act = theme.field.name(), theme.line2.name(), theme.act.name()
    field.setStyleSheet(
        f"QLineEdit {{ background: {ground}; color: {theme.text.name()};"
        f" border: 1px solid {edge}; border-radius: 4px; padding: 0 11px;"
        f" selection-background-color: {act}; selection-color: {theme.on_act.name()}; }}"
        f"QLineEdit:focus {{ border: 2px solid {act}; padding: 0 10px; }}"
    )
    return field
