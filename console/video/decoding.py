"""Frames out of packets: whole ones alone, in one of three modes that change while it runs."""

from collections.abc import Sequence
from typing import Protocol

import av

from console.video.frame_numbers import FrameNumbers
from console.video.frames import Sign
from console.video.states import Mode

_PATIENCE = 3
"""Groups without one whole picture after which what comes is shown all the same, as weak: some
cameras mark all they send as damaged."""
_LONGEST_DELAY = 16
"""Packets a decoder may take in before its first picture: so far H.264 puts them out of order."""
_VAIN = 2
"""Groups in a row of which a device that has worked gives nothing, after which it is given up."""


class Device(Protocol):
    """What may decode instead of the processors."""

    def context(self, video: av.VideoStream) -> av.VideoCodecContext | None:
        """Return its decoder for a stream; None where that is not to be had."""
        ...


class Decoder:
    """Decodes one opening of a stream.

    A picture that leans on something lost is a mosaic: from the first damage on, the rest of its
    group of pictures is passed over, and the next key frame is whole again.

    Args:
        video: the track; its own decoder serves as long as all is decoded.
        device: decodes instead of the processors, until it fails; None for the processors.

    Attributes:
        by: `Sign.HARDWARE` while the device decodes, `Sign.FELL_BACK` once it does not.
    """

    def __init__(self, video: av.VideoStream, device: Device | None = None) -> None:
        self._video = video
        own = self._context = video.codec_context
        own.thread_count = 1
        self.is_damaged = False
        self.mode = Mode.FULL
        self.wanted = Mode.FULL
        self._has_key = False
        self._has_whole = False
        self._poor_groups = 0
        self._numbers = FrameNumbers(own.extradata) if own.name == "h264" else None
        self.by = Sign.NONE
        self._fed = self._refused = self._given = self._vain_groups = 0
        self._has_worked = False
        if device is not None:
            self._begin_on(device)

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
            self._refused += 1
            return ()
        except av.FFmpegError:
            if self.by is not Sign.HARDWARE:
                raise
            frames = self._without_device(packet)
        if self.by is Sign.HARDWARE:
            self._fed += 1
            self._given += len(frames)
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
        if self.by is Sign.HARDWARE:
            self._judge_device()
        self._has_key, self.is_damaged = True, False
        wanted = self.wanted
        if self.by is Sign.HARDWARE and wanted is Mode.SOFT:
            wanted = Mode.FULL  # the loop filter is the device's own, and costs nothing here
        if wanted is not self.mode:
            if self.by is not Sign.HARDWARE and Mode.SOFT in (wanted, self.mode):
                self._context = _context_like(self._video, wanted)
            self.mode = wanted

    # On a device

    def _judge_device(self) -> None:
        """Give a device up that takes groups in and gives nothing; one lost key frame is none."""
        is_vain = not self._given and (self._refused > 0 or self._fed > _LONGEST_DELAY)
        self._vain_groups = self._vain_groups + 1 if is_vain else 0
        self._has_worked = self._has_worked or self._given > 0
        self._fed = self._refused = self._given = 0
        if self._vain_groups >= (_VAIN if self._has_worked else 1):
            self._fall_back()

    def _begin_on(self, device: Device) -> None:
        context = device.context(self._video)
        self.by = Sign.FELL_BACK if context is None else Sign.HARDWARE
        if context is not None:
            self._context = context

    def _without_device(self, packet: "av.Packet[av.VideoStream]") -> list[av.VideoFrame]:
        """Go on without it; a key frame leans on nothing, so the processors have it at once."""
        self._fall_back()
        if not packet.is_keyframe:
            return []
        self.is_damaged = False
        try:
            return self._context.decode(packet)
        except av.InvalidDataError:
            self.is_damaged = True
            return []

    def _fall_back(self) -> None:
        """Let the processors decode; what is left of this group leans on what is lost."""
        self.by, self.is_damaged = Sign.FELL_BACK, True
        self._context = self._video.codec_context


def _context_like(video: av.VideoStream, mode: Mode) -> av.VideoCodecContext:
    """Return a decoder of the same kind; the loop filter can only be chosen when one is made."""
    made = av.CodecContext.create(video.codec_context.name, "r")
    assert isinstance(made, av.VideoCodecContext)
    made.extradata = video.codec_context.extradata
    made.thread_count = 1
    made.options = {"skip_loop_filter": "all"} if mode is Mode.SOFT else {}
    return made
