"""Four live tiles of the alert under the cursor, best view first."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.domain.alert import Alert, Nature
from console.domain.geo import Point
from console.models.directory import Directory, NearCamera
from console.models.link_status import LinkStatus
from console.screens.common.covered_parts import WHOLE, Parts, parts_of
from console.screens.common.find_boxes import boxes_of
from console.screens.common.near_views import NearViews
from console.screens.common.still_source import StillSource
from console.screens.common.views import OpenView
from console.screens.duty.evidence_source import EvidenceSource, Frames, no_frames
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileDress, TileState

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
        frames: brings the picture something was found in.

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
        frames: Frames = no_frames,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._directory = directory
        self._frames = frames
        self._grid = grid
        self._tiles = [(grid, number) for number in range(TILES)]
        self._found_by = ""
        self.evidence: EvidenceSource | None = None
        """The picture something was found in, in the first tile beside the live ones."""
        self._views = NearViews(self._tiles, self._near, open_view, REST, self._instead, self)

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
        self._show_evidence(alert)
        is_somewhere = alert is not None and alert.nature is not Nature.FORECAST
        self._views.look_at(alert.place.point if alert and is_somewhere else None)
        self.found.emit(len(self.camera_ids))
        self._views.open_after_rest()

    def set_count(self, count: int) -> bool:
        """Show so many tiles, the nearest cameras first; return whether it is another number."""
        if count == len(self._tiles):
            return False
        self._views.use(())
        self._grid.set_count(count)
        self._tiles = [(self._grid, number) for number in range(count)]
        self._views.use(self._tiles[1:] if self._found_by else self._tiles)
        return True

    def close(self) -> None:
        """Let all streams go."""
        self._views.look_at(None)
        self._drop_evidence()

    def follow(self, alert: Alert) -> None:
        """Show what came since: a place, cameras, another frame."""
        shown = None if self.evidence is None else self.evidence.evidence
        is_placed = alert.place.point is not None and alert.nature is not Nature.FORECAST
        if alert.evidence != shown or (is_placed and not self.camera_ids):
            self.show_alert(alert)

    def _show_evidence(self, alert: Alert | None) -> None:
        told = None if alert is None else alert.evidence
        self._found_by = "" if told is None else told.camera
        self._views.use(self._tiles if told is None else self._tiles[1:])
        if self.evidence is not None and self.evidence.evidence == told:
            return
        self._drop_evidence()
        if alert is None or told is None:
            return
        covered = partial(self._covered, told.camera)
        self.evidence = EvidenceSource(told, self._frames, self, covered)
        sure = "" if alert.confidence is None else f"{alert.confidence:.2f}"
        words = _t("Score {0}").format(sure) if sure else ""
        boxes = boxes_of(alert, is_then=False)
        self._grid.set_tile(0, self.evidence, TileDress(right=words, boxes=boxes))

    def _covered(self, finder: str) -> Parts:
        camera = self._directory.camera(finder) if finder else None
        return WHOLE if camera is None else parts_of(camera)

    def _drop_evidence(self) -> None:
        if self.evidence is not None:
            self._grid.set_tile(0, None)
            self.evidence.close()
            self.evidence = None

    def _near(self, point: Point | None) -> list[NearCamera]:
        """Return the cameras around, the one that found it first."""
        near = self._directory.cameras_near(point)
        return sorted(near, key=lambda each: each.camera.id != self._found_by)

    def _instead(self, near: NearCamera) -> StillSource | None:
        camera = near.camera
        if camera.is_restricted:
            return StillSource(camera.name, TileState.DENIED)
        if self._link.is_offline and not camera.urls:
            words = _t("Not available offline")
            return StillSource(camera.name, TileState.FAILED, (words,))
        return None
