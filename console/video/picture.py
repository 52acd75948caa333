"""A frame in shared memory as Qt paints it."""

from PySide6.QtGui import QImage

from console.video.frames import Surface


class Picture(QImage):
    """A look into shared memory; it keeps the memory alive as long as it lives itself.

    It shows one frame until the stream is asked for its next picture; `copy()` it to keep it.
    """

    def __init__(self, surface: Surface, slot: int) -> None:
        shape, data = surface.shape, surface.bytes_of(slot)
        kind = QImage.Format.Format_RGB32
        super().__init__(data, shape.width, shape.height, shape.stride, kind)
        self._surface = surface


class Pictures:
    """The pictures of one surface: one for each slot, made when it is first asked for."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._made: dict[int, Picture] = {}

    def newest(self) -> Picture | None:
        """Hold the newest frame until the next call and return it; None before the first."""
        slot = self._surface.claim()
        if slot is None:
            return None
        if slot not in self._made:
            self._made[slot] = Picture(self._surface, slot)
        return self._made[slot]
