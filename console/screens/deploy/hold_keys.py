"""Ctrl+Enter held down holds the button, from wherever on the page the keyboard is."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from widgets.common.hold_button import HoldButton

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HoldKeys(QObject):
    """Presses and lets go of one button by Ctrl+Enter.

    Args:
        button: what is held.
        page: where the keys end that no child wants.
        editors: text fields, which would make a new line of it.
    """

    def __init__(self, button: HoldButton, page: QWidget, editors: Iterable[QWidget]) -> None:
        super().__init__(page)
        self._button = button
        for widget in (page, *editors):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        is_ours = event.key() in _RETURNS and bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if is_ours and not event.isAutoRepeat():
            self._button.press()
        return is_ours

    def _released(self, event: QKeyEvent) -> bool:
        """Whichever of the two keys is let go first ends the hold."""
        if event.isAutoRepeat() or event.key() not in (*_RETURNS, Qt.Key.Key_Control):
            return False
        self._button.release()
        return event.key() in _RETURNS
