"""How a setting stands in a list of settings: what is said of it, and its control at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

EDGE = 16
"""What stays free at the right of a list of settings, for its bar."""


def lay_setting(row: QWidget, told: QLayout, control: QWidget, title: str) -> None:
    """Lay a setting into its row.

    Args:
        row: gets the layout.
        told: what is said of the setting.
        control: changes it.
        title: what the setting is called, for who cannot see.
    """
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(24)
    line.addLayout(told, 1)
    line.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
    control.setAccessibleName(title)


def with_edge(widget: QWidget) -> QHBoxLayout:
    """Return a line that ends where the controls of a scrolled list end, before its bar."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, EDGE, 0)
    line.addWidget(widget)
    return line
