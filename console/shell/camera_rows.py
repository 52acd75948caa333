"""Rows of the camera directory: the trees, what is found, and what is known of its pictures."""

from PySide6.QtCore import QCoreApplication

from console.models.camera_branches import Branch
from console.models.camera_entry import CameraEntry
from widgets.common.key_words import key_words
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow, plain, two_lines


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


def tree_columns() -> list[TableColumn]:
    """Return the columns of the trees."""
    return [
        TableColumn(_t("Trees"), 220, stretches=True, gives=True),
        TableColumn(_t("Count"), 72, is_right=True),
    ]


def columns() -> list[TableColumn]:
    """Return the columns of what is found."""
    return [
        TableColumn("", 40),
        TableColumn(_t("Number"), 80, is_right=True),
        TableColumn(_t("Camera"), 380, stretches=True, gives=True),
        TableColumn(_t("Business"), 160),
        TableColumn(_t("Tags"), 160),
        TableColumn(_t("Away"), 80, is_right=True),
    ]


def branch_row(branch: Branch, is_chosen: bool) -> TableRow:
    """Return the row of a branch, or of the head of a tree."""
    head = branch.term.startswith("-")
    name = _head(branch.term) if head else "　" * branch.depth + branch.name
    count = "" if head else str(branch.count)
    ink = Ink.TEXT2 if head else Ink.TEXT
    cells = (plain(name, ink, bold=is_chosen), plain(count, Ink.TEXT2))
    return TableRow(branch.term, cells, bar=is_chosen)


def _head(term: str) -> str:
    return {
        "-area": _t("Areas"),
        "-group": _t("Business"),
        "-scene": _t("Scenes"),
        "-tag": _t("Tags"),
    }[term]


def camera_row(entry: CameraEntry, is_picked: bool, metres: float | None, silent: str) -> TableRow:
    """Return the row of a camera.

    Args:
        entry: the camera.
        is_picked: whether it was picked.
        metres: how far away it is; None where nothing is measured from.
        silent: for how long it is known to have no new picture; empty where it is not.
    """
    marks = (
        (entry.is_off, _t("offline, says the platform")),
        (entry.ptz, _t("can be turned")),
        (entry.is_restricted, _t("restricted")),
    )
    where = "·".join([entry.town, *(word for holds, word in marks if holds)])
    cells = (
        Cell(check=Check.CHOSEN if is_picked else Check.OPEN),
        plain(entry.number or "—"),
        _name(entry.name, where, silent),
        plain("、".join(group.rpartition("/")[2] for group in entry.groups) or "—"),
        plain("、".join(entry.tags[:2]) or "—"),
        plain("" if metres is None else _t("{0} m").format(round(metres))),
    )
    return TableRow(entry.id, cells, is_raised=is_picked)


def _name(name: str, where: str, silent: str) -> Cell:
    """Return a name over where it is; what is known of its picture goes first."""
    if not silent:
        return two_lines(name, where)
    mark = Run(silent, Ink.TEXT, bold=True, step=Step.SMALL, icon="video-off", icon_size=14)
    return Cell((Run(name, Ink.TEXT),), (mark, Run(where, step=Step.SMALL, gap=8)))


def keys() -> list[Run]:
    """Return what the keys do."""
    told = (
        ("Enter", _t("onto the tile")),
        ("1–9", _t("onto that tile")),
        (_t("Space"), _t("pick")),
        ("Ctrl+Enter", _t("all found as a group")),
        ("Ctrl+Shift+Enter", _t("patrol them once")),
        ("← →", _t("trees, results")),
    )
    runs: list[Run] = []
    for key, words in told:
        runs += [key_cap(key_words(key), gap=16 if runs else 0), Run(words, Ink.TEXT2, gap=8)]
    return runs
