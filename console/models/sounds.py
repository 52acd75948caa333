"""Whether typed letters are the sound of a Chinese text: `dtkr` of 电梯困人, `wangxi` of 望汐路."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from offline_cache.pinyin import readings

T = TypeVar("T")
_HANZI = re.compile(r"[^\x00-\x7f]+")


class Typed:
    """What was typed (lower case), to be looked for in many texts, their pinyin, their initials.

    Hanzi and letters may stand together, as an input method composes them (电梯kr): the hanzi must
    be in the text, and all of it must sound like it.
    """

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._hanzi: list[str] = _HANZI.findall(typed)
        self._is_sound = has_letters(typed) or self._hanzi != [typed]
        self._full, self._initials = _spelt(typed)

    def is_heard_in(self, words: str) -> bool:
        """Whether a text holds it or sounds like it."""
        if self._typed in words.lower():
            return True
        if not self._is_sound:
            return False
        for run in self._hanzi:  # a generator would cost more than all the rest
            if run not in words:
                return False
        full, initials = _spelt(words)
        return self._initials in initials or self._full in full

    def begins(self, words: str) -> bool:
        """Whether a text that holds it begins with it, by its letters or its sound."""
        if words.lower().startswith(self._typed):
            return True
        full, initials = _spelt(words)
        return initials.startswith(self._initials) or full.startswith(self._full)


def is_heard_in(typed: str, words: str) -> bool:
    """Whether `typed` (lower case) is in one text, its pinyin or its initials."""
    return Typed(typed).is_heard_in(words)


def heard(typed: str, things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return the things whose name is meant by hanzi, pinyin or initials, the nearest first."""
    wanted = "".join(typed.lower().split())
    if not wanted:
        return []
    told = [(_nearness(wanted, name(each)), each) for each in things]
    found = [(rank, each) for rank, each in told if rank is not None]
    found.sort(key=lambda pair: (pair[0], len(name(pair[1])), name(pair[1])))
    return [each for _, each in found]


def _nearness(wanted: str, words: str) -> int | None:
    """Return how near a name is: 0 the same, 1 begins so, 2 holds it, 3 and 4 sound so."""
    if wanted in words.lower():
        return 0 if wanted == words.lower() else 1 if words.lower().startswith(wanted) else 2
    if not is_heard_in(wanted, words):
        return None
    full, initials = _spelt(words)
    return 3 if full.startswith(wanted) or initials.startswith(wanted) else 4


def sound_of(composed: str) -> str:
    """Return the initials of what an input method is composing; letters stay as they are.

    Some show the letters typed, others (ibus) the hanzi they guess: 的太空人 for `dtkr`. What was
    meant is only its sound.
    """
    return "".join(_first(sign)[:1] if _HANZI.match(sign) else sign for sign in composed).lower()


def has_letters(typed: str) -> bool:
    """Whether a sound may be meant: there are letters or digits among what was typed."""
    return any(sign.isascii() and sign.isalnum() for sign in typed)


@lru_cache(maxsize=8192)
def _spelt(words: str) -> tuple[str, str]:
    """Return the pinyin and the initials of a text, by the most usual readings."""
    sounds = [_first(character) for character in words]
    return "".join(sounds), "".join(sound[:1] for sound in sounds)


def _first(character: str) -> str:
    found = readings(character)
    return found[0].lower() if found else ""
