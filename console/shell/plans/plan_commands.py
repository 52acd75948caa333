"""Commands of monitors and screen plans; a key for each of those a hand needs in a hurry."""

from console.commands.registry import Command, text

OPEN = Command("plan.open", text("plans", "Screen plans"), "Ctrl+F10", acts=False)
UNDO = Command("plan.undo", text("plans", "Screens: back one step"), "Ctrl+F9", acts=False)
ARRANGE = Command(
    "plan.arrange", text("plans", "Arrange pages by mouse, or stop"), "Ctrl+F8", acts=False
)
TEAR_OFF = Command(
    "page.tear_off", text("plans", "Tear the page off, or let it come back"), "Ctrl+F7", acts=False
)
SEND_ON = Command("page.send_on", text("plans", "Page to the next monitor"), "Ctrl+F6", acts=False)
SPLIT_RIGHT = Command(
    "page.split_right", text("plans", "Page beside the others"), "Ctrl+F5", acts=False
)
SPLIT_BELOW = Command(
    "page.split_below", text("plans", "Page below the others"), "Ctrl+Shift+F5", acts=False
)
JOIN = Command("page.join", text("plans", "Page behind its neighbour"), "Ctrl+Shift+F6", acts=False)
NEXT_PANE = Command("pane.next", text("plans", "Keyboard to the next pane"), "Ctrl+F11", acts=False)

PAGE = "plans"
"""The panel of plans, whose keys these are."""
USE_THIS = Command("plan.use_this", text("plans", "Use"), "Return", on=PAGE, fixed=True)
SAVE = Command("plan.save", text("plans", "Save as"), "Ctrl+S", on=PAGE)
DELETE = Command("plan.delete", text("plans", "Delete"), "Delete", on=PAGE)
SHARE = Command("plan.share", text("plans", "Private or shared"), "P", on=PAGE)
HALL = Command("plan.hall", text("plans", "Share with the hall"), "U", on=PAGE)
EXPORT = Command("plan.export", text("plans", "Export"), "E", on=PAGE, acts=False)
IMPORT = Command("plan.import", text("plans", "Import"), "I", on=PAGE)
COMPARE = Command("plan.compare", text("plans", "Compare with shipped"), "C", on=PAGE, acts=False)
OF_PLAN = (USE_THIS, SAVE, DELETE, SHARE, HALL, EXPORT, IMPORT, COMPARE)

ON = Command("plan.page_on", text("plans", "Next monitor"), "M", on=PAGE, acts=False)
BESIDE = Command("plan.page_beside", text("plans", "Beside"), "R", on=PAGE, acts=False)
BELOW = Command("plan.page_below", text("plans", "Below"), "B", on=PAGE, acts=False)
BEHIND = Command("plan.page_behind", text("plans", "As a tab"), "T", on=PAGE, acts=False)
LOOSE = Command("plan.page_loose", text("plans", "Own window, or back"), "W", on=PAGE, acts=False)
AWAY = Command("plan.page_away", text("plans", "Behind the rail"), "H", on=PAGE, acts=False)
SCALE = Command("plan.scale", text("plans", "Type size"), "S", on=PAGE)
OF_PAGE = (ON, BESIDE, BELOW, BEHIND, LOOSE, AWAY, SCALE)

COMMANDS = (
    OPEN, UNDO, ARRANGE, TEAR_OFF, SEND_ON, SPLIT_RIGHT, SPLIT_BELOW, JOIN, NEXT_PANE,
)  # fmt: skip

USE = (
    Command("plan.use.command-calm", text("plans", "Screens: command, calm")),
    Command("plan.use.command-flood", text("plans", "Screens: command, flood")),
    Command("plan.use.command-event", text("plans", "Screens: command, great event")),
    Command("plan.use.command-night", text("plans", "Screens: command, night")),
    Command("plan.use.patrol-calm", text("plans", "Screens: video patrol, calm")),
    Command("plan.use.patrol-flood", text("plans", "Screens: video patrol, flood")),
    Command("plan.use.patrol-event", text("plans", "Screens: video patrol, great event")),
    Command("plan.use.patrol-night", text("plans", "Screens: video patrol, night")),
    Command("plan.use.scene-calm", text("plans", "Screens: scenes, calm")),
    Command("plan.use.scene-flood", text("plans", "Screens: scenes, flood")),
    Command("plan.use.scene-event", text("plans", "Screens: scenes, great event")),
    Command("plan.use.scene-night", text("plans", "Screens: scenes, night")),
)
"""One for each plan that ships, for the palette: the id says which."""

USE_PREFIX = "plan.use."
