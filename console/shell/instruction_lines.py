"""What each step with an instruction asks for, with what stands in its lines at first."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.instruction import Instruction
from console.domain.instruction_steps import InstructionAct
from console.shell.ask_form import AskedLine

_SEPARATORS = "，,；;"


def _t(source: str) -> str:
    return QCoreApplication.translate("instruction", source)


def asked_lines(told: Instruction, act: InstructionAct, now: datetime) -> tuple[AskedLine, ...]:
    """Return what a step asks for, named as its operation names it; an overdue one is pressed."""
    is_late = told.feedback_by is not None and told.feedback_by < now
    press = _t("Overdue without feedback: report at once how far it is") if is_late else ""
    untold = next((each.name for each in told.unconveyed), "")
    waiting = next((each.name for each in told.unreceipted), "")
    first = next((each.name for each in told.targets), "")
    unit = _t("Unit")
    lines = {
        InstructionAct.CONVEY: (
            AskedLine("unit_name", unit, value=untold),
            AskedLine("told_to", _t("Taken by"), _t("who there took it")),
        ),
        InstructionAct.RECEIPT: (
            AskedLine("unit_name", unit, value=waiting or first),
            AskedLine("by", _t("Said by"), _t("who there said so")),
        ),
        InstructionAct.FEEDBACK: (
            AskedLine("text", _t("Feedback"), _t("what the unit tells of the work")),
            AskedLine("unit_name", unit, value=first),
        ),
        InstructionAct.REPORT_BACK: (
            AskedLine("text", _t("Result"), _t("what was reported back")),
            AskedLine("to", _t("To"), value=told.from_name),
        ),
        InstructionAct.CLOSE: (AskedLine("note", _t("Note"), _t("may stay empty")),),
        InstructionAct.URGE: (
            AskedLine("unit_name", unit, value=waiting or untold or first),
            AskedLine("text", _t("Words"), _t("what was said"), press),
        ),
        InstructionAct.SUPERVISE: (AskedLine("text", _t("Demand"), _t("what, until when")),),
        InstructionAct.REOPEN: (AskedLine("reason", _t("Reason"), _t("why it goes on")),),
    }
    return lines.get(act, ())


def names_in(words: str) -> tuple[str, ...]:
    """Return the names in a line, whatever stands between them."""
    for separator in _SEPARATORS:
        words = words.replace(separator, "、")
    return tuple(dict.fromkeys(part.strip() for part in words.split("、") if part.strip()))
