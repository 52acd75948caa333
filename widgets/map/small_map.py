# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A small still map drawn from plain coordinates: roads, water, points with names, one centre.

Coordinates are any plane ones (metres, for example) with y growing to the north; the map shows a
square-scaled window around its centre.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from math import hypot, inf

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.hatch import paint_hatch
from widgets.common.shapes import paint_shape
from widgets.common.spoken import Role
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Grade, Step, Theme
from widgets.map.labels import HEIGHT, Labels

Point = tuple[float, float]


class LineKind(Enum):
    """How a line or area is drawn."""

    ROAD = auto()
    LANE = auto()
    RAILWAY = auto()
    WATER = auto()
    BORDER = auto()


class PointKind(Enum):
    """How a point is drawn."""

    UNIT = auto()
    CAMERA = auto()
    MATTER = auto()
    LAYER = auto()
    """Of a layer somebody brings: its name gives way, and it lies below all others."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line, or an area when `is_area`; its name stands at its middle."""

    points: tuple[Point, ...]
    kind: LineKind = LineKind.ROAD
    name: str = ""
    is_area: bool = False


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point with a name; a matter carries its grade."""

    at: Point
    kind: PointKind = PointKind.UNIT
    name: str = ""
    grade: Grade | None = None
    id: str = ""
    is_old: bool = False
    """It is not of now: hatched."""


class SmallMap(Painted):
    """Shows `width_shown` units of the plane across, around the centre.

    Signals:
        picked: a point of the plane was clicked (x, y).
    """

    picked = Signal(float, float)
    spoken_role = Role.Graphic
    marks_centre = True
    """Whether its centre carries a cross or a shape; without, it only is the middle of the view."""

    def __init__(
        self,
        theme: Theme,
        width_shown: float = 400,
        size: QSize | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._shown = width_shown
        self._lines: tuple[MapLine, ...] = ()
        self._points: tuple[MapPoint, ...] = ()
        self._centre: Point = (0.0, 0.0)
        self._view: Point = (0.0, 0.0)
        self._mark: Grade | None = None
        self._radius = 0.0
        self.setAccessibleName(QCoreApplication.translate("widgets", "Map of the place"))
        self.setFixedSize(size or QSize(384, 208))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_ground(self, lines: Sequence[MapLine]) -> None:
        """Set lines and areas, in the order in which they are painted."""
        self._lines = tuple(lines)
        self.update()

    def set_points(self, points: Sequence[MapPoint]) -> None:
        """Set the points."""
        self._points = tuple(points)
        self.update()

    def set_centre(self, at: Point, mark: Grade | None = None, radius: float = 0) -> None:
        """Look at a point; it carries a severity shape, or a cross when there is none.

        Args:
            at: point of the plane.
            mark: severity shape to draw there.
            radius: dashed circle around it in units of the plane; 0 for none.
        """
        self._centre = self._view = at
        self.set_mark(mark, radius)

    def set_mark(self, mark: Grade | None = None, radius: float = 0) -> None:
        """Change what the centre carries; what is looked at stays."""
        self._mark, self._radius = mark, radius
        self.update()

    def look_at(self, at: Point, width_shown: float) -> None:
        """Look at another part, or from nearer; what is marked stays where it is."""
        self._view, self._shown = at, width_shown
        self.update()

    @property
    def width_shown(self) -> float:
        """Units of the plane from edge to edge."""
        return self._shown

    def spoken_value(self) -> str:
        names = (*(point.name for point in self._points), *(line.name for line in self._lines))
        return "; ".join(name for name in names if name)

    def _scale(self) -> float:
        return self.width() / self._shown

    def to_screen(self, at: Point) -> QPointF:
        """Return where a point of the plane lies in the widget."""
        scale = self._scale()
        x = self.width() / 2 + (at[0] - self._view[0]) * scale
        return QPointF(x, self.height() / 2 - (at[1] - self._view[1]) * scale)

    def to_plane(self, at: QPointF) -> Point:
        """Return the point of the plane below a point of the widget."""
        scale = self._scale()
        x = self._view[0] + (at.x() - self.width() / 2) / scale
        return x, self._view[1] - (at.y() - self.height() / 2) / scale

    def camera_at(self, x: float, y: float) -> str:
        """Return the id of the nearest camera a hand means by a point of the plane; else empty."""
        near = [
            (hypot(point.at[0] - x, point.at[1] - y), point.id)
            for point in self._points
            if point.kind is PointKind.CAMERA and point.id
        ]
        apart, id = min(near, default=(inf, ""))
        return id if apart * self._scale() <= _REACH else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(*self.to_plane(event.position()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.map_ground)
        for line in self._lines:
            self._paint_line(painter, line)
        self._paint_layers(painter)
        for point in self._points:
            if point.kind is not PointKind.LAYER:
                self._paint_point(painter, point)
        self._paint_centre(painter)
        self._paint_names(painter)

    def _paint_line(self, painter: QPainter, line: MapLine) -> None:
        theme = self.theme
        shape = QPolygonF([self.to_screen(point) for point in line.points])
        colour, width, dash = {
            LineKind.ROAD: (theme.map_road, 6.0, None),
            LineKind.LANE: (theme.map_lane, 3.0, None),
            LineKind.RAILWAY: (theme.map_rail, 2.0, [4.0, 2.5]),
            LineKind.WATER: (theme.map_water, 5.0, None),
            LineKind.BORDER: (theme.map_rail, 1.25, [5.0, 3.0]),
        }[line.kind]
        if line.is_area:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(shape)
            return
        pen = QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        if dash is not None:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(dash)
        painter.setPen(pen)
        painter.drawPolyline(shape)

    def _paint_names(self, painter: QPainter) -> None:
        """Paint names of points, then of lines where there is room left; all marks stay free."""
        labels = Labels(QRectF(self.rect()))
        seen = [p for p in self._points if QRectF(self.rect()).contains(self.to_screen(p.at))]
        if self.marks_centre:
            labels.keep_free(_around(self.to_screen(self._centre), _CENTRE))
        for point in seen:
            half = _HATCHED if point.is_old else _MARK
            labels.keep_free(_around(self.to_screen(point.at), half))
        quiet = [point for point in seen if point.kind is PointKind.LAYER]
        for point in seen:
            if point.kind is not PointKind.LAYER:
                corners = _beside(self.to_screen(point.at))
                self._paint_name(painter, labels, corners, point.name, True)
        for point in sorted(quiet, key=_is_plain)[:NAMED_OF_LAYERS]:
            corners = _beside(self.to_screen(point.at))
            self._paint_name(painter, labels, corners, point.name, False)
        self.paint_marks(painter, labels)
        for line in sorted((line for line in self._lines if line.name), key=_is_railway):
            self._paint_name(painter, labels, self._on_line(line), line.name, False)

    def paint_marks(self, painter: QPainter, labels: Labels) -> None:
        """Paint what a wider map has above its lines; names of lines keep clear of it."""

    def _paint_name(
        self, painter: QPainter, labels: Labels, corners: "Corners", name: str, must: bool
    ) -> None:
        if not name:
            return
        font = self.theme.font(Step.SMALL)
        width = text_width(font, name) + 1
        place = labels.place(corners(width), width, must)
        if place is not None:
            draw_text(painter, font, self.theme.text if must else self.theme.text2, place, name)

    def _on_line(self, line: MapLine) -> "Corners":
        """Return places along what is seen of a line, the first quarter of it first."""
        inside = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        corners = [self.to_screen(point) for point in line.points]
        seen = [place for place in _along(corners) if inside.contains(place)]
        first = len(seen) // 4
        order = (*seen[first:], *seen[:first])
        sides = QPointF(8, -8 - HEIGHT / 2), QPointF(8, 6)
        return lambda width: (place + side for side in sides for place in order)

    def _paint_layers(self, painter: QPainter) -> None:
        """Paint points of layers, all of one look at once; old ones are hatched."""
        inside, theme = QRectF(self.rect()), self.theme
        places = [(p, self.to_screen(p.at)) for p in self._points if p.kind is PointKind.LAYER]
        seen = [(point, at) for point, at in places if inside.contains(at)]
        painter.setPen(QPen(theme.text2, 1.5))
        painter.setBrush(theme.map_ground)
        painter.drawRects([_around(at, 4) for point, at in seen if point.grade is None])
        for point, at in seen:
            if point.grade is not None:
                paint_shape(painter, theme, point.grade, at - QPointF(6, 6), 12)
            if point.is_old:
                paint_hatch(painter, _around(at, _HATCHED), theme.text2, 5, 1.5)

    def _paint_point(self, painter: QPainter, point: MapPoint) -> None:
        theme, at = self.theme, self.to_screen(point.at)
        if not QRectF(self.rect()).contains(at):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if point.grade is not None:
            paint_shape(painter, theme, point.grade, at - QPointF(6, 6), 12)
        elif point.kind is PointKind.CAMERA:
            painter.fillRect(QRectF(at.x() - 4, at.y() - 3, 8, 6), theme.text3)
        else:
            painter.setBrush(theme.text)
            painter.drawEllipse(at, 5, 5)

    def _paint_centre(self, painter: QPainter) -> None:
        if not self.marks_centre:
            return
        theme, at = self.theme, self.to_screen(self._centre)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._radius:
            pen = QPen(theme.text2, 1)
            pen.setDashPattern([3, 4])
            painter.setPen(pen)
            reach = self._radius * self._scale()
            painter.drawEllipse(at, reach, reach)
        if self._mark is not None:
            paint_shape(painter, theme, self._mark, at - QPointF(11, 11), 22)
            return
        painter.setPen(QPen(theme.text, 1.5))
        painter.drawEllipse(at, 16, 16)
        painter.drawLine(at - QPointF(8, 0), at + QPointF(8, 0))
        painter.drawLine(at - QPointF(0, 8), at + QPointF(0, 8))


NAMED_OF_LAYERS = 40
"""Points of layers whose names are tried; nobody reads more on a small map."""
_REACH = 8
"""Pixels from a camera within which a click means it."""
_CENTRE, _MARK, _HATCHED = 16, 6, 9
"""Half the side of the square that the mark of the centre, of a point, or of one that is not of now
keeps free."""

_APART, _MOST_STEPS = 12, 23
"""Pixels between two places where the name of a line is tried, and how many of them at most follow
the first one of each part: a road of a whole district is thousands of parts of a few pixels."""

Corners = Callable[[float], Iterable[QPointF]]
"""Where a name of so many pixels may stand: upper left corners, the best first."""


def _is_plain(point: MapPoint) -> bool:
    """Whether its name gives way to that of a point with a grade."""
    return point.grade is None


def _is_railway(line: MapLine) -> bool:
    """A railway's name gives way to those of roads and water: nobody drives there by it."""
    return line.kind is LineKind.RAILWAY


def _around(at: QPointF, half: float) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def _beside(at: QPointF) -> Corners:
    """Return the places of a point's name: right of it, left, a little higher or lower."""

    def corners(width: float) -> list[QPointF]:
        left, middle = -10 - width, -width / 2
        places = ((10, -10), (left, -10), (10, -26), (10, 6), (left, -26), (left, 6))
        return [at + QPointF(*place) for place in (*places, (middle, -30), (middle, 10))]

    return corners


def _along(corners: Sequence[QPointF]) -> list[QPointF]:
    """Return places spread evenly over each part of a line, nearer together than a name is wide."""
    out = list[QPointF]()
    for begin, end in pairwise(corners):
        part = end - begin
        steps = 1 + min(int(hypot(part.x(), part.y()) / _APART), _MOST_STEPS)
        out += [begin + part * (step / steps) for step in range(steps)]
    return out or list(corners)
