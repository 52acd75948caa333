"""A few live tiles of the cameras nearest to a point, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.domain.geo import Point
from console.models.directory import NearCamera
from console.screens.common.near_views import Near, NearViews
from console.screens.common.out_of_sight import OutOfSight
from console.screens.common.views import OpenView
from widgets.common.empty_note import EmptyNote
from widgets.common.theme import Theme
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_style import PANEL

REST = 200
"""Milliseconds a point must stay before streams are opened: typing opens none."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def _keep_room(tile: QWidget) -> None:
    policy = tile.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    tile.setSizePolicy(policy)


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
        self._point: Point | None = None
        self._sight = OutOfSight(self.close_views, self)
        self.tiles = [TileGrid(theme, PANEL, 1) for _ in range(count)]
        self._views = NearViews(
            [(tile, 0) for tile in self.tiles], near, open_view, REST, parent=self
        )
        self._note = EmptyNote(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for tile in self.tiles:
            tile.setFixedSize(size)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            _keep_room(tile)
            row.addWidget(tile)
        self._tell()

    @property
    def camera_ids(self) -> list[str]:
        """Ids of the cameras shown, the nearest first."""
        return [near.camera.id for near in self.found]

    @property
    def point(self) -> Point | None:
        """The point looked at."""
        return self._point

    @property
    def found(self) -> Sequence[NearCamera]:
        """The cameras shown."""
        return self._views.found[: len(self.tiles)]

    def show_point(self, point: Point | None) -> None:
        """Look at another point; a camera that stays keeps its stream."""
        self._point = point
        self._views.look_at(point)
        self._tell()
        if self.isVisible():
            self._views.open_after_rest()

    @property
    def note(self) -> str:
        """What stands in their place while there is nothing to see; else empty."""
        return "" if self._note.isHidden() else self._note.accessibleName()

    def _tell(self) -> None:
        """Black boxes say nothing: where no camera is known, words say why."""
        if self._point is None:
            self._note.say(
                _t("No place yet"), _t("Once it is chosen, the nearest cameras show here")
            )
        else:
            self._note.say("" if self.found else _t("No camera near"))
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < len(self.found))

    def close_views(self) -> None:
        """Let all streams go."""
        self._views.close()

    def set_watermark(self, text: str) -> None:
        """Change who looks."""
        for tile in self.tiles:
            tile.set_watermark(text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        if not self._sight.shown():
            self._views.open_after_rest()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        self._sight.hidden()
