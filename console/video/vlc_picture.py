"""The memory libvlc draws one picture into, and the way from there into a tile's slot.

libvlc scales and makes screen colours in one step, which is dear (`scaler`). So it hands over the
picture as it was decoded, in its own size and colours, and we scale it into the slot. Where no
scaler of ours is found, libvlc does it all the same and the result is copied.
"""

import ctypes
from typing import Any

from console.video.fit import Fit, write
from console.video.frames import Shape
from console.video.scaler import PlaneScaler

_LINE = 64
_UNSTATED = 2
"""FFmpeg's number for colours nobody told of: libvlc tells of none."""


class VlcPicture:
    """One picture's memory, for one size of stream and tile.

    Args:
        size: width and height of the stream's own pictures.
        tile: the slot's shape.
        scaling: libswscale, or None.

    Attributes:
        planes: addresses of its planes.
    """

    def __init__(self, size: tuple[int, int], tile: Shape, scaling: Any | None) -> None:
        self._tile, self._scaling = tile, scaling
        self._scaler: PlaneScaler | None = None
        if scaling is None:
            self._fit = Fit.of(*size, tile)
            self._size = (self._fit.width, self._fit.height)
            self._lines, self._rows = [Shape(*self._size).stride], [self._fit.height]
        else:
            self._size = size
            self.reshape(size)
            line, half = _padded(size[0]), _padded((size[0] + 1) // 2)
            self._lines, rows = [line, half, half], (size[1] + 1) // 2
            self._rows = [size[1], rows, rows]
        parts = [line * (rows + 1) for line, rows in zip(self._lines, self._rows, strict=True)]
        self._memory = ctypes.create_string_buffer(sum(parts) + _LINE)
        start = _padded(ctypes.addressof(self._memory))
        self.planes = tuple(start + sum(parts[:number]) for number in range(len(parts)))

    def tell(self, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> None:
        """Tell libvlc what is wanted, by the pointers of its format callback."""
        ctypes.memmove(chroma, b"RV32" if self._scaler is None else b"I420", 4)
        width[0], height[0] = self._size
        for number, (pitch, rows) in enumerate(zip(self._lines, self._rows, strict=True)):
            pitches[number], lines[number] = pitch, rows

    def reshape(self, shape: tuple[int, int]) -> None:
        """Show the picture in another shape than its memory's, where we scale it ourselves."""
        if self._scaling is not None:
            self._scaler = PlaneScaler(
                self._scaling, self._size, self._tile, _UNSTATED, full=False, shape=shape
            )

    def write(self, target: memoryview) -> None:
        """Bring the picture into a slot."""
        if self._scaler is not None:
            self._scaler.into(self.planes, (self._lines[0], self._lines[1]), target)
            return
        length = self._lines[0] * self._rows[0]
        source = memoryview((ctypes.c_ubyte * length).from_address(self.planes[0])).cast("B")
        write(source, self._lines[0], self._fit, target, self._tile)


def _padded(count: int) -> int:
    return (count + _LINE - 1) // _LINE * _LINE
