"""Words of an instruction: its state, where it came from, who has it, and what is due."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.instruction import Instruction, InstructionState, Medium
from console.runtime.hall_time import hall_time
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text
from widgets.lists.table_rows import Cell, TableColumn, TableRow


def _t(source: str) -> str:
    return QCoreApplication.translate("instruction", source)


def state_word(state: InstructionState) -> str:
    """Return how far one is."""
    words = {
        InstructionState.RECEIVED: _t("received"),
        InstructionState.CONVEYED: _t("passed on"),
        InstructionState.HANDLING: _t("in progress"),
        InstructionState.FEEDBACK: _t("feedback"),
        InstructionState.REPORTED_BACK: _t("reported back"),
        InstructionState.CLOSED: _t("closed"),
    }
    return words[state]


def medium_word(medium: Medium) -> str:
    """Return how one came."""
    words = {
        Medium.PHONE: _t("phone"),
        Medium.PAPER: _t("paper"),
        Medium.MEETING: _t("meeting"),
        Medium.SYSTEM: _t("system"),
    }
    return words[medium]


def instruction_columns() -> list[TableColumn]:
    """Return the columns of the list."""
    return [
        TableColumn(_t("Feedback"), 152),
        TableColumn(_t("Instruction"), 480, stretches=True, gives=True),
        TableColumn(_t("For"), 224, gives=True),
        TableColumn(_t("State"), 176, gives=True),
    ]


def instruction_row(told: Instruction, now: datetime, is_pending: bool = False) -> TableRow:
    """Return one as a row: verbatim, who gave it when and how, whether it was read back."""
    return TableRow(
        told.id,
        (
            Cell(_due(told, now), _count(told)),
            Cell((Run(told.text, Ink.TEXT),), (Run(_came(told), step=Step.SMALL),)),
            Cell((Run(_units(told), Ink.TEXT),), (Run(_has_it(told), step=Step.SMALL),)),
            Cell(_state(told), (Run(_pressed(told, is_pending), step=Step.SMALL),)),
        ),
    )


def _due(told: Instruction, now: datetime) -> tuple[Run, ...]:
    due = told.feedback_by
    if due is None:
        return (Run(_t("no clock") if told.is_open else "", step=Step.SMALL),)
    if now > due:
        late = clock_text((now - due).total_seconds())
        return (chip_run(_t("overdue {0}").format(late), "clock"),)
    return (Run(_t("{0} left").format(clock_text((due - now).total_seconds())), Ink.TEXT),)


def _count(told: Instruction) -> tuple[Run, ...]:
    if not told.feedbacks:
        return ()
    return (Run(_t("answered {0}×").format(len(told.feedbacks)), step=Step.SMALL),)


def _came(told: Instruction) -> str:
    parts = [f"{told.post} {told.from_name}".strip(), hall_time(told.at), medium_word(told.medium)]
    if told.read_back is not None:
        names = told.read_back.read_by, told.read_back.agreed_by
        parts.append(_t("read back by {0}, agreed by {1}").format(*names))
    elif told.medium is Medium.PHONE:
        parts.append(_t("not read back"))
    return "·".join([*parts, told.number])


def _units(told: Instruction) -> str:
    return _t(", ").join(each.name for each in told.targets) or _t("no unit named")


def _has_it(told: Instruction) -> str:
    if not told.targets:
        return ""
    told_on = len(told.targets) - len(told.unconveyed)
    has_it = sum(1 for each in told.targets if each.receipt_at is not None)
    return _t("passed on {0}, taken by {1} of {2}").format(told_on, has_it, len(told.targets))


def _state(told: Instruction) -> tuple[Run, ...]:
    word = Run(state_word(told.state), Ink.TEXT, bold=told.is_open)
    return (word, chip_run(_t("to be checked"), "alert-circle")) if told.needs_check else (word,)


def _pressed(told: Instruction, is_pending: bool) -> str:
    parts = [_t("urged {0}×").format(len(told.urges))] if told.urges else []
    parts += [_t("supervised")] if told.supervised is not None else []
    parts += [_t("saved here, waits for the hub")] if is_pending else []
    return "·".join(parts)
