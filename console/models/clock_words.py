"""What the kinds of clocks are called on screen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from console.domain.incident_reports import ReportSort
from console.models import running_clock as kinds


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


def kind_word(kind: str) -> str:
    """Return what a kind is called; of one this version does not know, its code."""
    words = _WORDS.get(kind)
    return kind if words is None else words()


_WORDS: Mapping[str, Callable[[], str]] = {
    kinds.SIGN: lambda: _t("Sign"),
    kinds.ANSWER: lambda: _t("Unit answers"),
    kinds.CALL_OUT: lambda: _t("Call towns"),
    kinds.ACT: lambda: _t("First action"),
    kinds.SHELF: lambda: _t("Shelf ends"),
    kinds.VALIDITY: lambda: _t("Forecast ends"),
    kinds.DIVERT: lambda: _t("Take or give back"),
    kinds.REPORT: lambda: _t("First report"),
    kinds.WRITTEN: lambda: _t("Written report"),
    kinds.FOLLOW_UP: lambda: _t("Follow-up"),
    kinds.FINAL: lambda: _t("Final report"),
    kinds.WELFARE: lambda: _t("Ask the crew"),
    kinds.STEP: lambda: _t("Plan step"),
    kinds.ARRIVAL: lambda: _t("At their posts"),
    kinds.CADENCE: lambda: _t("Situation report"),
    kinds.INSTRUCTION: lambda: _t("Instruction"),
    kinds.SUPERVISE: lambda: _t("Supervised"),
    kinds.ORDER_SIGN: lambda: _t("Order signed"),
    kinds.CONTACT: lambda: _t("Caller contacted"),
    kinds.CLOSE: lambda: _t("Order closed"),
    kinds.REWORK: lambda: _t("Done again"),
    kinds.OTHER: lambda: _t("Other limit"),
}


def report_word(sort: ReportSort) -> str:
    """Return what a report is called."""
    return {
        ReportSort.PHONE: _t("First report by phone"),
        ReportSort.WRITTEN: _t("Written report"),
        ReportSort.FOLLOW_UP: _t("Follow-up"),
        ReportSort.FINAL: _t("Final report"),
        ReportSort.NOT_NEEDED: _t("No report needed"),
    }[sort]
