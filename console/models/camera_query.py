"""Which cameras are meant, in words: `标签:防汛 区域:望潮街道 泵房`; knows no Qt.

The same words are typed in the directory and stand in a patrol plan. A word with a colon narrows,
a word without one is looked for in name, number and sound; a value with blanks stands in quotes.

    区域 area     unit of the area tree, by name or id        区域:望潮街道
    业务 group    branch of the business tree                 业务:防汛/下立交
    标签 tag      what it looks at                            标签:防汛
    场景 scene    场景预案                                    场景:汛期重点
    级别 level    1 key, 2 important, 3 ordinary              级别:1
    编号 number   numbers with commas and ranges              编号:1-16,40
    周边 near     metres around a place or `lon,lat`          周边300:望汐路下立交
    沿线 along    metres beside a road, a river, or points    沿线60:望汐江
    框选 box      two corners of an area, or all of them      框选:121.46,31.22,121.48,31.24
    点位 camera   ids with commas, in this order              点位:cam-wc-00001,cam-wc-00002
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from console.domain.geo import Point
from console.domain.reach import Around, Beside, Reach
from console.models.camera_entry import plain_value

NEAR_METRES = 300.0
"""How far around a place is meant where nobody says it."""
BESIDE = 60.0
"""Metres beyond the bank or the kerb that still count as along a line."""

MOST_DIGITS = 18
"""Of a number; a longer run of digits is none."""

KEYS = {
    "区域": "area", "业务": "group", "标签": "tag", "场景": "scene", "级别": "level",
    "编号": "number", "周边": "near", "沿线": "along", "框选": "box", "点位": "camera",
}  # fmt: skip
_NAMES = "|".join([*KEYS, *KEYS.values()])
_TOKEN = re.compile(rf'(?:({_NAMES})(\d{{0,6}})m?:)(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+)')

_KEYWORD = re.compile(rf"(?<!\S)({_NAMES})(\d{{0,6}})m?[:：]")


@dataclass(frozen=True, slots=True)
class Term:
    """One narrowing word: its English key, its metres or None, its value."""

    key: str
    metres: float | None
    value: str


@dataclass(frozen=True, slots=True)
class CameraQuery:
    """What was asked for: every term and every word must hold.

    Attributes:
        terms: narrowing words with a value.
        words: the others, lower case.
    """

    terms: tuple[Term, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for: all are meant."""
        return not (self.terms or self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A named line of the ground, as one or several ways, and the reach that is along it."""

    ways: tuple[tuple[Point, ...], ...]
    reach: float


def read_query(text: str) -> CameraQuery:
    """Read what was typed; never fails: what is no term is a word."""
    terms, words = [], []
    for match in _TOKEN.finditer(normalize("NFKC", text)):
        key, metres, quoted, bare, quoted_word, word = match.groups()
        value = (quoted or bare or "").strip()
        if key is not None:
            if value:
                terms.append(Term(KEYS.get(key, key), float(metres) if metres else None, value))
        elif (quoted_word or word or "").strip():
            words.append("".join((quoted_word or word).split()).lower())
    return CameraQuery(tuple(terms), tuple(words))


def shown_query(text: str, is_chinese: bool) -> str:
    """Return a query with its keywords in the language of the screen; it is read all the same."""
    word, colon = (_chinese, "：") if is_chinese else (_english, ":")
    return _KEYWORD.sub(lambda found: f"{word(found[1])}{found[2]}{colon}", text)


def kept_query(text: str) -> str:
    """Return a query as it is kept, whatever language its keywords were typed in."""
    return _KEYWORD.sub(lambda found: f"{_chinese(found[1])}{found[2]}:", text)


def _chinese(key: str) -> str:
    return next(zh for zh, english in KEYS.items() if key in (zh, english))


def _english(key: str) -> str:
    return KEYS.get(key, key)


def term_words(key: str, value: str, metres: float | None = None) -> str:
    """Return a term as it is typed, in the words of the hall."""
    name = _chinese(key)
    reach = "" if metres is None else f"{metres:.0f}"
    value = value.replace('"', "")  # a quote ends a value; it is not compared either
    shown = f'"{value}"' if re.search(r"\s", value) else value
    return f"{name}{reach}:{shown}"


def read_point(value: str) -> Point | None:
    """Read `lon,lat`; None for anything else."""
    parts = value.split(",")
    try:
        lon, lat = (float(part) for part in parts)
    except ValueError:
        return None
    return Point(lon, lat) if -180 <= lon <= 180 and -90 <= lat <= 90 else None


def read_points(value: str) -> tuple[Point, ...] | None:
    """Read `lon,lat,lon,lat` and further pairs; None for anything else, and for a single point."""
    parts = value.split(",")
    if len(parts) < 4 or len(parts) % 2:
        return None
    read = [read_point(",".join(parts[n : n + 2])) for n in range(0, len(parts), 2)]
    told = tuple(point for point in read if point is not None)
    return told if len(told) == len(read) else None


def box_words(first: Point, second: Point) -> str:
    """Return an area as it is typed."""
    return term_words("box", _points_words((first, second)))


def reach_words(reach: Reach) -> str:
    """Return the cameras of a reach as they are asked for."""
    if isinstance(reach, Around):
        return term_words("near", _points_words((reach.middle,)), reach.metres)
    if isinstance(reach, Beside):
        return term_words("along", _points_words(reach.points), reach.metres)
    return term_words("box", _points_words(reach.corners))


def _points_words(points: Sequence[Point]) -> str:
    """Write points to a metre."""
    return ",".join(f"{point.lon:.5f},{point.lat:.5f}" for point in points)


def read_numbers(value: str) -> Iterator[str]:
    """Yield the numbers of `1-16,40` in their order; what is no number is passed over."""
    for part in value.split(","):
        first, dash, last = part.strip().partition("-")
        if not dash:
            yield first
        elif _is_number(first) and _is_number(last) and int(last) - int(first) < 100_000:
            yield from (str(number) for number in range(int(first), int(last) + 1))


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS


def line_named(name: str, lines: Sequence[tuple[str, float, tuple[Point, ...]]]) -> Line | None:
    """Return a line by its name, all its ways together.

    Args:
        name: as typed.
        lines: name, width in metres and points of each way that is known.
    """
    asked = plain_value(name)
    ways = [
        (width, points)
        for told, width, points in lines
        if plain_value(told) == asked and len(points) > 1
    ]
    if not ways:
        return None
    reach = max(width for width, _ in ways) / 2 + BESIDE
    return Line(tuple(points for _, points in ways), reach)
