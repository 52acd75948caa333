"""Pictures to clips: H.264 main profile, no B-frames, about 500 kbit/s, as a sub-stream has it."""

from collections.abc import Iterable
from fractions import Fraction

import av

from console.demo.camera_simulator.clip import FPS, GOP, HEIGHT, WIDTH, Clip, frame_of

BIT_RATE = 700_000
"""Asked of the encoder; clips this short come out near 500 kbit/s."""
_OPTIONS = {
    "preset": "ultrafast",
    "profile": "main",
    "x264-params": (
        f"cabac=1:deblock=0,0:keyint={GOP}:min-keyint={GOP}:scenecut=0:bframes=0:repeat-headers=1:annexb=1:"
        "sliced-threads=0:slices=1:threads=1:rc-lookahead=10:sync-lookahead=0:"
        f"vbv-maxrate={BIT_RATE * 2 // 1000}:vbv-bufsize={BIT_RATE * 2 // 1000}"
    ),
}


def encode(pictures: Iterable[av.VideoFrame]) -> Clip:
    """Encode pictures of any size and pixel format into one clip.

    Raises:
        ValueError: there was no picture.
    """
    coder = av.CodecContext.create("libx264", "w")
    assert isinstance(coder, av.VideoCodecContext)
    coder.width, coder.height, coder.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    coder.time_base, coder.framerate = Fraction(1, FPS), Fraction(FPS, 1)
    coder.bit_rate = BIT_RATE
    coder.options = _OPTIONS
    packets: list[bytes] = []
    for number, picture in enumerate(pictures):
        small = picture.reformat(WIDTH, HEIGHT, "yuv420p", threads=1)
        small.pts, small.time_base = number, Fraction(1, FPS)
        small.pict_type = av.video.frame.PictureType.NONE
        packets += [bytes(packet) for packet in coder.encode(small)]
    packets += [bytes(packet) for packet in coder.encode(None)]
    if not packets:
        raise ValueError("no picture to encode")
    return Clip(tuple(frame_of(packet) for packet in packets))
