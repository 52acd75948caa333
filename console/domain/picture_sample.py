"""What is kept of a picture to tell whether it moves and shows anything: two numbers."""

from dataclasses import dataclass
from hashlib import blake2b

PIXEL = 4
"""Bytes of a pixel as pictures come: blue, green, red, unused."""
EVERY = 8
"""Of each row one pixel in so many is measured for brightness; the hash takes all."""
OUTER = 0.05
"""Share of darkest and of brightest pixels left out: a clock burnt into a black picture."""


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
