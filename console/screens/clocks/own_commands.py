"""Commands of this page."""

from PySide6.QtCore import QCoreApplication

from console.commands.registry import Command, text

PAGE = "clocks"

OPEN = Command("clocks.open", text("clocks", "Clock board"), "Ctrl+B", acts=False)
NEXT = Command("clocks.kind", text("clocks", "Another kind"), "S", "", PAGE, acts=False)
GROUP = Command(
    "clocks.group", text("clocks", "By kind, or by time left"), "G", "", PAGE, acts=False
)
LATE = Command("clocks.late", text("clocks", "Overdue only, or all"), "O", "", PAGE, acts=False)
MONTH = Command(
    "clocks.month", text("clocks", "Assessment of this month"), "E", "", PAGE, acts=False
)
BEFORE = Command(
    "clocks.before", text("clocks", "Assessment of the last month"), "Shift+E", "", PAGE, acts=False
)
REPORTED = Command("clocks.reported", text("clocks", "Report sent"), "R", "", PAGE)
NOT_NEEDED = Command("clocks.not_needed", text("clocks", "No report needed"), "N", "", PAGE)
OF_PAGE = (NEXT, GROUP, LATE, REPORTED, NOT_NEEDED, MONTH, BEFORE)
COMMANDS = (OPEN, *OF_PAGE)
"""Enter, which is fixed, goes to the record a clock stands on."""


def title() -> str:
    """Return what the page is called."""
    return QCoreApplication.translate("clocks", "Clock board")
