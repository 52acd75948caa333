"""Cells as they lie in a file, before anybody knows what their columns mean."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from console.plugin_api.dataset import MOST_ROWS

MOST_READ = MOST_ROWS + 20
"""Rows that are read: as many as are shown, and some above the head."""
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
_HEAD_WITHIN = 10
"""The head stands in one of so many rows that are written in; titles may stand above it."""


class Odd(Enum):
    """A cell that has no value of its own."""

    NO_RESULT = auto()
    """A formula nobody has reckoned."""


Cell = str | int | float | bool | datetime | date | time | timedelta | Odd | None


@dataclass(frozen=True, slots=True)
class Line:
    """One row.

    Attributes:
        number: row of the sheet or line of the file, from 1.
        cells: from column A.
    """

    number: int
    cells: Sequence[Cell]

    def cell(self, column: int) -> Cell:
        """Return a cell; None beyond the last."""
        return self.cells[column] if 0 <= column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a file.

    Attributes:
        sheet: name of the sheet; empty for a text file.
        lines: rows in which something is written.
        merged: ranges of merged cells, `A3:A5`.
        more: rows beyond those that are read.
    """

    sheet: str
    lines: Sequence[Line]
    merged: Sequence[str] = field(default_factory=tuple)
    more: int = 0

    def head(self, names: Sequence[str]) -> tuple[int, dict[str, int]]:
        """Find the head: the row that has most of the names.

        Returns:
            Index of that line, -1 for none; column of each name found.
        """
        best: tuple[int, dict[str, int]] = (-1, {})
        for at, line in enumerate(self.lines[:_HEAD_WITHIN]):
            told = [plain(cell) for cell in line.cells]
            found = {name: told.index(plain(name)) for name in names if plain(name) in told}
            if len(found) > len(best[1]):
                best = at, found
        return best


def plain(cell: Cell) -> str:
    """Return a text as it is compared: half-width, without blanks at its ends, no star."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return unicodedata.normalize("NFKC", cell).strip().strip("*").strip()


def is_empty(cell: Cell) -> bool:
    """Return whether nothing is written in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
