"""Paints the lines of a `BandedList`: heads, plain and unsigned rows, and closed lines."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from widgets.common.hatch import paint_hatch
from widgets.common.shapes import paint_shape
from widgets.common.text import paint_runs, runs_width, tag
from widgets.common.theme import Grade, GradeColours, Step, Theme
from widgets.common.time_label import duration_text
from widgets.common.wrapping import text_width
from widgets.lists.banded_columns import (
    COUNT,
    LEVEL,
    OWNER,
    PLACE,
    SHAPE,
    SOURCE,
    STATE,
    TIME,
    TIME_GAP,
    TITLE,
    BandedColumns,
)
from widgets.lists.cells import CellText
from widgets.lists.clips import Clips
from widgets.lists.line_painter import RowState, paint_band_head, paint_cursor
from widgets.lists.roles import BandedRow, BandHead, ListColumns, RowKind, RowNote
from widgets.lists.title_note import NOTE_SHARE, note_width, paint_note

_NOTE_GAP = 12
_HIGHER, _LOWER = 9, 10
"""Pixels a title stands above the middle of its row, and its note below it."""
_NARROW_PLACE = 120


class BandedPainter:
    """Knows how each kind of line looks.

    Attributes:
        columns: where its columns lie.
        is_counting: whether a painted row has words that run down.
    """

    def __init__(self, theme: Theme, columns: ListColumns) -> None:
        self.theme = theme
        self.columns = BandedColumns(theme, columns)
        self._text = CellText(theme)
        self._has_low_notes = False
        self.is_counting = False

    @property
    def titles(self) -> Sequence[str]:
        """The titles of the columns."""
        return self.columns.told.titles

    def set_width(self, width: float) -> None:
        """Lay the columns out anew."""
        self.columns.set_width(width)

    def learn(self, row: BandedRow, kind: RowKind) -> bool:
        """Take in how much room a row needs; return whether all rows look otherwise now."""
        return self.columns.learn(row, kind)

    def set_clips(self, clips: Clips) -> None:
        """Leave out words outside: each second only what counts is painted."""
        self._text.clips = clips

    @property
    def _has_level(self) -> bool:
        """Whether the left end of a row is to be painted."""
        return not self._text.clips.hide(0, self.columns.lefts[TIME], 0)

    @property
    def _has_words(self) -> bool:
        """Whether what stands right of the duration is to be painted."""
        return not self._text.clips.hide(self.columns.lefts[TITLE], self.columns.width, 0)

    @property
    def _has_rest(self) -> bool:
        """Whether what stands right of the title is to be painted."""
        return not self._text.clips.hide(self.columns.lefts[PLACE], self.columns.width, 0)

    @property
    def time_column(self) -> tuple[int, int]:
        """Left edge and width of the duration column."""
        return int(self.columns.lefts[TIME]), int(self.columns.widths[TIME])

    @property
    def note_column(self) -> tuple[int, int]:
        """Left edge and width of what notes at the end of titles, or below them, may take."""
        if self._has_low_notes:
            return int(self.columns.lefts[TITLE]), int(self.columns.widths[TITLE])
        width = int(self.columns.widths[TITLE] * NOTE_SHARE)
        return int(self.columns.lefts[PLACE]) - width, width

    def paint_column_heads(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the titles of the columns."""
        theme = self.theme
        self.set_clips(Clips.of([(rect.left(), rect.right())]))
        painter.fillRect(rect, theme.panel)
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), theme.line)
        centre = rect.center().y() + 0.5
        for column, title in enumerate(self.columns.told.titles):
            is_right = column in (TIME, COUNT)
            self._cell(painter, column, centre, title, theme.text3, Step.SMALL, is_right=is_right)

    def paint_head(self, painter: QPainter, head: BandHead, count: int, rect: QRectF) -> None:
        """Paint the head of a band."""
        paint_band_head(painter, self.theme, head, count, rect)

    def paint_row(
        self,
        painter: QPainter,
        row: BandedRow,
        kind: RowKind,
        rect: QRectF,
        state: RowState,
        now: datetime,
    ) -> None:
        """Paint one row; a head of a group and its rows are painted by `GroupPainter`."""
        self.is_counting |= row.note is not None and row.note.until is not None
        if kind is RowKind.UNSIGNED:
            self._paint_unsigned(painter, row, rect, now)
        else:
            self._paint_plain(painter, row, rect, state, now)
        if state.is_current:
            paint_cursor(painter, self.theme, rect, state)

    def _cell(
        self,
        painter: QPainter,
        column: int,
        centre: float,
        text: str,
        colour: QColor,
        step: Step = Step.BODY,
        bold: bool = False,
        is_right: bool = False,
    ) -> float:
        if not self.columns.told.widths[column]:
            return 0.0
        gap = {TIME: TIME_GAP, COUNT: 0}.get(column, 12)
        width = self.columns.widths[column] - gap
        x = self.columns.lefts[column]
        return self._text.draw(painter, x, width, centre, text, colour, step, bold, is_right)

    def _paint_plain(
        self, painter: QPainter, row: BandedRow, rect: QRectF, state: RowState, now: datetime
    ) -> None:
        theme, centre = self.theme, rect.top() + (rect.height() - 1) / 2
        painter.fillRect(rect, theme.raised if state.is_current else theme.panel)
        if not state.is_last:
            painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.line)
        if row.is_stale:
            paint_hatch(painter, QRectF(0, rect.top(), 8, rect.height()), theme.hatch)
        if self._has_level:
            ink = theme.text3 if row.is_quiet else None
            self._paint_level(painter, row, centre, 14, theme.text2, ink, bold=False)
        self._paint_time_text(painter, row, centre, theme.text2, row.is_ticking, now)
        if self._has_words:
            title = theme.text_other if row.is_others else theme.text
            title = theme.text2 if row.is_quiet else title
            self._paint_title(painter, row, centre, title, row.is_bold, now)
            if self._has_rest:
                self._paint_rest(painter, row, centre, theme.text2, theme.text2)

    def _paint_unsigned(
        self, painter: QPainter, row: BandedRow, rect: QRectF, now: datetime
    ) -> None:
        theme, colours = self.theme, self.theme.grade(row.grade)
        centre = rect.top() + (rect.height() - 1) / 2
        painter.fillRect(rect, colours.tint)
        edge = theme.panel if theme.panel.lightness() < 128 else theme.line
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), edge)
        if self._has_level:
            self._paint_bar(painter, row, rect, colours)
        self._paint_time_text(painter, row, centre, theme.text, True, now, bold=True)
        self._paint_limit(painter, row, rect, now)
        if self._has_words:
            self._paint_title(painter, row, centre, theme.text, True, now)
            if self._has_rest:
                self._paint_rest(painter, row, centre, theme.text_on_tint, theme.text)

    def _paint_bar(
        self, painter: QPainter, row: BandedRow, rect: QRectF, colours: GradeColours
    ) -> None:
        centre = rect.top() + (rect.height() - 1) / 2
        is_worst = row.grade is Grade.RED
        width = self.columns.lefts[TIME] - 4 if is_worst else 4
        painter.fillRect(QRectF(0, rect.top(), width, rect.height() - 1), colours.fill)
        on = colours.on if is_worst else None
        self._paint_level(painter, row, centre, 20, on or colours.ink, on, bold=True)

    def _paint_level(
        self,
        painter: QPainter,
        row: BandedRow,
        centre: float,
        size: int,
        ink: QColor,
        shape_ink: QColor | None,
        bold: bool,
    ) -> None:
        left = self.columns.lefts[LEVEL]
        at = QPointF(left + (20 - size) / 2, round(centre - size / 2))
        paint_shape(painter, self.theme, row.grade, at, size, shape_ink)
        width = self.columns.widths[LEVEL] - SHAPE
        word = self.columns.told.grades.get(row.word, row.word)
        self._text.draw(painter, left + SHAPE, width, centre, word, ink, bold=bold)

    def _paint_time_text(
        self,
        painter: QPainter,
        row: BandedRow,
        centre: float,
        colour: QColor,
        is_ticking: bool,
        now: datetime,
        bold: bool = False,
        step: Step = Step.BODY,
    ) -> None:
        if row.start is not None:
            text = duration_text((now - row.start).total_seconds(), is_ticking)
            self._cell(painter, TIME, centre, text, colour, step, bold, is_right=True)

    def _paint_limit(self, painter: QPainter, row: BandedRow, rect: QRectF, now: datetime) -> None:
        """Paint the part of the first time limit that is used up."""
        if row.limit is None or row.start is None or row.limit <= 0:
            return
        used = min(1.0, max(0.0, (now - row.start).total_seconds() / row.limit))
        left = self.columns.lefts[TIME] + self.columns.widths[TIME] - TIME_GAP - 72
        top = rect.bottom() - 11
        painter.fillRect(QRectF(left, top, 72, 3), self.theme.limit_track)
        painter.fillRect(QRectF(left, top, max(1, round(72 * used)), 3), self.theme.text)

    def _paint_title(
        self,
        painter: QPainter,
        row: BandedRow,
        centre: float,
        colour: QColor,
        bold: bool,
        now: datetime,
    ) -> None:
        x, width, label = self.columns.lefts[TITLE], self.columns.widths[TITLE] - 12, row.tag
        if row.note is not None:
            wide = note_width(self._text, row.note, width, now)
            if self._fits_beside(row, bold, wide):
                left = x + width - wide - _NOTE_GAP  # not to be read as the place's
                paint_note(painter, self._text, self.theme, row.note, left, wide + 1, centre, now)
                width -= wide + 2 * _NOTE_GAP if wide else 0
            else:
                self._paint_low(painter, row, row.note, centre + _LOWER, now)
                label, centre = "", centre - _HIGHER
        if label:
            end = paint_runs(painter, self.theme, [tag(label, strong=True)], x, centre)
            width -= end + 8 - x
            x = end + 8
        self._text.draw(painter, x, width, centre, row.title, colour, bold=bold)

    def _paint_low(
        self, painter: QPainter, row: BandedRow, note: RowNote, centre: float, now: datetime
    ) -> None:
        """Paint a note below its title, behind the words of the tag: its box has no room there."""
        self._has_low_notes = True
        x, room = self.columns.lefts[TITLE], self.columns.widths[TITLE] - 12
        if row.tag:
            words, colour = f"{row.tag}·", self.theme.text
            used = self._text.draw(painter, x, room, centre, words, colour, Step.SMALL, True)
            x, room = x + used, room - used
        wide = note_width(self._text, note, room, now)
        paint_note(painter, self._text, self.theme, note, x, wide + 1, centre, now)

    def _fits_beside(self, row: BandedRow, bold: bool, wide: float) -> bool:
        """Whether a note has room beside the whole title; else it stands below it."""
        words = text_width(self.theme.font(Step.BODY, bold), row.title)
        words += runs_width(self.theme, [tag(row.tag, strong=True)]) + 8 if row.tag else 0
        room = self.columns.widths[TITLE] - 12 - 2 * _NOTE_GAP
        return not wide or (wide <= room * NOTE_SHARE and words + wide <= room)

    def _place(self, place: str, step: Step) -> str:
        """Return what a narrow column says of a place: its town whole, not a piece of the rest."""
        width = self.columns.widths[PLACE] - 12
        is_narrow = width < self.theme.grown(_NARROW_PLACE)
        if not is_narrow or text_width(self.theme.font(step), place) <= width:
            return place
        return place.split("·")[0]

    def _state(self, state: str) -> str:
        """Return a state; why it is so stands in the detail where the column has no room for it."""
        if text_width(self.theme.font(Step.BODY), state) <= self.columns.widths[STATE] - 12:
            return state
        return state.split("（")[0].split(" (")[0]

    def _paint_rest(
        self, painter: QPainter, row: BandedRow, centre: float, second: QColor, first: QColor
    ) -> None:
        self._cell(painter, PLACE, centre, self._place(row.place, Step.BODY), second)
        self._cell(painter, SOURCE, centre, row.source, second)
        used = self._cell(painter, STATE, centre, self._state(row.state), first)
        if row.is_pending:
            at = QPointF(self.columns.lefts[STATE] + used + 4, centre - 7)
            self.theme.icons.paint(painter, "clock", at, 14, first)
        self._cell(painter, OWNER, centre, row.owner, first)
        self._cell(painter, COUNT, centre, row.count, first, is_right=True)
