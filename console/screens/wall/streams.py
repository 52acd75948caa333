"""Which cameras stand on which tile, and the streams behind them; kept over a change of layout."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QCoreApplication, QSize

from console.domain.reference import Camera
from console.screens.common.no_view import NoView
from console.screens.common.views import OpenView, StandBy, View
from console.screens.wall.next_views import NextViews
from widgets.video.tile_source import TileState


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class Streams:
    """One stream a camera, however often the layout changes.

    Args:
        open_view: begins to show a camera.
        camera: looks a camera up, for its name.
        stand_by: opens a camera before its turn.
    """

    def __init__(
        self,
        open_view: OpenView,
        camera: Callable[[str], Camera | None],
        stand_by: StandBy | None = None,
    ) -> None:
        self._open_view = open_view
        self._next = NextViews(open_view, stand_by)
        self._camera = camera
        self._open: dict[str, View] = {}
        self._sizes: dict[str, QSize] = {}
        self._instead: dict[str, View] = {}

    @property
    def count(self) -> int:
        """How many pictures are open, without those in stand-by."""
        return len(self._open)

    def instead(self, camera: str, view: View | None) -> None:
        """Show another picture of a camera than its live one, which stays open; None ends it."""
        self._instead.pop(camera, None)
        self._sizes.pop(camera, None)
        if view is not None:
            self._instead[camera] = view

    @property
    def is_one_known_now(self) -> bool:
        """Whether a camera that nobody knew stands in the directory by now."""
        unknown = (id for id, view in self._open.items() if isinstance(view, NoView))
        return any(self._camera(id) is not None for id in unknown)

    def show(self, cameras: Sequence[str], sizes: Sequence[QSize]) -> list[View]:
        """Return a picture for each camera at its size; the others stay until `keep_only`."""
        return [self._view(id, size) for id, size in zip(cameras, sizes, strict=True)]

    def keep_only(self, cameras: Collection[str]) -> None:
        """Let every other picture go."""
        for id in [id for id in self._open if id not in cameras]:
            self._open.pop(id).close()
            self._sizes.pop(id, None)

    def prepare(self, cameras: Sequence[str], sizes: Sequence[QSize]) -> None:
        """Open those of these in stand-by that are not shown anyway."""
        new = [(id, size) for id, size in zip(cameras, sizes, strict=True) if id not in self._open]
        self._next.prepare([id for id, _ in new], [size for _, size in new])

    def wake_next(self) -> bool:
        """Decode one more of those in stand-by; return whether there was one."""
        return self._next.wake_one()

    def leave_next_asleep(self) -> None:
        """Let go of those in stand-by if any of them is decoded already."""
        if self._next.is_woken:
            self._next.close()

    def view(self, camera: str) -> View | None:
        """Return an open picture."""
        return self._instead.get(camera) or self._open.get(camera)

    def resize(self, camera: str, size: QSize) -> None:
        """Decode a camera to another size."""
        if camera in self._open and self._sizes.get(camera) != size:
            self._sizes[camera] = size
            self._open[camera].resize(size.width(), size.height())
            if camera in self._instead:
                self._instead[camera].resize(size.width(), size.height())

    def close(self) -> None:
        """Let every picture go."""
        self._next.close()
        while self._open:
            self._open.popitem()[1].close()

    def _view(self, camera: str, size: QSize) -> View:
        if camera in self._open and not isinstance(self._open[camera], NoView):
            self.resize(camera, size)
            return self._instead.get(camera) or self._open[camera]
        opened = self._next.take(camera, size)
        if opened is None:
            opened = self._open_view(camera, size.width(), size.height())
        known = self._camera(camera)
        name = known.name if known else camera
        why = (_t("The directory does not know this camera"),)
        view = opened or NoView(name, TileState.FAILED, why)
        self._open[camera], self._sizes[camera] = view, size
        return self._instead.get(camera) or view
