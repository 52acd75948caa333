"""What a person can ask of the video of this seat."""

from console.commands.registry import Command, text

SELF_TEST = Command(
    "video.self_test", text("video", "Measure how many pictures this seat can show"), acts=False
)
RETRY = Command(
    "video.retry", text("video", "Try this camera again now"), "R", on="wall", acts=False
)
RETRY_ALL = Command(
    "video.retry_all", text("video", "Try all cameras without a picture again now"), acts=False
)
SILENT_PAGE = "silent"
SILENT = Command(
    "video.silent", text("video", "Cameras without a picture"), "Ctrl+Shift+O", acts=False
)
REPAIR = Command("video.repair", text("video", "Order a repair"), "R", "", SILENT_PAGE)
REPAIR_BACK = Command(
    "video.repair_back", text("video", "Take the repair order back"), "Z", "", SILENT_PAGE
)
OF_SILENT = (REPAIR, REPAIR_BACK)
OF_STREAMS = (RETRY, RETRY_ALL)
COMMANDS = (SELF_TEST, *OF_STREAMS)
