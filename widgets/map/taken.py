"""What is taken of a map: boxes, found again by where they lie.

A box is compared with what lies in the cells it touches, not with every mark of a map that fills a
monitor.
"""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QRectF

_CELL = 64
"""Pixels of a cell's side."""


class Taken:
    """The boxes that are taken."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[QRectF, object]]] = defaultdict(list)

    def take(self, box: QRectF, by: object = None) -> None:
        """Take a box, for somebody."""
        for cell in _cells(box):
            self._cells[cell].append((box, by))

    def is_free(self, box: QRectF, for_: object = None) -> bool:
        """Whether nobody else has taken anything of a box."""
        for cell in _cells(box):
            for other, by in self._cells.get(cell, ()):
                if (by is None or by is not for_) and box.intersects(other):
                    return False
        return True


def _cells(box: QRectF) -> Sequence[tuple[int, int]]:
    left, top = int(box.left() // _CELL), int(box.top() // _CELL)
    right, bottom = int(box.right() // _CELL), int(box.bottom() // _CELL)
    if left == right and top == bottom:
        return ((left, top),)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
