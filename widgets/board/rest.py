"""Some tiles of a board that has no room for them: by their places, built only when looked at."""

from collections.abc import Sequence
from typing import overload

from widgets.board.tiles import BoardTile


class Rest(Sequence[BoardTile]):
    """The tiles that are not shown, from one place on and round to the beginning.

    Args:
        tiles: all of them.
        first: place of the first that is not shown.
        count: how many are not.
    """

    def __init__(self, tiles: Sequence[BoardTile], first: int, count: int) -> None:
        self._tiles, self._first, self._count = tiles, first, count

    @property
    def places(self) -> list[int]:
        """Their places among all."""
        return [(self._first + at) % len(self._tiles) for at in range(self._count)]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> BoardTile: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[BoardTile]: ...
    def __getitem__(self, at: int | slice) -> BoardTile | Sequence[BoardTile]:
        if isinstance(at, slice):
            return [self._tiles[place] for place in self.places[at]]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        return self._tiles[(self._first + at % self._count) % len(self._tiles)]
