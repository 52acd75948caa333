"""Which pieces of a line's width are painted."""

from collections.abc import Iterable
from dataclasses import dataclass

_OVERHANG = 2.0
"""Pixels that a glyph may reach beyond what its text is said to take."""


@dataclass(frozen=True, slots=True)
class Clips:
    """Pieces of the width: each second only those that count are painted, in one go.

    Attributes:
        pieces: left and right x of each.
    """

    pieces: tuple[tuple[float, float], ...] = ((float("-inf"), float("inf")),)

    @classmethod
    def of(cls, pieces: Iterable[tuple[float, float]]) -> "Clips":
        """Return these pieces."""
        return cls(tuple(pieces))

    def hide(self, left: float, right: float, overhang: float = _OVERHANG) -> bool:
        """Whether nothing between these x is painted."""
        left, right = left - overhang, right + overhang
        return all(left >= end or right <= begin for begin, end in self.pieces)
