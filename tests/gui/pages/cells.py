"""What rows may cut short where there is no room, and what never: numbers, states, heads."""

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from tests.gui.pages.checks import Piece
from widgets.lists.banded_list import BandedList
from widgets.lists.handled_rows import HandledRows
from widgets.lists.ranked_table import RankedTable

ELLIPSIS = "…"
BODY = 15
"""Pixels of the first line of a row; a second one is smaller."""
TITLE, PLACE, SOURCE, OWNER = 2, 3, 4, 6
QUEUE_GIVES = (TITLE, PLACE, SOURCE, OWNER)
"""Columns of the queue whose whole words stand in the detail beside it."""


def cut_cells(texts: Iterable[Piece]) -> Iterator[str]:
    """Yield heads, and words in columns that do not give, which are cut short."""
    for piece in texts:
        rows = piece.widget.parentWidget()
        if isinstance(rows, HandledRows) and _is_cut(piece) and not _may_be(piece, rows):
            yield f"cut in its column: {piece}"


def _is_cut(piece: Piece) -> bool:
    return piece.text.words.rstrip().endswith(ELLIPSIS)


def _may_be(piece: Piece, rows: HandledRows) -> bool:
    if piece.widget is not rows.viewport():
        return False  # the titles of the columns
    block = rows._layout.block_at(int(piece.text.rect.center().y()) + rows.offset())
    if block is None or block.kind is None:
        return False
    if isinstance(rows, RankedTable) and piece.text.pixels < BODY:
        return True  # a second line quotes another matter, whose title stands whole there
    if "（" in piece.text.words or "(" in piece.text.words:
        return True  # why an act was refused, which the detail beside it tells whole
    return _column_gives(rows, piece.text.rect.left() + 1)


def _column_gives(rows: QWidget, x: float) -> bool:
    if isinstance(rows, RankedTable):
        at = rows._table.column_at(x)
        return at is not None and rows._table.columns[at].gives
    assert isinstance(rows, BandedList)
    lefts = rows._rows.columns.lefts
    return max(at for at, left in enumerate(lefts) if left <= x) in QUEUE_GIVES
