"""Pictures of the cameras nearest to a point.

Streams are opened only after the point has stayed for a while, so that walking down a list or
typing opens none; a camera that the next point needs as well keeps its stream.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, QTimer

from console.domain.geo import Point
from console.models.directory import NearCamera
from console.screens.common.still_source import StillSource
from console.screens.common.views import OpenView, View
from console.screens.common.words import where_words
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileDress, TileSource, TileState

Near = Callable[[Point | None], Sequence[NearCamera]]
Instead = Callable[[NearCamera], TileSource | None]
Tile = tuple[TileGrid, int]
"""A grid and the number of a tile in it."""


def apart(names: Sequence[str]) -> list[str]:
    """Return the names without the town before the dot where all stand in one: it tells none apart.

    A name that stands alone, or has no town, stays whole.
    """
    towns = {name.partition("·")[0] for name in names}
    is_one = len(names) > 1 and len(towns) == 1 and all("·" in name for name in names)
    return [name.partition("·")[2] for name in names] if is_one else list(names)


class NearViews(QObject):
    """Opens and closes the views of a row of tiles.

    Args:
        tiles: where they are shown, the best camera first.
        near: cameras around a point, the best first.
        open_view: begins to show a camera.
        rest: milliseconds a point must stay before anything is opened.
        instead: what a tile shows that is not to be opened; None for a camera that is.
    """

    def __init__(
        self,
        tiles: Sequence[Tile],
        near: Near,
        open_view: OpenView,
        rest: int,
        instead: Instead | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tiles = tuple(tiles)
        self._near = near
        self._open_view = open_view
        self._instead = instead
        self._open: dict[str, View] = {}
        self.found: Sequence[NearCamera] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest)
        self._rest.timeout.connect(self._open_all)

    @property
    def camera_ids(self) -> list[str]:
        """Ids of the cameras near the point, the nearest first; there may be more than tiles."""
        return [near.camera.id for near in self.found]

    @property
    def open_cameras(self) -> frozenset[str]:
        """Ids of the cameras whose view is open now."""
        return frozenset(self._open)

    def use(self, tiles: Sequence[Tile]) -> None:
        """Show the pictures in other tiles from now on; nothing is shown there yet."""
        if tuple(tiles) != self._tiles:
            self.close()
            self._tiles = tuple(tiles)

    def look_at(self, point: Point | None) -> None:
        """Show names and distances around another point at once."""
        self._rest.stop()
        self.found = self._near(point)
        wanted = set(self.camera_ids[: len(self._tiles)])
        for id in [id for id in self._open if id not in wanted]:
            self._open.pop(id).close()
        self._show()

    def open_after_rest(self) -> None:
        """Open what is looked at, when it stays."""
        if self.found:
            self._rest.start()

    def close(self) -> None:
        """Let all views go; what was looked at can be opened again."""
        self._rest.stop()
        for grid, number in self._tiles:
            grid.set_tile(number, None)
        while self._open:
            self._open.popitem()[1].close()

    def _open_all(self) -> None:
        for (grid, number), near in zip(self._tiles, self.found, strict=False):
            id = near.camera.id
            if id in self._open or (self._instead is not None and self._instead(near)):
                continue
            size: QSize = grid.picture_size(number)
            view = self._open_view(id, size.width(), size.height())
            if view is not None:
                self._open[id] = view
        self._show(has_rested=True)

    def _show(self, has_rested: bool = False) -> None:
        sources = [self._source(near, has_rested) for near in self.found[: len(self._tiles)]]
        names = apart([source.name for source in sources])
        for place, (grid, number) in enumerate(self._tiles):
            if place >= len(self.found):
                grid.set_tile(number, None)
                continue
            near = self.found[place]
            where = where_words(near.metres, near.direction) if near.direction else ""
            dress = TileDress(number=str(place + 1), right=where, name=names[place])
            grid.set_tile(number, sources[place], dress)

    def _source(self, near: NearCamera, has_rested: bool) -> TileSource:
        view = self._open.get(near.camera.id)
        instead = self._instead(near) if has_rested and self._instead is not None else None
        return view or instead or StillSource(near.camera.name, TileState.WAITING)
