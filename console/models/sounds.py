"""Whether typed letters are the sound of a Chinese text: `dtkr` of 电梯困人, `wangxi` of 望汐路."""

from functools import lru_cache

from offline_cache.pinyin import readings


def is_heard_in(typed: str, words: str) -> bool:
    """Whether `typed` (lower case) is in the text, its pinyin or its initials."""
    if typed in words.lower():
        return True
    full, initials = _spelt(words)
    return typed in initials or typed in full


@lru_cache(maxsize=8192)
def _spelt(words: str) -> tuple[str, str]:
    """Return the pinyin and the initials of a text, by the most usual readings."""
    sounds = [_first(character) for character in words]
    return "".join(sounds), "".join(sound[:1] for sound in sounds)


def _first(character: str) -> str:
    found = readings(character)
    return found[0].lower() if found else ""
