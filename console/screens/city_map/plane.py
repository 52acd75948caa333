"""The ground the map lies on: its middle, how wide it is, its lines; and the map itself."""

from collections.abc import Callable, Iterable, Sequence
from math import cos, radians

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from console.domain.geo import Point
from console.models.ground import GroundLine
from console.models.subject import Subject
from console.screens.common.ground_lines import (
    METRES_A_DEGREE,
    FlatLine,
    flat_lines,
    lines_near,
    metres_from,
    point_at,
)
from console.screens.common.place_map import point_subject
from console.screens.common.words import distance_words
from widgets.common.key_words import SCOPE
from widgets.common.text import draw_text
from widgets.common.theme import Step, Theme
from widgets.map.drawing_map import DrawingMap
from widgets.map.labels import Labels

LEAST_WIDTH = 2_000.0
"""Metres shown at first where everything stands at one place."""
NAMED_LINES = 12
_MARGIN = 1.08
_SCALE = (14.0, 26.0)
"""Where the bar of the scale stands from the lower left corner, pixels."""


class PlaneMap(DrawingMap):
    """A wide map of the ground, in metres around the middle of all that is known.

    Args:
        theme: the theme.
        parent: the page.

    Attributes:
        view_moved: called when another part is in sight.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, LEAST_WIDTH, parent)
        self.setProperty(SCOPE, "map")
        self._flat: list[FlatLine] = []
        self._spread = (LEAST_WIDTH, LEAST_WIDTH)
        self.origin: Point | None = None
        self.view_moved: Callable[[], None] = lambda: None
        self._is_held = False

    def set_ground_of(self, lines: Sequence[GroundLine], known: Iterable[Point]) -> None:
        """Lay the ground: it is as wide as its lines, where there are none as what is known."""
        told = [point for line in lines for point in line.points] or list(known)
        if not told:
            return
        lons, lats = [point.lon for point in told], [point.lat for point in told]
        middle = Point((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
        narrow = cos(radians(middle.lat))
        self._spread = (
            max(LEAST_WIDTH, (max(lons) - min(lons)) * METRES_A_DEGREE * narrow * _MARGIN),
            max(LEAST_WIDTH / 2, (max(lats) - min(lats)) * METRES_A_DEGREE * _MARGIN),
        )
        is_other, self.origin = self.origin != middle, middle
        self._flat = flat_lines(lines, middle)
        self._fit(is_home=is_other)
        self.view_changed()

    def to_plane_of(self, point: Point) -> tuple[float, float]:
        """Return where a point of the ground lies, in metres."""
        assert self.origin is not None  # marks are made once there is a ground
        return metres_from(point, self.origin)

    def point_of(self, x: float, y: float) -> Point:
        """Return the point of the ground at metres."""
        assert self.origin is not None
        return point_at(x, y, self.origin)

    def view_changed(self) -> None:  # noqa: D102 - what it is for stands at HandledMap
        if self.origin is not None:
            reach = self.width_shown * max(1.0, self.height() / max(1, self.width())) * 0.6
            self.set_ground(lines_near(self._flat, self._view, reach, self._view, NAMED_LINES))
            self.view_moved()

    def subject_under(self, at: QPoint) -> Subject | None:
        """Return the point of the ground under the mouse, for a note."""
        if self.origin is None:
            return None
        return point_subject(self.point_of(*self.to_plane(self.mapFromGlobal(at).toPointF())))

    def _fit(self, is_home: bool) -> None:
        """Let what is shown at first be the whole ground, whatever shape the window has."""
        wide, high = self._spread
        fits = max(wide, high * self.width() / max(1, self.height()))
        was_home = self.width_shown == self._at_first and self._view == self._centre
        self._at_first = fits
        if is_home or was_home:
            self.look_at(self._centre, fits)

    def hold_ground(self) -> None:
        """Keep the ground where it is at the next change of width: something opens beside it."""
        self._is_held = True

    def _keep_ground(self, was: QSize) -> None:
        """Let its left edge and its scale stay; what is chosen comes back into sight."""
        x, y = self._view
        scale, left = was.width() / self.width_shown, x - self.width_shown / 2
        wide, high = self._spread
        self._at_first = max(wide, high * self.width() / max(1, self.height()))
        shown = self.width() / scale
        self.look_at((left + shown / 2, y), shown)
        if self._chosen is not None and not self.is_in_sight(self._chosen):
            self.look_at(self._chosen, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        held, self._is_held = self._is_held, False
        if held and self.origin is not None and event.oldSize().width() > 0:
            self._keep_ground(event.oldSize())
        elif self.origin is not None:
            self._fit(is_home=False)
        super().resizeEvent(event)

    def spoken_value(self) -> str:  # noqa: D102
        told = super().spoken_value()
        return told if self.origin is None else "; ".join((self._scale_words(), told))

    def paint_marks(self, painter: QPainter, labels: Labels) -> None:  # noqa: D102
        if self.origin is not None:
            self._paint_scale(painter, labels)
        super().paint_marks(painter, labels)

    def paint_cross(self, painter: QPainter, at: QPointF) -> None:  # noqa: D102
        if self.origin is not None:  # else it would lie on the words that say there is no place yet
            super().paint_cross(painter, at)

    def _paint_scale(self, painter: QPainter, labels: Labels) -> None:
        metres = _round(self.units_of(160))
        width = metres / self.units_of(1)
        left, low = _SCALE[0], self.height() - _SCALE[1]
        labels.keep_free(QRectF(left - 4, low - 24, width + 8, 36))
        theme = self.theme
        painter.setPen(QPen(theme.text2, 2, c=Qt.PenCapStyle.FlatCap))
        ends = QPointF(left, low + 7), QPointF(left + width, low + 7)
        up = QPointF(0, 7)
        painter.drawPolyline([ends[0] - up, *ends, ends[1] - up])
        words = QRectF(left, low - 22, 200, 20)
        draw_text(painter, theme.font(Step.SMALL), theme.text2, words, self._scale_words())

    def _scale_words(self) -> str:
        return distance_words(_round(self.units_of(160)))


def _round(metres: float) -> float:
    """Return the greatest round length below one: 1, 2 or 5 with noughts."""
    ten = 1.0
    while ten * 10 <= metres:
        ten *= 10
    return max(step * ten for step in (1, 2, 5) if step * ten <= max(1.0, metres))
