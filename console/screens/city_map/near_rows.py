"""The lines of 周边 in words: its groups in the order of S6, what each has, what has no source."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.reference import OrgLevel
from console.models.nearby import Group, Kind, Nearby, NearGroup, NearLine
from console.screens.common.words import where_words
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import duration_text
from widgets.lists.roles import BandHead
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

NOTE = "-"
"""An id that begins with it is no thing, only words."""


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


def group_word(group: Group) -> str:
    """Return what a group is called."""
    return {
        Group.OFFICES: _t("Grid and offices, with phone"),
        Group.OPEN: _t("Open matters"),
        Group.CAMERAS: _t("Cameras"),
        Group.DEVICES: _t("Devices"),
        Group.DANGERS: _t("Dangers and pipelines"),
        Group.FORCES: _t("Forces and goods"),
        Group.PEOPLE: _t("People who need care"),
    }[group]


def near_columns() -> list[TableColumn]:
    """Return the columns; ages stand below distances before a title is cut short."""
    return [
        TableColumn(_t("What"), 250, stretches=True, gives=True, least=250, last=120),
        TableColumn(_t("Away"), 88, is_right=True),
        TableColumn(_t("Age"), 64, is_right=True, leaves=1, under=1),
    ]


def near_heads(found: Nearby, people: int) -> list[BandHead]:
    """Return a head for every group: one that has nothing stands there, too."""
    counts = {group: found.groups.get(group, NearGroup()).count for group in Group}
    counts[Group.PEOPLE] = people
    return [BandHead(group, group_word(group), count=counts[group]) for group in Group]


def near_rows(found: Nearby, notes: Mapping[Group, list[str]], now: datetime) -> Iterator[TableRow]:
    """Yield the lines.

    Args:
        found: what lies around.
        notes: what is to be said of groups, below their lines.
        now: what ages count to.
    """
    for group in Group:
        for line in found.groups.get(group, NearGroup()).lines:
            yield _row(line, group, now)
        for number, words in enumerate(notes.get(group, ())):
            note = Cell(text=words), Cell(), Cell()
            yield TableRow(f"{NOTE}{group}{number}", note, group)


def _row(line: NearLine, group: Group, now: datetime) -> TableRow:
    detail = _detail(line)
    second = (Run(detail, step=Step.SMALL),) if detail else ()
    first = (*_grade(line), Run(_name(line), Ink.TEXT, gap=6))
    cells = (Cell(first, second, is_stale=line.is_old), plain(_away(line)), _age(line, now))
    return TableRow(line.id, cells, group)


def _grade(line: NearLine) -> tuple[Run, ...]:
    """Return shape and word of an alert or a matter; an alert of an exercise has no grade."""
    if line.kind not in (Kind.ALERT, Kind.INCIDENT):
        return ()
    return (Run(line.word or _t("Drill"), Ink.TEXT, True, shape=line.grade, shape_size=14),)


def _name(line: NearLine) -> str:
    if line.kind is Kind.INCIDENT:
        return _t("Matter·{0}").format(line.name)
    if line.kind is Kind.ORDER:
        return _t("Order·{0}").format(line.name)
    return line.name


def _detail(line: NearLine) -> str:
    told = [line.detail] if line.detail else []
    if line.kind is Kind.OFFICE:
        told = [_t("outside")] if line.is_beyond else []
        told += [line.detail or _t("no phone told"), _office_word(line)]
    elif line.entry is not None:
        marks = (
            (line.entry.is_off, _t("offline, says the platform")),
            (line.entry.ptz, _t("can be turned")),
            (line.entry.is_restricted, _t("restricted")),
        )
        told += [word for holds, word in marks if holds]
        told += [line.state] if line.state else []
    elif line.kind is Kind.FORCE and line.since is None:
        told.append(_t("nobody told when it was there"))
    return "·".join(told)


def _office_word(line: NearLine) -> str:
    level = line.level
    if level is OrgLevel.GRID:
        return _t("nearest grid") if line.is_guess else _t("responsible grid")
    if level is OrgLevel.NEIGHBOURHOOD:
        return _t("neighbourhood")
    if level is OrgLevel.STATION:
        return _t("joint station")
    return _t("town") if level is OrgLevel.TOWN else _t("hall")


def _away(line: NearLine) -> str:
    return "" if line.metres is None else where_words(line.metres, line.direction)


def _age(line: NearLine, now: datetime) -> Cell:
    if line.since is None:
        return plain("")
    words = duration_text(max(0.0, (now - line.since).total_seconds()))
    return plain(words, Ink.TEXT if line.is_old else Ink.TEXT2)
