"""Keys of the page as shortcuts; a digit answers an open question before it is a command."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from console.commands.registry import CommandTable
from console.screens.duty.inline_ask import InlineAsk

DIGITS = "123456789"
SECOND_KEYS = {"S": "alert.deploy"}
"""A second key for a command, as the hand expects it."""


class OpenAsk:
    """The one question of several panels that is open, if one is."""

    def __init__(self, *asks: InlineAsk) -> None:
        self._asks = asks

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return any(ask.is_open for ask in self._asks)

    def choose(self, number: int) -> bool:
        """Take an answer; return whether there was such an answer."""
        return any(ask.is_open and ask.choose(number) for ask in self._asks)

    def drop(self) -> None:
        """Put the question away unanswered."""
        for ask in self._asks:
            ask.drop()


class PageKeys:
    """Binds the keys of one page.

    Args:
        panes: keys work while the keyboard is inside one of them. The filter line is none of them
            (Space opens its towns there), nor is a panel that is a guest on the page.
        table: where commands are run by id.
        on: the page's name in the commands.
        ask: the question a digit may answer.
    """

    def __init__(
        self,
        panes: Sequence[QWidget],
        table: CommandTable,
        on: str,
        ask: InlineAsk | OpenAsk,
    ) -> None:
        self._panes = tuple(panes)
        self._table = table
        self._on = on
        self._ask = ask
        self._shortcuts: list[QShortcut] = []
        self._bind_all()
        table.follow_keys(self._bind_all)

    def _bind_all(self) -> None:
        while self._shortcuts:
            self._shortcuts.pop().deleteLater()
        by_key = {c.key: c.id for c in self._table if c.on == self._on and c.key}
        by_key = SECOND_KEYS | by_key
        for key in dict.fromkeys((*by_key, *DIGITS, "Esc")):
            for pane in self._panes:
                self._bind(pane, key, by_key.get(key, ""))

    def _bind(self, pane: QWidget, key: str, command: str) -> None:
        shortcut = QShortcut(QKeySequence(key), pane)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # Held down, Space would sign row after row and 4 would open page after page.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(_Pressed(self, key, command))
        self._shortcuts.append(shortcut)

    def pressed(self, key: str, command: str) -> None:
        """Answer the open question with a digit or drop it with Esc; else run the command."""
        if self._ask.is_open:
            if key in DIGITS and self._ask.choose(int(key)):
                return
            self._ask.drop()
            if key in DIGITS or key == "Esc":
                return
        if command:
            self._table.run(command)


class _Pressed:
    def __init__(self, keys: PageKeys, key: str, command: str) -> None:
        self._keys = keys
        self._key = key
        self._command = command

    def __call__(self) -> None:
        self._keys.pressed(self._key, self._command)
