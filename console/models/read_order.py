"""Which of two reads is the newer one, though the result of an own act goes ahead of the crowd.

What was read before an act and waits for its turn would else put the old row back over what the
act has shown already, and there it would stand until the row changes again.
"""

from collections.abc import Callable, Mapping
from itertools import count
from typing import TypeVar

T = TypeVar("T")


class ReadOrder:
    """Numbers reads in the order they are made in their lane."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._own: dict[str, int] = {}
        """Of rows that an own act has shown: the number of that read, until a newer one came."""

    def numbered(self, read: Callable[[], T]) -> tuple[int, T]:
        """Make a read; in the lane."""
        return next(self._numbers), read()

    def newest(self, number: int, rows: Mapping[str, T], is_own: bool) -> dict[str, T]:
        """Return the rows of a read that no newer one has shown already."""
        kept = {id: row for id, row in rows.items() if number >= self._own.get(id, 0)}
        for id in kept:
            if is_own:
                self._own[id] = number
            else:
                self._own.pop(id, None)
        return kept

    def shown_since(self, number: int) -> set[str]:
        """Return rows that an own act has shown since a read was made."""
        return {id for id, own in self._own.items() if own > number}
