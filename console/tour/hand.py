"""The operator's hand and eye: keys go through the window as a keyboard's do."""

import asyncio
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 30.0
"""Seconds the tour waits for something before it calls it missing."""

NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Presses keys in one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press and release a key."""
        QTest.keyClick(self._handle(), key, modifier)

    def down(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key and keep it down."""
        QTest.keyPress(self._handle(), key, modifier)

    def up(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Let a key go."""
        QTest.keyRelease(self._handle(), key, modifier)

    def write(self, words: str) -> None:
        """Write words where the cursor is: letters by keys, hanzi as an input method commits."""
        target = QApplication.focusWidget() or self.window
        if words.isascii():
            QTest.keyClicks(target, words)
            return
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QApplication.sendEvent(target, committed)

    async def take(self) -> None:
        """Give the window the keyboard; a bare display has no window manager to do it."""
        self._handle().requestActivate()
        await until(self.window.isActiveWindow, "the window has the keyboard")

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())

    def _handle(self) -> QWindow:
        handle = self.window.windowHandle()
        assert handle is not None, "the window was never shown"
        return handle


async def until(is_so: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait until something is so.

    Raises:
        AssertionError: it is not so after `patience` seconds.
    """
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"not seen within {patience:.0f} s: {what}")
        await asyncio.sleep(0.03)


async def rest(seconds: float) -> None:
    """Let a watcher look, and pictures move, for a while."""
    await asyncio.sleep(seconds)
