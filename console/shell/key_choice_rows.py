"""The rows of the panel 快捷键: every command with its key, and why one cannot be had."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from console.commands.keymap import Refusal
from console.commands.registry import Command, CommandTable
from console.shell.keys import scope_words, title_of
from widgets.common.key_words import key_words
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.lists.roles import BandHead
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain


def _t(source: str) -> str:
    return QCoreApplication.translate("keys", source)


def columns() -> list[TableColumn]:
    """Return the columns."""
    return [
        TableColumn(_t("What it does"), 280, stretches=True, gives=True),
        TableColumn(_t("Key"), 200),
        TableColumn(_t("Usual key"), 160),
        TableColumn("", 160),
    ]


def bands(table: CommandTable) -> list[BandHead]:
    """Return a band for each page and panel, those of everywhere first."""
    scopes = dict.fromkeys(("", *(command.on for command in table)))
    return [BandHead(_band(scope), scope_words(scope)) for scope in scopes]


def rows(table: CommandTable, chosen: Mapping[str, str]) -> list[TableRow]:
    """Return a row for every command, by page."""
    scopes = dict.fromkeys(("", *(command.on for command in table)))
    return [_row(each, table, chosen) for scope in scopes for each in _of(table, scope)]


def _of(table: CommandTable, scope: str) -> Iterable[Command]:
    return (command for command in table if command.on == scope)


def _row(command: Command, table: CommandTable, chosen: Mapping[str, str]) -> TableRow:
    usual = table.declared(command.id).key
    is_own = command.key != usual
    note = _t("stays") if command.fixed else _t("own") if is_own else ""
    if command.id in chosen and not is_own:
        note = _t("taken, not in force")
    return TableRow(
        command.id,
        (
            plain(title_of(command), Ink.TEXT, bold=is_own),
            Cell((key_cap(key_words(command.key)),) if command.key else (Run("—", Ink.TEXT3),)),
            plain(key_words(usual) or "—", Ink.TEXT3),
            plain(note, Ink.TEXT3, step=Step.SMALL),
        ),
        _band(command.on),
        bar=is_own,
    )


def _band(scope: str) -> str:
    return f"on/{scope}"


def refusal_words(refusal: Refusal, key: str, title: str) -> str:
    """Return why a key cannot be had, and what to do."""
    words = {
        "taken": _t("{0} is {1} already; give that another key first"),
        "fixed": _t("{1}: its key is part of the form and stays"),
        "form": _t("{0} would be written into the form; take one with Ctrl or Alt, or an F key"),
        "everywhere": _t("{0} is needed for writing; take one with Ctrl or Alt, or an F key"),
        "sign": _t("{0} lies elsewhere on other keyboards; take another"),
        "input_method": _t("{0} belongs to the input method; take another"),
        "others": _t("{0} is taken by other programs of the desk; take another"),
        "system": _t("{0} belongs to the desktop; take another"),
        "editing": _t("{0} edits text; take another"),
        "moving": _t("{0} moves among rows and fields; take another"),
    }.get(refusal.code, _t("Ctrl, Shift and Alt alone belong to the input method"))
    by = refusal.by
    rival = QCoreApplication.translate(by.context, by.source) if by else title
    return words.format(key_words(key), rival)
