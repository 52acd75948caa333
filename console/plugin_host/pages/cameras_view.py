# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Live tiles of a group of cameras; streams live only while they can be seen."""

from collections.abc import Sequence
from math import ceil, sqrt

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from console.domain.geo import Point
from console.models.directory import NearCamera
from console.plugin_api.dataset import ColumnKind
from console.plugin_api.page import Cameras
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports
from console.screens.common.near_views import NearViews
from console.screens.common.out_of_sight import OutOfSight
from widgets.common.empty_note import EmptyNote
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_style import PANEL

_REST = 200
_IN_A_ROW = 3
_ANYWHERE = Point(0.0, 0.0)


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class CamerasView(PartView):
    """As many tiles as the page wants, at most nine."""

    def __init__(self, part: Cameras, ports: Ports) -> None:
        super().__init__(part, ports, (part.data,) if part.data else ())
        self._part = part
        self._ids: tuple[str, ...] = ()
        self.tiles = [self._tile() for _ in range(part.most)]
        self._views = NearViews(
            [(tile, 0) for tile in self.tiles], self._near, ports.open_view, _REST, parent=self
        )
        self._sight = OutOfSight(self._views.close, self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._mark)
        pictures = QWidget()
        grid = QGridLayout(pictures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        across = ceil(sqrt(part.most)) if part.most > _IN_A_ROW else part.most
        for number, tile in enumerate(self.tiles):
            grid.addWidget(tile, *divmod(number, across))
        self._empty = EmptyNote(ports.theme, pictures, is_high=True)
        self.least_height = 220
        self.put(pictures)

    def _tile(self) -> TileGrid:
        tile = TileGrid(self.theme, PANEL, 1)
        tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tile.setMinimumSize(0, 0)
        tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return tile

    def _wanted(self) -> tuple[str, ...]:
        if not self._part.data:
            return self._part.cameras
        columns = self.ports.spec(self._part.data).columns
        column = next(each.id for each in columns if each.kind is ColumnKind.CAMERA)
        rows = self.ports.data(self._part.data).rows
        ids = dict.fromkeys(str(row[column]) for row in rows if row.get(column))
        return tuple(ids)[: self._part.most]

    def _near(self, _: Point | None) -> Sequence[NearCamera]:
        return self.ports.cameras(self._ids)

    def show_data(self) -> None:
        wanted = self._wanted()
        if wanted != self._ids or not wanted:
            self._ids = wanted
            self._views.look_at(_ANYWHERE)
            self._show_tiles()
            if self.isVisible():
                self._views.open_after_rest()

    def look_at_age(self) -> None:
        """Leave its edge plain: a live picture is of now, however old the rows that name it."""

    def _show_tiles(self) -> None:
        """Black boxes say nothing: where no camera is known, words say so."""
        found = self._views.found
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < len(found))
        self._empty.say("" if found else _t("No camera to show"))

    def _mark(self) -> None:
        """Say who looks at the pictures."""
        for tile in self.tiles:
            tile.set_watermark(self.ports.watermark())

    def stop(self) -> None:
        self._second.stop()
        self._views.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mark()
        self._second.start()
        if not self._sight.shown():
            self._views.look_at(_ANYWHERE)
            self._views.open_after_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self._sight.hidden()
