"""Keys of a form while it is typed in: what the input method composes is never taken from it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)
_COMPOSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
"""What an input method acts on; should one reach the editor as well, it goes no further."""
Combination = tuple[Qt.KeyboardModifier, Qt.Key]


def combination(event: QKeyEvent) -> Combination:
    """Return a key with its modifiers; Enter of the number pad is Return."""
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    return event.modifiers() & _MODIFIERS, key


class HandKeys(QObject):
    """Looks at the keys of editors before they do.

    While an editor's input method has something half composed (its pre-edit is not empty), every
    key is the input method's: Enter picks its candidate and Esc drops it.

    Args:
        take: carries a key out; returns whether it was one of the form's.
    """

    def __init__(self, take: Callable[[Combination], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._composing: set[QObject] = set()

    def watch(self, editors: Iterable[QWidget]) -> None:
        """Look at the keys of these editors."""
        for editor in editors:
            editor.installEventFilter(self)

    @property
    def is_composing(self) -> bool:
        """Whether an input method has something half composed."""
        return bool(self._composing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QInputMethodEvent):
            if event.preeditString():
                self._composing.add(watched)
            else:
                self._composing.discard(watched)
        elif event.type() == QEvent.Type.FocusOut:
            self._composing.discard(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched in self._composing:
                return event.key() in _COMPOSING_KEYS
            return self._take(combination(event))
        return False
