"""Casualty counts as revisions: what was told stays, None is 不详 and never 0.

失联 and 被困 are counted apart. A revision says which one its teller had seen; where another had
come in between with another count, both stand (`is_apart`) until a person says which holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FigureSort(StrEnum):
    """What is counted: 死亡 重伤 轻伤 失联 被困 转移."""

    DEAD = "dead"
    SERIOUS = "serious"
    LIGHT = "light"
    MISSING = "missing"
    TRAPPED = "trapped"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Figure:
    """One revision of one count.

    Attributes:
        what: what is counted.
        count: people; None is 不详.
        at: when it was so, as told.
        source: who said it (区卫健委).
        name: who wrote it down.
        op: the operation that did it.
        reason: why it is less than before (核减).
        is_apart: told without knowledge of the count before it, which is another.
    """

    what: FigureSort
    count: int | None
    at: datetime
    source: str = ""
    name: str = ""
    op: str = ""
    reason: str = ""
    is_apart: bool = False


def current(figures: Sequence[Figure], what: FigureSort) -> Figure | None:
    """Return the newest revision of a count, None when it was never told."""
    return next((each for each in reversed(figures) if each.what is what), None)


def rivals(figures: Sequence[Figure], what: FigureSort) -> tuple[Figure, ...]:
    """Return the newest revision with those before it that it does not settle, the oldest first."""
    found: list[Figure] = []
    for each in reversed(figures):
        if each.what is not what:
            continue
        found.append(each)
        if not each.is_apart:
            break
    return tuple(reversed(found))


def worst(figures: Sequence[Figure], what: FigureSort) -> int | None:
    """Return the highest count that may hold now, None where nobody knows one.

    While two accounts stand, nobody is lost from sight by taking the lower one.
    """
    counts = [each.count for each in rivals(figures, what) if each.count is not None]
    return max(counts, default=None)


def has_fallen(before: int | None, after: int | None) -> bool:
    """Whether a count that was known is less, or known no more: both need a reason (核减)."""
    return before is not None and (after is None or after < before)
