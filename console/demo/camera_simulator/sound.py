"""Sound of a camera that sends nothing else: a second of a tone as MPEG audio, layer II."""

from fractions import Fraction
from functools import cache

import av
import numpy as np

RATE = 48_000
FRAME_SAMPLES = 1152
_FRAMES = 42
_HERTZ = 440
_LOUD = 3000


@cache
def tone() -> tuple[bytes, ...]:
    """Return about a second of sound, frame by frame, to be repeated for ever."""
    coder = av.CodecContext.create("mp2", "w")
    assert isinstance(coder, av.AudioCodecContext)
    coder.sample_rate, coder.layout, coder.format = RATE, av.AudioLayout("mono"), "s16"
    coder.time_base = Fraction(1, RATE)
    packets: list[bytes] = []
    for number in range(_FRAMES):
        at = np.arange(FRAME_SAMPLES) + number * FRAME_SAMPLES
        wave = (np.sin(at * (2 * np.pi * _HERTZ / RATE)) * _LOUD).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, number * FRAME_SAMPLES
        packets += [bytes(packet) for packet in coder.encode(frame)]
    return tuple(packets)
