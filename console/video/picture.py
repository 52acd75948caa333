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
        self.given = 0
        """Number of the frame that was returned last."""

    def next(self) -> Picture | None:
        """Hold a frame until the next call and return it; None before the first.

        It is the newest, or the one before it where that was not shown either: frames that come
        close together are shown one after the other.
        """
        slot = self._surface.claim(self.given)
        if slot is None:
            return None
        self.given = self._surface.sequence_of(slot)
        if slot not in self._made:
            self._made[slot] = Picture(self._surface, slot)
        return self._made[slot]
