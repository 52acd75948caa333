"""Commands that work on every page; pages declare their own in `console.commands`."""

from console.commands.registry import Command, text

PALETTE = Command("palette.open", text("shell", "Find anything"), "Ctrl+K", acts=False)
WALL = Command("wall.open", text("shell", "Video wall in its own window"), "F11", acts=False)
KEYS = Command("keys.show", text("shell", "Keys of this page"), "F1", acts=False)
CHOOSE_KEYS = Command("keys.choose", text("shell", "Choose other keys"), "Ctrl+F1")
MUTE = Command(
    "sound.mute", text("sound", "Silence for some minutes, or sound again"), "Ctrl+M", wide=True
)
CALL = Command("sound.call", text("sound", "On the phone, or no longer"), "Ctrl+T")
TEST = Command("sound.test", text("sound", "Sound self-test"), "Ctrl+Shift+M")
PERSON = Command(
    "person.change", text("shell", "Another person takes this seat"), "Ctrl+U", acts=False
)
POSTS = Command("post.choose", text("post", "Posts of this shift"), "Ctrl+Shift+W")
LOG_OUT = Command(
    "person.log_out", text("shell", "Log out of this seat and wipe its copy"), wide=True
)
LOCK = Command("seat.lock", text("shell", "Lock the seat, or open it"), "F12", acts=False)
PIN = Command("seat.pin", text("shell", "Choose your own PIN"))
ERROR = Command("error.explain", text("shell", "What an error means"), "Shift+F1", acts=False)
SETTINGS = Command("settings.open", text("shell", "Settings"), "Ctrl+,")
CERTIFICATE = Command(
    "certificate.show", text("certificate", "Certificate of the hub"), "Ctrl+F12", acts=False
)
FEEDS = Command("feeds.show", text("feeds", "All sources"), "Ctrl+Shift+S", acts=False)
QUARANTINE = Command(
    "quarantine.show", text("feeds", "Messages that could not be taken"), "Ctrl+Shift+Q", acts=False
)
CRASH = Command(
    "crash.show", text("shell", "Report of the last fault"), "Ctrl+Shift+F1", acts=False
)
NIGHT = Command("look.night", text("shell", "Night look, or day look"), "Ctrl+Shift+N", acts=False)
THEME = Command("look.theme", text("shell", "Dark or light"), "Ctrl+Shift+D")
VISION = Command("look.palette", text("shell", "Colours of the levels"))
REPLAY = Command("replay.open", text("shell", "Replay what this seat saw"), "Ctrl+R")
WALLS = (
    Command("wall.open_2", text("wall", "Video wall 2"), acts=False),
    Command("wall.open_3", text("wall", "Video wall 3"), acts=False),
    Command("wall.open_4", text("wall", "Video wall 4"), acts=False),
    Command("wall.open_5", text("wall", "Video wall 5"), acts=False),
    Command("wall.open_6", text("wall", "Video wall 6"), acts=False),
)
"""One for each page of the wall behind the first, for the palette."""

LOOK = Command("desk.look", text("looks", "Look at another desk"), "Ctrl+Shift+K")
LOOK_END = Command(
    "desk.look_end", text("looks", "End looks at this desk"), "Ctrl+Shift+F12", acts=False
)

COMMANDS = (
    LOOK,
    LOOK_END,
    PALETTE,
    WALL,
    KEYS,
    CHOOSE_KEYS,
    MUTE,
    CALL,
    TEST,
    PERSON,
    POSTS,
    LOG_OUT,
    LOCK,
    PIN,
    ERROR,
    SETTINGS,
    CERTIFICATE,
    FEEDS,
    QUARANTINE,
    CRASH,
    NIGHT,
    THEME,
    VISION,
    REPLAY,
    *WALLS,
)
