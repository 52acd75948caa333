"""Whether typed letters are the sound of a Chinese text: `dtkr` of 电梯困人, `wangxi` of 望汐路."""

import re
from functools import lru_cache

from offline_cache.pinyin import readings

_HANZI = re.compile(r"[^\x00-\x7f]+")


def is_heard_in(typed: str, words: str) -> bool:
    """Whether `typed` (lower case) is in the text, its pinyin or its initials.

    Hanzi and letters may stand together, as an input method composes them (电梯kr): the hanzi must
    be in the text, and all of it must sound like it.
    """
    if typed in words.lower():
        return True
    if not all(run in words for run in _HANZI.findall(typed)):
        return False
    full, initials = _spelt(words)
    typed_full, typed_initials = _spelt(typed)
    return typed_initials in initials or typed_full in full


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
