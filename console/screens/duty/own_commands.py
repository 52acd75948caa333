"""Commands of this page beside the acts on alerts: finding one's way on it."""

from console.commands.registry import Command, text

PAGE = "duty"

NEXT = Command("duty.next_unsigned", text("duty", "Next unsigned"), "N", "", PAGE, acts=False)
FILTER = Command("duty.filter", text("duty", "Filter the queue"), "/", "", PAGE, acts=False)
TO_WALL = Command(
    "duty.to_wall", text("duty", "Near cameras to the wall"), "W", "", PAGE, acts=False
)
NEW_ABOVE = Command(
    "duty.show_new", text("duty", "Show what is new above"), "Shift+Home", "", PAGE, acts=False
)

COMMANDS = (NEXT, FILTER, TO_WALL, NEW_ABOVE)
