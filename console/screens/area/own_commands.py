"""Commands of this page."""

from console.commands.registry import Command, text

PAGE = "area"

LARGE = Command("area.large", text("area", "Large type, or small again"), "L", "", PAGE, acts=False)

COMMANDS = (LARGE,)
"""Enter, which is fixed, goes to the queue of the town."""
