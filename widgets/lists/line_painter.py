"""What a list asks of the thing that paints its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Ink, Sizes, Step, Theme
from widgets.lists.clips import Clips
from widgets.lists.roles import BandHead
from widgets.lists.spans import HeadRule

PADDING = 16
"""Space at both ends of a line."""
REACH = 1856
"""Pixels a line spreads over at most: on a wider monitor an eye would lose it on the way."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What is true of a row only on this screen: under the cursor, keyboard here, band's last."""

    is_current: bool = False
    has_keyboard: bool = False
    is_last: bool = False


class LinePainter(Protocol):
    """Knows the columns and paints everything but rows."""

    theme: Theme

    @property
    def titles(self) -> Sequence[str]:
        """The titles of the columns."""
        ...

    def set_width(self, width: float) -> None:
        """Lay the columns out."""

    def set_clips(self, clips: Clips) -> None:
        """Say which parts of the width are painted; cells outside may be left out."""

    def paint_column_heads(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the titles of the columns."""

    def paint_head(self, painter: QPainter, head: BandHead, count: int, rect: QRectF) -> None:
        """Paint the head of a band."""


def paint_band_head(
    painter: QPainter, theme: Theme, head: BandHead, count: int, rect: QRectF
) -> None:
    """Paint a band's head, or its one line when it is closed."""
    centre = rect.center().y()
    painter.fillRect(rect, theme.band)
    if head.is_closed:
        runs = [
            Run(icon="chevron-right", icon_size=14),
            Run(f"{head.title} {count}", Ink.TEXT, bold=True, step=Step.SMALL, gap=8),
            Run(head.note, step=Step.SMALL, gap=8),
        ]
        paint_runs(painter, theme, runs, PADDING, centre, rect.width() - 2 * PADDING)
        return
    mark = [Run(icon="chevron-down", icon_size=14)] if head.folds else []
    runs = [
        *mark,
        Run(head.title, Ink.TEXT, bold=True, step=Step.SMALL, gap=8 if mark else 0),
        Run(str(count), Ink.TEXT, bold=True, step=Step.SMALL, gap=8),
    ]
    paint_runs(painter, theme, runs, PADDING, centre)
    ink = Ink.TEXT2 if head.icon else Ink.TEXT3
    note = [Run(head.note, ink, step=Step.SMALL, gap=8)]
    if head.icon:
        note.insert(0, Run(icon=head.icon, icon_size=14))
    x = rect.right() - PADDING - runs_width(theme, note)
    paint_runs(painter, theme, note, round(x), centre)


def paint_cursor(painter: QPainter, theme: Theme, rect: QRectF, state: RowState) -> None:
    """Paint the frame of the row under the cursor; it is quiet when the keyboard is elsewhere."""
    colour = theme.act if state.has_keyboard else theme.text2
    left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
    for edge in (
        QRectF(left, top, width, 1),
        QRectF(left, top + height - 1, width, 1),
        QRectF(left, top, 1, height),
        QRectF(left + width - 4, top, 4, height),
    ):
        painter.fillRect(edge, colour)


def head_rules(heads: Sequence[BandHead], size: Sizes) -> list[HeadRule]:
    """Return what a layout must know of the heads."""
    return [
        HeadRule(
            head.id, size.row_closed if head.is_closed else size.band, head.is_closed, head.stays
        )
        for head in heads
    ]
