# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What an input method is composing in an editor, before it is written.

While something is half composed, Enter and Esc are the input method's: Enter takes its candidate,
Esc drops it. Most keep both keys to themselves; some hand them on as well, and then they would send
a form or close a panel over words nobody had finished.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.forms.typed_text import sound_of_preedit

_ITS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Composition(QObject):
    """Watches one editor; a child of it.

    A filter put on the editor later sees keys earlier, so it asks `is_composing` first.

    Signals:
        changed: what a line holds with what is being composed at the cursor, when that changes.
    """

    changed = Signal(str)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._preedit = ""
        editor.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether something is half composed."""
        return bool(self._preedit)

    @property
    def text(self) -> str:
        """What a line holds, with what is being composed where the cursor is."""
        if not isinstance(self._editor, QLineEdit):
            return ""
        written = self._editor.text()
        at = self._editor.cursorPosition()
        return written[:at] + sound_of_preedit(self._preedit) + written[at:]

    def _set(self, preedit: str) -> None:
        if preedit != self._preedit:
            self._preedit = preedit
            self.changed.emit(self.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            if event.commitString():  # is written after this, and the line itself then tells of it
                self._preedit = event.preeditString()
            else:
                self._set(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self._set("")
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.is_open and event.key() in _ITS_KEYS
        return False


def composition_of(editor: QObject) -> Composition | None:
    """Return who watches an editor."""
    return editor.findChild(Composition, options=Qt.FindChildOption.FindDirectChildrenOnly)


def is_composing(editor: QObject) -> bool:
    """Whether something is half composed in an editor."""
    found = composition_of(editor)
    return found is not None and found.is_open
