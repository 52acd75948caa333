"""Who had the keyboard gets it back, where it can still have it."""

from typing import TypeGuard

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def can_have_keyboard(widget: QWidget | None) -> TypeGuard[QWidget]:
    """Whether a widget is still there to be seen: a form may have let its fields go meanwhile."""
    return widget is not None and isValid(widget) and widget.isVisible()
