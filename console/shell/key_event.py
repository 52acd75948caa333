"""A pressed key, as commands write keys."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from widgets.forms.typed_text import key_sign

_CAPS = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backtab: Qt.Key.Key_Tab}
_ALONE = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
)  # fmt: skip


def key_of(event: QKeyEvent) -> str:
    """Return a key as commands write it; empty for a modifier alone and for a key without a name.

    The number pad counts as the row of digits, and a sign that the Chinese mode of an input method
    wrote as the key it stands on.
    """
    key = Qt.Key(event.key())
    if key in _ALONE or key == Qt.Key.Key_unknown:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    sign = key_sign(event.text())
    if sign != event.text() and len(sign) == 1 and sign.isascii():
        key = Qt.Key(ord(sign.upper()))
    combination = QKeyCombination(modifiers, _CAPS.get(key, key))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def is_modifier(event: QKeyEvent) -> bool:
    """Whether only a modifier was pressed."""
    return Qt.Key(event.key()) in _ALONE
