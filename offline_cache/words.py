"""Text becomes words of the index: pairs of characters, single ones, beginnings of latin words.

A *unit* is one hanzi or one run of latin letters or of digits. Text is indexed as every pair of
neighbouring units, so that 电梯 is one look-up and 电梯困人 a short phrase. The last unit of a run
stands alone, and the index knows all words by their first character: that finds a single hanzi.
Latin words and numbers stand alone as well, with their first two to four characters. The same
NFKC and case fold is applied to the text and to what is searched. A name that pinyin shall find
adds one word, its number in the list of names (`names`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import add

from offline_cache.pinyin import spellings

_SEGMENT = re.compile(r"[^\W_]+")
_UNIT = re.compile(r"[a-z]+|[0-9]+|[^\W_]")
_HANZI = re.compile("[㐀-鿿]+")
_LATIN = re.compile(r"[a-z0-9]+")
_PREFIX = 4
_LONG_SOUND = 8
_MARK = "ㄅ"

PREFIXES = "1"
"""Lengths of beginnings the index itself keeps for `index_text`."""

TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* M* Co Cn'"
"""Words are cut here already; the tokenizer only splits at blanks and must not drop rare hanzi."""


def folded(text: str) -> str:
    """Return text with full-width forms and case folded away."""
    return unicodedata.normalize("NFKC", text).casefold()


def index_text(text: str, names: Iterable[int] = ()) -> str:
    """Return the words to index for a text and for the numbers of its names."""
    words: list[str] = []
    latin: set[str] = set()
    for segment in dict.fromkeys(_SEGMENT.findall(folded(text))):
        pairs, units = _segment_words(segment)
        words.append(pairs)
        latin.update(units)
    for unit in sorted(latin):
        words.append(unit)
        words += [unit[:length] for length in range(2, min(_PREFIX, len(unit) - 1) + 1)]
    return " ".join([*words, *map(name_word, names)])


def name_word(number: int) -> str:
    """Return the word that stands for a name in a row's text."""
    return f"{_MARK}{number}"


def sound_text(name: str) -> str:
    """Return the sound words of a name."""
    words: dict[str, None] = {}
    for segment in _SEGMENT.findall(folded(name)):
        words.update(dict.fromkeys(_segment_sounds(segment)))
    return " ".join(words)


class TypedWords:
    """What a person typed, to be looked for in a text that is not in the index yet.

    It finds what `match_expression` finds: words by their beginning, hanzi anywhere.
    """

    def __init__(self, text: str) -> None:
        self._parts: list[tuple[str, re.Pattern[str] | None, list[tuple[str, str]]]] = []
        for segment in dict.fromkeys(_SEGMENT.findall(folded(text))):
            pattern = None
            if segment[0].isascii():  # a word or number is found by its beginning only
                alike = "a-z" if segment[0].isalpha() else "0-9"
                pattern = re.compile(f"(?<![{alike}]){re.escape(segment)}")
            cuts = _sound_cuts(segment) if _LATIN.fullmatch(segment) else []
            self._parts.append((segment, pattern, cuts))

    def are_in(self, text: str, sounds: Callable[[], Sequence[str]]) -> bool:
        """Whether a text holds all words.

        Args:
            text: folded.
            sounds: gives the sound words of the names that belong to it.
        """
        return bool(self._parts) and all(
            (pattern.search(text) is not None if pattern else segment in text)
            or (bool(cuts) and _is_heard(cuts, sounds()))
            for segment, pattern, cuts in self._parts
        )


def match_expression(text: str, names: Callable[[str], Sequence[int]]) -> str | None:
    """Return the full-text query for what a person typed; None when it holds nothing to find.

    All words must be there; the last letters of a latin word or number may be missing.

    Args:
        text: as typed.
        names: finds the numbers of names that sound like a latin word (`sound_expression`).
    """
    parts = []
    for segment in dict.fromkeys(_SEGMENT.findall(folded(text))):
        found = _segment_query(_UNIT.findall(segment))
        if _LATIN.fullmatch(segment):
            found = " OR ".join([found, *(f'"{name_word(number)}"' for number in names(segment))])
        parts.append(f"({found})")
    return " AND ".join(parts) or None


def sound_expression(latin: str) -> str:
    """Return the query over sound words for latin letters as typed.

    Only four syllables are spelt in full, so longer input may also be one sound word and the
    beginning of what follows it.
    """
    choices = [
        f'("{whole}" AND "{beginning}"*)' if whole else f'"{beginning}"*'
        for whole, beginning in _sound_cuts(latin)
    ]
    return " OR ".join(choices)


def _sound_cuts(latin: str) -> list[tuple[str, str]]:
    """Return pairs of a whole sound word (or none) and the beginning of another."""
    cuts = [("", latin)]
    for cut in range(_LONG_SOUND, len(latin)):
        cuts.append((latin[:cut], latin[cut : cut + _LONG_SOUND]))
    return cuts


def _is_heard(cuts: list[tuple[str, str]], sounds: Sequence[str]) -> bool:
    return any(
        (not whole or whole in sounds) and any(sound.startswith(beginning) for sound in sounds)
        for whole, beginning in cuts
    )


@lru_cache(maxsize=1024)
def _segment_words(segment: str) -> tuple[str, list[str]]:
    """Return the pairs of a segment and its longer latin units; towns and sources come often."""
    if _HANZI.fullmatch(segment):
        return " ".join([*map(add, segment, segment[1:]), segment[-1]]), []
    units = _UNIT.findall(segment)
    pairs = " ".join([*map(add, units, units[1:]), units[-1]])
    return pairs, [unit for unit in units if len(unit) > 1 and unit.isascii()]


def _segment_query(units: list[str]) -> str:
    is_open = bool(_LATIN.fullmatch(units[-1]))
    if len(units) == 1:
        is_listed = 2 <= len(units[0]) <= _PREFIX
        return f'"{units[0]}"' + ("" if is_listed else "*")
    phrase = " ".join(map(add, units, units[1:]))
    return f'"{phrase}"' + ("*" if is_open else "")


@lru_cache(maxsize=4096)
def _segment_sounds(segment: str) -> list[str]:
    return spellings(tuple(_UNIT.findall(segment)))
