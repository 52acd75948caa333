"""Commands of S7: one for each step of a 工单, and those of the page."""

from PySide6.QtCore import QCoreApplication

from console.commands.registry import Command, text
from console.domain.work_order_steps import Step

PAGE = "orders"

SEARCH = Command("work.search", text("orders", "Find an order"), "/", "", PAGE, acts=False)
RATES = Command("work.rates", text("orders", "Orders of the next rate"), ".", "", PAGE, acts=False)
NARROW = Command("work.narrow", text("orders", "Next group of orders"), "]", "", PAGE, acts=False)
WIDEN = Command("work.widen", text("orders", "Group of orders before"), "[", "", PAGE, acts=False)
ITEMS = Command("work.items", text("orders", "Tick a joint item"), "6", "", PAGE)
SAMPLE = Command("work.sample", text("orders", "Draw a sample"), "7", "", PAGE)
STATIONS = Command("work.stations", text("orders", "Joint stations, or all"), "8", "", PAGE,
                   acts=False)  # fmt: skip

OF_STEPS = {
    Step.DISPATCH: Command("work.dispatch", text("work_order", "Send"), "4", "", PAGE),
    Step.SIGN: Command("work.sign", text("orders", "Signed by phone"), "Space", "", PAGE),
    Step.DECIDE_RETURN: Command("work.decide_return", text("work_order", "Decision"), "R",
                                "", PAGE),
    Step.DECIDE_DELAY: Command("work.decide_delay", text("work_order", "Decide delay"), "Shift+Y",
                               "", PAGE),
    Step.DECIDE_EXEMPT: Command("work.decide_exempt", text("work_order", "Decide exemption"),
                                "Shift+P", "", PAGE),
    Step.VERIFY: Command("work.verify", text("work_order", "Verify"), "V", "", PAGE),
    Step.FILE: Command("work.file", text("work_order", "File"), "L", "", PAGE),
    Step.HANDLE: Command("work.handle", text("work_order", "Handle"), "H", "", PAGE),
    Step.FEEDBACK: Command("work.feedback", text("work_order", "Result"), "K", "", PAGE),
    Step.REVIEW: Command("work.review", text("work_order", "Approve answer"), "O", "", PAGE),
    Step.CLOSE: Command("work.close", text("work_order", "Close"), "W", "", PAGE),
    Step.CHECK: Command("work.check", text("work_order", "Check result"), "E", "", PAGE),
    Step.UNPARK: Command("work.unpark", text("work_order", "Take up again"), "Shift+G", "", PAGE),
    Step.ARCHIVE: Command("work.archive", text("work_order", "Archive"), "A", "", PAGE),
    Step.URGE: Command("work.urge", text("work_order", "Urge"), "C", "", PAGE),
    Step.REDISPATCH: Command("work.redispatch", text("work_order", "Send to another"), "5", "",
                             PAGE),
    Step.ASK_RETURN: Command("work.ask_return", text("work_order", "Ask to return"), "T", "", PAGE),
    Step.ASK_DELAY: Command("work.ask_delay", text("work_order", "Ask for delay"), "Y", "", PAGE),
    Step.PARK: Command("work.park", text("work_order", "Park"), "G", "", PAGE),
    Step.SUPERVISE: Command("work.supervise", text("work_order", "Supervise"), "D", "", PAGE),
    Step.REWORK: Command("work.rework", text("work_order", "Rework"), "F", "", PAGE),
    Step.CONTACT: Command("work.contact", text("work_order", "First contact"), "J", "", PAGE),
    Step.INTERIM: Command("work.interim", text("work_order", "Interim report"), "M", "", PAGE),
    Step.HAND_DOWN: Command("work.hand_down", text("work_order", "Hand down"), "X", "", PAGE),
    Step.SELF_HANDLE: Command("work.self_handle", text("work_order", "Done on the spot"), "S", "",
                              PAGE),
    Step.REFUSE: Command("work.refuse", text("work_order", "Not accepted"), "B", "", PAGE),
    Step.CO_SIGN: Command("work.co_sign", text("work_order", "Helper signed"), "Shift+I", "",
                          PAGE),
    Step.CO_DONE: Command("work.co_done", text("work_order", "Helper done"), "Shift+K", "", PAGE),
    Step.CO_UNIT: Command("work.co_unit", text("work_order", "Add helper"), "I", "", PAGE),
    Step.REOPEN: Command("work.reopen", text("work_order", "Reopen"), "Q", "", PAGE),
    Step.MERGE: Command("work.merge", text("work_order", "Join"), "U", "", PAGE),
    Step.RELATE: Command("work.relate", text("work_order", "Relate"), "N", "", PAGE),
    Step.ASK_EXEMPT: Command("work.ask_exempt", text("work_order", "Ask for exemption"), "P", "",
                             PAGE),
    Step.VOID: Command("work.void", text("work_order", "Void"), "Z", "", PAGE),
}  # fmt: skip
"""In the order of their buttons: what usually comes next stands first."""

COMMANDS = (SEARCH, RATES, NARROW, WIDEN, ITEMS, SAMPLE, STATIONS, *OF_STEPS.values())


def title() -> str:
    """Return what the page is called."""
    return QCoreApplication.translate("orders", "Work orders and clocks")
