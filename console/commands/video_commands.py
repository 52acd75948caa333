"""What a person can ask of the video of this seat."""

from console.commands.registry import Command, text

SELF_TEST = Command(
    "video.self_test", text("video", "Measure how many pictures this seat can show"), acts=False
)
