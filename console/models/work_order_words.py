"""Words of a 工单 on screen: its steps, where it stands, where it came from."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from console.domain.work_order import State, WorkOrder


def _t(source: str) -> str:
    return QCoreApplication.translate("work_order", source)


def step_word(step: str) -> str:
    """Return a step as its button says it; one this version does not know by its own name."""
    words = {
        "register": _t("Register"),
        "verify": _t("Verify"),
        "file": _t("File"),
        "refuse": _t("Not accepted"),
        "dispatch": _t("Send"),
        "redispatch": _t("Send to another"),
        "hand_down": _t("Hand down"),
        "co_unit": _t("Add helper"),
        "co_sign": _t("Helper signed"),
        "co_done": _t("Helper done"),
        "sign": _t("Sign"),
        "contact": _t("First contact"),
        "handle": _t("Handle"),
        "interim": _t("Interim report"),
        "feedback": _t("Result"),
        "review": _t("Approve answer"),
        "check": _t("Check result"),
        "close": _t("Close"),
        "archive": _t("Archive"),
        "self_handle": _t("Done on the spot"),
        "ask_return": _t("Return asked"),
        "decide_return": _t("Decision"),
        "ask_delay": _t("Delay asked"),
        "decide_delay": _t("Decide delay"),
        "park": _t("Park"),
        "unpark": _t("Take up again"),
        "rework": _t("Rework"),
        "supervise": _t("Supervise"),
        "urge": _t("Urge"),
        "ask_exempt": _t("Exemption asked"),
        "decide_exempt": _t("Decide exemption"),
        "void": _t("Void"),
        "merge": _t("Join"),
        "relate": _t("Relate"),
        "reopen": _t("Reopen"),
    }
    return words.get(step, step)


def state_word(state: State) -> str:
    """Return where an order stands: what is waited for."""
    words: dict[State, Callable[[], str]] = {
        State.REGISTERED: lambda: _t("to be filed"),
        State.VERIFIED: lambda: _t("verified"),
        State.FILED: lambda: _t("to be sent"),
        State.REFUSED: lambda: _t("not accepted"),
        State.DISPATCHED: lambda: _t("to be signed"),
        State.SIGNED: lambda: _t("signed"),
        State.CONTACTED: lambda: _t("contacted"),
        State.HANDLING: lambda: _t("handling"),
        State.FEEDBACK: lambda: _t("to be approved"),
        State.CHECKING: lambda: _t("to be checked"),
        State.CLOSED: lambda: _t("closed"),
        State.ARCHIVED: lambda: _t("archived"),
        State.RETURN_ASKED: lambda: _t("return asked"),
        State.PARKED: lambda: _t("parked"),
        State.REWORK: lambda: _t("rework"),
        State.REOPENED: lambda: _t("reopened"),
        State.VOID: lambda: _t("void"),
        State.MERGED: lambda: _t("joined"),
    }
    return words[state]()


def source_word(source: str) -> str:
    """Return where an order came from; a channel this version does not know by its own name."""
    words = {
        "hotline": "12345",
        "police": _t("110 diversion"),
        "grid": _t("Grid"),
        "sensor": _t("Sensing"),
        "video": _t("Video"),
        "report": _t("Report"),
        "phone": _t("Phone"),
        "network": _t("Network"),
        "fire": "119",
    }
    return words.get(source, source) or _t("Hall")


def shown_number(order: WorkOrder) -> str:
    """Return the number people say: the official one once there is one."""
    return order.official or order.number


def short_number(order: WorkOrder) -> str:
    """Return what a row says: the count of this year's official number, else the seat's own."""
    return order.official.rpartition("-")[2] if order.official else order.number
