"""Four live tiles of the alert under the cursor, best view first."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.domain.alert import Alert, Nature
from console.models.directory import Directory, NearCamera
from console.models.link_status import LinkStatus
from console.screens.common.near_views import NearViews
from console.screens.common.still_source import StillSource
from console.screens.common.views import OpenView
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileState

REST = 150
"""Milliseconds of rest on an alert before its streams are opened."""
TILES = 4


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class DetailTiles(QObject):
    """Opens and closes the streams of four tiles.

    Args:
        grid: where they are shown.
        directory: knows which cameras are near.
        link: while it is cut, a camera without an address of its own is not to be had.
        open_view: begins to show a camera.

    Signals:
        found: how many cameras are near.
    """

    found = Signal(int)

    def __init__(
        self,
        grid: TileGrid,
        directory: Directory,
        link: LinkStatus,
        open_view: OpenView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        tiles = [(grid, number) for number in range(TILES)]
        near = directory.cameras_near
        self._views = NearViews(tiles, near, open_view, REST, self._instead, self)

    @property
    def camera_ids(self) -> list[str]:
        """Ids of the cameras near the alert, the nearest first."""
        return self._views.camera_ids

    @property
    def open_cameras(self) -> frozenset[str]:
        """Ids of the cameras whose stream is open now."""
        return self._views.open_cameras

    def show_alert(self, alert: Alert | None) -> None:
        """Show names and distances at once, pictures after a rest.

        A forecast is of a whole district: no camera is near it.
        """
        is_somewhere = alert is not None and alert.nature is not Nature.FORECAST
        self._views.look_at(alert.place.point if alert and is_somewhere else None)
        self.found.emit(len(self.camera_ids))
        self._views.open_after_rest()

    def close(self) -> None:
        """Let all streams go."""
        self._views.look_at(None)

    def _instead(self, near: NearCamera) -> StillSource | None:
        camera = near.camera
        if camera.is_restricted:
            return StillSource(camera.name, TileState.DENIED)
        if self._link.is_offline and not camera.urls:
            words = _t("Not to be had offline")
            return StillSource(camera.name, TileState.FAILED, (words,))
        return None
