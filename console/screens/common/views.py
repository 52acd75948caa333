"""Where a page gets live pictures from: a source that can be resized and let go."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from PySide6.QtGui import QImage

from widgets.video.tile_source import TileSource


class View(TileSource, Protocol):
    """The picture of one camera on one tile."""

    @property
    def frames(self) -> int:
        """How many frames were decoded so far; a repeated picture is none."""
        ...

    @property
    def profile(self) -> str:
        """`sub` (子码流) or `main` (主码流)."""
        ...

    @property
    def mode(self) -> str:
        """How much is decoded (shown as 降级): empty for all, `soft`, `key` (frames) or `off`."""
        ...

    @property
    def is_ready(self) -> bool:
        """Whether a picture is there, or comes at once when it is woken."""
        ...

    def wake(self) -> None:
        """Decode from now on, for a view opened in stand-by."""
        ...

    def retry_now(self) -> None:
        """Try again at once, whatever the wait was to be."""
        ...

    def clip(self, seconds: float) -> "Future[bytes] | None":
        """Return the last seconds as MPEG-TS (at most 12), as far as they are kept.

        Empty where the engine keeps none, None where nothing is open.
        """
        ...

    def still(self) -> QImage | None:
        """Return a copy of the newest picture, at the size it is decoded to."""
        ...

    def still_file(self) -> "Future[bytes] | None":
        """Return the newest picture as PNG at the stream's own size; empty where there is none."""
        ...

    def resize(self, width: int, height: int) -> None:
        """Decode to another size, device pixels."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


OpenView = Callable[[str, int, int], View | None]
"""Begins to show a camera by id at a size in device pixels; None when nobody knows it."""

StandBy = OpenView
"""Begins to connect a camera and decodes nothing until it is woken; otherwise as `OpenView`."""
