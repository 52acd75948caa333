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

HANDLE = Command("group.handle", text("duty", "Handle a group together"), "B", "", PAGE)
TOGGLE = Command(
    "group.toggle", text("duty", "Show all of a group, or fold it up"), "X", "", PAGE, acts=False
)
LIST_FLOOD = Command(
    "duty.list_flood", text("duty", "List all of this surge"), "A", "", PAGE, acts=False
)

ON_GROUPS = (HANDLE, TOGGLE, LIST_FLOOD)
COMMANDS = (NEXT, FILTER, TO_WALL, NEW_ABOVE, *ON_GROUPS)
