"""What a setting is: declared once; page, file, command line, doctor and manual follow."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import urlsplit

Value = str | int | bool
"""What a setting can be; TOML has the same three."""

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class Level(IntEnum):
    """Whose setting it is; what stands higher wins over what stands lower."""

    DEFAULT = 0
    HALL = 1
    """The hall's policy file, where it only proposes."""
    MACHINE = 2
    SEAT = 3
    PERSON = 4
    START = 5
    """The command line of this run."""
    LOCKED = 6
    """The hall's policy file, where it decides."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages; what the doctor says must not need Qt."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        name: `look.theme`; its group stands before the dot.
        default: what holds where nobody said anything; its type is the setting's.
        title, help: what it is, and what it does.
        level: the highest level at which it may be set; `HALL` for what its policy file alone says.
        choices: the values of a text that has only some; with what each is called.
        least, most: bounds of a number.
        is_time: whether a text is a time of the day, `22:00`.
        is_address: whether a text is the address of a hub, `https://10.0.0.5:8443`; or empty.
        unit: of a number or a time.
        needs_restart: whether it holds from the next start on.
        profile: the place of the default in the hall's profile; empty where it is the program's.
        since: the version that brought it.
    """

    name: str
    default: Value
    title: Words
    help: Words
    level: Level
    choices: Sequence[tuple[str, Words]] = ()
    least: int = 0
    most: int = 0
    is_time: bool = False
    is_address: bool = False
    unit: Words = Words("", "")
    needs_restart: bool = False
    profile: str = ""
    since: str = "0.1.0"

    @property
    def group(self) -> str:
        """The part before the dot."""
        return self.name.partition(".")[0]

    def may_be_said_at(self, level: Level) -> bool:
        """Whether a level has a say; the start of a run has one in whatever a person may set."""
        if level is Level.START:
            return self.level > Level.HALL
        return level <= self.level or level is Level.LOCKED

    def check(self, value: object) -> Value:
        """Return a value if the setting can be that.

        Raises:
            ValueError: it cannot; the message says what it can be.
        """
        if isinstance(self.default, bool):
            if isinstance(value, bool):
                return value
        elif isinstance(self.default, int):
            is_number = type(value) is int  # True is an int, too
            if is_number and self.least <= int(str(value)) <= self.most:
                return int(str(value))
        elif isinstance(value, str) and self._is_fit(value):
            return value
        raise ValueError(self.allowed)

    def parse(self, text: str) -> Value:
        """Return the value somebody typed.

        Raises:
            ValueError: the setting cannot be that.
        """
        raw = text.strip()
        text = unicodedata.normalize("NFKC", raw)  # a full-width １５ is 15
        words = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
        if isinstance(self.default, bool):
            return self.check(words.get(text.lower()))
        if isinstance(self.default, int):
            return self.check(int(text) if _NUMBER.fullmatch(text) else text)
        return self.check(text.zfill(5) if self.is_time else raw)

    @property
    def allowed(self) -> str:
        """What the setting can be, for a message."""
        if isinstance(self.default, bool):
            return "true, false"
        if isinstance(self.default, int):
            return f"{self.least} … {self.most}"
        if self.is_time:
            return "00:00 … 23:59"
        if self.is_address:
            return "https://HOST[:PORT], http://HOST[:PORT]"
        return ", ".join(value or '""' for value, _ in self.choices) or "text"

    def _is_fit(self, value: str) -> bool:
        if self.is_time:
            return _TIME.fullmatch(value) is not None
        if self.is_address:
            return not value or _is_address(value)
        return not self.choices or value in {each for each, _ in self.choices}


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, a bracket that stays open
        return False


GROUPS = {
    "hub": Words("中心", "Hub"),
    "look": Words("外观", "Look"),
    "sound": Words("声音", "Sound"),
    "seat": Words("席位", "Seat"),
    "screens": Words("屏幕方案", "Screen plans"),
    "video": Words("视频", "Video"),
    "wall": Words("视频墙", "Video wall"),
    "replay": Words("复盘", "Replay"),
}
"""What each group of settings is called."""
