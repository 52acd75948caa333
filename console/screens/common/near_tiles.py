"""A few live tiles of the cameras nearest to a point, side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.domain.geo import Point
from console.models.directory import NearCamera
from console.screens.common.views import OpenView, View
from console.screens.common.words import where_words
from widgets.common.theme import Theme
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileDress
from widgets.video.tile_style import PANEL

REST = 200
"""Milliseconds a point must stay before streams are opened: typing opens none."""

Near = Callable[[Point | None], Sequence[NearCamera]]


class NearTiles(QWidget):
    """Tiles of one size; streams live only while the widget can be seen.

    Args:
        theme: the theme.
        near: cameras around a point, the best first.
        open_view: begins to show a camera.
        count: number of tiles.
        size: of each tile.
    """

    def __init__(
        self,
        theme: Theme,
        near: Near,
        open_view: OpenView,
        count: int,
        size: QSize,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._near = near
        self._open_view = open_view
        self._point: Point | None = None
        self._found: list[NearCamera] = []
        self._open: dict[str, View] = {}
        self.tiles = [TileGrid(theme, PANEL, 1) for _ in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for tile in self.tiles:
            tile.setFixedSize(size)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(tile)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._open_all)

    @property
    def camera_ids(self) -> list[str]:
        """Ids of the cameras shown, the nearest first."""
        return [near.camera.id for near in self._found]

    @property
    def point(self) -> Point | None:
        """The point looked at."""
        return self._point

    @property
    def found(self) -> Sequence[NearCamera]:
        """The cameras shown."""
        return self._found

    def show_point(self, point: Point | None) -> None:
        """Look at another point; a camera that stays keeps its stream."""
        self._point = point
        self._found = list(self._near(point))[: len(self.tiles)]
        wanted = {near.camera.id for near in self._found}
        for id in [id for id in self._open if id not in wanted]:
            self._open.pop(id).close()
        self._show()
        if self._found and self.isVisible():
            self._rest.start()

    def close_views(self) -> None:
        """Let all streams go."""
        self._rest.stop()
        for number in range(len(self.tiles)):
            self.tiles[number].set_tile(0, None)
        while self._open:
            self._open.popitem()[1].close()

    def set_watermark(self, text: str) -> None:
        """Change who looks."""
        for tile in self.tiles:
            tile.set_watermark(text)

    def _open_all(self) -> None:
        for tile, near in zip(self.tiles, self._found, strict=False):
            if near.camera.id in self._open:
                continue
            size = tile.picture_size(0)
            view = self._open_view(near.camera.id, size.width(), size.height())
            if view is not None:
                self._open[near.camera.id] = view
        self._show()

    def _show(self) -> None:
        for number, tile in enumerate(self.tiles):
            if number >= len(self._found):
                tile.set_tile(0, None)
                continue
            near = self._found[number]
            where = where_words(near.metres, near.direction)
            dress = TileDress(number=str(number + 1), right=where)
            tile.set_tile(0, self._open.get(near.camera.id), dress)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        if self._found:
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        self.close_views()
