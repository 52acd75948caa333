"""What was kept of a stream as a file of its own: its packets, or its newest picture."""

import io
from collections.abc import Sequence

import av

from console.video.packet_log import Kept


def as_ts(video: av.VideoStream, kept: Sequence[Kept]) -> bytes:
    """Return packets as MPEG-TS, not encoded again.

    Args:
        video: the track they came on; it must still be open.
        kept: packets from a key frame on.
    """
    if not kept:
        return b""
    file = io.BytesIO()
    with av.open(file, "w", format="mpegts") as made:
        track = made.add_stream_from_template(video)
        start = next((k.packet.dts for k in kept if k.packet.dts is not None), 0)
        for packet, _ in kept:
            copy = av.Packet(bytes(packet))
            copy.stream, copy.time_base = track, packet.time_base
            copy.is_keyframe = packet.is_keyframe
            if packet.pts is not None:
                copy.pts = packet.pts - start
                copy.dts = copy.pts if packet.dts is None else packet.dts - start
            made.mux(copy)
    return file.getvalue()


def as_png(frame: av.VideoFrame) -> bytes:
    """Return a picture at its own size as PNG."""
    coder = av.CodecContext.create("png", "w")
    assert isinstance(coder, av.VideoCodecContext)
    picture = frame.reformat(format="rgb24", threads=1)
    picture.pts = 0
    coder.width, coder.height, coder.pix_fmt = picture.width, picture.height, "rgb24"
    coder.time_base = frame.time_base or coder.time_base
    return b"".join(bytes(packet) for packet in [*coder.encode(picture), *coder.encode(None)])
