"""Names by sound: every reading of every hanzi, in full and by initials, from every place on.

望汐路 is found by `wangxilu`, `wangxi`, `xilu`, `wxl`, `xl`. All readings of a character count,
because a dictionary of phrases reads some place names wrong.
"""

import os
from functools import lru_cache
from itertools import product

_MOST_READINGS = 8
SYLLABLES = 4
"""So many units from each place on are spelt in full; longer input is matched in pieces."""

_INITIALS = 12


def spellings(units: tuple[str, ...]) -> list[str]:
    """Return all sound words of one run of units (a hanzi, a latin word, a number).

    At most 8 combinations of readings from each place on; beyond that the most usual one.
    """
    if all(unit.isascii() for unit in units):
        return []
    sounds = [readings(unit) for unit in units]
    letters = [_initials(unit) for unit in units]
    found: dict[str, None] = {}
    for start in range(len(units)):
        found.update(dict.fromkeys(_combined(sounds[start : start + SYLLABLES])))
        found.update(dict.fromkeys(_combined(letters[start : start + _INITIALS])))
    return list(found)


def prepare() -> None:
    """Load the dictionary now, in the caller's thread; it takes a tenth of a second, once."""
    readings("一")


@lru_cache(maxsize=32768)
def readings(unit: str) -> tuple[str, ...]:
    """Return how one unit is spelt in latin letters, the most usual way first."""
    if unit.isascii():
        return (unit,)
    # Only single signs are asked for. Its phrases would take 20 MB, and are read in one piece that
    # no other thread gets a word in: 0.1 s in which no tile is painted.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin  # slow to import; only collections with names need it

    found = pinyin(unit, style=Style.NORMAL, heteronym=True, errors="ignore")
    spelt = [_latin(each) for each in (found[0] if found else [])]
    return tuple(dict.fromkeys(each for each in spelt if each))


@lru_cache(maxsize=32768)
def _initials(unit: str) -> tuple[str, ...]:
    if unit.isascii():
        return (unit,)
    return tuple(dict.fromkeys(each[0] for each in readings(unit)))


def _latin(spelling: str) -> str:
    plain = spelling.replace("ü", "v").replace("ê", "e")
    return plain if plain.isascii() else ""


def _combined(choices: list[tuple[str, ...]]) -> list[str]:
    count, limited = 1, []
    for choice in choices:
        some = choice if count * len(choice) <= _MOST_READINGS else choice[:1]
        count *= max(1, len(some))
        limited.append(some or ("",))
    return ["".join(combination) for combination in product(*limited)]
