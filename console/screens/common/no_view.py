"""A view of a camera that cannot be opened."""

from concurrent.futures import Future

from PySide6.QtGui import QImage

from console.screens.common.still_source import StillSource


class NoView(StillSource):
    """A tile without a stream that says why, where a page wants a view."""

    frames = 0
    profile = "sub"
    mode = ""
    is_ready = False

    def wake(self) -> None:
        """There is nothing to decode."""

    def retry_now(self) -> None:
        """There is nothing to try."""

    def clip(self, seconds: float) -> "Future[bytes] | None":
        """Return nothing: nothing is open."""
        return None

    def still(self) -> QImage | None:
        """Return no picture."""
        return None

    def still_file(self) -> "Future[bytes] | None":
        """Return nothing: nothing is open."""
        return None

    def resize(self, width: int, height: int) -> None:
        """Nothing is decoded."""

    def close(self) -> None:
        """Nothing is open."""
