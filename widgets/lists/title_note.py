"""Paints the small words beside a title, or below it where both have no room (`RowNote`)."""

from datetime import datetime

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from widgets.common.theme import Step, Theme
from widgets.lists.cells import CellText
from widgets.lists.roles import RowNote

NOTE_SHARE = 0.6
"""Part of the title's column that a note beside it may take at most."""

_ICON = 18


def note_width(text: CellText, note: RowNote, room: float, now: datetime) -> float:
    """Return how wide a note is at `now`, at most `room`; 0 while it says nothing."""
    words = note.words_at(now)
    if not words:
        return 0.0
    icon = _ICON if note.icon else 0
    return icon + text.fit(words, room - icon, Step.SMALL, note.presses_at(now))[1]


def paint_note(
    painter: QPainter,
    text: CellText,
    theme: Theme,
    note: RowNote,
    left: float,
    room: float,
    centre: float,
    now: datetime,
) -> None:
    """Paint what a note says at `now`, beginning at `left`."""
    is_pressing = note.presses_at(now)
    colour = theme.text if is_pressing else theme.text2
    icon = _ICON if note.icon else 0
    words = note.words_at(now)
    text.draw(painter, left + icon, room - icon, centre, words, colour, Step.SMALL, is_pressing)
    if note.icon and not text.clips.hide(left, left + _ICON):
        theme.icons.paint(painter, note.icon, QPointF(left, round(centre - 7)), 14, colour)
