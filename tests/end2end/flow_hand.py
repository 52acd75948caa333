"""The hands of a person in a flow: each key goes to whatever has the keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import resources
from console.app.seat import Seat
from console.domain.entity import encode
from console.hub.playbooks.reading import raw_files, read_playbooks
from tests.end2end.test_alone import PATIENCE


class Hand:
    """Presses keys and writes words at a seat; looks at what it says.

    Args:
        qtbot: waits.
        seat: whose window has the keyboard.
    """

    def __init__(self, qtbot: Any, seat: Seat) -> None:
        self._bot, self.seat = qtbot, seat
        self.window = seat.frame.window

    def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._bot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE)

    def press(self, *keys: str) -> None:
        """Press keys, written as the F1 sheet has them."""
        for key in keys:
            told = QKeySequence(key)[0]
            QTest.keyClick(self.focus(), told.key(), told.keyboardModifiers())

    def hold(self, key: str, is_so: Callable[[], object]) -> None:
        """Keep a key down until something is so, then let it go."""
        told, here = QKeySequence(key)[0], self.focus()
        QTest.keyPress(here, told.key(), told.keyboardModifiers())
        self.until(is_so)
        QTest.keyRelease(self.focus(), told.key(), told.keyboardModifiers())

    def focus(self) -> QWidget:
        """Return what has the keyboard, once the window has it."""

        def has_it() -> bool:
            self.window.activateWindow()
            return QApplication.focusWidget() is not None

        self.until(has_it)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def write(self, words: str) -> None:
        """Write into what has the keyboard, as an input method does, over what stands there."""
        field = self.focus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        told = QInputMethodEvent()
        told.setCommitString(words)
        QApplication.sendEvent(field, told)

    def fill(self, *words: str) -> None:
        """Write into one field after the other, "" leaves one as it is; Enter saves."""
        for number, each in enumerate(words):
            if number:
                self.press("Tab")
            if each:
                self.write(each)
        self.press("Return")

    def until_said(self, words: str) -> None:
        """Wait until a notice holds these words."""
        self.until(lambda: any(words in each for each in self.seat.frame.notices.texts))

    def until_sent(self) -> None:
        """Wait until nothing of the seat waits for the hub."""
        self.until(lambda: not self.seat.store.journal.pending())


def shipped_playbooks() -> list[tuple[str, dict[str, Any]]]:
    """Return the playbooks that come with the console, as records of a hub."""
    read = read_playbooks(raw_files(Path(resources.path("playbooks"))))
    return [(each.KIND, encode(each)) for each in read]
