"""What started a clock, in words."""

from PySide6.QtCore import QCoreApplication

from console.domain.incident_reports import ReportSort
from console.models.work_order_words import step_word


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


def cause_word(code: str) -> str:
    """Return what started a clock; of a step this version does not know, its code."""
    words = {
        "opened": _t("opening of the matter"),
        "closed": _t("end of the matter"),
        "instruction": _t("the instruction"),
        ReportSort.PHONE.value: _t("the report by phone"),
        ReportSort.WRITTEN.value: _t("the written report"),
        ReportSort.FOLLOW_UP.value: _t("the last follow-up"),
    }
    return words.get(code) or step_word(code)
