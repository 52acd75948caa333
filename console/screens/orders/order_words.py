"""Words of S7: how long is left, what a clock is about, rates and groups."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.order_figures import FigureKind
from console.domain.work_order import WorkOrder


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


def length_words(length: timedelta) -> str:
    """Return a length of time: 08:35, 1:14:30, 1 天 19 时."""
    seconds = int(abs(length.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    if hours >= 24:
        return _t("{0} d {1} h").format(*divmod(hours, 24))
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def left_words(left: timedelta | None, is_paused: bool = False) -> str:
    """Return what is left of a clock; an overdue one says so."""
    if is_paused:
        return _t("Stopped")
    if left is None:
        return "—"
    return _t("over {0}").format(length_words(left)) if left < timedelta() else length_words(left)


def limit_word(what: str) -> str:
    """Return what a clock is about; one this version does not know by its own name."""
    words = {
        "sign": _t("to sign"),
        "contact": _t("first contact"),
        "close": _t("to close"),
        "rework": _t("rework"),
        "supervise": _t("supervised"),
    }
    return words.get(what, what)


def rate_word(kind: FigureKind) -> str:
    """Return what a rate is called."""
    words = {
        FigureKind.SIGN: _t("Signed in time"),
        FigureKind.CLOSE: _t("Closed in time"),
        FigureKind.SOLVED: _t("Actually solved"),
        FigureKind.RETURNED: _t("Returned"),
        FigureKind.STATION: _t("By joint stations"),
        FigureKind.LOWEST: _t("At lowest tier"),
    }
    return words[kind]


def why_paused(order: WorkOrder) -> str:
    """Return why its clock stands still, and until when it is looked at again."""
    if not order.parks:
        return ""
    last = order.parks[-1]
    if last.until is None:
        return last.reason
    return _t("{0}, review {1}").format(last.reason, f"{last.until:%m-%d}")


def next_review(order: WorkOrder) -> str:
    """Return when one whose clock stands still is looked at again; empty where nobody said."""
    until = order.parks[-1].until if order.parks else None
    return "" if until is None else _t("review {0}").format(f"{until:%m-%d}")


def counters(order: WorkOrder) -> str:
    """Return how often it was returned, delayed and done again; nothing of all is a dash."""
    counts = (len(order.returns), len(order.delays), order.reworks)
    return " / ".join(map(str, counts)) if any(counts) else "—"


def unit_words(order: WorkOrder) -> str:
    """Return who has it, with the units that help."""
    if not order.unit_name:
        return "—"
    helpers = _t(", ").join(each.name for each in order.co_units)
    return _t("{0} ({1})").format(order.unit_name, helpers) if helpers else order.unit_name
