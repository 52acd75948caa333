"""分屏: how the tiles of a wall share its room.

A layout is a grid of lines with tiles that cover it whole, each over one or more of its fields.
Its text is a name people know (`16`, `1+7`) or the tiles themselves: `4x3: 0,0,2,2; 2,0,2,1; …`
with left, top, width and height of each tile in fields.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isqrt

MOST_LINES = 12
"""Fields across and down at most."""
MOST_TILES = 36
"""Tiles at most: what a monitor can show and a person can watch."""


class LayoutFault(ValueError):  # noqa: N818 - a fault of the text, not of the program
    """A text that is no layout; says which part of it and why.

    Args:
        part: of the text.
        why: a code of what is wrong: `form`, `outside`, `overlap`, `gap`, `many`.
    """

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part}: {why}")
        self.part = part
        self.why = why


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A rectangle of fields; its right and bottom are those of the field behind it."""

    left: int
    top: int
    width: int = 1
    height: int = 1

    @property
    def right(self) -> int:
        """The line it ends at."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The line it ends at, downwards."""
        return self.top + self.height

    @property
    def area(self) -> int:
        """How many fields it covers."""
        return self.width * self.height

    def meets(self, other: "Cell") -> bool:
        """Whether the two share a field."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def fields(self) -> Iterator[tuple[int, int]]:
        """Return its fields as column and row."""
        for row in range(self.top, self.bottom):
            for column in range(self.left, self.right):
                yield column, row

    def without(self, other: "Cell") -> "list[Cell]":
        """Return what is left of it beside another: at most four rectangles, none empty."""
        if not self.meets(other):
            return [self]
        top, bottom = max(self.top, other.top), min(self.bottom, other.bottom)
        parts = (
            _between(self.left, self.top, self.right, top),
            _between(self.left, top, other.left, bottom),
            _between(other.right, top, self.right, bottom),
            _between(self.left, bottom, self.right, self.bottom),
        )
        return [part for part in parts if part is not None]


def _between(left: int, top: int, right: int, bottom: int) -> Cell | None:
    return Cell(left, top, right - left, bottom - top) if left < right and top < bottom else None


def around(cells: Iterable[Cell]) -> Cell:
    """Return the smallest rectangle around some."""
    all_of = list(cells)
    left, top = min(c.left for c in all_of), min(c.top for c in all_of)
    right, bottom = max(c.right for c in all_of), max(c.bottom for c in all_of)
    return Cell(left, top, right - left, bottom - top)


@dataclass(frozen=True)
class WallLayout:
    """Tiles that cover a grid whole, in the order in which cameras are put on them.

    Attributes:
        columns, rows: fields across and down.
        cells: where each tile is.
    """

    columns: int
    rows: int
    cells: tuple[Cell, ...]

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.cells)

    @cached_property
    def hot_tile(self) -> int:
        """The tile of hot spots unless one was bound: the largest, else one in the middle.

        The middle of an even grid is the field before it, so never at the frame of a monitor
        where that can be.
        """
        largest = max(cell.area for cell in self.cells)
        big = [n for n, cell in enumerate(self.cells) if cell.area == largest]
        if len(big) == 1 or self.count <= 4:
            return big[0]
        at = ((self.columns - 1) // 2, (self.rows - 1) // 2)
        return self.tile_of(*at)

    def tile_of(self, column: int, row: int) -> int:
        """Return the number of the tile that covers a field."""
        return next(n for n, cell in enumerate(self.cells) if (column, row) in cell.fields())

    def beside(self, number: int, across: int, down: int) -> int:
        """Return the tile in a direction of another; itself at the edge."""
        cell = self.cells[number]
        column = cell.right if across > 0 else cell.left - 1 if across else cell.left
        row = cell.bottom if down > 0 else cell.top - 1 if down else cell.top
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return number
        return self.tile_of(column, row)

    @cached_property
    def text(self) -> str:
        """Its name where it has one, else its tiles."""
        return _NAME_OF.get(self._key) or self.written

    @property
    def written(self) -> str:
        """Its tiles as a text, also where it has a name."""
        cells = "; ".join(f"{c.left},{c.top},{c.width},{c.height}" for c in self.cells)
        return f"{self.columns}x{self.rows}: {cells}"

    @property
    def _key(self) -> tuple[int, int, tuple[Cell, ...]]:
        return self.columns, self.rows, self.cells


def grid(columns: int, rows: int) -> WallLayout:
    """Return equal tiles, line by line."""
    fields = Cell(0, 0, columns, rows).fields()
    return WallLayout(columns, rows, tuple(Cell(*field) for field in fields))


def with_large(columns: int, rows: int, large: Cell) -> WallLayout:
    """Return equal tiles with a large one over some of them, counted from the upper left."""
    small = [Cell(*f) for f in Cell(0, 0, columns, rows).fields() if not large.meets(Cell(*f))]
    cells = sorted([large, *small], key=lambda cell: (cell.top, cell.left))
    return WallLayout(columns, rows, tuple(cells))


LAYOUTS: dict[str, WallLayout] = {
    "1": grid(1, 1),
    "4": grid(2, 2),
    "6": grid(3, 2),
    "8": grid(4, 2),
    "9": grid(3, 3),
    "13": with_large(4, 4, Cell(1, 1, 2, 2)),
    "16": grid(4, 4),
    "25": grid(5, 5),
    "36": grid(6, 6),
    "1+5": with_large(3, 3, Cell(0, 0, 2, 2)),
    "1+7": with_large(4, 4, Cell(0, 0, 3, 3)),
    "1+12": with_large(4, 4, Cell(0, 0, 2, 2)),
    "vertical-3": grid(3, 1),
    "vertical-12": grid(6, 2),
    "vertical-1x3": grid(1, 3),
    "vertical-2x6": grid(2, 6),
}
"""The common layouts by name, in the order of the chooser. `vertical-3` and `vertical-12` are for
cameras that stand upright (9:16), `vertical-1x3` and `vertical-2x6` for monitors that do."""

_NAME_OF = {(one.columns, one.rows, one.cells): name for name, one in LAYOUTS.items()}


@lru_cache(maxsize=64)
def layout_of(text: str) -> WallLayout:
    """Return the layout of a name or of tiles written out.

    Raises:
        LayoutFault: it is none, or its tiles leave a gap, overlap or stand outside.
    """
    known = LAYOUTS.get(text.strip())
    if known is not None:
        return known
    head, colon, rest = text.partition(":")
    if not colon:
        raise LayoutFault(text, "form")
    columns, rows = _numbers(head, "x", 2, 1)
    if max(columns, rows) > MOST_LINES:
        raise LayoutFault(head.strip(), "many")
    cells = tuple(Cell(*_numbers(part, ",", 4, 0)) for part in rest.split(";"))
    _check(columns, rows, cells)
    return WallLayout(columns, rows, cells)


def _numbers(text: str, sign: str, count: int, least: int) -> list[int]:
    parts = [part.strip() for part in text.split(sign)]
    if len(parts) != count or not all(p.isascii() and p.isdigit() and len(p) < 4 for p in parts):
        raise LayoutFault(text.strip(), "form")
    numbers = [int(part) for part in parts]
    if min(numbers) < least:
        raise LayoutFault(text.strip(), "form")
    return numbers


def _check(columns: int, rows: int, cells: tuple[Cell, ...]) -> None:
    if len(cells) > MOST_TILES:
        raise LayoutFault(str(len(cells)), "many")
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        told = f"{cell.left},{cell.top},{cell.width},{cell.height}"
        if not cell.area or cell.right > columns or cell.bottom > rows:
            raise LayoutFault(told, "outside")
        fields = set(cell.fields())
        if fields & taken:
            raise LayoutFault(told, "overlap")
        taken |= fields
    gap = next((f for f in Cell(0, 0, columns, rows).fields() if f not in taken), None)
    if gap is not None:
        raise LayoutFault(f"{gap[0]},{gap[1]}", "gap")


def plain(count: int) -> WallLayout:
    """Return the layout of so many tiles: equal ones where they fill a square or nearly one.

    Raises:
        LayoutFault: no such number has a layout of its own.
    """
    columns = isqrt(max(0, count - 1)) + 1
    if 0 < count <= MOST_TILES and count % columns == 0:
        return grid(columns, count // columns)
    named = LAYOUTS.get(str(count))
    if named is None:
        raise LayoutFault(str(count), "many")
    return named
