"""事发周边点位: how many cameras are near, how many of those shown are live, and the pictures."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.geo import Point
from console.models.directory import NearCamera
from console.screens.common.still_source import StillSource
from console.screens.incident import own_commands as own
from console.screens.incident.parts import IncidentParts
from console.screens.incident.ring_tiles import RingTiles
from widgets.common.key_words import KeyCaps
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Step
from widgets.video.tile_source import TileState

MOST = 12
"""Cameras of the ring: three groups of four."""
_HEAD = 40


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class PicturesPane(QWidget):
    """Head and four pictures."""

    def __init__(self, parts: IncidentParts, caps: KeyCaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._caps = parts, caps
        self._near: tuple[Point | None, list[NearCamera]] = (None, [])
        self.head = SectionHead(parts.theme, _t("Cameras around"), height=_HEAD)
        self.tiles = RingTiles(parts.theme, self._found, parts.open_view, self._instead)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 8)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tiles)

    def show_point(self, point: Point | None) -> None:
        """Look at another place, or at the same again: a camera may have been added."""
        if point != self.tiles.point or (point is not None and not self._near[1]):
            self._near = (point, list(self._parts.directory.cameras_near(point, most=MOST)))
            self.tiles.show_point(point)
        self.tell()

    def tell(self) -> None:
        """Say how many there are and how many of the four are live."""
        note = _t("{0} near·{1} live").format(len(self._near[1]), self.tiles.live)
        right = [
            Run(_t("other cameras"), step=Step.SMALL),
            key_cap(self._caps.words(own.CAMERAS.id)),
        ]
        self.head.set_note(note if self._near[1] else "", right if len(self._near[1]) > 4 else [])

    def give_height(self, height: int) -> None:
        """Be so high at most."""
        self.tiles.give_height(height - _HEAD - 8)

    def _found(self, point: Point | None) -> list[NearCamera]:
        known, near = self._near
        return near if point is not None and point == known else []

    def _instead(self, near: NearCamera) -> StillSource | None:
        camera = near.camera
        if camera.is_restricted:
            return StillSource(camera.name, TileState.DENIED)
        if self._parts.link.is_offline and not camera.urls:
            return StillSource(camera.name, TileState.FAILED, (_t("Not available offline"),))
        return None
