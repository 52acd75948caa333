"""Frames out of packets: whole ones alone, in one of three modes that change while it runs."""

from collections.abc import Sequence

import av

from console.video.frame_numbers import FrameNumbers
from console.video.states import Mode

_PATIENCE = 3
"""Groups without one whole picture after which what comes is shown all the same, as weak: some
cameras mark all they send as damaged."""


class Decoder:
    """Decodes one opening of a stream.

    A picture that leans on something lost is a mosaic: from the first damage on, the rest of its
    group of pictures is passed over, and the next key frame is whole again.

    Args:
        video: the track; its own decoder serves as long as all is decoded.
    """

    def __init__(self, video: av.VideoStream) -> None:
        self._video = video
        self._context = video.codec_context
        self._context.thread_count = 1
        self.is_damaged = False
        self.mode = Mode.FULL
        self.wanted = Mode.FULL
        self._has_key = False
        self._has_whole = False
        self._poor_groups = 0
        is_numbered = self._context.name == "h264"
        self._numbers = FrameNumbers(self._context.extradata) if is_numbered else None

    def feed(self, packet: "av.Packet[av.VideoStream]") -> Sequence[av.VideoFrame]:
        """Return the whole pictures that a packet completes; mostly one, none while damaged."""
        if packet.is_keyframe:
            self._begin_group()
        elif not self._has_key or self.mode is Mode.KEY or self._passes_over:
            return ()
        if not packet.size:
            return ()
        if self._numbers is not None and self._numbers.misses(memoryview(packet)):
            self.is_damaged = True
            if not self._is_tolerant:
                return ()
        try:
            frames = self._context.decode(packet)
        except av.InvalidDataError:
            self.is_damaged = True
            return ()
        if packet.is_corrupt or any(frame.is_corrupt for frame in frames):
            self.is_damaged = True
            frames = frames if self._is_tolerant else []
        elif frames and not self.is_damaged:
            self._has_whole = True
        return frames

    @property
    def _is_tolerant(self) -> bool:
        return not self._has_whole and self._poor_groups > _PATIENCE

    @property
    def _passes_over(self) -> bool:
        return self.is_damaged and not self._is_tolerant

    def _begin_group(self) -> None:
        if self._has_key and not self._has_whole:
            self._poor_groups += 1
        self._has_key, self.is_damaged = True, False
        if self.wanted is not self.mode:
            if Mode.SOFT in (self.wanted, self.mode):
                self._context = _context_like(self._video, self.wanted)
            self.mode = self.wanted


def _context_like(video: av.VideoStream, mode: Mode) -> av.VideoCodecContext:
    """Return a decoder of the same kind; the loop filter can only be chosen when one is made."""
    made = av.CodecContext.create(video.codec_context.name, "r")
    assert isinstance(made, av.VideoCodecContext)
    made.extradata = video.codec_context.extradata
    made.thread_count = 1
    made.options = {"skip_loop_filter": "all"} if mode is Mode.SOFT else {}
    return made
