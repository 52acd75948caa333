"""巡查留痕: what a patrol has seen, what was found on it, and the day's record of both."""

from console.commands.registry import Command, text

PAGE = "wall"

FIND = Command("patrol.find", text("patrol", "Found something on this picture"), on=PAGE)
CLEAR = Command("patrol.page_clear", text("patrol", "Nothing abnormal on this page"), on=PAGE)
CLEAR_BACK = Command(
    "patrol.page_clear_back", text("patrol", "Take back: page is normal"), "Shift+Return",
    on=PAGE,
)  # fmt: skip
RECORD = Command(
    "patrol.record", text("patrol", "Record of the video patrol, this shift"), "Ctrl+Shift+R"
)
RECORD_LAST = Command(
    "patrol.record_last", text("patrol", "Record of the video patrol, shift before")
)
RECORD_PRINT = Command(
    "patrol.record_print", text("patrol", "Print the record of the video patrol, this shift")
)
OF_WALL = (FIND, CLEAR, CLEAR_BACK)
OF_RECORD = (RECORD, RECORD_LAST, RECORD_PRINT)
COMMANDS = (*OF_WALL, *OF_RECORD)

CATEGORY = "视频"
"""Category of its lines in the duty log."""
