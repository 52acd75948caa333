"""Commands that work on every page; pages declare their own in `console.commands`."""

from console.commands.registry import Command, text

PALETTE = Command("palette.open", text("shell", "Find anything"), "Ctrl+K")
WALL = Command("wall.open", text("shell", "Video wall on its window"), "F11")
KEYS = Command("keys.show", text("shell", "Keys of this page"), "F1")
SILENCE = Command("sound.silence", text("shell", "Sound on or off"), "Ctrl+M")
PERSON = Command("person.change", text("shell", "Another person takes this seat"), "Ctrl+U")
REPLAY = Command("replay.open", text("shell", "Replay what this seat saw"), "Ctrl+R")

COMMANDS = (PALETTE, WALL, KEYS, SILENCE, PERSON, REPLAY)
