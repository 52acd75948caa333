"""Paints one tile of a board: name and number, then shape, word and count of each grade."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from widgets.board.mark_places import Room, Spot, next_spot, place
from widgets.board.tiles import BoardTile, BoardType, Mark
from widgets.common.base import paint_box
from widgets.common.hatch import paint_hatch
from widgets.common.shapes import paint_shape
from widgets.common.text import draw_text, elided, text_width
from widgets.common.theme import Step, Theme

EDGE = 6
_LARGE = 24
"""Pixels from which letters in the colour of a grade can be read on its tint (AA, large text)."""
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class _Placed:
    """Marks that have room, where they go, and the words for the others behind a shape."""

    marks: tuple[Mark, ...]
    taken: tuple[tuple[Spot, float], ...]
    rest: str
    is_whole: bool
    lead: float = 0


class TilePainter:
    """Paints tiles in one size.

    Args:
        theme: the colours.
        sizes: of everything.
    """

    def __init__(self, theme: Theme, sizes: BoardType) -> None:
        self._theme = theme
        self._sizes = sizes
        self._name = self._font(sizes.name)
        self._figure = self._font(sizes.figure, bold=True)
        self._word = self._font(sizes.word)
        self._count = self._font(sizes.word, bold=True)

    def _font(self, pixels: int, bold: bool = False) -> QFont:
        font = QFont(self._theme.font(Step.BODY, bold))
        font.setPixelSize(pixels)
        return font

    def wanted_width(self, tile: BoardTile) -> float:
        """Return how wide a tile must be so that its short name and its number stand whole."""
        words = text_width(self._name, tile.short) + text_width(self._figure, tile.total)
        return words + self._sizes.gap + 2.5 * self._sizes.padding + 1

    def paint(self, painter: QPainter, tile: BoardTile, rect: QRectF, is_current: bool) -> None:
        """Paint a tile."""
        theme, sizes = self._theme, self._sizes
        ground = theme.panel if tile.tint is None else theme.grade(tile.tint).tint
        paint_box(painter, rect, ground, theme.act if is_current else None, width=3)
        if tile.is_old:
            edge = QRectF(rect.left(), rect.top(), max(EDGE, sizes.padding / 2), rect.height())
            paint_hatch(painter, edge, theme.hatch, 8, 1.5)
        inner = rect.adjusted(sizes.padding * 1.25, 0, -sizes.padding * 1.25, 0)
        self._paint_head(painter, tile, inner)
        self._paint_marks(painter, tile, inner)

    def _paint_head(self, painter: QPainter, tile: BoardTile, inner: QRectF) -> None:
        theme, sizes = self._theme, self._sizes
        line = QRectF(inner.left(), inner.top() + sizes.padding, inner.width(), sizes.head)
        figure = self._figure
        room = inner.width() - text_width(figure, tile.total) - sizes.gap
        if text_width(self._name, tile.short) > room:  # a long value gives way to what it is of
            figure = self._count
            room = inner.width() - text_width(figure, tile.total) - sizes.gap
        draw_text(painter, figure, theme.text, line, tile.total, _RIGHT)
        name = tile.name if text_width(self._name, tile.name) <= room else tile.short
        place = QRectF(line).adjusted(0, 0, room - line.width(), 0)
        draw_text(painter, fitting(self._name, name, room), theme.text, place, name)

    def _paint_marks(self, painter: QPainter, tile: BoardTile, inner: QRectF) -> None:
        sizes = self._sizes
        top = inner.top() + sizes.padding + sizes.head
        lines = max(1, int((inner.bottom() - sizes.padding / 3 - top) // sizes.line))
        room = Room(inner.width(), lines, 2 * sizes.gap)
        placed = self._placed(tile, room)
        points = [
            QPointF(inner.left() + spot.x, top + (spot.line + 0.5) * sizes.line)
            for spot, _ in placed.taken
        ]
        for mark, at in zip(placed.marks, points, strict=False):
            self._paint_mark(painter, tile, mark, at)
        if placed.rest:
            self._paint_rest(painter, tile, placed, points[-1])
        self._paint_note(painter, tile, QPointF(inner.left(), top), placed.taken, room)

    def _placed(self, tile: BoardTile, room: Room) -> _Placed:
        """Return what of the marks is shown: with short words only where whole ones lack room.

        Among those that are only counted is shown the shape of what the ground is tinted for.
        """
        short = tuple(replace(mark, word=mark.short or mark.word) for mark in tile.marks)
        note = text_width(self._word, fitting_note(self._word, tile.note, room.width))
        found = [self._try(marks, room, besides=tile.besides) for marks in (tile.marks, short)]
        whole = [each for each in found if each.is_whole]
        with_note = [e for e in whole if not tile.note or next_spot(e.taken, note, room)]
        for each in (*with_note, *whole):
            return each
        lead = self._lead()
        tried = self._try(short, room, lead, tile.besides)
        hidden = short[len(tried.marks) :]
        if tried.rest and tile.tint in {mark.grade for mark in hidden}:
            return self._named(replace(tried, lead=lead), hidden, tile, room)
        return found[-1]

    def _named(
        self, placed: _Placed, hidden: Sequence[Mark], tile: BoardTile, room: Room
    ) -> _Placed:
        """Return it with the word of the one grade that is only counted, where that has room."""
        if len(hidden) > 1 or tile.besides:
            return placed
        words = f"{hidden[0].word} {hidden[0].told}"
        wide = placed.lead + text_width(self._word, words)
        before = placed.taken[:-1]
        spot = next_spot(before, wide, room)
        if spot is None:
            return placed
        return replace(placed, rest=words, taken=(*before, (spot, wide)))

    def _try(
        self, marks: tuple[Mark, ...], room: Room, lead: float = 0, besides: int = 0
    ) -> _Placed:
        widths, counts = [self._mark_width(mark) for mark in marks], [mark.count for mark in marks]

        def wide(words: str) -> float:
            return lead + text_width(self._word, words)

        taken, rest = place(widths, counts, room, wide, besides)
        shown = marks[: len(taken) - bool(rest)]
        return _Placed(shown, tuple(taken), rest, is_whole=len(shown) == len(marks))

    def _lead(self) -> float:
        """Return how wide a shape before words is."""
        return self._sizes.shape * 1.06 + _space(self._sizes)

    def _paint_rest(self, painter: QPainter, tile: BoardTile, placed: _Placed, at: QPointF) -> None:
        if placed.lead and tile.tint is not None:
            size = self._sizes.shape
            corner = QPointF(at.x() + size * 0.06, at.y() - size / 2)
            paint_shape(painter, self._theme, tile.tint, corner, size)
        x = at.x() + placed.lead
        self._write(painter, self._word, self._quiet(tile), placed.rest, x, at.y())

    def _paint_note(
        self,
        painter: QPainter,
        tile: BoardTile,
        corner: QPointF,
        taken: Sequence[tuple[Spot, float]],
        room: Room,
    ) -> None:
        """Write the note after the marks, where it has room."""
        note = fitting_note(self._word, tile.note, room.width)
        spot = next_spot(taken, text_width(self._word, note), room) if note else None
        if spot is not None:
            y = corner.y() + (spot.line + 0.5) * self._sizes.line
            self._write(painter, self._word, self._quiet(tile), note, corner.x() + spot.x, y)

    def _quiet(self, tile: BoardTile) -> QColor:
        return self._theme.text2 if tile.tint is None else self._theme.text_on_tint

    def _mark_width(self, mark: Mark) -> float:
        sizes = self._sizes
        words = text_width(self._word, mark.word) + text_width(self._count, mark.told)
        return sizes.shape * 1.06 + 2 * _space(sizes) + words

    def _paint_mark(self, painter: QPainter, tile: BoardTile, mark: Mark, at: QPointF) -> None:
        theme, sizes = self._theme, self._sizes
        is_readable = tile.tint is None or sizes.word >= _LARGE
        ink = theme.grade(mark.grade).ink if is_readable else theme.text
        shape = QPointF(at.x() + sizes.shape * 0.06, at.y() - sizes.shape / 2)
        paint_shape(painter, theme, mark.grade, shape, sizes.shape)
        x = at.x() + sizes.shape * 1.06 + _space(sizes)
        x = self._write(painter, self._word, ink, mark.word, x, at.y())
        self._write(painter, self._count, theme.text, mark.told, x + _space(sizes), at.y())

    def _write(
        self, painter: QPainter, font: QFont, ink: QColor, text: str, x: float, centre: float
    ) -> float:
        width = text_width(font, text)
        high = 2 * self._sizes.word  # a letter that hangs below its line is not cut
        draw_text(painter, font, ink, QRectF(x, centre - high / 2, width + 1, high), text)
        return x + width


def fitting(font: QFont, words: str, room: float) -> QFont:
    """Return a face in which the words have room; never less than three fifths of it."""
    width = text_width(font, words)
    if width <= room:
        return font
    face = QFont(font)
    face.setPixelSize(round(font.pixelSize() * max(0.6, room / width) - 0.5))
    return face


def fitting_note(font: QFont, note: str, room: float) -> str:
    """Return a note with as many of its parts as have room, the first in any case, shortened."""
    parts = note.split("·")
    while len(parts) > 1 and text_width(font, "·".join(parts)) > room:
        parts.pop()
    return elided(font, "·".join(parts), room)


def _space(sizes: BoardType) -> float:
    return sizes.word / 4
