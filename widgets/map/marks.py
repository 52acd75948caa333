"""Marks on a map that fills a page: what each stands for is told by its sign, not by colour alone.

A severity shape means severity and nothing else; everything without one is drawn in the inks of
text. Marks that lie close together stand as one with the worst of them and their number, in a pill.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.common.base import paint_box
from widgets.common.hatch import paint_hatch
from widgets.common.shapes import paint_shape
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Grade, Ink, Step, Theme

Point = tuple[float, float]


class Sign(IntEnum):
    """What a mark stands for; the higher lies above the lower."""

    NAME = auto()
    """A name alone."""
    CAMERA = auto()
    LAYER = auto()
    DEVICE = auto()
    FORCE = auto()
    ORDER = auto()
    ALERT = auto()
    INCIDENT = auto()


ICONS = {
    Sign.CAMERA: "device-cctv",
    Sign.DEVICE: "activity",
    Sign.FORCE: "users",
    Sign.ORDER: "clipboard-text",
}
"""Of the signs that are drawn as an icon."""
BADGES = frozenset({Sign.DEVICE, Sign.FORCE, Sign.ORDER})
"""Icons on a ground of their own, so that they are found on a crowded map."""
_OF_LAYERS = "stack-2"
"""In a pill, so that a value of a bureau is not taken for an alert."""
_SIDES = {Sign.ALERT: 18, Sign.INCIDENT: 24, Sign.LAYER: 12}
PILL = 26
"""Pixels a pill is high."""
_RANKS = {grade: rank for rank, grade in enumerate(reversed(Grade), start=1)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing at one place, or several that lie close together.

    Attributes:
        at: where, on the plane of the map.
        sign: what it stands for.
        id: of what it stands for; of a cluster, of the worst in it.
        name: stands beside it where there is room.
        word: stands beside it in any case, else with it in a pill: the word of its grade.
        grade: its severity.
        count: how many it stands for.
        is_old: it is not of now: hatched.
        is_small: drawn as a dot, without its icon; how many there are stands beside it where there
            is room.
        cell: two corners of the cell of the plane it stands for, which it does not leave.
    """

    at: Point
    sign: Sign
    id: str = ""
    name: str = ""
    word: str = ""
    grade: Grade | None = None
    count: int = 1
    is_old: bool = False
    is_small: bool = False
    cell: tuple[Point, Point] | None = None

    @property
    def told(self) -> str:
        """What who listens hears of it."""
        count = str(self.count) if self.count > 1 else ""
        return " ".join(each for each in (self.word, count, self.name) if each)

    @property
    def rank(self) -> int:
        """How bad it is; 0 without a grade."""
        return 0 if self.grade is None else _RANKS[self.grade]


@dataclass(slots=True)
class _Heap:
    worst: Mark
    count: int = 0
    x: float = 0.0
    y: float = 0.0
    is_old: bool = field(default=True)


