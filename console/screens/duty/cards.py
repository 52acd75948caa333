# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Raised cards of 32 px rows: the handling card, and the forces that were called."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Box, Run, paint_runs, run_width, runs_width, wrap
from widgets.common.theme import Ink, Step, Theme

ROW = 32
_WIDTH = 632
_COLUMNS = (44, 208, 308, 338, 400)
"""Where cells may begin on a card of full width."""
_PADDING = 12
_LINE, _GAP = 22, 12
"""Height of a further line of a row, and the space between cells that move up."""

_MOST = 4
"""Lines of one text."""

Placed = tuple[float, Run]
"""A run and where it begins."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row: a number in a box or an icon, then cells at fixed places, then runs at the right."""

    number: str = ""
    icon: str = ""
    cells: tuple[tuple[int, Run], ...] = ()
    right: tuple[Run, ...] = ()
    is_at_hand: bool = False
    """Whether keys act on it: a bar stands at its left edge."""


def _places(row: CardRow) -> tuple[int, ...]:
    return tuple(place for place, _ in row.cells)


class Card(Painted):
    """Rows on raised ground with a hairline between them.

    Args:
        theme: the theme.
        row: height of a row in pixels at 100 % text.

    Signals:
        row_clicked: number of a row.
    """

    row_clicked = Signal(int)

    def __init__(self, theme: Theme, row: int = ROW, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._row = row
        self._rows: tuple[CardRow, ...] = ()
        self._lines: list[list[list[Placed]]] = []
        self.setFixedHeight(0)

    def set_rows(self, rows: Sequence[CardRow]) -> None:
        """Change the rows; the card is as high as it needs to be."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        self._rows = rows
        said = ((*(run for _, run in row.cells), *row.right) for row in rows)
        words = [" ".join(run.text for run in runs) for runs in said]
        self.setAccessibleName("; ".join(words))
        self.setToolTip("\n".join(words))
        self._fit()
        self.setVisible(bool(rows))
        self.update()

    def restyle(self) -> None:
        self._fit()

    def _height(self, lines: list[list[Placed]]) -> int:
        grown = self.theme.grown
        return grown(self._row) + (len(lines) - 1) * grown(_LINE)

    def _fit(self) -> None:
        shared = self._shared()
        self._lines = [self._lay(row, shared.get(_places(row))) for row in self._rows]
        self.setFixedHeight(sum(self._height(lines) for lines in self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card has more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _shared(self) -> dict[tuple[int, ...], list[float]]:
        """Return other places for rows with the same cells where not all have room in theirs.

        They move up together, so that what is alike stands one below the other.
        """
        found = dict[tuple[int, ...], list[float]]()
        for places in {_places(row) for row in self._rows if len(row.cells) > 1}:
            rows = [row for row in self._rows if _places(row) == places]
            if all(self._has_room(row, self._lefts(row)) for row in rows):
                continue
            lefts = [self._left(places[0]) if places[0] in _COLUMNS else float(places[0])]
            for at in range(len(places) - 1):
                widest = max(run_width(self.theme, row.cells[at][1]) for row in rows)
                lefts.append(lefts[-1] + widest + _GAP)
            if all(self._has_room(row, lefts) for row in rows):
                found[places] = lefts
        return found

    def _lay(self, row: CardRow, lefts: list[float] | None = None) -> list[list[Placed]]:
        """Return the lines of a row: one where its cells have room, else they move up and wrap."""
        lefts, runs = lefts or self._lefts(row), [run for _, run in row.cells]
        if self._has_room(row, lefts):
            return [list(zip(lefts, runs, strict=True))]
        return self._flow(runs, self._end(row))

    def _lefts(self, row: CardRow) -> list[float]:
        """Return where the cells of a row want to stand."""
        lefts, shift = list[float](), 0.0
        for place, _ in row.cells:
            shift = self._left(place) - place if place in _COLUMNS else shift
            lefts.append(place + shift)
        return lefts

    def _end(self, row: CardRow) -> float:
        """Return where the cells of a row must end."""
        end = self.width() - _PADDING - runs_width(self.theme, row.right)
        return end - _GAP if row.right else end

    def _has_room(self, row: CardRow, lefts: Sequence[float]) -> bool:
        """Whether each cell ends before the next begins."""
        rights = [*lefts[1:], self._end(row) + 4]
        cells = zip(lefts, (run for _, run in row.cells), rights, strict=True)
        return all(left + run_width(self.theme, run) <= right - 4 for left, run, right in cells)

    def _flow(self, runs: Sequence[Run], end: float) -> list[list[Placed]]:
        first = float(_COLUMNS[0])
        lines, x = list[list[Placed]]([[]]), first
        for run in runs:
            for piece in self._broken(run, end - first):
                width = run_width(self.theme, piece)
                if lines[-1] and x + width > end:
                    lines.append([])
                    x = first
                lines[-1].append((x, piece))
                x += width + _GAP
        return lines

    def _broken(self, run: Run, width: float) -> list[Run]:
        """Return a text that is wider than a whole line in pieces that are not."""
        if run.box is not Box.NONE or run_width(self.theme, run) <= width:
            return [run]
        font = self.theme.font(run.step, run.bold)
        return [replace(run, text=text) for text in wrap(font, run.text, width - 20, _MOST)]

    def at_hand(self) -> QRectF:
        """Return where the row keys act on lies; empty for none."""
        top = 0.0
        for row, lines in zip(self._rows, self._lines, strict=True):
            if row.is_at_hand:
                return QRectF(0, top, self.width(), self._height(lines))
            top += self._height(lines)
        return QRectF()

    def row_at(self, y: float) -> int:
        """Return the number of the row at a height, -1 below the last."""
        bottom = 0
        for number, lines in enumerate(self._lines):
            bottom += self._height(lines)
            if y < bottom:
                return number
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        row = self.row_at(event.position().y())
        if row >= 0:
            self.row_clicked.emit(row)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        paint_box(painter, QRectF(self.rect()), theme.card, None)
        top = 0
        for number, (row, lines) in enumerate(zip(self._rows, self._lines, strict=True)):
            if number:
                painter.fillRect(QRectF(0, top, self.width(), 1), theme.card_line)
            if row.is_at_hand:
                painter.fillRect(QRectF(0, top, 3, self._height(lines)), theme.act)
            self._paint(painter, row, lines, top)
            top += self._height(lines)

    def _left(self, place: int) -> float:
        """Return where a column stands; on a narrow card the columns move closer together."""
        first = _COLUMNS[0]
        return first + (place - first) * min(1.0, (self.width() - first) / (_WIDTH - first))

    def _paint(
        self, painter: QPainter, row: CardRow, lines: list[list[Placed]], top: float
    ) -> None:
        theme, centre = self.theme, top + self.theme.grown(self._row) / 2
        if row.number:
            box = Run(row.number, Ink.TEXT2, step=Step.SMALL, box=Box.NUMBER)
            paint_runs(painter, theme, [box], _PADDING, centre)
        elif row.icon:
            at = QPointF(_PADDING + 1, centre - 9)
            theme.icons.paint(painter, row.icon, at, 18, theme.text)
        end = self.width() - _PADDING - runs_width(theme, row.right)
        paint_runs(painter, theme, row.right, round(end), centre)
        for number, line in enumerate(lines):
            for left, run in line:
                paint_runs(painter, theme, [run], left, centre + number * theme.grown(_LINE))
