"""The last picture of a camera whose stream was let go: it stands, and says so."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtGui import QImage

from console.screens.common.no_view import NoView
from console.screens.common.views import View
from widgets.video.privacy import png
from widgets.video.tile_source import TileState, own_size


class LastPicture(NoView):
    """A copy, covered as the tile was; its age goes on.

    Args:
        view: has a picture; may be closed from now on.
        monotonic: seconds that never jump.
    """

    def __init__(self, view: View, monotonic: Callable[[], float]) -> None:
        super().__init__(view.name, TileState.FROZEN)
        is_recorded = view.state == TileState.PLAYBACK  # its age is not the one that is told
        self._image = None if is_recorded else view.still()
        self.sequence = 0 if self._image is None else view.sequence
        size = own_size(view)
        self.own_size = size.width(), size.height()
        self._monotonic = monotonic
        self._taken_at = monotonic() - view.age()

    def age(self) -> float:
        """Return the age of the picture."""
        return self._monotonic() - self._taken_at

    def image(self) -> QImage | None:
        """Return the picture."""
        return self._image

    def still(self) -> QImage | None:
        """Return a copy of the picture."""
        return None if self._image is None else self._image.copy()

    def still_file(self) -> "Future[bytes] | None":
        """Return the picture as PNG, at the size of its tile."""
        answer: Future[bytes] = Future()
        answer.set_result(b"" if self._image is None else png(self._image))
        return answer
