"""What a board of tiles shows, how large it writes, and which room each tile gets."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from widgets.common.theme import Grade, Step, Theme

PANEL_LINES = 1080
"""Lines of the panel sizes of a wall are told for (55 inches: 0.63 mm a pixel)."""
_WORD, _FIGURE, _SHAPE = 60, 96, 48
"""Least pixels of words, of the one number of a tile and of shapes on such a panel (6 m)."""
_PARTS = (2.0, 1.75, 1.5, 1.25, 1.0)
"""How much larger than the other pages a board at a desk may write."""
_TALL_PARTS, _TALL = (4.0, 3.5, 3.0, 2.5), 1400
"""The same on a board that is so many pixels high: on 4K small letters leave tiles empty."""
_LOW = 1.5
"""How much wider than it must be a tile of a low board is."""
_FEW = 4
"""Tiles up to which a line may end early: one alone as wide as the board says no more."""
_RATIO = 2.1
"""Width to height of a tile the eye likes; the number of columns comes nearest to it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How many there are of one grade; 0 where the one number of the tile is what has it.

    Attributes:
        grade: its colour and shape.
        word: its word.
        count: how many.
        short: its word where the marks of a tile have no room otherwise.
    """

    grade: Grade
    word: str
    count: int
    short: str = ""

    @property
    def told(self) -> str:
        """The count in figures."""
        return str(self.count) if self.count else ""


@dataclass(frozen=True, slots=True)
class BoardTile:
    """One tile.

    Attributes:
        id: whose it is.
        name: what stands at its head.
        short: the same where there is little room.
        total: the one number; words where nobody can say one.
        marks: counts by grade, the worst first; those that find no room are counted.
        note: quiet words beside the marks, or in their place.
        tint: grade of the ground while somebody has to look; None for the quiet one.
        is_old: what it says is older than it may be: hatched.
        said: everything, for who cannot see it.
        besides: how many it stands for that no mark counts: with the marks that find no room they
            make up the whole.
    """

    id: str
    name: str
    short: str
    total: str
    marks: tuple[Mark, ...] = ()
    note: str = ""
    tint: Grade | None = None
    is_old: bool = False
    said: str = ""
    besides: int = 0


@dataclass(frozen=True, slots=True)
class BoardType:
    """Sizes of a board, pixels.

    Attributes:
        name: of the letters of a name.
        figure: of the number.
        word: of the words of grades and notes.
        shape: side of a shape.
        padding: from a tile's edge to what stands in it.
        gap: between tiles, and twice between marks.
        width: a tile has at least.
    """

    name: int
    figure: int
    word: int
    shape: int
    padding: int
    gap: int
    width: int

    @property
    def head(self) -> int:
        """Height of the line with name and number."""
        return round(max(self.name * 1.3, self.figure * 1.05))

    @property
    def line(self) -> int:
        """Height of a line of marks."""
        return round(self.word * 1.25)

    @property
    def least(self) -> int:
        """Height of a tile with one line of marks."""
        return self.head + self.line + 2 * self.padding


def desk_types(theme: Theme, height: int = 0) -> tuple[BoardType, ...]:
    """Return the sizes for who sits in front of it, the largest first: what has room is used.

    Args:
        theme: the theme.
        height: of the board.
    """
    steps = (theme.steps[step].pixels for step in (Step.TITLE, Step.NUMBER, Step.BODY))
    plain = (*steps, *(theme.grown(size) for size in (14, 12, 8, 196)))
    parts = (*_TALL_PARTS, *_PARTS) if height >= _TALL else _PARTS
    return tuple(BoardType(*(round(size * part) for size in plain)) for part in parts)


def wall_type(panel: int) -> BoardType:
    """Return the sizes that are read from 6 m on a panel `panel` logical pixels high."""
    part = panel / PANEL_LINES
    word, figure, shape = (round(size * part) for size in (_WORD, _FIGURE, _SHAPE))
    return BoardType(
        word, figure, word, shape, round(12 * part), round(8 * part), round(420 * part)
    )


@dataclass(frozen=True, slots=True)
class Grid:
    """So many columns and rows, each tile of one size."""

    columns: int
    rows: int
    width: float
    height: float
    gap: int

    def rect(self, number: int) -> QRectF:
        """Return the place of a tile."""
        row, column = divmod(number, self.columns)
        left, top = column * (self.width + self.gap), row * (self.height + self.gap)
        return QRectF(left, top, self.width, self.height)

    @property
    def room(self) -> int:
        """How many tiles there is room for."""
        return self.columns * self.rows


def grid_for(count: int, width: int, height: int, sizes: BoardType) -> Grid:
    """Return the columns and rows that suit the room; where it is small, not for all tiles."""
    most = max(1, (width + sizes.gap) // (sizes.width + sizes.gap))
    most = min(most, max(count, _FEW))  # no place at the end of the line stays empty
    fitting = [_grid(columns, count, width, height, sizes) for columns in range(1, most + 1)]
    whole = [grid for grid in fitting if grid.room >= count]
    if not whole:
        return fitting[-1]
    return min(whole, key=lambda grid: abs(grid.width / grid.height - _RATIO))


def low_grid(count: int, width: int, height: int, sizes: BoardType) -> Grid:
    """Return as many columns as there is room for, of tiles no higher than two lines of marks."""
    most = max(1, (width + sizes.gap) // (round(sizes.width * _LOW) + sizes.gap))
    grid = _grid(most, count, width, height, sizes)
    return replace(grid, height=min(grid.height, float(sizes.least + sizes.line)))


def _grid(columns: int, count: int, width: int, height: int, sizes: BoardType) -> Grid:
    fit = max(1, (height + sizes.gap) // (sizes.least + sizes.gap))
    rows = min(fit, max(1, -(-count // columns)))
    wide = (width - (columns - 1) * sizes.gap) / columns
    high = (height - (rows - 1) * sizes.gap) / rows
    return Grid(columns, rows, float(int(wide)), float(int(min(high, wide / 1.6))), sizes.gap)