def clustered(marks: Iterable[Mark], cell: Point) -> list[Mark]:
    """Return marks with those of one cell of the plane as one: the worst of them, and how many.

    Cells stand still on the plane, so that a map that is moved does not flicker. Who draws a mark
    inside of its cell draws no two over each other.

    Args:
        marks: of one sign.
        cell: how wide and how high a cell is, in units of the plane.
    """
    wide, high = cell
    heaps: dict[tuple[int, int], _Heap] = {}
    for mark in marks:
        place = (int(mark.at[0] // wide), int(mark.at[1] // high))
        heap = heaps.get(place)
        if heap is None:
            heap = heaps[place] = _Heap(mark)
        elif (mark.rank, heap.worst.id) > (heap.worst.rank, mark.id):  # of equals, the least id
            heap.worst = mark
        heap.count += mark.count
        heap.x += mark.at[0] * mark.count
        heap.y += mark.at[1] * mark.count
        heap.is_old = heap.is_old and mark.is_old
    return [
        _one(heap, ((x * wide, y * high), ((x + 1) * wide, (y + 1) * high)))
        for (x, y), heap in heaps.items()
    ]


def _one(heap: _Heap, cell: tuple[Point, Point]) -> Mark:
    if heap.count == heap.worst.count:
        return replace(heap.worst, cell=cell)
    at = (heap.x / heap.count, heap.y / heap.count)
    return replace(heap.worst, at=at, count=heap.count, name="", is_old=heap.is_old, cell=cell)


def half_side(mark: Mark) -> float:
    """Return half the side of the square a mark takes as a symbol, in pixels."""
    if mark.is_small:
        return 5
    return 20 if mark.sign is Sign.INCIDENT else 14 if mark.is_old else 12


def half_shape(mark: Mark) -> float:
    """Return half the side of what is seen of a symbol, in pixels."""
    return 19 if mark.sign is Sign.INCIDENT else _SIDES.get(mark.sign, 14) / 2


def is_pill(mark: Mark) -> bool:
    """Whether a mark is a pill wherever it stands: it is several, or one among such."""
    return not mark.is_small and (mark.count > 1 or (mark.cell is not None and bool(mark.word)))


def mark_box(theme: Theme, mark: Mark, at: QPointF, as_pill: bool = False) -> QRectF:
    """Return the room a mark takes with its middle at `at`, as a symbol or as a pill."""
    half = half_side(mark)
    width = high = 2 * half
    if as_pill:
        high = theme.grown(PILL)
        width = max(high, runs_width(theme, _pill_runs(mark)) + 14)
    return QRectF(at.x() - width / 2, at.y() - high / 2, width, high)


def paint_mark(painter: QPainter, theme: Theme, mark: Mark, box: QRectF, as_pill: bool) -> None:
    """Paint a mark into the room it takes."""
    at = box.center()
    if mark.is_small:
        painter.fillRect(QRectF(at.x() - 3, at.y() - 2, 6, 5), theme.text3)
    elif as_pill:
        _paint_pill(painter, theme, mark, box)
    elif mark.grade is not None:
        _paint_graded(painter, theme, mark, at)
    elif mark.sign in ICONS:
        _paint_icon(painter, theme, mark, at)
    elif mark.sign is not Sign.NAME:
        painter.setPen(QPen(theme.text2, 1.5))
        painter.setBrush(theme.map_ground)
        painter.drawRect(QRectF(at.x() - 5, at.y() - 5, 10, 10))
    if mark.is_old:
        paint_hatch(painter, box, theme.text2, 5, 1.5)


def _paint_graded(painter: QPainter, theme: Theme, mark: Mark, at: QPointF) -> None:
    side = _SIDES.get(mark.sign, 14)
    if mark.sign is Sign.INCIDENT:
        painter.setBrush(theme.map_ground)
        painter.setPen(QPen(theme.text, 2))
        painter.drawEllipse(at, 19, 19)
    assert mark.grade is not None
    paint_shape(painter, theme, mark.grade, at - QPointF(side / 2, side / 2), side)


def _paint_icon(painter: QPainter, theme: Theme, mark: Mark, at: QPointF) -> None:
    if mark.sign in BADGES:
        round_ = 11 if mark.sign is Sign.FORCE else 3
        box = QRectF(at.x() - 11, at.y() - 11, 22, 22)
        paint_box(painter, box, theme.panel, theme.text2, round_)
    ink = theme.text if mark.sign in BADGES else theme.text2
    theme.icons.paint(painter, ICONS[mark.sign], at - QPointF(8, 8), 16, ink)


def _pill_runs(mark: Mark) -> Sequence[Run]:
    icon = "" if mark.grade is not None else ICONS.get(mark.sign, "")
    icon = _OF_LAYERS if mark.sign is Sign.LAYER else icon
    words = " ".join(each for each in (mark.word, str(mark.count) * (mark.count > 1)) if each)
    ink = Ink.TEXT if mark.word or mark.sign >= Sign.FORCE else Ink.TEXT2
    bold = bool(mark.word) or mark.sign >= Sign.ALERT
    return [Run(words, ink, bold, Step.SMALL, icon=icon, shape=mark.grade)]


def _paint_pill(painter: QPainter, theme: Theme, mark: Mark, box: QRectF) -> None:
    edge = theme.text2 if mark.word or mark.sign >= Sign.FORCE else theme.line2
    is_matter = mark.sign is Sign.INCIDENT  # as bold as the ring it has when it is no pill
    paint_box(painter, box, theme.panel, theme.text if is_matter else edge, 12, 1 + is_matter)
    paint_runs(painter, theme, _pill_runs(mark), box.left() + 7, box.center().y(), box.width())
    painter.setPen(Qt.PenStyle.NoPen)
