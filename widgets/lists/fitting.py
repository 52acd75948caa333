"""Columns as wide as the few words they hold are in the language on screen."""

from collections.abc import Iterable
from math import ceil

from widgets.common.text import text_width
from widgets.common.theme import Step, Theme
from widgets.lists.table_rows import TableColumn

_GAP, _PLAIN = 12, 100


def fitting(theme: Theme, title: str, words: Iterable[str], leaves: int = 0) -> TableColumn:
    """Return a column in which its title and each of the words stand whole.

    Args:
        theme: its fonts measure.
        title: the head.
        words: everything that can stand in it, at the size of plain text.
        leaves: as in `TableColumn`.
    """
    body = theme.font(Step.BODY)
    widest = max((text_width(body, each) for each in words), default=0.0)
    widest = max(widest, text_width(theme.font(Step.SMALL), title))
    # Columns are given for text of the plain size and grow with it; the fonts have grown already.
    return TableColumn(title, ceil(widest * _PLAIN / theme.grown(_PLAIN)) + _GAP + 1, leaves=leaves)
