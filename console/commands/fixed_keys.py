"""Keys that are no commands: how one moves in lists, forms, panels and on the wall.

They are what widgets do by themselves, so they cannot be chosen; the F1 sheet shows them, and no
command may have one of them where it holds.
"""

from dataclasses import dataclass

from console.commands.registry import Text, key_parts, text

ROWS = "rows"
"""Everywhere where there are rows."""


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """Keys that do one thing.

    Attributes:
        keys: as Qt writes them.
        title: what they do.
        on: the page or panel; empty for everywhere.
        shown: as the sheet shows them; empty for one after the other.
    """

    keys: tuple[str, ...]
    title: Text
    on: str = ""
    shown: str = ""


_DIGITS = tuple("123456789")


def _with(modifier: str, digits: tuple[str, ...] = _DIGITS) -> tuple[str, ...]:
    return tuple(f"{modifier}+{digit}" for digit in digits)


def _of_map(on: str) -> tuple[FixedKeys, ...]:
    """Return the keys of every map."""
    return (
        FixedKeys(("Left", "Right", "Up", "Down"), text("keys", "Move the cross on the map"), on,
                  "↑ ↓ ← →"),
        FixedKeys(("+", "-"), text("keys", "Closer, farther"), on, "+ -"),
        FixedKeys(("Home",), text("keys", "Back to where the map began"), on),
    )  # fmt: skip


FIXED_KEYS = (
    FixedKeys(("Tab", "Shift+Tab"), text("keys", "To the next place, and back"), shown="Tab"),
    FixedKeys(
        (*_with("Ctrl", (*_DIGITS, "0")), *_with("Alt", (*_DIGITS, "0"))),
        text("keys", "Page with this number"),
        shown="Ctrl 1…0",
    ),
    FixedKeys(("Up", "Down"), text("keys", "Row above, row below"), shown="↑ ↓"),
    FixedKeys(("PgUp", "PgDown", "Home", "End"), text("keys", "By a screen, to either end"),
              shown="PgUp PgDn Home End"),
    FixedKeys(("Return",), text("keys", "Open the row, send the line"), shown="Enter"),
    FixedKeys(("Esc",), text("keys", "Close the panel, back to the rows")),
    FixedKeys(("S",), text("keys", "Send forces, its other key"), "duty"),
    FixedKeys(_DIGITS, text("keys", "Answer the open question"), "duty.question", "1…9"),
    FixedKeys(("Space",), text("keys", "Tick the unit"), "deploy"),
    FixedKeys(("P",), text("keys", "Print the slip"), "slip"),
    FixedKeys(("S",), text("keys", "Keep the slip as a PDF"), "slip"),
    FixedKeys(("Alt+Up", "Alt+Down"), text("keys", "Grade higher, lower"), "intake", "Alt ↑ ↓"),
    FixedKeys(_with("Alt"), text("keys", "Join the same matter"), "intake", "Alt 1…9"),
    FixedKeys(_with("Ctrl"), text("keys", "Tick what is suggested"), "intake", "Ctrl 1…9"),
    FixedKeys(("Ctrl+Tab",), text("keys", "The next call that is half written"), "intake"),
    *_of_map("place_map"),
    FixedKeys(("Return",), text("keys", "Set the point"), "place_map"),
    *_of_map("map"),
    FixedKeys(("Return",), text("keys", "Choose what is below the cross"), "map"),
    FixedKeys(("Backspace",), text("keys", "While drawing: take the last point back"), "map"),
    FixedKeys(("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
              text("keys", "Move the cross in big steps"), "map", "Shift ↑ ↓ ← →"),
    FixedKeys(("1", "4", "9", "6"), text("keys", "1, 4, 9, 16 pictures; digits, Enter: camera"),
              "wall", "1 4 9 6"),
    FixedKeys(("PgUp", "PgDown"), text("keys", "Turn the page of pictures"), "wall", "PgUp PgDn"),
    FixedKeys(("Return",), text("keys", "Enlarge the picture; on patrol: page is normal"), "wall",
              "Enter"),
    FixedKeys(("F",), text("keys", "Found something: F, then the digit of what"), "wall", "F 1…9"),
    FixedKeys(("Left", "Right", "Up", "Down"), text("keys", "Another town"), "area", "↑ ↓ ← →"),
    FixedKeys(("Return",), text("keys", "The queue of this town"), "area", "Enter"),
    FixedKeys(("Ctrl+N",), text("keys", "Add a part to the page"), "page_maker"),
    FixedKeys(("Ctrl+Up", "Ctrl+Down"), text("keys", "Part a row up, a row down"), "page_maker",
              "Ctrl ↑ ↓"),
    FixedKeys(("Ctrl+Left", "Ctrl+Right"), text("keys", "Part to the left, to the right"),
              "page_maker", "Ctrl ← →"),
    FixedKeys(("Ctrl+-", "Ctrl+="), text("keys", "Part narrower, wider"), "page_maker", "Ctrl - ="),
    FixedKeys(("Delete",), text("keys", "Take the part out"), "page_maker"),
    FixedKeys(("Ctrl+S",), text("keys", "Save the page"), "page_maker"),
    FixedKeys(("1", "2", "3"), text("keys", "Approve, remove, previous version"), "approvals",
              "1 2 3"),
    FixedKeys(("4", "5"), text("keys", "Try at this desk first, release to all desks"),
              "approvals", "4 5"),
    FixedKeys(("Space",), text("keys", "Tick the right"), "approvals"),
    FixedKeys(("F4",), text("keys", "The second person says no"), "release"),
    FixedKeys(("F4",), text("keys", "Use the log-in password"), "pin"),
    FixedKeys(_DIGITS, text("keys", "Take the post"), "posts", "1…9"),
    FixedKeys(("0",), text("keys", "Give one's own post back"), "posts"),
)  # fmt: skip


def fixed_on(key: str, on: str) -> FixedKeys | None:
    """Return which fixed keys a key would meet on a page (empty for a key of every page)."""
    wanted = key_parts(key)
    for each in FIXED_KEYS:
        meets = not each.on or each.on == on or not on
        if meets and any(key_parts(taken) == wanted for taken in each.keys):
            return each
    return None
