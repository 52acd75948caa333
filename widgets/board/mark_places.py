"""Which marks of a tile find room, and where; what finds none is counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Room:
    """The lines marks are written in: pixels across, how many, and pixels between two marks."""

    width: float
    lines: int
    gap: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: pixels from the left, and its line from 0."""

    x: float
    line: int


def rest_words(count: int) -> str:
    """Return what stands for marks that found no room."""
    return QCoreApplication.translate("widgets", "+{0}").format(count)


def next_spot(taken: Sequence[tuple[Spot, float]], width: float, room: Room) -> Spot | None:
    """Return where something so wide goes after what is there; None where there is no room."""
    if not taken:
        return Spot(0, 0)
    last, wide = taken[-1]
    x = last.x + wide + room.gap
    if x + width <= room.width + 1:
        return Spot(x, last.line)
    return Spot(0, last.line + 1) if last.line + 1 < room.lines else None


def place(
    widths: Sequence[float],
    counts: Sequence[int],
    room: Room,
    wide: Callable[[str], float],
    besides: int = 0,
) -> tuple[list[tuple[Spot, float]], str]:
    """Place marks, the first in any case.

    Args:
        widths: of the marks.
        counts: what each counts.
        room: where they go.
        wide: width of words.
        besides: what no mark counts: it is counted with those that find no room.

    Returns:
        The places and widths of those shown, with that of the words for the others; those words.
    """
    taken: list[tuple[Spot, float]] = []
    for width in widths:
        spot = next_spot(taken, width, room)
        if spot is None:
            return _with_rest(taken, [*counts, besides], room, wide)
        taken.append((spot, width))
    return taken, ""


def _with_rest(
    taken: list[tuple[Spot, float]],
    counts: Sequence[int],
    room: Room,
    wide: Callable[[str], float],
) -> tuple[list[tuple[Spot, float]], str]:
    """Give up the last ones until the count of those that are not shown has room."""
    for shown in range(len(taken), 0, -1):
        words = rest_words(sum(counts[shown:]))
        spot = next_spot(taken[:shown], wide(words), room)
        if spot is not None:
            return [*taken[:shown], (spot, wide(words))], words
    return taken[:1], ""
