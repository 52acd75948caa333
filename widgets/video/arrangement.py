"""Where the tiles of a grid are: rectangles of fields on a grid of lines."""

from bisect import bisect_right
from dataclasses import dataclass
from math import ceil, sqrt

from PySide6.QtCore import QPoint, QRect, QSize

Fields = tuple[int, int, int, int]
"""Left, top, width and height in fields."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a grid in pixels, in one direction.

    Args:
        length: of the room.
        count: fields.
        margin: around all tiles.
        gap: between two.
    """

    length: int
    count: int
    margin: int
    gap: int

    def at(self, line: int) -> int:
        """Return where the field behind a line begins; what cannot be shared evenly is spread."""
        room = self.length - 2 * self.margin + self.gap
        return self.margin + line * room // self.count

    def field(self, position: int) -> int:
        """Return the field a position is in, the nearest one outside of all."""
        starts = [self.at(line) for line in range(self.count)]
        return max(0, bisect_right(starts, position) - 1)

    def nearest_line(self, position: int) -> int:
        """Return the line nearest to a position, the outer ones among them."""
        return min(range(self.count + 1), key=lambda line: abs(self.at(line) - position))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The tiles of a grid; they cover all its fields.

    Attributes:
        columns, rows: fields across and down.
        cells: the fields of each tile.
    """

    columns: int
    rows: int
    cells: tuple[Fields, ...]

    def lines(self, room: QSize, margin: int, gap: int) -> tuple[Lines, Lines]:
        """Return the lines across and down."""
        return (
            Lines(room.width(), self.columns, margin, gap),
            Lines(room.height(), self.rows, margin, gap),
        )

    def rects(self, room: QSize, margin: int, gap: int) -> list[QRect]:
        """Return where the tiles are in a room."""
        across, down = self.lines(room, margin, gap)
        return [_rect(across, down, cell) for cell in self.cells]

    def tile_of(self, column: int, row: int) -> int:
        """Return the number of the tile that covers a field; -1 for none."""
        hits = (
            number
            for number, (left, top, width, height) in enumerate(self.cells)
            if left <= column < left + width and top <= row < top + height
        )
        return next(hits, -1)

    def beside(self, number: int, across: int, down: int) -> int:
        """Return the tile in a direction of another; itself at the edge."""
        left, top, width, height = self.cells[number]
        column = left + width if across > 0 else left - 1 if across < 0 else left
        row = top + height if down > 0 else top - 1 if down < 0 else top
        found = self.tile_of(column, row)
        return found if found >= 0 else number


def _rect(across: Lines, down: Lines, cell: Fields) -> QRect:
    left, top, width, height = cell
    x, y = across.at(left), down.at(top)
    right = across.at(left + width) - across.gap
    bottom = down.at(top + height) - down.gap
    return QRect(QPoint(x, y), QSize(max(1, right - x), max(1, bottom - y)))


def square(count: int) -> Arrangement:
    """Return a square of tiles; two stand side by side.

    Raises:
        ValueError: no square has so many.
    """
    columns = ceil(sqrt(count)) if count > 0 else 1
    if count not in (2, columns * columns):
        raise ValueError(f"a square has 1, 4, 9, 16, … tiles, not {count}")
    cells = tuple((n % columns, n // columns, 1, 1) for n in range(count))
    return Arrangement(columns, count // columns, cells)
