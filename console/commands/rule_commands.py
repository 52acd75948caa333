"""规则试行: rules of a file tried on what sources reported in the last days; nothing is changed."""

from console.commands.registry import Command, text

PAGE = "rule_trial"

OPEN = Command("rules.try", text("rules", "Try rules on the last week"), "Ctrl+Shift+Y",
               acts=False)  # fmt: skip
PICK = Command("rules.pick", text("rules", "Choose a file"), "O", "", PAGE, acts=False)
AGAIN = Command("rules.again", text("rules", "Try it again"), "R", "", PAGE, acts=False)

OF_PANEL = (PICK, AGAIN)
COMMANDS = (OPEN, *OF_PANEL)
