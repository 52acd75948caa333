# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A small map with the points of declared layers."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from console.domain.geo import Point
from console.plugin_api.manifest import Layer
from console.plugin_api.page import Map
from console.plugin_host.pages.layer_spots import spots_of
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports
from console.screens.common.ground_lines import metres_from
from console.screens.common.place_map import PlaceMap
from console.screens.common.spot import Spot
from widgets.common.empty_note import EmptyNote

_LEAST_METRES = 800.0
_ROOM = 1.3
"""How much more than its points a map shows."""
MOST_POINTS = 500
"""Points drawn at once; more are counted, because nobody tells them apart on a small map."""
_MOST_PIXELS = 16_777_215


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class MapView(PartView):
    """All points of its layers, in sight at once; arrows and plus and minus look elsewhere."""

    def __init__(self, part: Map, ports: Ports) -> None:
        wanted = {layer.id: layer for layer in ports.manifest.layer}
        self._layers = [wanted[id] for id in part.layers]
        super().__init__(part, ports, tuple(dict.fromkeys(each.data for each in self._layers)))
        self.map = PlaceMap(ports.theme, ports.ground(), _LEAST_METRES, QSize(384, 208))
        self.map.marks_centre = False
        self.map.setAccessibleName(self.name)
        self.map.setMinimumSize(0, 0)
        self.map.setMaximumSize(_MOST_PIXELS, _MOST_PIXELS)
        self.map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._empty = EmptyNote(ports.theme, self.map)
        self._seen: tuple[Point, float] | None = None
        self.least_height = 240
        self.put(self.map)

    def show_data(self) -> None:
        spots = [spot for layer in self._layers for spot in self._spots(layer)]
        self.head.set_note(self._left_out(len(spots)))  # at the right stands how old they are
        self._empty.say("" if spots else _t("No place to show"))
        if not spots:
            self.map.show_place(None)
            return
        middle, width = _view(spots, self.map.width() / max(1, self.map.height()))
        self.map.show_place(middle, _worst_last(spots)[-MOST_POINTS:])
        if (middle, width) != self._seen:
            self._seen = middle, width
            self.map.begin_at(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._seen is not None:
            self.show_data()

    def _left_out(self, count: int) -> str:
        """Return how many rows are not drawn: too many, or nobody knows where they are."""
        sets = [self.ports.data(layer.data) for layer in self._layers]
        placeless = sum(len(data.rows) for data in sets) - count
        told = []
        if count > MOST_POINTS:
            told.append(_t("{0} more").format(count - MOST_POINTS))
        if placeless and count:
            told.append(_t("{0} without a place").format(placeless))
        return "·".join(told)

    def _spots(self, layer: Layer) -> Iterator[Spot]:
        rows, spec = self.ports.data(layer.data).rows, self.ports.spec(layer.data)
        return spots_of(layer, spec, rows, self.ports.now())


def _worst_last(spots: Sequence[Spot]) -> list[Spot]:
    """Return them with the graded ones last: these are kept and painted over the others."""
    return sorted(spots, key=lambda spot: spot.grade is not None)


def _view(spots: Sequence[Spot], ratio: float) -> tuple[Point, float]:
    """Return the middle of all points and the metres across that hold them."""
    lons, lats = [spot.at.lon for spot in spots], [spot.at.lat for spot in spots]
    middle = Point((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
    east, north = metres_from(Point(max(lons), max(lats)), middle)
    return middle, max(_LEAST_METRES, 2 * east * _ROOM, 2 * north * _ROOM * ratio)
