"""全程记录 as rows: time, sort, what, and who at which seat, with the doubt of a time behind it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from console.domain.order import Stage
from console.models.alert_rows import stage_word
from console.models.incident_trail import Sort, TrailEntry
from console.models.stamp_words import stamp_words
from console.runtime.hall_time import hall_time
from console.screens.duty.trail import trail_words
from console.screens.incident.matter_words import matter_words
from widgets.common.text import Run, tag
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow

_ICONS = {
    Sort.ALERT: "bell",
    Sort.CALL: "phone",
    Sort.ORDER: "send",
    Sort.ANSWER: "arrow-back-up",
    Sort.WORK: "clipboard-text",
    Sort.FRAME: "photo",
    Sort.REPORT: "file-text",
    Sort.FACT: "users",
    Sort.PLAN: "check",
    Sort.INSTRUCTION: "message",
    Sort.GOODS: "stack-2",
    Sort.LOG: "edit",
}
_OWN = (Sort.FACT, Sort.GOODS, Sort.LOG, Sort.REPORT)
"""Sorts the matter tells itself."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def trail_columns() -> list[TableColumn]:
    """Return the columns; without titles there is no head line."""
    return [
        TableColumn("", 84),
        TableColumn("", 120),
        TableColumn("", 460, stretches=True, gives=True),
        TableColumn("", 176, is_right=True, gives=True),
    ]


def trail_row(entry: TrailEntry, seat_name: Callable[[str], str]) -> TableRow:
    """Return the row of one line."""
    words = entry_words(entry)
    unsure = stamp_words(entry.line.stamp)
    runs = (Run(words, Ink.TEXT), *((tag(unsure),) if unsure else ()))
    what = Cell(runs, text="" if unsure else words)  # over two small lines where one has no room
    who = Run(who_words(entry, seat_name), step=Step.SMALL, gap=8)
    sort = Run(sort_word(entry.sort), icon=_ICONS[entry.sort], icon_size=18)
    cells = (
        Cell((Run(hall_time(entry.at), Ink.TEXT),)),
        Cell((sort,)),
        what,
        Cell((*_pending(entry), who)),
    )
    return TableRow(entry.id, cells)


def sort_word(sort: Sort) -> str:
    """Return what a line is about."""
    words = {
        Sort.ALERT: _t("Alert"),
        Sort.CALL: _t("Call"),
        Sort.ORDER: _t("Order"),
        Sort.ANSWER: _t("Answer"),
        Sort.WORK: _t("Work"),
        Sort.FRAME: _t("Picture"),
        Sort.REPORT: _t("Report"),
        Sort.FACT: _t("Fact"),
        Sort.PLAN: _t("Step"),
        Sort.INSTRUCTION: _t("Instruction"),
        Sort.GOODS: _t("Goods"),
        Sort.LOG: _t("Note"),
    }
    return words[sort]


def entry_words(entry: TrailEntry) -> str:
    """Return what happened."""
    line = entry.line
    if line.what == "log":
        return line.detail
    if line.what == "frame_taken":
        return _t("Picture of “{0}”").format(line.detail)
    if line.what == "sent":
        return _t("To {0}: {1}").format(line.detail, entry.subject)
    if line.what == "sent_by_phone":
        return _t("Sent by phone to {0}: {1}").format(line.detail, entry.subject)
    if line.what.startswith("stage_"):
        return _answer(entry)
    told = _told_words(entry) or (matter_words(line) if entry.sort in _OWN else "")
    if told:
        return told
    words = trail_words(line)
    if entry.sort is Sort.ALERT:
        return _t("{0}·{1}").format(words, entry.subject) if entry.subject else words
    return words


def _told_words(entry: TrailEntry) -> str:
    """Return what instructions, plans and 工单 tell; empty for what others tell."""
    line, subject = entry.line, entry.subject
    words = {
        "instructed": _t("{1}: {0}"),
        "conveyed": _t("Conveyed to {0}"),
        "receipt": _t("taken by {0}"),
        "fed_back": _t("Told back: {0}"),
        "urged": _t("Urged: {0}"),
        "plan_begun": _t("Plan begun: {0}"),
        "step_done": _t("Done: {0}"),
        "step_skipped": _t("Left out: {0} ({1})"),
        "work": _t("{1} {0}"),
    }.get(line.what, "")
    return words.format(line.detail, subject or _t("leader"))


def _answer(entry: TrailEntry) -> str:
    stage = Stage[entry.line.what.removeprefix("stage_").upper()]
    told = _t("{0} {1}").format(entry.line.detail, stage_word(stage))
    return _t("{0}, told by phone").format(told) if entry.subject else told


def who_words(entry: TrailEntry, seat_name: Callable[[str], str]) -> str:
    """Return who, at which seat; the system where it was nobody."""
    line = entry.line
    if not line.who and not line.seat:
        return _t("System")
    return "·".join(part for part in (line.who, seat_name(line.seat) if line.seat else "") if part)


def _pending(entry: TrailEntry) -> tuple[Run, ...]:
    """Return what stands before who did it while the hub has not answered; it is never cut."""
    if not entry.is_pending:
        return ()
    return (Run(_t("saved here"), step=Step.SMALL, icon="clock", icon_size=14),)
