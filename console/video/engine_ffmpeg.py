"""The FFmpeg engine: one thread a stream, decoding and scaling without Python's lock.

Options are those measured best: RTSP over TCP, `probesize=32` (first frame in 0.1 s instead of
1 to 2 s), one decoding thread, never `nobuffer` (it throws the first group of pictures away).
"""

import threading
from collections.abc import Iterator

import av

from console.runtime.clock import Clock
from console.video.engine import Report
from console.video.frames import Surface
from console.video.lag import LagMeter
from console.video.scaler import Scaler, ScalerMaker
from console.video.states import OPEN_LIMIT, Reason

_RTSP = {"rtsp_transport": "tcp", "probesize": "32"}
_OTHER = {"probesize": "60000", "analyzeduration": "1000000"}
_MOST_ENDING = 3
"""Openings of one stream that may still wait for a byte; a camera that drips holds no more."""


class FfmpegEngine:
    """Opens anything FFmpeg can.

    Args:
        report: told when a stream opened or ended.
        clock: stamps the frames.
    """

    def __init__(self, report: Report, clock: Clock) -> None:
        av.logging.set_level(None)
        self._report = report
        self._clock = clock
        self._scaler = ScalerMaker()
        self._readers: dict[int, _Reader] = {}
        self._ending: dict[int, list[_Reader]] = {}

    def open(self, stream: int, turn: int, urls: tuple[str, ...], surface: Surface) -> None:
        """Begin to open a stream; an earlier turn of it is let go."""
        self.close(stream)
        if len(self._ending.get(stream, ())) >= _MOST_ENDING:
            self._report(stream, turn, False, Reason.NO_ANSWER)
            return
        reader = _Reader(stream, turn, urls, surface, self._report, self._clock, self._scaler())
        self._readers[stream] = reader
        reader.start()

    def resize(self, stream: int, surface: Surface) -> None:
        """Write into another surface from the next frame on."""
        if (reader := self._readers.get(stream)) is not None:
            reader.surface = surface

    def close(self, stream: int) -> None:
        """Let a stream go; its thread ends with its next packet or time-out."""
        still = [r for r in self._ending.pop(stream, ()) if r.is_alive()]
        if (reader := self._readers.pop(stream, None)) is not None:
            reader.let_go()
            still.append(reader)
        if still:
            self._ending[stream] = still


class _Reader(threading.Thread):
    def __init__(
        self,
        stream: int,
        turn: int,
        urls: tuple[str, ...],
        surface: Surface,
        report: Report,
        clock: Clock,
        scaler: Scaler,
    ) -> None:
        super().__init__(name=f"stream-{stream}", daemon=True)
        self.surface = surface
        self.is_over = False
        self._stream = stream
        self._turn = turn
        self._urls = urls
        self._report = report
        self._clock = clock
        self._scaler = scaler
        self._lag = LagMeter()
        self._pts_unit = 0.0
        self._silence = OPEN_LIMIT / len(urls)
        self._is_open = False
        self._writing = threading.Lock()

    def let_go(self) -> None:
        """Make sure that no frame is written from now on; returns within one frame's writing."""
        with self._writing:
            self.is_over = True

    def run(self) -> None:
        reason = Reason.UNSUPPORTED
        for url in self._urls:
            began, self._is_open = self._clock.monotonic(), False
            try:
                reason = self._play(url)
            except (av.FFmpegError, OSError, ValueError) as error:
                silent = not self._is_open and self._clock.monotonic() - began >= self._silence
                reason = Reason.NO_ANSWER if silent else reason_of(error)
            if self.is_over:
                return
        self._report(self._stream, self._turn, False, reason)

    def _play(self, url: str) -> Reason:
        with av.open(url, options=_options(url, self._silence)) as container:
            if not container.streams.video:
                return Reason.NOT_VIDEO
            video = container.streams.video[0]
            video.codec_context.thread_count = 1
            self._pts_unit = float(video.time_base or 0)
            self._is_open = True
            self._report(self._stream, self._turn, True, Reason.NONE)
            for frame in self._decoded(container, video):
                self._publish(frame)
        return Reason.LOST

    def _decoded(
        self, container: av.container.InputContainer, video: av.VideoStream
    ) -> Iterator[av.VideoFrame]:
        """Yield frames from the first key frame on; what cannot be decoded is passed over."""
        has_key = False
        for packet in container.demux(video):
            if self.is_over:
                return
            has_key = has_key or packet.is_keyframe
            if has_key and packet.size:
                try:
                    yield from video.codec_context.decode(packet)
                except av.InvalidDataError:
                    continue

    def _publish(self, frame: av.VideoFrame) -> None:
        now = self._clock.monotonic()
        pts = frame.pts
        lag = 0.0 if pts is None else self._lag.late(now, pts * self._pts_unit)
        with self._writing:
            if not self.is_over:
                surface = self.surface
                slot, target = surface.begin()
                self._scaler.into(frame, target, surface.shape)
                surface.commit(slot, now, lag)


def _options(url: str, silence: float) -> dict[str, str]:
    """Return FFmpeg's options for an address.

    Args:
        url: the address.
        silence: seconds without a byte after which FFmpeg gives up. Its own limit and not PyAV's,
            which asks for Python's lock several times for every packet.
    """
    limit = str(round(silence * 1e6))
    if url.startswith("rtsp"):
        return _RTSP | {"timeout": limit}
    return _OTHER | {"rw_timeout": limit}


def reason_of(error: Exception) -> Reason:
    """Name FFmpeg's error in the words a tile can show."""
    match error:
        case av.HTTPUnauthorizedError() | av.HTTPForbiddenError():
            return Reason.UNAUTHORIZED
        case av.HTTPNotFoundError():
            return Reason.NOT_FOUND
        case ConnectionRefusedError():
            return Reason.REFUSED
        case av.ExitError() | TimeoutError():
            return Reason.NO_ANSWER
        case av.ProtocolNotFoundError() | av.DecoderNotFoundError() | av.DemuxerNotFoundError():
            return Reason.UNSUPPORTED
        case ConnectionError() | EOFError():
            return Reason.LOST
        case ValueError():
            return Reason.NOT_VIDEO
        case _:
            return Reason.LOST
