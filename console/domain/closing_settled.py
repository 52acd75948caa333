"""What was decided of each thing that is still open when a matter ends: handed on, or accepted."""

from dataclasses import dataclass
from enum import StrEnum


class Settling(StrEnum):
    """What was decided of a point that stays open."""

    HANDED = "handed"
    """Somebody goes on with it; the words are who (转交)."""
    ACCEPTED = "accepted"
    """It stays as it is; the words are why (接受)."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One point that is open when the matter ends, and what was decided of it.

    Attributes:
        key: of the point.
        how: handed on, or accepted; one this version does not know is kept as it is.
        words: to whom, or why.
        title: what the point is called, for the trail.
    """

    key: str
    how: str
    words: str
    title: str = ""
