# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A line whose words are being saved: what is typed meanwhile goes neither into it nor past it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class HeldLine(QObject):
    """Holds one line; a child of it.

    A line that is only read-only hands letters on, and a page has acts on single letters.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    @property
    def is_held(self) -> bool:
        """Whether it takes nothing now."""
        return self._line.isReadOnly()

    def hold(self, is_held: bool) -> None:
        """Take nothing from now on, or everything again."""
        self._line.setReadOnly(is_held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_held or event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        is_written = event.text().isprintable() and bool(event.text())
        if is_written or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return True
        return False
