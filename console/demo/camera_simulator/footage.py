"""A given file as cameras: each one looks at another part of the picture, at another moment."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from console.demo.camera_simulator.clip import HEIGHT, WIDTH

SECONDS = 4
_TINTS = ((256, 256, 256), (220, 240, 256), (256, 246, 220), (205, 210, 220))
"""Share of red, green and blue that is left, of 256."""


def pictures(path: Path, variant: int, fps: int) -> Iterator[av.VideoFrame]:
    """Yield some seconds of a file, cropped and tinted by the variant's number.

    Args:
        path: any file FFmpeg can read.
        variant: 0, 1, 2 …: start, crop and tint follow from it.
        fps: frames a second to yield; the file's own are taken one for one, as a demo may.

    Raises:
        av.FFmpegError: the file cannot be read.
    """
    wanted = SECONDS * fps
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        length = container.duration or 0
        container.seek(length * ((variant * 29) % 80) // 100)
        for number, frame in enumerate(container.decode(stream)):
            if number >= wanted:
                return
            yield _view(frame, variant)


def _view(frame: av.VideoFrame, variant: int) -> av.VideoFrame:
    rgb = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
    height, width = rgb.shape[:2]
    share = (1.0, 0.72, 0.6, 0.5)[variant % 4]
    wide = int(min(width, height * WIDTH / HEIGHT) * share) & ~1
    high = int(wide * HEIGHT / WIDTH) & ~1
    left = int((width - wide) * ((variant * 37) % 100) / 100)
    top = int((height - high) * ((variant * 61) % 100) / 100)
    part = rgb[top : top + high, left : left + wide]
    tint = np.array(_TINTS[(variant // 4 + variant) % len(_TINTS)], np.uint16)
    shaded = (np.multiply(part, tint, dtype=np.uint16) >> 8).astype(np.uint8)
    return av.VideoFrame.from_ndarray(np.ascontiguousarray(shaded), format="rgb24")
