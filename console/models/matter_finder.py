"""Entries of the dictionary by hanzi, pinyin, initials, synonyms and codes; knows no Qt.

Made in a thread beside the screen: the sounds of some thousands of words take a second once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from console.domain.matter import Matter
from offline_cache.pinyin import readings

MOST = 50
FUZZY_FROM = 2
"""Letters from which a slip of the pen is forgiven."""
LEAST_ALIKE = 60.0


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    full: str
    initials: str
    is_name: bool


class MatterFinder:
    """A dictionary made ready for being looked through at each keystroke.

    Args:
        matters: the entries.
    """

    def __init__(self, matters: Iterable[Matter]) -> None:
        self._entries = [(matter, _words_of(matter)) for matter in matters]

    def find(self, typed: str, most: int = MOST) -> list[Matter]:
        """Return entries, the nearest first; all of them, by name, where nothing is typed."""
        wanted = normalize("NFKC", typed).strip().lower()
        if not wanted:
            return sorted((matter for matter, _ in self._entries), key=_name)[:most]
        full = "".join(_sound(sign) for sign in wanted)
        told = [
            (rank, matter)
            for matter, words in self._entries
            if (rank := _rank(wanted, full, words)) is not None
        ]
        told.sort(key=lambda pair: (pair[0], pair[1].name))
        found = [matter for _, matter in told[:most]]
        return found or self._like(wanted, most)

    def _like(self, wanted: str, most: int) -> list[Matter]:
        """Return entries that read nearly so: one letter was written wrong, or left out."""
        if len(wanted) < FUZZY_FROM:
            return []
        from rapidfuzz import fuzz  # loaded by the first slip of the pen

        told = []
        for matter, words in self._entries:
            alike = max((fuzz.ratio(wanted, word.text) for word in words), default=0.0)
            if alike >= LEAST_ALIKE:
                told.append((-alike, matter.name, matter))
        return [matter for _, _, matter in sorted(told, key=lambda each: each[:2])[:most]]


def _words_of(matter: Matter) -> Sequence[_Word]:
    names = [matter.name]
    others = [*matter.synonyms, *matter.words]
    codes = [matter.id, matter.minor]
    return [
        *(_word(text, is_name=True) for text in names),
        *(_word(text, is_name=False) for text in dict.fromkeys(others) if text),
        *(_Word(code.lower(), "", "", False) for code in codes if code),
    ]


def _word(text: str, is_name: bool) -> _Word:
    sounds = [_sound(sign) for sign in text.lower()]
    return _Word(text.lower(), "".join(sounds), "".join(s[:1] for s in sounds), is_name)


def _sound(sign: str) -> str:
    found = readings(sign)
    return found[0].lower() if found else ""


def _rank(wanted: str, full: str, words: Sequence[_Word]) -> int | None:
    """Return how near an entry is, 0 the nearest; None where it is not meant."""
    best = None
    for word in words:
        rank = _rank_of(wanted, full, word)
        if rank is not None and (best is None or rank < best):
            best = rank
    return best


def _rank_of(wanted: str, full: str, word: _Word) -> int | None:
    behind = 0 if word.is_name else 1
    if word.text == wanted:
        return behind
    if wanted in word.text:
        return 2 + behind
    if not wanted.isascii():
        # what a caller says holds the word, or an input method wrote other hanzi that sound so
        said = len(word.text) > 1 and not word.text.isascii() and word.text in wanted
        if said:
            return 4 + behind
        return 8 + behind if len(wanted) > 1 and full and full in word.full else None
    if wanted in word.initials or wanted in word.full:
        return 6 + behind
    return None


def _name(matter: Matter) -> str:
    return matter.name
