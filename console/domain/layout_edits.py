"""What a hand does to a layout: pull a tile over others, join it with one, part it again.

Every step returns a layout that covers the whole grid, and for each of its tiles the number of the
tile whose camera it keeps (-1 for a new one), so that pictures stay under the eye.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from console.domain.wall_layout import MOST_LINES, MOST_TILES, Cell, WallLayout, around


@dataclass(frozen=True, slots=True)
class Edited:
    """A layout after a step.

    Attributes:
        layout: as it is now.
        origin: the number each tile had before; -1 for one that is new.
    """

    layout: WallLayout
    origin: tuple[int, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing came of it."""
        return self.origin == tuple(range(self.layout.count))


def unchanged(layout: WallLayout) -> Edited:
    """Return a layout to which nothing was done."""
    return Edited(layout, tuple(range(layout.count)))


def joined(layout: WallLayout, numbers: Iterable[int]) -> Edited:
    """Join tiles into the smallest rectangle around them that cuts no tile; the first stays."""
    chosen = list(dict.fromkeys(numbers))
    room = around(layout.cells[n] for n in chosen)
    while (wider := around([room, *(c for c in layout.cells if c.meets(room))])) != room:
        room = wider
    return reshaped(layout, chosen[0], room)


def reshaped(layout: WallLayout, number: int, room: Cell) -> Edited:
    """Give a tile other room: what it covers gives way, what it leaves becomes tiles."""
    room = _within(room, layout)
    before = layout.cells[number]
    if room == before:
        return unchanged(layout)
    cells = list(_kept(layout, number, room))
    left = [(-1, part) for part in before.without(room)]
    return _checked(layout, [*cells, *left])


def parted(layout: WallLayout, number: int) -> Edited:
    """Part a tile: a joined one into its fields, a single one into four on a finer grid."""
    cell = layout.cells[number]
    if cell.area > 1:
        parts = [Cell(*field) for field in cell.fields()]
        rest = [(n, c) for n, c in enumerate(layout.cells) if n != number]
        return _checked(layout, [(number, parts[0]), *((-1, p) for p in parts[1:]), *rest])
    if 2 * max(layout.columns, layout.rows) > MOST_LINES:
        return unchanged(layout)
    fine = WallLayout(
        2 * layout.columns,
        2 * layout.rows,
        tuple(Cell(2 * c.left, 2 * c.top, 2 * c.width, 2 * c.height) for c in layout.cells),
    )
    done = parted(fine, number)
    return unchanged(layout) if done.is_same else done


def _within(room: Cell, layout: WallLayout) -> Cell:
    left, top = max(0, room.left), max(0, room.top)
    right, bottom = min(layout.columns, room.right), min(layout.rows, room.bottom)
    return Cell(left, top, max(1, right - left), max(1, bottom - top))


def _kept(layout: WallLayout, number: int, room: Cell) -> Iterator[tuple[int, Cell]]:
    """Return the tiles with what is left of each; its camera goes with the largest part."""
    for other, cell in enumerate(layout.cells):
        if other == number:
            yield number, room
            continue
        parts = sorted(cell.without(room), key=lambda part: -part.area)
        yield from ((other if n == 0 else -1, part) for n, part in enumerate(parts))


def _checked(layout: WallLayout, tiles: list[tuple[int, Cell]]) -> Edited:
    """Put tiles in the order of reading; more than a wall can have is not done."""
    if len(tiles) > MOST_TILES:
        return unchanged(layout)
    tiles.sort(key=lambda tile: (tile[1].top, tile[1].left))
    cells = tuple(cell for _, cell in tiles)
    done = WallLayout(layout.columns, layout.rows, cells)
    return Edited(done, tuple(origin for origin, _ in tiles))
