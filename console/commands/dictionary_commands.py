"""派单字典: look an entry up from anywhere; read what another version changes."""

from console.commands.registry import Command, text

LOOK_UP = Command(
    "dictionary.open", text("dictionary", "Dispatch dictionary"), "Ctrl+D", acts=False
)
CHANGES = Command(
    "dictionary.changes", text("dictionary", "What the dictionary changes"), "Ctrl+Shift+G",
    acts=False,
)  # fmt: skip

COMMANDS = (LOOK_UP, CHANGES)
