"""What is done with a message that the hub could not take (待甄别)."""

from console.commands.registry import Command, text

PAGE = "quarantine"

READ_AGAIN = Command("quarantine.read_again", text("feeds", "Read again"), "R", "", PAGE)
DISMISS = Command("quarantine.dismiss", text("feeds", "Set aside for good"), "X", "", PAGE)

COMMANDS = (READ_AGAIN, DISMISS)
