"""Scaling a decoded frame into a slot of shared memory.

The direct way calls FFmpeg's own scaler, the one PyAV brings along, with the slot as its target:
no picture in between is allocated and copied, which saves about a sixth of a worker's work. Where
that library is not found, or a picture is of another kind than 4:2:0, PyAV's reformatter does it.
"""

import ctypes
import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import av
from av.video.reformatter import VideoReformatter

from console.video.fit import Fit, write
from console.video.frames import Shape

_log = logging.getLogger(__name__)
_FAST_BILINEAR = 1
_YUV420P, _BGRA = 0, 28
_BT709, _BT601 = 1, 5
_FULL_RANGE = 2
_Planes = ctypes.c_void_p * 4
_Strides = ctypes.c_int * 4


class Scaler(Protocol):
    """Writes frames of one stream at the tile's size."""

    def into(self, frame: av.VideoFrame, target: memoryview, tile: Shape) -> None:
        """Scale and crop `frame` into a slot."""
        ...


class PlainScaler:
    """PyAV's reformatter and one copy; takes every pixel format."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def into(self, frame: av.VideoFrame, target: memoryview, tile: Shape) -> None:
        """Scale and crop `frame` into a slot."""
        fit = Fit.of(frame.width, frame.height, tile)
        scaled = self._reformatter.reformat(
            frame, fit.width, fit.height, "bgra", interpolation=_FAST_BILINEAR, threads=1
        )
        plane = scaled.planes[0]
        write(memoryview(plane), plane.line_size, fit, target, tile)


class DirectScaler:
    """FFmpeg's scaler straight into the slot; the part that would be cut off is not scaled.

    Args:
        library: libswscale.
        plain: takes what this one cannot.
    """

    def __init__(self, library: Any, plain: PlainScaler) -> None:
        self._library = library
        self._plain = plain
        self._context: int | None = None
        self._size: tuple[int, int, Shape] | None = None
        self._takes = False
        self._key: tuple[object, ...] = ()

    def into(self, frame: av.VideoFrame, target: memoryview, tile: Shape) -> None:
        """Scale and crop `frame` into a slot."""
        size = (frame.width, frame.height, tile)
        if frame.key_frame or size != self._size:
            self._size = size
            self._takes = self._look_at(frame, tile)
        if not self._takes:
            self._plain.into(frame, target, tile)
            return
        cut = self._cut
        if cut.has_bars:
            target[:] = bytes(len(target))
        luma, blue, red = frame.planes
        line, half = luma.line_size, blue.line_size
        down, across = cut.skip_y // 2 * half, cut.skip_x // 2
        sources = _Planes(
            luma.buffer_ptr + cut.skip_y * line + cut.skip_x,
            blue.buffer_ptr + down + across,
            red.buffer_ptr + down + across,
        )
        slot = ctypes.addressof(ctypes.c_char.from_buffer(target))
        start = slot + cut.top * tile.stride + cut.left * 4
        self._library.sws_scale(
            self._context,
            sources,
            _Strides(line, half, half),
            0,
            cut.height,
            _Planes(start),
            _Strides(tile.stride),
        )

    def _look_at(self, frame: av.VideoFrame, tile: Shape) -> bool:
        """Prepare for a kind of picture, which may change with a key frame; say if it is taken."""
        kind = frame.format.name
        self._cut = _Cut.of(frame.width, frame.height, tile)
        if kind not in ("yuv420p", "yuvj420p"):
            return False
        full = kind == "yuvj420p" or frame.color_range == _FULL_RANGE
        self._prepare((self._cut, int(frame.colorspace), full))
        return True

    def _prepare(self, key: "tuple[_Cut, int, bool]") -> None:
        """Make a context for these sizes and colours, unless it is the last one's."""
        if key == self._key:
            return
        self._free()
        cut, colours, full = key
        self._context = self._library.sws_getContext(
            cut.width, cut.height, _YUV420P, cut.to_width, cut.to_height, _BGRA,
            _FAST_BILINEAR, None, None, None,
        )  # fmt: skip
        if not self._context:
            raise ValueError(f"no scaling from {cut.width} x {cut.height}")
        table = self._library.sws_getCoefficients(_BT709 if colours == _BT709 else _BT601)
        one = 1 << 16
        self._library.sws_setColorspaceDetails(
            self._context, table, int(full), table, 1, 0, one, one
        )
        self._key = key

    def _free(self) -> None:
        if self._context:
            self._library.sws_freeContext(self._context)
            self._context = None

    def __del__(self) -> None:
        self._free()


@dataclass(frozen=True, slots=True)
class _Cut:
    """The part of a source that is scaled and where in the tile it goes; all in pixels."""

    width: int
    height: int
    skip_x: int
    skip_y: int
    to_width: int
    to_height: int
    left: int
    top: int

    @classmethod
    @cache
    def of(cls, width: int, height: int, tile: Shape) -> "_Cut":
        fit = Fit.of(width, height, tile)
        wide = min(width, round(width * tile.width / fit.width)) & ~1
        high = min(height, round(height * tile.height / fit.height)) & ~1
        skip_x, skip_y = (width - wide) // 2 & ~1, (height - high) // 2 & ~1
        across, down = min(fit.width, tile.width), min(fit.height, tile.height)
        return cls(wide, high, skip_x, skip_y, across, down, max(0, fit.left), max(0, fit.top))

    @property
    def has_bars(self) -> bool:
        """Whether the tile is not filled."""
        return bool(self.left or self.top)


class ScalerMaker:
    """Finds the library once and makes a scaler for each stream."""

    def __init__(self) -> None:
        self._library = _find_library()

    def __call__(self) -> Scaler:
        """Return a new scaler."""
        plain = PlainScaler()
        return plain if self._library is None else DirectScaler(self._library, plain)


def _find_library() -> Any | None:
    """Return the libswscale that PyAV's wheel carries and has loaded already, or nothing."""
    folder = Path(av.__file__).parent.parent / "av.libs"
    for file in [*folder.glob("libswscale*"), *folder.glob("swscale*.dll")]:
        try:
            return _declared(ctypes.CDLL(str(file)))
        except (OSError, AttributeError) as error:
            _log.warning("scaling by PyAV: %s", error)
    return None


def _declared(library: Any) -> Any:
    pointer, number = ctypes.c_void_p, ctypes.c_int
    library.sws_getContext.restype = pointer
    library.sws_getContext.argtypes = [*[number] * 7, pointer, pointer, pointer]
    library.sws_getCoefficients.restype = pointer
    library.sws_getCoefficients.argtypes = [number]
    library.sws_setColorspaceDetails.argtypes = [
        pointer, pointer, number, pointer, number, number, number, number,
    ]  # fmt: skip
    library.sws_scale.argtypes = [
        pointer, _Planes, _Strides, number, number, _Planes, _Strides,
    ]  # fmt: skip
    library.sws_freeContext.argtypes = [pointer]
    return library
