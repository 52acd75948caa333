"""Commands of this page."""

from PySide6.QtCore import QCoreApplication

from console.commands.registry import Command, text

PAGE = "quality"

OPEN = Command("quality.open", text("quality", "Alert quality"), "Ctrl+E", acts=False)
SPAN = Command("quality.span", text("quality", "Another time"), "S", "", PAGE, acts=False)
WHOSE = Command("quality.whose", text("quality", "Another seat"), "W", "", PAGE, acts=False)
TEXT = Command("quality.text", text("quality", "Figures as a text"), "E", "", PAGE, acts=False)
NOISE = Command("quality.noise", text("quality", "Noise or figures"), "N", "", PAGE, acts=False)
PATROL = Command("quality.patrol", text("quality", "Patrols, or back"), "V", "", PAGE, acts=False)
TRY = Command("quality.try", text("quality", "Try again, or stop"), "R", "", PAGE, acts=False)
RULES = Command("quality.rules", text("quality", "Rules as a file"), "X", "", PAGE, acts=False)
LOG = Command("quality.log", text("quality", "Figures into the log"), "L", "", PAGE)

OF_FIGURES = (SPAN, WHOSE, TEXT, LOG, NOISE, PATROL)
OF_NOISE = (TRY, RULES, NOISE, PATROL)
OF_PATROL = (PATROL, NOISE)
OF_PAGE = (*OF_FIGURES, TRY, RULES)
COMMANDS = (OPEN, *OF_PAGE)
"""Enter, which is fixed, goes to the alerts of a figure, and from there to the alert."""


def title() -> str:
    """Return what the page is called."""
    return QCoreApplication.translate("quality", "Alert quality")
