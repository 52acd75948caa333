"""placeholder"""

from collections.abc import Iterator
import av, numpy as np

SCENES = tuple(range(16))


def pictures(number: int) -> Iterator[av.VideoFrame]:
    for i in range(150):
        a = np.full((360, 640, 3), (number * 15) % 255, np.uint8)
        a[:, (i * 4) % 640 : (i * 4) % 640 + 40] = 200
        yield av.VideoFrame.from_ndarray(a, format="rgb24")
