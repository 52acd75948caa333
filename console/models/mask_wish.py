"""What a person wants set aside, with the preview it was decided on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from console.domain.mask import Mask, Preview

_SPARE = timedelta(seconds=30)
"""A hub whose clock is behind this one still finds the longest end within what is allowed."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who sets it aside, and whether that person leads the shift."""

    person: str
    name: str
    seat: str
    is_leader: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants set aside.

    Attributes:
        mask: the mask.
        seen: what it would do, as it was shown.
        about: its scope in words.
    """

    mask: Mask
    seen: Preview
    about: str


def end_of(now: datetime, length: timedelta) -> datetime:
    """Return when a length that begins now ends: on a whole minute, never later than asked for."""
    end = now + length - _SPARE
    return end.replace(second=0, microsecond=0)
