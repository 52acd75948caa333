"""Decoding by a graphics device (硬解): used where it was proven, given up where it fails.

Loaded only by a worker that is to use one. The device is never trusted: whoever decodes goes back
to the processors when it refuses, and says so on the tile.
"""

import logging

import av
from av.codec.hwaccel import HWAccel, hwdevices_available

_log = logging.getLogger(__name__)
_SHARED: dict[str, dict[str, object]] = {"cuda": {"primary_ctx": "1"}}
"""Options of a kind of device: all streams of a worker share what the driver keeps, some hundred
megabytes, instead of having it each."""
REFUSALS = (av.FFmpegError, OSError, ValueError, RuntimeError, NotImplementedError)
"""What comes of a device that is not there, or cannot do it."""


class Hardware:
    """A kind of device, for all streams of a worker.

    Args:
        kind: as FFmpeg calls it: `cuda`, `qsv`, `d3d11va`, `vaapi`.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._is_there = True
        self._has_worked = False

    def context(self, video: av.VideoStream) -> av.VideoCodecContext | None:
        """Return a decoder on the device for a stream; None where that is not to be had."""
        if not self._is_there:
            return None
        try:
            made = device_context(self.kind, video.codec_context.name)
            made.extradata = video.codec_context.extradata
        except REFUSALS as error:
            _log.warning("no decoding by %s: %s", self.kind, error)
            self._is_there = self._has_worked  # a full device may have room again
            return None
        self._has_worked = True
        return made


def device_context(kind: str, codec: str) -> av.VideoCodecContext:
    """Return a decoder that works on a device, or not at all.

    Raises:
        Exception: one of `REFUSALS`: there is no such device, or it does not take this codec.
    """
    if kind not in hwdevices_available():  # PyAV would take any device for one it does not know
        raise NotImplementedError(f"this FFmpeg knows no {kind}")
    device = HWAccel(kind, allow_software_fallback=False, options=_SHARED.get(kind))
    made = av.CodecContext.create(codec, "r", hwaccel=device)
    assert isinstance(made, av.VideoCodecContext)
    if not made.is_hwaccel:
        raise NotImplementedError(f"{codec} is not decoded by {kind}")
    made.thread_count = 1
    return made
