"""A picture of one shape in a tile of another, without a second scaling when it is painted.

Up to 15 % is cut off at two sides (a 16:9 picture in a wall tile loses 4 %); beyond that the
whole picture is shown between black bars.
"""

from dataclasses import dataclass

import numpy as np

from console.video.frames import Shape

_MOST_CUT = 0.15


@dataclass(frozen=True, slots=True)
class Fit:
    """The size to scale to, and where that picture lies against the tile (negative: cut off)."""

    width: int
    height: int
    left: int
    top: int

    @classmethod
    def of(cls, width: int, height: int, tile: Shape) -> "Fit":
        """Return how a picture of `width` × `height` pixels goes into a tile."""
        across, down = tile.width / width, tile.height / height
        fill, whole = max(across, down), min(across, down)
        scale = fill if whole / fill >= 1 - _MOST_CUT else whole
        wide, high = max(1, round(width * scale)), max(1, round(height * scale))
        return cls(wide, high, (tile.width - wide) // 2, (tile.height - high) // 2)


def write(source: memoryview, stride: int, fit: Fit, target: memoryview, tile: Shape) -> None:
    """Copy a scaled BGRX picture into a tile's slot.

    Args:
        source: the picture's bytes.
        stride: bytes from one of its lines to the next.
        fit: where it goes.
        target: the slot's bytes.
        tile: the slot's shape.
    """
    target = target[: tile.stride * tile.height]
    if stride == tile.stride and fit.left == 0 and fit.top <= 0:
        skipped = -fit.top * stride
        target[:] = source[skipped : skipped + len(target)]
        return
    lines = np.frombuffer(source, np.uint8).reshape(-1, stride)
    into = np.frombuffer(target, np.uint8).reshape(tile.height, tile.stride)
    into[:] = 0
    cut_left, cut_top = max(0, -fit.left), max(0, -fit.top)
    at_left, at_top = max(0, fit.left), max(0, fit.top)
    wide, high = min(fit.width, tile.width), min(fit.height, tile.height)
    part = lines[cut_top : cut_top + high, 4 * cut_left : 4 * (cut_left + wide)]
    into[at_top : at_top + high, 4 * at_left : 4 * (at_left + wide)] = part
