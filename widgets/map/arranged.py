"""Where marks stand on a map, so that none hides what another says.

The worse takes its place first. A matter keeps its ring, with its word right beside it; clusters
stay in their cells and clear of that. The word of any other grade stands right beside its symbol;
where it cannot, both stand in one pill, so that no word is read with another's shape; a pill that
does not lie on its point is tied to it. Icons without a grade give way by a few pixels.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product
from math import hypot

from PySide6.QtCore import QPointF, QRectF

from widgets.common.text import text_width
from widgets.common.theme import Step, Theme
from widgets.map.labels import HEIGHT
from widgets.map.marks import BADGES, Mark, Point, Sign, half_shape, is_pill, mark_box
from widgets.map.taken import Taken

RING = 24
"""Half the width of the ring around what is chosen, pixels."""
_APART = 4
"""Pixels between a word and its symbol, and at least as many to another's."""
_AWAY = (12, 24)
"""Pixels an icon gives way; further, nobody would look for it."""
_NEAREST = ((0, 1), (0, 2), (1, 2), (2, 0), (0, 3), (2, 2), (4, 1), (2, 4), (4, 3))
_FURTHER = (*_NEAREST, *sorted(product(range(0, 9, 2), range(3, 9)), key=lambda at: hypot(*at)))
"""Where a pill is tried beside its point, in parts of what it is wide and high."""
_WAYS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(slots=True, eq=False)
class Placed:
    """A mark where it stands.

    Attributes:
        at: the point it stands for, in pixels of the map.
        box: the room it takes.
        as_pill: its word, and how many it is, stand in it.
        word: where its word stands beside it.
        ring: of what is chosen, around it.
    """

    mark: Mark
    at: QPointF
    box: QRectF
    as_pill: bool = False
    word: QRectF | None = None
    ring: QRectF | None = None

    @property
    def seen(self) -> QRectF:
        """What its words keep clear of."""
        return self.box if self.ring is None else self.box | self.ring

    @property
    def is_above(self) -> bool:
        """Whether it lies above every symbol, so that its number is read."""
        return self.as_pill and (self.mark.sign >= Sign.ALERT or self.is_graded)

    @property
    def is_graded(self) -> bool:
        """Whether it stands alone and has the word of a grade, whatever it stands for."""
        return bool(self.mark.word) and self.mark.cell is None

    @property
    def is_tied(self) -> bool:
        """Whether it lies beside the point it stands for, and a line must say which that is."""
        return self.as_pill and self.mark.cell is None and not self.box.contains(self.at)

    @property
    def weight(self) -> tuple[bool, int, int]:
        """What is heavier lies above."""
        mark = self.mark
        if self.is_above:
            return True, mark.rank, mark.sign
        return False, mark.sign, mark.rank


class Arrangement:
    """Places the marks of one map.

    Args:
        theme: the theme.
        marks: each with its place in pixels, the lowest first.
        cell_of: the cell of a mark in pixels; None for those without.
        ringed: where the ring of what is chosen lies.

    Attributes:
        all: the marks where they stand, in the order in which they came.
    """

    def __init__(
        self,
        theme: Theme,
        marks: Iterable[tuple[Mark, QPointF]],
        cell_of: Callable[[Mark], QRectF | None],
        ringed: QPointF | None = None,
    ) -> None:
        self._theme = theme
        self.all = [_begun(theme, mark, at, ringed) for mark, at in marks]
        self._taken = Taken()
        single = [p for p in reversed(self.all) if p.mark.word and not p.as_pill]
        shown = [*_uppermost(single)]
        matters = [p for p in shown if p.mark.sign is Sign.INCIDENT]
        others = [p for p in shown if p.mark.sign is not Sign.INCIDENT]
        waiting = self._waiting(shown)
        for placed in matters:
            self._place(placed, waiting)
        rings = [box for p in matters for box in (p.box, p.word) if box is not None]
        self._keep_in_cells(cell_of, rings)
        for placed in self.all if others else ():
            if placed.as_pill and placed.mark.sign is not Sign.INCIDENT:
                self._taken.take(placed.box)
        for placed in others:
            self._place(placed, waiting)
        self._give_way()

    def _waiting(self, shown: Iterable[Placed]) -> Taken:
        """Return what no word may stand on: symbols, also those whose turn comes later."""
        waiting = Taken()
        for placed in shown:
            waiting.take(_grown(placed.box, _APART - 1), placed)
        for placed in self.all:
            if placed.mark.sign in BADGES or placed.mark.is_old:
                waiting.take(placed.box, placed)
        return waiting

    def _keep_in_cells(
        self, cell_of: Callable[[Mark], QRectF | None], rings: Sequence[QRectF]
    ) -> None:
        """Move what has a cell into it, and there aside of matters; elsewhere if it must be.

        Where there is no such place it lies above a ring, over as little of it as can be.
        """
        aside = list[tuple[Placed, QRectF]]()
        for placed in self.all:
            cell = cell_of(placed.mark)
            if cell is not None:
                placed.box = _within(placed.box, cell)
                if any(placed.box.intersects(box) for box in rings):
                    aside.append((placed, cell))
        if aside:
            self._move_aside(aside, rings)

    def _move_aside(self, aside: Sequence[tuple[Placed, QRectF]], rings: Sequence[QRectF]) -> None:
        clusters, moved = Taken(), {id(placed) for placed, _ in aside}
        for placed in self.all:
            if placed.mark.cell is not None and id(placed) not in moved:
                clusters.take(placed.box)
        for placed, cell in aside:
            ends = [*_ends(placed.box, cell)]
            moves = _around(placed.box.width(), placed.box.height())
            places = (*ends, *(placed.box.translated(*move) for move in moves))
            free = (box for box in places if clusters.is_free(box) and self._taken.is_free(box))
            found = next(free, None)
            placed.box = found or min(ends, key=lambda box: sum(_area(box & r) for r in rings))
            clusters.take(placed.box)

    def _place(self, placed: Placed, waiting: Taken) -> None:
        """Let a graded symbol stand with its word beside it, else in a pill."""
        width = text_width(self._theme.font(Step.SMALL, bold=True), placed.mark.word) + 1
        is_matter = placed.mark.sign is Sign.INCIDENT
        if is_matter or self._taken.is_free(placed.box):
            wide = [
                (box, box.adjusted(-_APART, 0, _APART, 0)) for box in _words(placed.seen, width)
            ]
            open_ = [each for each in wide if self._taken.is_free(each[1])]
            best = [each for each in open_ if waiting.is_free(each[1], placed)]
            for box, room in best or (open_ if is_matter else []):
                placed.word = box
                self._taken.take(room)
                self._taken.take(placed.box)
                return
        placed.as_pill = True
        placed.box = mark_box(self._theme, placed.mark, placed.at, as_pill=True)
        moves = _around(placed.box.width(), placed.box.height())
        placed.box = self._taken.first_free(placed.box, moves) or placed.box
        self._taken.take(placed.box)

    def _give_way(self) -> None:
        """Move icons without a grade out from under what has one; among clusters is no room."""
        above = [
            p for p in self.all
            if p.is_graded or (p.mark.sign >= Sign.ALERT and p.mark.cell is None)
        ]  # fmt: skip
        taken, icons = Taken(), Taken()
        for placed in above:
            taken.take(placed.box)
            if placed.word is not None:
                taken.take(placed.word)
        moved = list[Placed]()
        for placed in self.all:
            if placed.mark.sign not in BADGES or placed.as_pill or placed.mark.cell is not None:
                continue
            if taken.is_free(placed.box):
                icons.take(placed.box)
            else:
                moved.append(placed)
        for placed in moved:
            free = (box for box in _aside(placed.box) if taken.is_free(box))
            second = None
            for box in free:
                if icons.is_free(box):
                    placed.box = box
                    break
                second = second or box
            else:
                placed.box = second or placed.box
            icons.take(placed.box)


