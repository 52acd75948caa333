"""What a window that acts on nothing has in place of cameras and printers (复盘, 只读旁观)."""

from collections.abc import Callable
from concurrent.futures import Future

from console.domain.reference import Camera
from console.screens.common.no_view import NoView
from console.screens.common.views import View
from console.screens.deploy.slip import Slip
from widgets.video.tile_source import TileState


class NoPictures:
    """Opens no stream.

    Args:
        camera: returns a camera by id.
        why: what an empty tile says.
    """

    def __init__(self, camera: Callable[[str], Camera | None], why: str) -> None:
        self._camera = camera
        self._why = why

    def view(self, camera_id: str, width: int, height: int, /) -> View | None:
        """Return a tile that says why it is empty; None when nobody knows the camera."""
        camera = self._camera(camera_id)
        if camera is None:
            return None
        return NoView(f"{camera.name}·{self._why}", TileState.EMPTY)

    def stand_by(self, camera_id: str, width: int, height: int, /) -> View | None:
        """Open nothing either."""
        return self.view(camera_id, width, height)

    def is_direct(self, camera: Camera, /) -> bool:
        """Nothing is to be had at all."""
        return False


class ClosedSlips:
    """Prints nothing.

    Args:
        code: the reason.
    """

    def __init__(self, code: str) -> None:
        self._code = code

    def print(self, slip: Slip) -> "Future[str]":
        """Refuse."""
        return self._refused()

    def save(self, slip: Slip) -> "Future[str]":
        """Refuse."""
        return self._refused()

    def _refused(self) -> "Future[str]":
        failed: Future[str] = Future()
        failed.set_exception(Closed(self._code))
        return failed


class Closed(Exception):  # noqa: N818
    """Nothing is done here; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
