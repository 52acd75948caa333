"""A frame in shared memory as Qt paints it."""

from PySide6.QtGui import QImage

from console.video.frames import Surface


class Picture(QImage):
    """A look into shared memory; it keeps the memory alive as long as it lives itself.

    It shows one frame until the stream is asked for its next picture; `copy()` it to keep it.
    """

    def __init__(self, data: memoryview, surface: Surface) -> None:
        shape = surface.shape
        kind = QImage.Format.Format_RGB32
        super().__init__(data, shape.width, shape.height, shape.stride, kind)
        self._surface = surface
