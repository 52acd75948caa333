"""How sure the time of an act is: written beside it only where it matters to a reader."""

from dataclasses import dataclass

DOUBT_COUNTS = 1.0
"""Doubt of a stamp from which it is kept and shown, seconds (screens: ±)."""

OFFSET_COUNTS = 5.0
"""Offset of a device's clock from which it is kept and shown, seconds (G12)."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is told of a time beside the time itself, seconds; 0 where it does not matter.

    Attributes:
        doubt: how far it may be wrong.
        offset: what was added to the device's clock to get it; positive for a slow clock.
    """

    doubt: float = 0.0
    offset: float = 0.0


CERTAIN = Stamp()


def stamp_of(doubt: float, offset: float) -> Stamp:
    """Return what is worth keeping of an act's doubt and offset."""
    return Stamp(
        round(doubt, 1) if doubt > DOUBT_COUNTS else 0.0,
        round(offset, 1) if abs(offset) > OFFSET_COUNTS else 0.0,
    )
