"""指令 as rows: the words verbatim, who gave them how, read back or not, and who has them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.instruction import Instruction, Medium
from console.runtime.hall_time import hall_time
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text
from widgets.lists.table_rows import Cell, TableColumn, TableRow


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def instruction_columns() -> list[TableColumn]:
    """Return the columns; without titles there is no head line."""
    return [
        TableColumn("", 400, stretches=True, gives=True),
        TableColumn("", 120, is_right=True),
    ]


def instruction_row(told: Instruction, due: datetime | None, now: datetime) -> TableRow:
    """Return the row of one instruction; `due` is when something is to be told back next."""
    who = " ".join(p for p in (told.from_name, hall_time(told.at), _medium(told.medium)) if p)
    small = [Run(who, step=Step.SMALL), *_proof(told)]
    cells = (Cell((Run(told.text, Ink.TEXT),), tuple(small)), Cell(_due(told, due, now)))
    return TableRow(told.id, cells)


def _medium(medium: Medium) -> str:
    words = {
        Medium.PAPER: _t("on paper"),
        Medium.PHONE: _t("by phone"),
        Medium.MEETING: _t("in a meeting"),
        Medium.SYSTEM: _t("by system"),
    }
    return words[medium]


def _proof(told: Instruction) -> list[Run]:
    """Return whether it was read back, and how many of those it goes to have it."""
    runs = []
    if told.read_back is not None:
        runs.append(Run(_t("read back"), step=Step.SMALL, icon="check", icon_size=14, gap=16))
    elif told.medium is Medium.PHONE:
        runs.append(Run(_t("not read back"), Ink.TEXT, step=Step.SMALL, gap=16))
    has_it = [each.name for each in told.targets if each.receipt_at is not None]
    if len(told.targets) == len(has_it) == 1:
        runs.append(Run(_t("taken by {0}").format(has_it[0]), step=Step.SMALL, gap=16))
    elif told.targets:
        words = _t("taken by {0} of {1}").format(len(has_it), len(told.targets))
        runs.append(Run(words, step=Step.SMALL, gap=16))
    return runs


def _due(told: Instruction, due: datetime | None, now: datetime) -> tuple[Run, ...]:
    if not told.is_open:
        return (Run(_t("done"), step=Step.SMALL),)
    if due is not None:
        left = (due - now).total_seconds()
        words = (_t("answer in {0}") if left >= 0 else _t("late {0}")).format(clock_text(abs(left)))
        icon = "" if left >= 0 else "exclamation-circle"
        return (Run(words, Ink.TEXT, bold=left < 0, step=Step.SMALL, icon=icon, icon_size=14),)
    if told.feedbacks:
        return (Run(_t("answered {0} times").format(len(told.feedbacks)), step=Step.SMALL),)
    return (Run(_t("no answer yet"), Ink.TEXT, step=Step.SMALL),)
