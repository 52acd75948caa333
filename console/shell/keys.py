"""Global keys: whatever no widget and no page wanted, and the sheet of all keys.

A page binds its own keys as shortcuts of that page; so the same key may mean something on one page
and something else everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from console.commands.registry import Command, CommandTable

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.MetaModifier
)
_DIGITS = "1234567890"


def title_of(command: Command) -> str:
    """Return a command's title in the language on screen."""
    return QCoreApplication.translate(command.title.context, command.title.source)


def key_words(key: str) -> str:
    """Return a key as its cap says it: 空格, Enter, Ctrl K."""
    names = {
        "Space": QCoreApplication.translate("shell", "Space"),
        "Return": "Enter",
    }
    return " ".join(names.get(part, part) for part in key.split("+"))


class GlobalKeys:
    """Keys that work on every page: those of commands that belong to no page, and the rail's.

    Args:
        table: the commands.
        show_numbered: brings a page of the rail to the front (Ctrl or Alt with a digit).
        eager: command ids whose keys win even over a text field that would eat them.
    """

    def __init__(
        self,
        table: CommandTable,
        show_numbered: Callable[[int], None],
        eager: Sequence[str] = ("palette.open",),
    ) -> None:
        self._table = table
        self._show_numbered = show_numbered
        self._eager = frozenset(eager)

    def handle(self, event: QKeyEvent) -> bool:
        """Run what a key means everywhere; return whether it meant something."""
        number = _rail_number(event)
        if number:
            self._show_numbered(number)
            return True
        command = self._command_for(event)
        if command is None:
            return False
        self._table.run(command.id)
        return True

    def handle_eagerly(self, event: QKeyEvent) -> bool:
        """The same, only for keys that a text field would eat (Ctrl+K).

        Digits with Ctrl or Alt are not among them: a form may want them first (接报登记 does).
        """
        command = self._command_for(event)
        if command is None or command.id not in self._eager:
            return False
        self._table.run(command.id)
        return True

    def _command_for(self, event: QKeyEvent) -> Command | None:
        pressed = QKeySequence(event.keyCombination())
        for command in self._table:
            if not command.on and command.key and QKeySequence(command.key) == pressed:
                return command
        return None


def _rail_number(event: QKeyEvent) -> int:
    """Return 1 to 10 for Ctrl or Alt with a digit, else 0."""
    wanted = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    if event.modifiers() & _MODIFIERS not in wanted:
        return 0
    key = event.key()
    if not Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return 0
    return _DIGITS.index(chr(key)) + 1


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the key sheet."""

    key: str
    title: str


def key_sheet(table: CommandTable, page: str) -> list[KeyLine]:
    """Return the keys that work on a page: its own first, then the global ones."""
    own = [c for c in table if c.key and c.on == page]
    everywhere = [c for c in table if c.key and not c.on]
    return [KeyLine(key_words(c.key), title_of(c)) for c in (*own, *everywhere)]
