"""Paints the small words at the end of a title (`RowNote`)."""

from datetime import datetime

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from widgets.common.theme import Step, Theme
from widgets.lists.cells import CellText
from widgets.lists.roles import RowNote

NOTE_SHARE = 0.6
"""Part of the title's column that its note may take at most."""

_ICON, _GAP = 18, 12


def paint_note(
    painter: QPainter,
    text: CellText,
    theme: Theme,
    note: RowNote,
    right: float,
    room: float,
    centre: float,
    now: datetime,
) -> float:
    """Paint what a note says at `now`, ending at `right`; return the width it takes."""
    words = note.words_at(now)
    if not words:
        return 0.0
    icon = _ICON if note.icon else 0
    colour, bold = (theme.text, True) if note.presses_at(now) else (theme.text2, False)
    used = text.fit(words, room - icon - _GAP, Step.SMALL, bold)[1]
    left = right - used
    text.draw(painter, left, used + 1, centre, words, colour, Step.SMALL, bold)
    if note.icon and not text.is_clipped(left - icon, right):
        at = QPointF(left - icon, round(centre - 7))
        theme.icons.paint(painter, note.icon, at, 14, colour)
    return used + icon + _GAP
