"""What is kept of a picture to tell whether it moves and shows anything.

Two numbers where a page of a patrol is left, and some points of it where it is looked at for long.
"""

from dataclasses import dataclass
from hashlib import blake2b

PIXEL = 4
"""Bytes of a pixel as pictures come: blue, green, red, unused."""
EVERY = 8
"""Of each row one pixel in so many is measured for brightness; the hash takes all."""
OUTER = 0.05
"""Share of darkest and of brightest pixels left out: a clock burnt into a black picture."""
EDGE = 8
"""What part of a picture is left out above and below: clock and name are written there."""
CODED_AGAIN = 2
"""Levels of 255 by which a point differs that was the same and was only coded once more."""
MOST_DIFFERENT = 0.3
"""Share of points that may differ at all in a picture that is the same; of one that a sensor took
anew about half do, at night and without any motion, too (decision 203)."""


@dataclass(frozen=True, slots=True)
class PictureSample:
    """Hash and spread of brightness (0 to 255) of some rows of a picture."""

    hash: str
    spread: float


def sample_of(rows: bytes) -> PictureSample:
    """Return what rows of a picture say; green stands for brightness."""
    levels = sorted(rows[1 :: PIXEL * EVERY])
    if not levels:
        return PictureSample("", 0.0)
    outer = int(len(levels) * OUTER)
    spread = levels[len(levels) - 1 - outer] - levels[outer]
    return PictureSample(blake2b(rows, digest_size=8).hexdigest(), float(spread))


def points_of(rows: bytes) -> bytes:
    """Return points of the middle of a picture, of its green, from some of its rows."""
    edge = len(rows) // EDGE // PIXEL * PIXEL
    return rows[edge + 1 : len(rows) - edge : PIXEL * EVERY]


def is_unchanged(before: bytes, now: bytes) -> bool:
    """Whether two pictures are one picture coded twice, judged by points of their middle.

    A clock that goes on above or below does not count, and the noise of a sensor does.
    """
    if not now or len(before) != len(now):
        return False
    apart = [abs(one - other) for one, other in zip(before, now, strict=True) if one != other]
    return len(apart) <= MOST_DIFFERENT * len(now) and max(apart, default=0) <= CODED_AGAIN
