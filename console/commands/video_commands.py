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
OF_STREAMS = (RETRY, RETRY_ALL)
COMMANDS = (SELF_TEST, *OF_STREAMS)
