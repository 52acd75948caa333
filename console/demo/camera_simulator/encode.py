"""Pictures to clips as a sub-stream has them: no B-frames, a key in two seconds, 500 kbit/s."""

from collections.abc import Iterable
from fractions import Fraction

import av

from console.demo.camera_simulator.clip import FPS, GOP, HEIGHT, WIDTH, Clip, frame_of
from console.demo.camera_simulator.codec import H264, H265_NAME, Codec

BIT_RATE = 700_000
"""Asked of the encoder; clips this short come out near 500 kbit/s."""
_RATE = f"vbv-maxrate={BIT_RATE * 2 // 1000}:vbv-bufsize={BIT_RATE * 2 // 1000}"
_H264 = {
    "preset": "ultrafast",
    "profile": "main",
    "x264-params": (
        f"cabac=1:deblock=0,0:keyint={GOP}:min-keyint={GOP}:scenecut=0:bframes=0:repeat-headers=1:annexb=1:"
        f"sliced-threads=0:slices=1:threads=1:rc-lookahead=10:sync-lookahead=0:{_RATE}"
    ),
}
_H265 = {
    "preset": "ultrafast",
    "x265-params": (
        f"keyint={GOP}:min-keyint={GOP}:scenecut=0:bframes=0:open-gop=0:repeat-headers=1:annexb=1:"
        f"rc-lookahead=10:frame-threads=1:pools=none:log-level=none:{_RATE}"
    ),
}


def encode(
    pictures: Iterable[av.VideoFrame],
    codec: Codec = H264,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> Clip:
    """Encode pictures of any size and pixel format into one clip.

    Raises:
        ValueError: there was no picture.
    """
    is_new = codec.name == H265_NAME
    coder = av.CodecContext.create("libx265" if is_new else "libx264", "w")
    assert isinstance(coder, av.VideoCodecContext)
    (coder.width, coder.height), coder.pix_fmt = size, "yuv420p"
    coder.time_base, coder.framerate = Fraction(1, FPS), Fraction(FPS, 1)
    coder.bit_rate = BIT_RATE * size[0] * size[1] // (WIDTH * HEIGHT)
    coder.options = _H265 if is_new else _H264
    packets: list[bytes] = []
    for number, picture in enumerate(pictures):
        small = picture.reformat(*size, "yuv420p", threads=1)
        small.pts, small.time_base = number, Fraction(1, FPS)
        small.pict_type = av.video.frame.PictureType.NONE
        packets += [bytes(packet) for packet in coder.encode(small)]
    packets += [bytes(packet) for packet in coder.encode(None)]
    if not packets:
        raise ValueError("no picture to encode")
    return Clip(tuple(frame_of(packet, codec) for packet in packets))


def decode(clip: Clip) -> list[av.VideoFrame]:
    """Return the pictures of a clip, to be encoded in another way."""
    coder = av.CodecContext.create("hevc" if clip.codec.name == H265_NAME else "h264", "r")
    assert isinstance(coder, av.VideoCodecContext)
    packets = [av.Packet(frame.annex_b) for frame in clip.frames]
    return [picture for packet in [*packets, None] for picture in coder.decode(packet)]
