"""The small map of a place: the hall's lines around it, drawn in metres."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import cos, radians

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Signal
from PySide6.QtWidgets import QWidget

from console.domain.geo import Point
from console.models.ground import GroundLine as GroundLine
from console.models.ground import read_ground as read_ground
from console.models.subject import Subject
from console.screens.common.grade_run import word_of
from console.screens.common.ground_lines import (
    METRES_A_DEGREE,
    flat_lines,
    lines_near,
    metres_from,
    point_at,
)
from console.screens.common.spot import Spot
from widgets.common.key_words import SCOPE
from widgets.common.theme import Grade, Theme
from widgets.map.handled_map import HandledMap
from widgets.map.small_map import MapLine, MapPoint, PointKind

MOST_OF_LAYERS = 400
"""Points of layers drawn at once, the graded ones first; more are not told apart."""


class PlaceMap(HandledMap):
    """Looks at one place.

    Args:
        theme: the theme.
        ground: lines of the hall's map.
        width_shown: metres from edge to edge.
        size: size in pixels.
        picks: whether a point is asked for: then it is given by click, or by the cross and Enter.

    Signals:
        point_picked: a Point of the ground was clicked.
        camera_picked: id of the camera that was clicked, or on which Enter was pressed.
        box_drawn: two opposite corners of an area, Points of the ground.
    """

    point_picked = Signal(object)
    camera_picked = Signal(str)
    box_drawn = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        ground: Sequence[GroundLine],
        width_shown: float,
        size: QSize,
        picks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, width_shown, size, picks, parent)
        self.setProperty(SCOPE, "place_map")
        self._ground = tuple(ground)
        self._origin: Point | None = None
        self._told: tuple[object, ...] = ()
        self._spots: tuple[Spot, ...] = ()
        self._layers: tuple[Spot, ...] = ()
        self.picked.connect(self._pick)
        self.area_drawn.connect(self._draw)

    def show_place(
        self,
        at: Point | None,
        spots: Iterable[Spot] = (),
        grade: Grade | None = None,
        radius: float = 0.0,
    ) -> None:
        """Look at a point; without one the map stays where it was and loses its spots."""
        spots = tuple(spots)
        if (at, spots, grade, radius) == self._told:
            return
        self._told = (at, spots, grade, radius)
        self._spots = spots
        if at is None:
            self.set_points([])
            return
        if at != self._origin:
            self._origin = at
            self.centre_cross()
        self._put_points(at)
        self.set_mark(grade, radius)

    def show_layers(self, spots: Iterable[Spot]) -> None:
        """Show points of layers below those of the place, as far as they are in sight."""
        self._layers = tuple(spots)
        if self._told and self._told[0] is not None and self._origin is not None:
            self._put_points(self._origin)

    @property
    def has_place(self) -> bool:
        """Whether it has looked at a place yet."""
        return self._origin is not None

    def view_changed(self) -> None:  # noqa: D102 - what it is for stands at HandledMap
        if self._origin is not None:
            self.set_ground(self._lines_near(self._origin))
            self._put_points(self._origin)

    def subject_under(self, at: QPoint) -> Subject | None:
        """Return the point of the ground under the mouse, for a note."""
        if self._origin is None:
            return None
        point = point_at(*self.to_plane(self.mapFromGlobal(at).toPointF()), self._origin)
        return point_subject(point)

    def _put_points(self, origin: Point) -> None:
        below = [replace(self._to_point(spot, origin), kind=PointKind.LAYER, is_old=spot.is_old)
                 for spot in self._layers_near(origin)]  # fmt: skip
        self.set_points([*below, *(self._to_point(spot, origin) for spot in self._spots)])

    def _layers_near(self, origin: Point) -> list[Spot]:
        """Return what of the layers is in sight; beyond `MOST_OF_LAYERS` the ungraded go first."""
        reach = self._reach() / METRES_A_DEGREE
        across = reach / cos(radians(origin.lat))
        near = [
            spot
            for spot in self._layers
            if abs(spot.at.lon - origin.lon) < across and abs(spot.at.lat - origin.lat) < reach
        ]
        return sorted(near, key=lambda spot: spot.grade is None)[:MOST_OF_LAYERS]

    def _reach(self) -> float:
        """Return how many metres from the origin something can be in sight."""
        return self.width_shown * 0.75 + max(map(abs, self._view))

    @staticmethod
    def _to_point(spot: Spot, origin: Point) -> MapPoint:
        kind = PointKind.CAMERA if spot.is_camera else PointKind.UNIT
        words = (spot.name, word_of(spot.grade) if spot.grade else "")
        name = " ".join(words).strip()
        return MapPoint(metres_from(spot.at, origin), kind, name, spot.grade, spot.id)

    def _lines_near(self, at: Point) -> list[MapLine]:
        """Return what of each line is in sight; the nearest ones carry their name."""
        lines = flat_lines(self._ground, at)
        return lines_near(lines, (0.0, 0.0), self._reach(), self._view)

    def _pick(self, x: float, y: float) -> None:
        camera = self.camera_at(x, y)
        if camera:
            self.camera_picked.emit(camera)
        elif self._origin is not None:
            self.point_picked.emit(point_at(x, y, self._origin))

    def _draw(self, x: float, y: float, other_x: float, other_y: float) -> None:
        if self._origin is not None:
            corners = point_at(x, y, self._origin), point_at(other_x, other_y, self._origin)
            self.box_drawn.emit(*corners)


def point_subject(point: Point) -> Subject:
    """Return a point of the ground, for a note."""
    words = QCoreApplication.translate("note", "Point {0}, {1}")
    return Subject(words.format(f"{point.lon:.5f}", f"{point.lat:.5f}"))
