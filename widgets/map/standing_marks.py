"""The marks of a wide map as they stand in one view: which lies under a hand, and how they look.

Which names find room is found once: a view is painted again and again, and nothing moves in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot, inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.common.text import draw_text, text_width
from widgets.common.theme import Step, Theme
from widgets.map.arranged import RING, Placed
from widgets.map.labels import HEIGHT, Labels
from widgets.map.marks import Mark, Sign, half_side, paint_mark

Said = tuple[QRectF, str, bool]
"""Words beside a mark: where, which, whether they are quiet."""
NAMED = 80
"""Marks whose names are tried; nobody reads more at once."""
_NAMED_FIRST = {Sign.INCIDENT: 0, Sign.ALERT: 0, Sign.NAME: 1}
_CLEAR = 4
"""Pixels between a mark and words that are not its own."""
REACH = 16
"""Pixels from a mark within which a hand means it."""


class StandingMarks:
    """The marks of one view.

    Args:
        theme: the theme.
        placed: the marks where they stand, in any order.
        chosen: where the ring of what is chosen lies; None for none.
    """

    def __init__(self, theme: Theme, placed: Iterable[Placed], chosen: QPointF | None) -> None:
        self._theme = theme
        self._placed = sorted(placed, key=lambda each: each.weight)
        self._chosen = chosen
        self._said: Sequence[Said] | None = None

    def at(self, hand: QPointF) -> Mark | None:
        """Return the mark a hand means: the nearest, then the highest."""
        best, found = inf, None
        for placed in self._placed:
            mark, apart = placed.mark, placed.box.center() - hand
            if mark.sign is Sign.NAME:
                continue
            far = hypot(apart.x(), apart.y())
            is_meant = placed.as_pill and placed.box.contains(hand)
            if (is_meant or far <= max(REACH, half_side(mark))) and far <= best:
                best, found = far, mark
        return found

    def paint(self, painter: QPainter, labels: Labels) -> None:
        """Paint symbols and grades, pills above them, then names; other words keep clear of all."""
        self._paint_symbols(painter, is_above=False)
        self._paint_chosen(painter)
        self._paint_ties(painter)
        self._paint_grades(painter, labels)
        self._paint_symbols(painter, is_above=True)
        self._paint_names(painter, labels)

    def _paint_symbols(self, painter: QPainter, is_above: bool) -> None:
        for each in self._placed:
            if each.is_above == is_above:
                paint_mark(painter, self._theme, each.mark, each.box, each.as_pill)

    def _paint_chosen(self, painter: QPainter) -> None:
        if self._chosen is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((self._theme.map_ground, 5.0), (self._theme.act, 2.5)):
            painter.setPen(QPen(ink, width))
            painter.drawEllipse(self._chosen, RING, RING)

    def _paint_ties(self, painter: QPainter) -> None:
        """Tie pills that lie beside their points to them."""
        painter.setPen(QPen(self._theme.text2, 1.5))
        painter.setBrush(self._theme.text2)
        for each in self._placed:
            if each.is_tied:
                painter.drawLine(each.at, each.box.center())
                painter.drawEllipse(each.at, 2.5, 2.5)

    def _paint_grades(self, painter: QPainter, labels: Labels) -> None:
        """Paint the words of grades; names keep clear of them and of every symbol."""
        font = self._theme.font(Step.SMALL, bold=True)
        for each in self._placed:
            if each.mark.sign is not Sign.NAME:
                labels.keep_free(each.seen.adjusted(1 - _CLEAR, 0, _CLEAR - 1, 0))
            if each.word is not None:
                labels.keep_free(each.word)
                draw_text(painter, font, self._theme.text, each.word, each.mark.word)

    def _paint_names(self, painter: QPainter, labels: Labels) -> None:
        if self._said is None:
            self._said = list(self._names(labels))
        else:
            for place, _, _ in self._said:
                labels.take(place)
        for place, words, is_quiet in self._said:
            ink = self._theme.text2 if is_quiet else self._theme.text
            draw_text(painter, self._theme.font(Step.SMALL), ink, place, words)

    def _names(self, labels: Labels) -> Iterator[Said]:
        """Yield what stands beside marks where there is room: numbers, then names."""
        for each in self._placed:
            if each.mark.is_small and each.mark.count > 1:
                yield from self._beside(labels, each, str(each.mark.count))
        named = [each for each in reversed(self._placed) if each.mark.name]
        named.sort(key=lambda each: _NAMED_FIRST.get(each.mark.sign, 2))
        for each in named[:NAMED]:
            yield from self._beside(labels, each, each.mark.name)

    def _beside(self, labels: Labels, placed: Placed, words: str) -> Iterator[Said]:
        mark = placed.mark
        width = text_width(self._theme.font(Step.SMALL), words) + 1
        place = labels.place(_corners(placed, width), width)
        if place is not None:
            is_number = mark.is_small and mark.count > 1  # it may stand on a road
            is_quiet = mark.sign in (Sign.NAME, Sign.CAMERA, Sign.LAYER) and not is_number
            yield place, words, is_quiet


def _corners(placed: Placed, width: float) -> list[QPointF]:
    """Return the places of words of a mark, upper left corners, the best first."""
    box, at = placed.seen, placed.box.center()
    left, middle = at.x() - width / 2, at.y() - HEIGHT / 2
    if placed.mark.sign is Sign.NAME:
        return [QPointF(left, middle)]
    corners = [
        QPointF(box.right() + _CLEAR, middle),
        QPointF(box.left() - _CLEAR - width, middle),
        QPointF(left, box.bottom() + 2),
        QPointF(left, box.top() - 2 - HEIGHT),
    ]
    if placed.word is not None and placed.word.left() > box.right():
        corners.insert(0, QPointF(placed.word.right() + 5, middle))  # behind the word of its grade
    return corners
