"""A table as it lies in a file, before anybody knows what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from console.hub.dictionary.fault import Fault

MOST_ROWS = 20_000
"""A district's dictionary has some hundreds of entries, a city's some thousands."""
MOST_COLUMNS = 80
LONGEST_CELL = 2_000
"""Letters of one cell; what is longer is no entry of a dictionary."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells.

    Attributes:
        number: row of the sheet or line of the file, from 1.
        cells: their texts; an empty one is an empty text.
    """

    number: int
    cells: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a file.

    Attributes:
        sheet: name of the sheet; empty for a text file.
        lines: rows, without empty ones.
        faults: what is wrong with cells before their meaning is asked.
    """

    sheet: str
    lines: Sequence[Line]
    faults: Sequence[Fault] = field(default_factory=tuple)


def letter(column: int) -> str:
    """Return the letters of a column, from 0: A, B, …, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
