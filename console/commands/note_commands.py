"""Any note from anywhere."""

from console.commands.registry import Command, text

NOTE = Command("log.note", text("note", "Note, with what is under the cursor"), "F3")

COMMANDS = (NOTE,)
