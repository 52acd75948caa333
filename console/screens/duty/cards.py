# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Raised cards of 32 px rows: the handling card, and the forces that were called."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Box, Run, draw_text, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme

ROW = 32
_WIDTH = 632
_COLUMNS = (44, 208, 308, 338, 400)
"""Where cells may begin on a card of full width."""
_PADDING = 12


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row: a number in a box or an icon, then cells at fixed places, then runs at the right."""

    number: str = ""
    icon: str = ""
    cells: tuple[tuple[int, Run], ...] = ()
    right: tuple[Run, ...] = ()


class Card(Painted):
    """Rows on raised ground with a hairline between them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[CardRow, ...] = ()
        self.setFixedHeight(0)

    def set_rows(self, rows: Sequence[CardRow]) -> None:
        """Change the rows; the card is as high as it needs to be."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        self._rows = rows
        words = [run.text for row in rows for _, run in row.cells]
        self.setAccessibleName("; ".join(words))
        self.setToolTip("\n".join(words))
        self.setFixedHeight(len(rows) * ROW)
        self.setVisible(bool(rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, len(self._rows) * ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        paint_box(painter, QRectF(self.rect()), theme.card, None)
        for number, row in enumerate(self._rows):
            top = number * ROW
            if number:
                painter.fillRect(QRectF(0, top, self.width(), 1), theme.card_line)
            self._paint(painter, row, top)

    def _left(self, place: int) -> float:
        """Return where a column stands; on a narrow card the columns move closer together."""
        first = _COLUMNS[0]
        return first + (place - first) * min(1.0, (self.width() - first) / (_WIDTH - first))

    def _paint(self, painter: QPainter, row: CardRow, top: float) -> None:
        theme, centre = self.theme, top + ROW / 2
        if row.number:
            box = Run(row.number, Ink.TEXT2, step=Step.SMALL, box=Box.NUMBER)
            paint_runs(painter, theme, [box], _PADDING, centre)
        elif row.icon:
            at = QPointF(_PADDING + 1, centre - 9)
            theme.icons.paint(painter, row.icon, at, 18, theme.text)
        end = self.width() - _PADDING - runs_width(theme, row.right)
        paint_runs(painter, theme, row.right, round(end), centre)
        shift = 0.0
        for place, run in row.cells:
            shift = self._left(place) - place if place in _COLUMNS else shift
            left = place + shift
            if run.box is Box.NONE and not run.icon:
                font = theme.font(run.step, run.bold)
                room = QRectF(left, top, max(0.0, end - left - 8), ROW)
                draw_text(painter, font, theme.ink(run.ink), room, run.text)
            else:
                paint_runs(painter, theme, [run], left, centre)
