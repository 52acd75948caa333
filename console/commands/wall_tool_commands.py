"""分屏, 墙面任务, 隐私遮挡, 手动云台 and 录像回放: what keys do at a wall besides its cameras."""

from console.commands.registry import Command, text

PAGE = "wall"

LAYOUT = Command("wall.layout", text("wall", "Layouts"), "G", on=PAGE, acts=False)
EDIT = Command("wall.edit_layout", text("wall", "Edit the layout"), "E", on=PAGE, acts=False)
HOT = Command(
    "wall.hot_here", text("wall", "Hot spots on this tile, or as before"), "B", on=PAGE, acts=False
)
WHOLE = Command(
    "wall.whole", text("wall", "Pictures whole, or filling their tile"), "W", on=PAGE, acts=False
)
UNDO = Command("wall.undo", text("wall", "The wall as before"), "U", on=PAGE, acts=False)
TASKS = Command("wall.tasks", text("wall", "Wall tasks"), "K", on=PAGE, acts=False)
UNCOVER = Command("wall.uncover", text("wall", "Uncover the picture, or cover it"), "M", on=PAGE)
STEER = Command("wall.steer", text("wall", "Turn the camera by hand"), "Y", on=PAGE)
PLAYBACK = Command(
    "wall.playback", text("wall", "Play the recording, or back to live"), "V", on=PAGE
)
OF_ALERT = Command(
    "alert.playback", text("wall", "Recording around an alert"), "V", "alert.selected", "duty"
)

TASK = tuple(
    Command(f"wall.task_{number}", title, f"Ctrl+Alt+{number}", on=PAGE, acts=False)
    for number, title in enumerate(
        (
            text("wall", "Wall task 1"),
            text("wall", "Wall task 2"),
            text("wall", "Wall task 3"),
            text("wall", "Wall task 4"),
            text("wall", "Wall task 5"),
            text("wall", "Wall task 6"),
            text("wall", "Wall task 7"),
            text("wall", "Wall task 8"),
            text("wall", "Wall task 9"),
        ),
        1,
    )
)
OF_WALL = (LAYOUT, EDIT, HOT, WHOLE, UNDO, TASKS, UNCOVER, STEER, PLAYBACK, *TASK)

TASK_PAGE = "tasks"
"""The panel of tasks, whose keys these are."""
OPEN_TASK = Command(
    "task.open", text("wall", "Open"), "Return", on=TASK_PAGE, fixed=True, acts=False
)
SAVE_TASK = Command("task.save", text("wall", "Save the wall as"), "Ctrl+S", on=TASK_PAGE)
SHARE_TASK = Command("task.share", text("wall", "Share with the hall"), "P", on=TASK_PAGE)
ROLE_TASK = Command("task.role", text("wall", "On which wall"), "R", on=TASK_PAGE)
EXPORT_TASK = Command("task.export", text("wall", "Export"), "E", on=TASK_PAGE, acts=False)
IMPORT_TASK = Command("task.import", text("wall", "Import"), "I", on=TASK_PAGE)
DELETE_TASK = Command("task.delete", text("wall", "Delete"), "Delete", on=TASK_PAGE)
OF_TASK = (OPEN_TASK, SAVE_TASK, SHARE_TASK, ROLE_TASK, EXPORT_TASK, IMPORT_TASK, DELETE_TASK)

COMMANDS = (*OF_WALL, *OF_TASK, OF_ALERT)
