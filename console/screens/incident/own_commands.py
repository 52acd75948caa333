"""Commands of the room of one matter."""

from PySide6.QtCore import QCoreApplication

from console.commands.registry import Command, text

PAGE = "incident"

OPEN = Command("room.open", text("room", "Room of the matter"), "Ctrl+I", acts=False)
NEXT = Command("room.next", text("room", "Next open matter"), "N", "", PAGE, acts=False)
BEFORE = Command("room.before", text("room", "Open matter before"), "Shift+N", "", PAGE, acts=False)
DEPLOY = Command("room.deploy", text("room", "Send forces"), "4", "", PAGE, acts=False)
ORDER = Command("room.order", text("room", "Work order"), "5", "", PAGE, acts=False)
INSTRUCT = Command("room.instruct", text("room", "Record instruction"), "7", "", PAGE)
ANSWER = Command("room.answer", text("room", "Record answer"), "8", "", PAGE)
NOTE = Command("room.note", text("room", "Add line"), "/", "", PAGE)
FIGURES = Command("room.figures", text("room", "Casualties"), "F", "", PAGE)
CLASS = Command("room.class", text("room", "Class of the matter"), "C", "", PAGE)
LEVEL = Command("room.level", text("room", "Event level"), "E", "", PAGE)
RESPONSE = Command("room.response", text("room", "Its response"), "P", "", PAGE)
ROLE = Command("room.role", text("room", "Commanders"), "Q", "", PAGE)
REPORT = Command("room.report", text("room", "Record report"), "R", "", PAGE)
MARK = Command("room.mark", text("room", "Sensitive, or no longer"), "S", "", PAGE)
GOODS = Command("room.goods", text("room", "Relief goods"), "D", "", PAGE)
MERGE = Command("room.merge", text("room", "Merge into another matter"), "M", "", PAGE)
SPLIT = Command("room.split", text("room", "Take an alert out as a matter"), "X", "", PAGE)
RELATE = Command("room.relate", text("room", "Relate to another matter"), "L", "", PAGE)
UNDER = Command("room.under", text("room", "Part of another matter"), "U", "", PAGE)
CLOSE = Command("room.close", text("room", "End the matter"), "0", "", PAGE)
HAND_ON = Command("room.hand_on", text("room", "Hand the point on"), "H", "", PAGE)
ACCEPT = Command("room.accept", text("room", "Leave the point open"), "I", "", PAGE)
SETTLE = Command("room.settle", text("room", "Settle the point here"), "B", "", PAGE)
ACCEPT_REST = Command("room.accept_rest", text("room", "Leave the rest open"), "G", "", PAGE)
DESCRIBE = Command("room.describe", text("room", "Title and place"), "Y", "", PAGE)
ADD = Command("room.add_alert", text("room", "Take an alert in"), "Shift+A", "", PAGE)
REMOVE = Command("room.remove_alert", text("room", "Let an alert go"), "Shift+X", "", PAGE)
UNMERGE = Command("room.unmerge", text("room", "Take a merging back"), "Shift+M", "", PAGE)
REOPEN = Command("room.reopen", text("room", "Open it again"), "O", "", PAGE)
SORT = Command("room.sort", text("room", "Another sort of lines"), "T", "", PAGE, acts=False)
EARLIER = Command("room.earlier", text("room", "Earlier lines"), "Z", "", PAGE, acts=False)
CAMERAS = Command("room.cameras", text("room", "Other cameras"), "V", "", PAGE, acts=False)
WALL = Command("room.wall", text("room", "Cameras to the wall"), "W", "", PAGE, acts=False)
PHOTOS = Command("room.photos", text("room", "Photos of the unit"), "Shift+V", "", PAGE, acts=False)
ALERTS = Command("room.alerts", text("room", "Show the alerts"), "A", "", PAGE, acts=False)

TOLD = (INSTRUCT, ANSWER, NOTE, FIGURES, GOODS, REPORT)
"""What is recorded of the world, whatever has become of the matter."""
DECIDED = (
    CLASS, LEVEL, RESPONSE, ROLE, MARK, MERGE, SPLIT, RELATE, UNDER, DESCRIBE, ADD, REMOVE, CLOSE,
)  # fmt: skip
"""What is decided about an open matter."""
CLOSING = (HAND_ON, ACCEPT, SETTLE, ACCEPT_REST)
"""What is decided of one point while the list of what is still open stands there."""
COMMANDS = (
    NEXT,
    BEFORE,
    DEPLOY,
    ORDER,
    *TOLD,
    *DECIDED,
    *CLOSING,
    UNMERGE,
    REOPEN,
    SORT,
    CAMERAS,
    WALL,
    PHOTOS,
    ALERTS,
)
BUTTONS = (
    REPORT, DEPLOY, ORDER, INSTRUCT, ANSWER, NOTE, FIGURES, ROLE, GOODS, LEVEL, CLOSE, REOPEN,
)  # fmt: skip


def title() -> str:
    """Return what the page is called."""
    return QCoreApplication.translate("room", "Room of the matter")
