"""A seat as a person calls it: 一号席, not seat-01.

It is a name, as it stands on the desk and in each seat's own header: no screen translates it.
"""

import re

_NUMBERED = re.compile(r"(?:seat[-_ ]?)?0*([1-9]\d?)", re.IGNORECASE)
_DIGITS = "零一二三四五六七八九"


def seat_word(seat: str) -> str:
    """Return what a seat is called by its number; one whose id is no number by its id."""
    found = _NUMBERED.fullmatch(seat)
    if found is None:
        return seat
    return hanzi_number(int(found[1])) + "号席"


def hanzi_number(number: int) -> str:
    """Write 1 to 99 as spoken: 十二, 二十."""
    tens, ones = divmod(number, 10)
    start = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return start + (_DIGITS[ones] if ones else "")
