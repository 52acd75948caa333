"""What is taken of a map: boxes, found again by where they lie.

A box is compared with what lies in the cells it touches, not with every mark of a map that fills a
monitor.
"""

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import QRectF

_CELL = 64
"""Pixels of a cell's side."""
Corners = tuple[float, float, float, float]
"""Left, top, right, bottom: thousands are compared for one view, and numbers cost least."""


class Taken:
    """The boxes that are taken."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[Corners, object]]] = defaultdict(list)

    def take(self, box: QRectF, by: object = None) -> None:
        """Take a box, for somebody."""
        left, top, right, bottom = corners = _corners(box)
        for x in range(int(left // _CELL), int(right // _CELL) + 1):
            for y in range(int(top // _CELL), int(bottom // _CELL) + 1):
                self._cells[x, y].append((corners, by))

    def is_free(self, box: QRectF, for_: object = None) -> bool:
        """Whether nobody else has taken anything of a box."""
        return self._is_free(*_corners(box), for_)

    def first_free(self, box: QRectF, moves: Iterable[tuple[float, float]]) -> QRectF | None:
        """Return a box moved to the first place where nobody has taken anything of it.

        Args:
            box: the box.
            moves: across and down, the best first.
        """
        left, top, right, bottom = _corners(box)
        for x, y in moves:
            if self._is_free(left + x, top + y, right + x, bottom + y, None):
                return box.translated(x, y)
        return None

    def _is_free(self, left: float, top: float, right: float, bottom: float, for_: object) -> bool:
        cells, rows = self._cells, range(int(top // _CELL), int(bottom // _CELL) + 1)
        for x in range(int(left // _CELL), int(right // _CELL) + 1):
            for y in rows:
                for (low_x, low_y, high_x, high_y), by in cells.get((x, y), ()):
                    if (
                        low_x < right and high_x > left and low_y < bottom and high_y > top
                        and (by is None or by is not for_)
                    ):  # fmt: skip
                        return False
        return True


def _corners(box: QRectF) -> Corners:
    return box.left(), box.top(), box.right(), box.bottom()
