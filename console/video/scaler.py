"""Scaling a decoded frame into a slot of shared memory.

The direct way calls FFmpeg's own scaler with the slot as its target: no picture in between is
allocated and copied, which saves about a sixth of a worker's work. It scales brightness and
colours first and makes screen colours of the small picture after: the library has a fast way for
pictures that keep their size, and both together cost a sixth less than one step that does all.
Sizes are chosen so that it has one: whole pairs of pixels and lines (others cost fifteen times as
much), and a pixel or two larger than the tile where that is much cheaper.
Where the library is not found, or a picture is of another kind than 4:2:0, PyAV's reformatter
does it.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from console.video.fit import Fit, write
from console.video.frames import Shape
from console.video.gathering import choose_gathering
from console.video.swscale import BGRA, FOLDER, YUV420P, Conversion, Planes, find_library

_FAST_BILINEAR = 1
_FULL_RANGE = 2
_LINE = 64
_MOST_MORE = 1 + 1 / 256
"""How much larger than wanted a picture may be and only be cut: a pixel or two at its sides."""
_SOURCE_STEP, _SMALL_STEP = 16, 32
"""Widths of which the library enlarges with few instructions: from multiples, to multiples."""


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


@dataclass(frozen=True, slots=True)
class _Cut:
    """The part of a source that is shown and where in the tile it goes; all in pixels.

    Attributes:
        width, height, skip_x, skip_y: that part, and where in the source it begins.
        small_width: what it is scaled to across, of which `to_width` in the middle are shown.
        to_width, to_height: what is written: whole pairs, as colours are told for pairs.
        across, down: what of that is seen.
        left, top: where in the tile.
    """

    width: int
    height: int
    skip_x: int
    skip_y: int
    small_width: int
    to_width: int
    to_height: int
    across: int
    down: int
    left: int
    top: int

    @classmethod
    @cache
    def of(cls, width: int, height: int, tile: Shape, shape: tuple[int, int]) -> "_Cut":
        fit = Fit.of(*shape, tile)
        across, down = min(fit.width, tile.width), min(fit.height, tile.height)
        to_width, to_height = across + across % 2, down + down % 2
        wide = min(width, round(width * tile.width / fit.width)) & ~1
        high = min(height, round(height * tile.height / fit.height)) & ~1
        small = to_width
        if _is_nearly(wide, to_width) and _is_nearly(high, to_height):
            wide, high = to_width, to_height
        elif wide < to_width and wide % _SOURCE_STEP == 0:
            step = _padded(to_width, _SMALL_STEP)
            if _is_nearly(step, to_width):
                small, high = step, round(high * to_width / step) & ~1
        skip_x, skip_y = (width - wide) // 2 & ~1, (height - high) // 2 & ~1
        left, top = max(0, fit.left), max(0, fit.top)
        return cls(wide, high, skip_x, skip_y, small, to_width, to_height, across, down, left, top)

    @property
    def is_as_it_is(self) -> bool:
        """Whether nothing has to be scaled."""
        return (self.width, self.height) == (self.to_width, self.to_height)

    @property
    def has_bars(self) -> bool:
        """Whether the tile is not filled."""
        return bool(self.left or self.top)


def _is_nearly(size: int, wanted: int) -> bool:
    """Whether a size is the wanted one, or so little more that it can be cut instead of scaled."""
    return wanted <= size <= wanted * _MOST_MORE


class _Colours:
    """Makes screen colours of a part that has its size."""

    def __init__(self, library: Any, cut: _Cut, colours: int, full: bool) -> None:
        size = (cut.to_width, cut.to_height)
        self._colour = Conversion(library, (*size, YUV420P), (*size, BGRA), colours, full)

    def run(self, source: Planes, target: Planes) -> None:
        """Write the picture."""
        self._colour.run(source, target)


class _TwoSteps:
    """Scales in the stream's own colours into a picture it keeps, then makes screen colours."""

    def __init__(self, library: Any, cut: _Cut, colours: int, full: bool) -> None:
        wide, high = cut.small_width, cut.to_height
        source, small = (cut.width, cut.height, YUV420P), (wide, high, YUV420P)
        self._scale = Conversion(library, source, small, colours, full)
        self._colour = _Colours(library, cut, colours, full)
        line, half = _padded(wide), _padded(wide // 2)
        self._memory = ctypes.create_string_buffer(line * high + half * high + 2 * _LINE)
        luma = _padded(ctypes.addressof(self._memory))
        blue = luma + line * high
        red = blue + half * (high // 2)
        self._small = Planes((line, half, half)).put(luma, blue, red)
        aside = (wide - cut.to_width) // 4
        self._middle = Planes((line, half, half)).put(luma + 2 * aside, blue + aside, red + aside)

    def run(self, source: Planes, target: Planes) -> None:
        """Write the picture."""
        self._scale.run(source, self._small)
        self._colour.run(self._middle, target)


def _padded(count: int, border: int = _LINE) -> int:
    """Return the next border; lines begin at one of 64 bytes, where the library is fast."""
    return (count + border - 1) // border * border


class PlaneScaler:
    """Pictures of 4:2:0 that lie in memory, straight into a slot; what is cut off is not scaled.

    Args:
        library: libswscale.
        size: width and height of the pictures.
        tile: the slot's shape.
        colours: FFmpeg's number of their colour space.
        full: whether their values use the full range.
        shape: width and height they are seen in, where that is not their size.
    """

    def __init__(
        self,
        library: Any,
        size: tuple[int, int],
        tile: Shape,
        colours: int,
        full: bool,
        shape: tuple[int, int] | None = None,
    ) -> None:
        self._tile = tile
        self._cut = cut = _Cut.of(*size, tile, shape or size)
        way = _Colours if cut.is_as_it_is else _TwoSteps
        self._way = way(library, cut, colours, full)
        self._lines = (0, 0)
        self._asides = (0, 0)
        self._source = Planes(())
        self._slot = Planes((tile.stride,))
        self._start = cut.top * tile.stride + cut.left * 4

    def into(self, planes: Sequence[int], lines: tuple[int, int], target: memoryview) -> None:
        """Scale and crop a picture into a slot.

        Args:
            planes: addresses of brightness, blue and red.
            lines: bytes from one line to the next, of brightness and of the colours.
            target: the slot's bytes.
        """
        if lines != self._lines:
            self._lie_so(lines)
        luma, blue, red = planes
        across, aside = self._asides
        slot = ctypes.addressof(ctypes.c_char.from_buffer(target))
        source = self._source.put(luma + across, blue + aside, red + aside)
        self._way.run(source, self._slot.put(slot + self._start))
        if self._cut.has_bars:
            self._blacken(target)

    def _blacken(self, target: memoryview) -> None:
        """Blacken the bars; after the picture: the library writes eights of pixels, some beside."""
        cut, tile = self._cut, self._tile
        lines = np.frombuffer(target, np.uint8).reshape(-1, tile.stride)
        lines[: cut.top] = lines[cut.top + cut.down :] = 0
        lines[:, : 4 * cut.left] = lines[:, 4 * (cut.left + cut.across) :] = 0

    def _lie_so(self, lines: tuple[int, int]) -> None:
        """Reckon for pictures with such lines; those of one stream mostly stay the same."""
        cut, (line, half) = self._cut, lines
        self._lines, self._source = lines, Planes((line, half, half))
        self._asides = (
            cut.skip_y * line + cut.skip_x,
            cut.skip_y // 2 * half + cut.skip_x // 2,
        )


class DirectScaler:
    """FFmpeg's scaler straight into the slot.

    Args:
        library: libswscale.
        plain: takes what this one cannot.
    """

    def __init__(self, library: Any, plain: PlainScaler) -> None:
        self._library = library
        self._plain = plain
        self._size: tuple[int, int, Shape] | None = None
        self._way: PlaneScaler | None = None
        self._key: tuple[object, ...] = ()

    def into(self, frame: av.VideoFrame, target: memoryview, tile: Shape) -> None:
        """Scale and crop `frame` into a slot."""
        size = (frame.width, frame.height, tile)
        if frame.key_frame or size != self._size:
            self._size = size
            self._look_at(frame, tile)
        if self._way is None:
            self._plain.into(frame, target, tile)
            return
        luma, blue, red = frame.planes
        planes = (luma.buffer_ptr, blue.buffer_ptr, red.buffer_ptr)
        self._way.into(planes, (luma.line_size, blue.line_size), target)

    def _look_at(self, frame: av.VideoFrame, tile: Shape) -> None:
        """Prepare for a kind of picture, which may change with a key frame."""
        kind = frame.format.name
        full = kind == "yuvj420p" or frame.color_range == _FULL_RANGE
        size = (frame.width, frame.height)
        key = (size, tile, kind, int(frame.colorspace), full)
        if key == self._key:
            return
        self._key, self._way = key, None
        if kind in ("yuv420p", "yuvj420p"):
            self._way = PlaneScaler(self._library, size, tile, int(frame.colorspace), full)


def quick_library() -> Any | None:
    """Return libswscale as it is quickest on this machine, or nothing."""
    library = find_library()
    if library is not None:
        choose_gathering(FOLDER, library)
    return library


class ScalerMaker:
    """Finds the library once and makes a scaler for each stream."""

    def __init__(self) -> None:
        self._library = quick_library()

    def __call__(self) -> Scaler:
        """Return a new scaler."""
        plain = PlainScaler()
        return plain if self._library is None else DirectScaler(self._library, plain)
