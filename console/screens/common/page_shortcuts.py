"""Commands of a page as shortcuts of it; they follow when a person chooses another key."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from console.commands.registry import CommandTable


def bind_shortcuts(page: QWidget, table: CommandTable, commands: Iterable[str]) -> None:
    """Let the keys of commands run them while the keyboard is on a page; held down, only once."""
    shortcuts = {id: _shortcut(page, table, id) for id in commands}

    def bind() -> None:
        for id, shortcut in shortcuts.items():
            shortcut.setKey(QKeySequence(table.get(id).key))

    bind()
    table.follow_keys(bind)


def _shortcut(page: QWidget, table: CommandTable, command: str) -> QShortcut:
    shortcut = QShortcut(page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(partial(table.run, command))
    return shortcut
