# ruff: noqa: D102 - Qt's overrides are described by Qt
"""事发周边点位: the best view large, three beside it; another group of cameras by one key."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.geo import Point
from console.models.directory import NearCamera
from console.screens.common.near_views import Instead, Near, NearViews
from console.screens.common.out_of_sight import OutOfSight
from console.screens.common.views import OpenView
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.theme import Theme
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_style import PANEL

COUNT = 4
GAP = 8
_REST = 200
_RATIO = 16 / 9
_LOW, _LEAST = 260, 72
_LARGE = QSize(624, 352)
"""The large tile at 1920, the least it gets; three of a third of its height stand beside it."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class RingTiles(Painted):
    """Four pictures of one incident; streams live only while they can be seen.

    Args:
        theme: the theme.
        near: cameras around a point, the best first.
        open_view: begins to show a camera.
        instead: what a tile shows that is not to be opened.
    """

    def __init__(
        self,
        theme: Theme,
        near: Near,
        open_view: OpenView,
        instead: Instead | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._near = near
        self._first = 0
        self.point: Point | None = None
        self._sight = OutOfSight(self.close_views, self)
        self.tiles = [TileGrid(theme, PANEL, 1, self) for _ in range(COUNT)]
        for tile in self.tiles:
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        places = [(tile, 0) for tile in self.tiles]
        self._views = NearViews(places, self._from_first, open_view, _REST, instead, self)
        self._note = EmptyNote(theme, self)
        self._most = _LARGE.height()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.give_height(_LARGE.height())
        self._tell()

    @property
    def found(self) -> Sequence[NearCamera]:
        """All cameras near, the best first."""
        return self._near(self.point) if self.point is not None else ()

    @property
    def camera_ids(self) -> list[str]:
        """Ids of the cameras shown."""
        return self._views.camera_ids[:COUNT]

    @property
    def live(self) -> int:
        """How many of the pictures move now."""
        return sum(tile.live_count for tile in self.tiles)

    def show_point(self, point: Point | None) -> None:
        """Look at another place; a camera that stays keeps its stream."""
        if point != self.point:
            self.point, self._first = point, 0
        self._look()

    def next_group(self) -> None:
        """Show the next four; after the last ones the best again."""
        self._first = self._first + COUNT if self._first + COUNT < len(self.found) else 0
        self._look()

    def give_height(self, height: int) -> None:
        """Be so high at most; the pictures keep their shape."""
        self._most = height
        self._fit()

    def set_watermark(self, text: str) -> None:
        """Change who looks."""
        for tile in self.tiles:
            tile.set_watermark(text)

    def close_views(self) -> None:
        """Let all streams go."""
        self._views.close()

    def _from_first(self, point: Point | None) -> Sequence[NearCamera]:
        return self._near(point)[self._first :] if point is not None else ()

    def _look(self) -> None:
        self._views.look_at(self.point)
        self._tell()
        if self.isVisible():
            self._views.open_after_rest()

    def _tell(self) -> None:
        shown = len(self.camera_ids)
        if self.point is None:
            self._note.say(_t("No place yet"), _t("Once it is told, the nearest cameras show here"))
        else:
            self._note.say("" if shown else _t("No camera near"))
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One large and three small ones; where that is too low to see, four of one size."""
        width, most = self.width(), self._most
        if most < _LOW:
            wide = (width - (COUNT - 1) * GAP) // COUNT
            high = min(max(_LEAST, most), round(wide / _RATIO))
            self.setFixedHeight(max(_LEAST, high))
            for number, tile in enumerate(self.tiles):
                tile.setGeometry(QRect(number * (wide + GAP), 0, wide, self.height()))
            return
        wholly = (width - GAP + 2 * GAP * _RATIO / 3) / (_RATIO * 4 / 3)
        height = min(max(_LARGE.height(), round(wholly)), most)
        self.setFixedHeight(height)
        small_height = (height - 2 * GAP) // 3
        small = QSize(round(small_height * _RATIO), small_height)
        large_width = min(round(height * _RATIO), width - GAP - small.width())
        self.tiles[0].setGeometry(QRect(0, 0, large_width, height))
        for number, tile in enumerate(self.tiles[1:]):
            top = number * (small_height + GAP)
            tile.setGeometry(QRect(large_width + GAP, top, small.width(), small_height))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._sight.shown():
            self._views.open_after_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sight.hidden()
