"""What started a clock, in words."""

from PySide6.QtCore import QCoreApplication

from console.domain.incident_reports import ReportSort
from console.domain.work_order_steps import Step


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


def cause_word(code: str) -> str:
    """Return what started a clock; of a step this version does not know, its code."""
    words = {
        "register": _t("registration"),
        "opened": _t("opening of the matter"),
        "closed": _t("end of the matter"),
        "instruction": _t("the instruction"),
        Step.DISPATCH.value: _t("dispatch"),
        Step.REDISPATCH.value: _t("another dispatch"),
        Step.HAND_DOWN.value: _t("handing down"),
        Step.SIGN.value: _t("signing"),
        Step.REWORK.value: _t("rework"),
        Step.SUPERVISE.value: _t("supervision"),
        ReportSort.PHONE.value: _t("the report by phone"),
        ReportSort.WRITTEN.value: _t("the written report"),
        ReportSort.FOLLOW_UP.value: _t("the last follow-up"),
    }
    return words.get(code, code)