def _begun(theme: Theme, mark: Mark, at: QPointF, ringed: QPointF | None) -> Placed:
    as_pill = is_pill(mark)
    begun = Placed(mark, at, mark_box(theme, mark, at, as_pill), as_pill)
    if ringed is not None and (at - ringed).manhattanLength() < 1:
        begun.ring = QRectF(at.x() - RING, at.y() - RING, 2 * RING, 2 * RING)
    return begun


def _within(box: QRectF, cell: QRectF) -> QRectF:
    """Return a box moved into a cell; into its middle where it is larger."""
    spare_x = max(0.0, (cell.width() - box.width()) / 2)
    spare_y = max(0.0, (cell.height() - box.height()) / 2)
    middle, at = cell.center(), box.center()
    x = min(max(at.x(), middle.x() - spare_x), middle.x() + spare_x)
    y = min(max(at.y(), middle.y() - spare_y), middle.y() + spare_y)
    return box.translated(x - at.x(), y - at.y())


def _area(box: QRectF) -> float:
    return box.width() * box.height()


def _ends(box: QRectF, cell: QRectF) -> Iterator[QRectF]:
    """Yield the corners of a cell, as far as a box leaves them."""
    for x in (cell.left(), cell.right() - box.width()):
        for y in (cell.top(), cell.bottom() - box.height()):
            yield QRectF(x, y, box.width(), box.height())


def _words(box: QRectF, width: float) -> Iterator[QRectF]:
    """Yield the four places of a word right beside a symbol, the best first."""
    at = box.center()
    middle, left = at.y() - HEIGHT / 2, at.x() - width / 2
    for x, y in (
        (box.right() + _APART, middle),
        (box.left() - _APART - width, middle),
        (left, box.bottom() + 2),
        (left, box.top() - 2 - HEIGHT),
    ):
        yield QRectF(x, y, width, HEIGHT)


@lru_cache(maxsize=64)
def _around(width: float, height: float) -> Sequence[Point]:
    """Return how a pill so wide and high is moved around its point, the nearest first."""
    aside, half = (width - height) / 2, height / 2
    further = ((across * aside, down * half) for across, down in _FURTHER)
    sides = (((x, y), (-x, y), (x, -y), (-x, -y)) for x, y in further)
    return (*dict.fromkeys(((0.0, 0.0), (aside, 0.0), (-aside, 0.0), *chain(*sides))),)


def _aside(box: QRectF) -> Iterator[QRectF]:
    """Yield the places an icon gives way to, the nearest first."""
    for far in _AWAY:
        for x, y in _WAYS:
            yield box.translated(x * far, y * far)


def _grown(box: QRectF, by: float) -> QRectF:
    return box.adjusted(-by, -by, by, by)


def _uppermost(marks: Iterable[Placed]) -> Iterator[Placed]:
    """Yield the marks, but none that lies wholly below another that says the same: one word does.

    Args:
        marks: the uppermost first.
    """
    above: defaultdict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for placed in marks:
        at, half = placed.box.center(), half_shape(placed.mark)
        x, y, same = at.x(), at.y(), above[placed.mark.word]
        if not any(max(abs(a - x), abs(b - y)) <= reach - half + 2 for a, b, reach in same):
            yield placed
        same.append((x, y, half))
