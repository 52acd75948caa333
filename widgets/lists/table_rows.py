"""Plain values for a `RankedTable`: columns, rows, cells with their own looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from widgets.common.text import Run
from widgets.common.theme import Grade, Ink, Step


class Check(Enum):
    """A tick box in a cell."""

    OPEN = auto()  # edge only
    CHOSEN = auto()  # act fill: will be done
    DONE = auto()  # text outline with a tick: has been done


def check_word(check: Check) -> str:
    """Return what a tick box says."""
    translate = QCoreApplication.translate
    return {
        Check.OPEN: translate("widgets", "not chosen"),
        Check.CHOSEN: translate("widgets", "chosen"),
        Check.DONE: translate("widgets", "done"),
    }[check]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        runs: its line, or the first of two.
        second: a second line below the first.
        text: words that wrap over two small lines, where there are no runs or these lack room.
        brief: the line in fewer words, where the whole lacks room.
        check: a tick box instead.
        is_stale: hatched ground behind the words: an old value, still readable.
        share: a bar of three pixels below the words, filled so far; None for no bar.
        grade: colour of the filled part; second text where there is none.
    """

    runs: tuple[Run, ...] = ()
    second: tuple[Run, ...] = ()
    text: str = ""
    brief: tuple[Run, ...] = ()
    check: Check | None = None
    is_stale: bool = False
    share: float | None = None
    grade: Grade | None = None

    @property
    def words(self) -> str:
        """All words of the cell."""
        if self.check is not None:
            return check_word(self.check)
        return (
            " ".join(part for run in (*self.runs, *self.second) if (part := run.text)) or self.text
        )


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row.

    Attributes:
        id: unique in the model.
        cells: one for each column.
        band: id of a `BandHead`, or empty.
        is_raised: raised ground (chosen, needs attention).
        is_tall: for tables with two heights: an amended entry, for example.
        bar: three pixels at its left edge in the act colour.
    """

    id: str
    cells: tuple[Cell, ...]
    band: str = ""
    is_raised: bool = False
    is_tall: bool = False
    bar: bool = False

    @property
    def kind(self) -> bool:
        """What decides its height."""
        return self.is_tall

    @property
    def title(self) -> str:
        """All words, for assistive tools."""
        return " ".join(cell.words for cell in self.cells if cell.words)

    def said(self, columns: Sequence["TableColumn"]) -> str:
        """Return all words with the titles of their columns, as they are read out."""
        told = zip(self.cells, (column.title for column in columns), strict=False)
        pairs = ((title, cell.words) for cell, title in told if cell.words)
        return "; ".join(f"{title} {words}".strip() for title, words in pairs)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column.

    Attributes:
        title: its head.
        width: in pixels with its right gap of 12, at the plain size of text.
        is_right: whether its words stand at its right.
        stretches: whether it takes what is spare.
        gives: whether its words may be cut short, because they are told whole elsewhere. It gives
            room where some is lacking; a column that does not is as wide as it wants to be.
        leaves: where even that is not enough, whole columns go, the highest number first; 0 stays.
            What it says is told whole beside the table.
        under: how many columns to its left the one stands below whose words its own stand, small,
            where it has left; 0 for none.
        least: below this one that gives is not squeezed while other columns can leave.
        last: as far as it is squeezed once none is left that can leave; 0 for its least.
    """

    title: str
    width: int
    is_right: bool = False
    stretches: bool = False
    gives: bool = False
    leaves: int = 0
    under: int = 0
    least: int = 96
    last: int = 0


def plain(text: str, ink: Ink = Ink.TEXT2, bold: bool = False, step: Step = Step.BODY) -> Cell:
    """Return a cell of one line."""
    return Cell((Run(text, ink, bold, step),))


def two_lines(first: str, second: str, bold: bool = False) -> Cell:
    """Return a name over a quiet small line."""
    return Cell((Run(first, Ink.TEXT, bold),), (Run(second, step=Step.SMALL),))


def wrapped(text: str) -> Cell:
    """Return small words over up to two lines."""
    return Cell(text=text)


def stale(text: str) -> Cell:
    """Return a hatched cell: the value is too old."""
    return Cell((Run(text, Ink.TEXT),), is_stale=True)


def box(check: Check) -> Cell:
    """Return a tick box."""
    return Cell(check=check)


def graded(grade: Grade, text: str = "", size: int = 14) -> Cell:
    """Return a cell with a severity shape."""
    return Cell((Run(text, Ink.TEXT, shape=grade, shape_size=size),))


def runs(cells: Sequence[Run]) -> Cell:
    """Return a cell of runs."""
    return Cell(tuple(cells))
