"""视频轮巡: the keys of a patrol on a wall."""

from console.commands.registry import Command, text

PAGE = "wall"

CHOOSE = Command("patrol.choose", text("patrol", "Patrol plans"), "L", on=PAGE)
HOLD = Command("patrol.hold", text("patrol", "Hold the wall, or go on"), "Space", on=PAGE)
HOLD_TILE = Command(
    "patrol.hold_tile",
    text("patrol", "Keep this picture over turns, or let it go on"),
    "H",
    on=PAGE,
)
STOP = Command("patrol.stop", text("patrol", "End the patrol"), "Shift+L", on=PAGE)
COMMANDS = (CHOOSE, HOLD, HOLD_TILE, STOP)
