"""Text becomes words of the index: pairs of characters, single ones, beginnings of latin words.

A *unit* is one hanzi or one run of latin letters or of digits. Text is indexed as every pair of
neighbouring units (so that 电梯 is one look-up and 电梯困人 a short phrase), every unit by
itself, and the first letters of longer units (so that a prefix is a look-up as well). The same
NFKC and case fold is applied to the text and to what is searched.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from offline_cache.pinyin import MARK, PREFIX, prefixes, spellings

_SEGMENT = re.compile(r"[^\W_]+")
_UNIT = re.compile(r"[a-z]+|[0-9]+|[^\W\d_a-z]|\d|[^\W_]")
_LATIN = re.compile(r"[a-z0-9]+")

TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* M* Co Cn'"
"""Words are cut here already; the tokenizer only splits at blanks and must not drop rare hanzi."""


def folded(text: str) -> str:
    """Return text with full-width forms and case folded away."""
    return unicodedata.normalize("NFKC", text).casefold()


def index_text(text: str, names: Iterable[str] = ()) -> str:
    """Return the words to index for a text and for names that pinyin shall find."""
    pairs: list[str] = []
    singles: dict[str, None] = {}
    for segment in _SEGMENT.findall(folded(text)):
        units = _UNIT.findall(segment)
        pairs.extend(map(str.__add__, units, units[1:]))
        for unit in units:
            if len(unit) == 1:
                singles[unit] = None
            else:
                singles.update(dict.fromkeys(_unit_words(unit)))
    return " ".join([*pairs, *singles, *(_name_words(name) for name in names)])


def match_expression(text: str) -> str | None:
    """Return the full-text query for what a person typed; None when it holds nothing to find.

    All words must be there; the last letters of a latin word or number may be missing.
    """
    parts = []
    for segment in _SEGMENT.findall(folded(text)):
        found = _segment_query(_UNIT.findall(segment))
        if _LATIN.fullmatch(segment):
            found = f"({found} OR {_prefix_query(MARK + segment, PREFIX + 1)})"
        parts.append(found)
    return " AND ".join(parts) or None


def _segment_query(units: list[str]) -> str:
    last_is_open = bool(_LATIN.fullmatch(units[-1]))
    if len(units) == 1:
        return _prefix_query(units[0], PREFIX) if last_is_open else f'"{units[0]}"'
    phrase = " ".join(map(str.__add__, units, units[1:]))
    return f'"{phrase}"' + ("*" if last_is_open else "")


def _prefix_query(word: str, listed: int) -> str:
    """A beginning up to `listed` characters is in the index as a word of its own."""
    return f'"{word}"' + ("*" if len(word) > listed else "")


@lru_cache(maxsize=65536)
def _unit_words(unit: str) -> tuple[str, ...]:
    return (*prefixes(unit), unit)


@lru_cache(maxsize=65536)
def _name_words(name: str) -> str:
    words: dict[str, None] = {}
    for segment in _SEGMENT.findall(folded(name)):
        for spelling in spellings(tuple(_UNIT.findall(segment))):
            words.update(dict.fromkeys((*prefixes(spelling), spelling)))
    return " ".join(MARK + word for word in words)
