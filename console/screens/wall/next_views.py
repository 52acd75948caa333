"""The cameras that come next: connected before their turn, and decoded just before it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize

from console.screens.common.views import OpenView, StandBy, View


class NextViews:
    """Keeps pictures in stand-by.

    Args:
        stand_by: opens a camera so that it connects and decodes nothing yet; None where a seat
            can only open them early.
        open_view: opens a camera at once.
    """

    def __init__(self, open_view: OpenView, stand_by: StandBy | None = None) -> None:
        self._open = stand_by or open_view
        self._views: dict[str, View] = {}
        self._woken: set[str] = set()

    @property
    def is_woken(self) -> bool:
        """Whether any is decoded."""
        return bool(self._woken)

    def prepare(self, cameras: Sequence[str], sizes: Sequence[QSize]) -> None:
        """Open these in stand-by; what was prepared before and is not among them is let go."""
        for id in [id for id in self._views if id not in cameras]:
            self._views.pop(id).close()
            self._woken.discard(id)
        for id, size in zip(cameras, sizes, strict=True):
            if id not in self._views:
                view = self._open(id, size.width(), size.height())
                if view is not None:
                    self._views[id] = view

    def wake_one(self) -> bool:
        """Decode one more of them; return whether there was one."""
        for id, view in self._views.items():
            if id not in self._woken:
                self._woken.add(id)
                view.wake()
                return True
        return False

    def take(self, camera: str, size: QSize) -> View | None:
        """Return a camera that stands by, decoding from now on; None where none does."""
        view = self._views.pop(camera, None)
        self._woken.discard(camera)
        if view is not None:
            view.resize(size.width(), size.height())
            view.wake()
        return view

    def close(self) -> None:
        """Let all go."""
        self._woken.clear()
        while self._views:
            self._views.popitem()[1].close()
