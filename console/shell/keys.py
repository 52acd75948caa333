"""Global keys: whatever no widget and no page wanted, and the sheet of all keys.

A page binds its own keys as shortcuts of that page; so the same key may mean something on one page
and something else everywhere.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.commands.fixed_keys import FIXED_KEYS, FixedKeys
from console.commands.registry import Command, CommandTable, Text, same_key
from console.shell.key_event import key_of
from widgets.common.key_words import SCOPE, key_words

__all__ = ["GlobalKeys", "KeyGroup", "KeyLine", "key_sheet", "key_words", "scopes_of", "title_of"]

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.MetaModifier
)
_DIGITS = "1234567890"


def title_of(command: Command) -> str:
    """Return a command's title in the language on screen."""
    return _words(command.title)


def _words(text: Text) -> str:
    return QCoreApplication.translate(text.context, text.source)


class GlobalKeys:
    """Keys that work on every page: those of commands that belong to no page, and the rail's.

    Args:
        table: the commands.
        show_numbered: brings a page of the rail to the front (Ctrl or Alt with a digit).
    """

    def __init__(self, table: CommandTable, show_numbered: Callable[[int], None]) -> None:
        self._table = table
        self._show_numbered = show_numbered

    def handle(self, event: QKeyEvent) -> bool:
        """Run what a key means everywhere; return whether it meant something."""
        number = _rail_number(event)
        if number:
            self._show_numbered(number)
            return True
        return self.handle_eagerly(event)

    def handle_eagerly(self, event: QKeyEvent) -> bool:
        """The same before the widget with the keyboard, which may eat it: Ctrl+U empties a line.

        Digits with Ctrl or Alt are not among them: a form may want them first (接报登记 does).
        """
        command = self._command_for(event)
        if command is None:
            return False
        self._table.run(command.id)
        return True

    def _command_for(self, event: QKeyEvent) -> Command | None:
        pressed = key_of(event)
        for command in self._table if pressed else ():
            if not command.on and command.key and same_key(command.key, pressed):
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


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one page or panel, or of everywhere."""

    title: str
    lines: tuple[KeyLine, ...]


def scopes_of(focused: QWidget | None, page: str) -> tuple[str, ...]:
    """Return whose keys hold: the panel with the keyboard, then the page behind it."""
    while focused is not None:
        scope = focused.property(SCOPE)
        if scope:
            return (str(scope), page)
        focused = focused.parentWidget()
    return (page,)


def key_sheet(table: CommandTable, scopes: Sequence[str]) -> list[KeyGroup]:
    """Return the keys that work now: of each scope in order, everywhere, and in rows and forms."""
    moving = [each for each in FIXED_KEYS if not each.on]
    groups = [
        *(KeyGroup(scope_words(scope), _lines(table, scope)) for scope in dict.fromkeys(scopes)),
        KeyGroup(_t("Everywhere"), _lines(table, "")),
        KeyGroup(_t("In rows and forms"), tuple(_fixed_lines(moving))),
    ]
    return [group for group in groups if group.lines]


def scope_words(scope: str) -> str:
    """Return the name of a page or panel."""
    names = {
        "duty": _t("Duty page"),
        "deploy": _t("Deployment page"),
        "log": _t("Log page"),
        "wall": _t("Video wall"),
        "area": _t("Towns"),
        "intake": _t("Call registration"),
        "outbox": _t("To send and refused"),
        "check": _t("To be checked"),
        "slip": _t("Slip"),
        "place_map": _t("Small map"),
        "map": _t("Map"),
        "pin": _t("PIN"),
        "release": _t("Second person"),
        "page_maker": _t("Page maker"),
        "approvals": _t("Approve plugins"),
        "posts": _t("Posts of this shift"),
        "clocks": _t("Clock board"),
        "incident": _t("Room of the matter"),
        "orders": _t("Orders"),
        "quality": _t("Alert quality"),
        "asides": _t("Set aside and suppressed"),
        "mask": _t("Masks"),
        "plans": _t("Screen plans"),
        "tasks": _t("Wall tasks"),
        "devices": _t("Devices"),
        "silent": _t("Cameras without a picture"),
        "quarantine": _t("Not taken in"),
        "patrol": _t("Patrol plans"),
        "rule_trial": _t("Trying rules"),
        "dictionary_changes": _t("Changes of the dictionary"),
        "instructions": _t("Instructions of leaders"),
        "": _t("Everywhere"),
    }
    return names.get(scope, _t("This page"))


def _lines(table: CommandTable, scope: str) -> tuple[KeyLine, ...]:
    own = [KeyLine(key_words(c.key), title_of(c)) for c in table if c.key and c.on == scope]
    fixed = [each for each in FIXED_KEYS if scope and each.on.split(".")[0] == scope]
    return (*own, *_fixed_lines(fixed))


def _fixed_lines(fixed: Iterable[FixedKeys]) -> list[KeyLine]:
    return [
        KeyLine(each.shown or " ".join(map(key_words, each.keys)), _words(each.title))
        for each in fixed
    ]


def _t(source: str) -> str:
    return QCoreApplication.translate("keys", source)
