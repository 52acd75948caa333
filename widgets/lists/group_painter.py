"""Paints groups among the rows of a `BandedList`: a head with its one number, and rows below it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from widgets.common.base import paint_box
from widgets.common.text import Run, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.banded_columns import PLACE, SOURCE, TITLE
from widgets.lists.banded_painter import BandedPainter
from widgets.lists.line_painter import PADDING, RowState, paint_cursor
from widgets.lists.roles import BandedRow, ListColumns, RowAction, RowKind

_LEAST_TITLE = (120, 96, 64)
"""Pixels that are left to the title of a group beside buttons with words and keys, with shorter
words, and with keys alone; where it has fewer there are none: the foot has them too."""


class GroupPainter(BandedPainter):
    """Knows how groups look, beside all other lines.

    Attributes:
        action_keys: what the caps of a head's buttons say, by the action's id; they are quiet on
            rows where the cursor is not, for the key works on the one under it.
    """

    def __init__(self, theme: Theme, columns: ListColumns) -> None:
        super().__init__(theme, columns)
        self.action_keys: Mapping[str, str] = {}
        self._widest_number = 0.0

    def learn(self, row: BandedRow, kind: RowKind) -> bool:
        """Take in the widest number, too: all groups have buttons of one kind beside it."""
        if kind is not RowKind.GROUP:
            return super().learn(row, kind)
        before = self._widest_number
        self._widest_number = max(before, runs_width(self.theme, self._number(row)))
        return self._widest_number > before

    def paint_row(
        self,
        painter: QPainter,
        row: BandedRow,
        kind: RowKind,
        rect: QRectF,
        state: RowState,
        now: datetime,
    ) -> None:
        """Paint one row of any kind."""
        if kind is RowKind.GROUP:
            self._paint_group(painter, row, rect, state, now)
        elif kind is RowKind.GROUP_ROW:
            self._paint_group_row(painter, row, rect, state, now)
        else:
            super().paint_row(painter, row, kind, rect, state, now)
            return
        if state.is_current:
            paint_cursor(painter, self.theme, rect, state)

    def action_rects(
        self, row: BandedRow, rect: QRectF, state: RowState
    ) -> list[tuple[RowAction, QRectF]]:
        """Return where the buttons of a group head lie; none where its title has no room then."""
        form = self._form(row, rect)
        if form is None:
            return []
        placed, right = list[tuple[RowAction, QRectF]](), rect.right() - PADDING
        top = round(rect.center().y() - 16)
        for action in reversed(row.actions):
            runs = self._action_runs(action, state, form)
            width = round(runs_width(self.theme, runs)) + 22
            placed.insert(0, (action, QRectF(right - width, top, width, 32)))
            right -= width + 8
        return placed

    def _form(self, row: BandedRow, rect: QRectF) -> int | None:
        """Return how short the buttons are, as in `_LEAST_TITLE`; None for no buttons."""
        forms = enumerate(_LEAST_TITLE)
        return next((n for n, least in forms if self._room_left(row, rect, n) >= least), None)

    def _room_left(self, row: BandedRow, rect: QRectF, form: int) -> float:
        """Return what buttons and the widest number with its unit leave to the title."""
        runs = (self._action_runs(action, RowState(), form) for action in row.actions)
        taken = sum(round(runs_width(self.theme, each)) + 30 for each in runs)
        number = max(self._widest_number, runs_width(self.theme, self._number(row))) + 24
        return rect.right() - PADDING - taken - number - self.columns.lefts[TITLE]

    def _action_runs(self, action: RowAction, state: RowState, form: int) -> list[Run]:
        key, short = self.action_keys.get(action.id, ""), action.short or action.text
        words = (action.text, short, "" if key else short)[form]
        runs = [Run(words, Ink.TEXT)] if words else []
        is_here = state.is_current and state.has_keyboard
        return [*runs, key_cap(key, Ink.TEXT if is_here else Ink.TEXT2)] if key else runs

    def _paint_group(
        self, painter: QPainter, row: BandedRow, rect: QRectF, state: RowState, now: datetime
    ) -> None:
        theme, colours = self.theme, self.theme.grade(row.grade)
        centre = rect.top() + rect.height() / 2
        painter.fillRect(rect, theme.panel if row.is_quiet else colours.tint)
        if row.is_quiet:
            self._paint_level(painter, row, centre, 14, theme.text2, None, bold=False)
        else:
            self._paint_bar(painter, row, rect.adjusted(0, 0, 0, 1), colours)
        self._paint_time_text(painter, row, centre, theme.text, True, now, bold=True)
        right = self._paint_group_end(painter, row, rect, state)
        x = self.columns.lefts[TITLE]
        width = right - x - 16
        self._text.draw(painter, x, width, centre - 11, row.title, theme.text, bold=True)
        meta = theme.text_on_tint
        self._text.draw(painter, x, width, centre + 11, row.meta, meta, Step.SMALL)

    def _paint_group_end(
        self, painter: QPainter, row: BandedRow, rect: QRectF, state: RowState
    ) -> float:
        """Paint the buttons and the one number; return the x where they begin."""
        placed, centre = self.action_rects(row, rect, state), rect.center().y()
        form = self._form(row, rect) or 0
        for action, box in placed:
            paint_box(painter, box, self.theme.button, self.theme.line2)
            at = box.left() + 11
            runs = self._action_runs(action, state, form)
            paint_runs(painter, self.theme, runs, at, box.center().y())
        right = placed[0][1].left() - 24 if placed else rect.right() - PADDING
        number = self._number(row)
        if not placed and self._room_left(replace(row, actions=()), rect, 0) < _LEAST_TITLE[-1]:
            number = number[:1]  # the unit stands in the detail
        x = right - runs_width(self.theme, number)
        paint_runs(painter, self.theme, number, round(x), centre)
        return x

    @staticmethod
    def _number(row: BandedRow) -> list[Run]:
        """Return the one number of a group, with its unit."""
        return [
            Run(row.count, Ink.TEXT, bold=True, step=Step.NUMBER),
            Run(row.unit, step=Step.BODY, gap=4),
        ]

    def _paint_group_row(
        self, painter: QPainter, row: BandedRow, rect: QRectF, state: RowState, now: datetime
    ) -> None:
        theme, centre = self.theme, rect.center().y() + 0.5
        painter.fillRect(rect, theme.raised if state.is_current else theme.panel)
        painter.fillRect(QRectF(0, rect.top(), rect.width(), 1), theme.line)
        if not row.is_quiet:
            painter.fillRect(QRectF(0, rect.top(), 4, rect.height()), theme.grade(row.grade).fill)
        self._paint_time_text(painter, row, centre, theme.text2, True, now, step=Step.SMALL)
        self._cell(painter, TITLE, centre, row.title, theme.text_other, Step.SMALL)
        place = self._place(row.place, Step.SMALL)
        self._cell(painter, PLACE, centre, place, theme.text2, Step.SMALL)
        if not self.columns.told.widths[SOURCE]:
            return  # too narrow for it: it stands in the detail
        left = self.columns.lefts[SOURCE]
        width = self.columns.width - PADDING - left
        self._text.draw(painter, left, width, centre, row.source, theme.text2, Step.SMALL)
