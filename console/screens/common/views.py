"""Where a page gets live pictures from: a source that can be resized and let go."""

from collections.abc import Callable
from typing import Protocol

from widgets.video.tile_source import TileSource


class View(TileSource, Protocol):
    """The picture of one camera on one tile."""

    def resize(self, width: int, height: int) -> None:
        """Decode to another size, device pixels."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


OpenView = Callable[[str, int, int], View | None]
"""Begins to show a camera by id at a size in device pixels; None when nobody knows it."""
