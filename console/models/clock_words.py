"""What the kinds of clocks are called on screen."""

from PySide6.QtCore import QCoreApplication

from console.domain.incident_reports import ReportSort
from console.models import running_clock as kinds


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


def kind_word(kind: str) -> str:
    """Return what a kind is called; of one this version does not know, its code."""
    words = {
        kinds.SIGN: _t("Sign"),
        kinds.ANSWER: _t("Unit answers"),
        kinds.CALL_OUT: _t("Call towns"),
        kinds.ACT: _t("First action"),
        kinds.SHELF: _t("Shelf ends"),
        kinds.VALIDITY: _t("Forecast ends"),
        kinds.DIVERT: _t("Take or give back"),
        kinds.REPORT: _t("First report"),
        kinds.WRITTEN: _t("Written report"),
        kinds.FOLLOW_UP: _t("Follow-up report"),
        kinds.FINAL: _t("Final report"),
        kinds.WELFARE: _t("Ask the crew"),
        kinds.INSTRUCTION: _t("Instruction"),
        kinds.SUPERVISE: _t("Supervised"),
        kinds.ORDER_SIGN: _t("Order signed"),
        kinds.CONTACT: _t("Caller contacted"),
        kinds.CLOSE: _t("Order closed"),
        kinds.REWORK: _t("Done again"),
        kinds.OTHER: _t("Other limit"),
    }
    return words.get(kind, kind)


def report_word(sort: ReportSort) -> str:
    """Return what a report is called."""
    return {
        ReportSort.PHONE: _t("First report by phone"),
        ReportSort.WRITTEN: _t("Written report"),
        ReportSort.FOLLOW_UP: _t("Follow-up report"),
        ReportSort.FINAL: _t("Final report"),
        ReportSort.NOT_NEEDED: _t("No report needed"),
    }[sort]
