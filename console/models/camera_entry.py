"""A camera as the directory is searched by: what is compared, and how it sounds; knows no Qt."""

from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from unicodedata import normalize

from console.domain.camera import Camera
from offline_cache.pinyin import readings

AROUND = 4
"""Signs on either side of one that is read in another way: 长乐路 is `zhangle`, and `changle`."""
UNNUMBERED = 10**9
"""Where a camera without a number stands among those of its level."""


@dataclass(frozen=True, slots=True)
class CameraEntry:
    """What is kept of each camera while the directory is in use; see `Camera` for the fields.

    Attributes:
        lon, lat: degrees, WGS-84; both 0 where no point is told.
        words: name, number, town, tags and branches, in lines; hanzi and digits are looked for.
        sounds: initials and full sounds, in lines; letters are looked for in them.
        rank: place in a list, smaller first: key cameras, then by number.
    """

    id: str
    name: str
    number: str
    town: str
    area: str
    lon: float
    lat: float
    level: int
    is_restricted: bool
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    scenes: tuple[str, ...]
    ptz: bool
    is_off: bool
    words: str
    sounds: str
    rank: int

    @property
    def has_point(self) -> bool:
        """Whether anybody told where it stands."""
        return bool(self.lon or self.lat)


NOBODY = CameraEntry("", "", "", "", "", 0.0, 0.0, 0, True, (), (), (), False, False, "", "", 0)
"""What stands where a camera has gone; no search finds it."""


class EntryMaker:
    """Makes entries; equal lists of tags and groups are one object in all of them."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, ...], tuple[str, ...]] = {}

    def make(self, camera: Camera) -> CameraEntry:
        """Return what is kept of a camera."""
        point = camera.place.point
        return CameraEntry(
            camera.id,
            camera.name,
            camera.number,
            intern(camera.place.town),
            intern(camera.area),
            point.lon if point else 0.0,
            point.lat if point else 0.0,
            camera.level,
            camera.is_restricted,
            self._shared(camera.tags),
            self._shared(camera.groups),
            self._shared(camera.scenes),
            camera.ptz,
            camera.is_off,
            _words(camera),
            sounds_of(camera.name),
            _rank(camera),
        )

    def _shared(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self._lists.setdefault(words, words)


def _words(camera: Camera) -> str:
    lines = (camera.name, camera.number, camera.place.town, *camera.tags, *camera.groups)
    return "\n".join(plain_words(line) for line in lines)


def plain_words(text: str) -> str:
    """Return a text as it is compared: no full-width signs, no capitals, no blanks."""
    return "".join(normalize("NFKC", text).lower().split())


@lru_cache(4096)
def plain_value(text: str) -> str:
    """Return the value of a term as it is compared: as words are, without quotes around a part.

    A name has full-width brackets and what is typed has none, or the other way round.
    """
    return plain_words(text).replace('"', "")


def plain_number(text: str) -> str:
    """Return a number as it is compared: leading noughts do not matter."""
    told = plain_words(text)
    return told.lstrip("0") or told[:1]


def sounds_of(name: str) -> str:
    """Return initials and full sounds of a name, a line each.

    First as it is usually read; then, for each sign that has a second reading, what stands around
    it with that reading.
    """
    choices = [_sounds(sign) for sign in plain_words(name)]
    usual = [each[0] for each in choices]
    lines = _both(usual)
    for number, each in enumerate(choices):
        if len(each) > 1:
            first = max(0, number - AROUND)
            after = usual[number + 1 : number + 1 + AROUND]
            lines += _both([*usual[first:number], each[1], *after])
    return "\n".join(line for line in dict.fromkeys(lines) if line)


def spelt(words: str) -> tuple[str, str]:
    """Return initials and full sound of what was typed, by the most usual readings."""
    sounds = [_sounds(sign)[0] for sign in words]
    return "".join(sound[:1] for sound in sounds), "".join(sounds)


def _sounds(sign: str) -> tuple[str, ...]:
    if not sign.isascii():
        return readings(sign) or ("",)
    return (sign,) if sign.isalnum() else ("",)


def _both(sounds: list[str]) -> list[str]:
    return ["".join(sound[:1] for sound in sounds), "".join(sounds)]


def _rank(camera: Camera) -> int:
    number = int(camera.number) if camera.number.isascii() and camera.number.isdigit() else None
    return camera.level * 2 * UNNUMBERED + min(UNNUMBERED if number is None else number, UNNUMBERED)
