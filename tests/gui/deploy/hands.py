"""Hands of an operator: keys for what keys can write, the input method for hanzi."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def compose(editor: QWidget, preedit: str) -> None:
    """Have something half composed in the editor's input method."""
    QCoreApplication.sendEvent(editor, QInputMethodEvent(preedit, []))


def commit(editor: QWidget, text: str) -> None:
    """Let the input method hand over its text, as hanzi come."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(editor, event)


def write(editor: QWidget, text: str) -> None:
    """Write by keys where there are keys, else by the input method."""
    if text.isascii():
        QTest.keyClicks(editor, text)
    else:
        commit(editor, text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    here = QApplication.focusWidget()
    assert here is not None, "nothing has the keyboard"
    QTest.keyClick(here, key, modifiers)


def here() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget
