"""Commands of the room of one matter."""

from PySide6.QtCore import QCoreApplication

from console.commands.registry import Command, text

PAGE = "incident"

OPEN = Command("room.open", text("room", "Room of the matter"), "Ctrl+I", acts=False)
NEXT = Command("room.next", text("room", "Next open matter"), "N", "", PAGE, acts=False)
BEFORE = Command("room.before", text("room", "Open matter before"), "Shift+N", "", PAGE, acts=False)
DEPLOY = Command("room.deploy", text("room", "Send forces"), "4", "", PAGE, acts=False)
NOTE = Command("room.note", text("room", "Write a line"), "/", "", PAGE)
SORT = Command("room.sort", text("room", "Another sort of lines"), "T", "", PAGE, acts=False)
CAMERAS = Command("room.cameras", text("room", "Other cameras"), "V", "", PAGE, acts=False)
WALL = Command("room.wall", text("room", "Cameras to the wall"), "W", "", PAGE, acts=False)
ALERTS = Command("room.alerts", text("room", "Show the alerts"), "A", "", PAGE, acts=False)

COMMANDS = (NEXT, BEFORE, DEPLOY, NOTE, SORT, CAMERAS, WALL, ALERTS)
BUTTONS = (DEPLOY, NOTE)


def title() -> str:
    """Return what the page is called."""
    return QCoreApplication.translate("room", "Room of the matter")
