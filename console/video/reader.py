"""One opening of a stream: a thread that takes packets in, and the decoder they go to.

In stand-by packets are kept, and how each group begins is decoded (`head_start`). Waking decodes
the rest and shows the newest picture; pictures in between are decoded, because the newest leans on
them, but never scaled nor shown.
"""

import threading
from typing import cast

import av
from av.container import InputContainer
from av.stream import Stream

from console.runtime.clock import Clock
from console.video.clips import as_png, as_ts
from console.video.decoding import Decoder, Device
from console.video.engine import Give, Report
from console.video.errors import reason_of
from console.video.frames import Sign, Surface
from console.video.head_start import HeadStart
from console.video.lag import LagMeter
from console.video.packet_log import PacketLog
from console.video.playlist import is_playlist, until_it_moves
from console.video.rush import Rush
from console.video.scaler import Scaler
from console.video.states import Mode, Reason

CLIP_SECONDS = 12.0
"""How far back a clip of a shown stream can reach; at 500 kbit/s 0.8 MB."""
_RTSP = {"rtsp_transport": "tcp", "probesize": "32"}
_OTHER = {"probesize": "60000", "analyzeduration": "1000000"}
_READY, _DAMAGED = int(Sign.READY), int(Sign.DAMAGED)
_SIGNS = {
    Mode.FULL: _READY,
    Mode.SOFT: _READY | int(Sign.SOFT),
    Mode.KEY: _READY | int(Sign.KEY),
    Mode.OFF: _READY,
}
"""Plain numbers: they are told with every frame."""
_BY = {sign: int(sign) for sign in (Sign.NONE, Sign.HARDWARE, Sign.FELL_BACK)}


class Reader(threading.Thread):
    """Plays a stream's addresses one after another until one fails that was the last.

    Args:
        key: stream and turn, as reports name them.
        urls: where to try.
        surface: what is written into.
        report: told when it opened or ended.
        clock: stamps the frames.
        scaler: of this stream alone.
        silence: seconds one address may keep silent.
        stand_by: keep packets only, until woken.
        rush: whether many others are being woken now.
        device: decodes instead of the processors; None for the processors.
    """

    def __init__(
        self,
        key: tuple[int, int],
        urls: tuple[str, ...],
        surface: Surface,
        report: Report,
        clock: Clock,
        scaler: Scaler,
        silence: float,
        stand_by: bool = False,
        rush: Rush | None = None,
        device: Device | None = None,
    ) -> None:
        super().__init__(name=f"stream-{key[0]}", daemon=True)
        self.surface = surface
        self.is_over = False
        self.is_open = False
        self._mode = Mode.FULL
        self._key = key
        self._urls = urls
        self._report = report
        self._clock = clock
        self._scaler = scaler
        self._silence = silence
        self._rush = rush or Rush()
        self._device = device
        self._lag = LagMeter()
        self._log = PacketLog(0.0 if stand_by else CLIP_SECONDS)
        self._stands_by = stand_by
        self._head = HeadStart()
        self._is_fitted = False
        self._decoder: Decoder | None = None
        self._video: av.VideoStream | None = None
        self._pts_unit = 0.0
        self._newest: av.VideoFrame | None = None
        self._told: tuple[int, int, int] = (0, 0, 0)
        self._working = threading.Lock()
        """Held while decoding and writing: packets come on this thread, waking on another."""

    def let_go(self) -> None:
        """Make sure that no frame is written from now on; returns within one packet's work."""
        with self._working:
            self.is_over = True
            self._log.clear()
            self._newest = None
            self._head.forget()

    def write_into(self, surface: Surface) -> None:
        """Write into another surface from the next frame on."""
        with self._working:
            self.surface = surface
            surface.tell(*self._told)

    def wake(self) -> None:
        """Decode what was kept, show its newest picture, and go on with what comes."""
        with self._working:
            if not self._stands_by:
                return
            self._stands_by = False
            self._log.seconds = CLIP_SECONDS
            self._decode_kept()
            if self._log.is_ready and self._head.newest is not None:
                self._publish(self._head.newest, self._head.at)
            self._head.forget()

    def set_mode(self, mode: Mode) -> None:
        """Decode more or less from the next key frame on."""
        with self._working:
            self._mode = mode
            if self._decoder is not None:
                self._decoder.wanted = mode

    def clip(self, seconds: float, give: Give) -> None:
        """Give the last seconds as MPEG-TS."""
        with self._working:
            kept = self._log.last(self._clock.monotonic() - seconds)
            given = as_ts(self._video, kept) if self._video is not None else b""
        give(given)

    def still(self, give: Give) -> None:
        """Give the newest picture as PNG; none in stand-by, where it may be seconds old."""
        with self._working:
            frame = None if self._stands_by else self._newest
        give(b"" if frame is None else as_png(frame))

    def run(self) -> None:
        """Try each address; report why the last one ended."""
        reason = Reason.UNSUPPORTED
        for url in self._urls:
            began, self.is_open = self._clock.monotonic(), False
            try:
                reason = self._play(url)
            except (av.FFmpegError, OSError, ValueError) as error:
                silent = not self.is_open and self._clock.monotonic() - began >= self._silence
                reason = Reason.NO_ANSWER if silent else reason_of(error)
            if self.is_over:
                return
        self._report(*self._key, False, reason)

    def _play(self, url: str) -> Reason:
        if not is_playlist(url):
            with self._opened(url) as container:
                if not (url.startswith("http") and container.format.name == "hls"):
                    return self._take_all(container)
        reason = until_it_moves(url, self._silence, self._clock, self._stands)
        if reason or self.is_over:
            return reason
        with self._opened(url) as container:
            return self._take_all(container)

    def _opened(self, url: str) -> InputContainer:
        return av.open(url, options=_options(url, self._silence))

    def _take_all(self, container: InputContainer) -> Reason:
        if not container.streams.video:
            return Reason.SOUND_ONLY if container.streams.audio else Reason.NOT_VIDEO
        try:
            self._begin(container.streams.video[0])
            for packet in container.demux():
                if not self._stands_by:
                    self._rush.wait()
                if self.is_over:
                    break
                self._take(packet)
        finally:
            with self._working:
                self._video = self._decoder = None
                self._log.clear()
                self._head.forget()
        return Reason.LOST

    def _stands(self) -> bool:
        """Say that a playlist has not moved yet; return whether it is still of interest."""
        if not self.is_over:
            self._report(*self._key, True, Reason.STALE)
        return not self.is_over

    def _begin(self, video: av.VideoStream) -> None:
        with self._working:
            self._video, self._decoder = video, Decoder(video, self._device)
            self._decoder.wanted = self._mode
            self._pts_unit = float(video.time_base or 0)
            self.is_open = True
        self._report(*self._key, True, Reason.NONE)

    def _take(self, packet: "av.Packet[Stream]") -> None:
        now = self._clock.monotonic()
        with self._working:
            if self.is_over:
                return
            is_video = packet.stream is self._video
            self.surface.arrived(now, is_video)
            if is_video and packet.size:
                self._take_video(cast("av.Packet[av.VideoStream]", packet), now)

    def _take_video(self, packet: "av.Packet[av.VideoStream]", now: float) -> None:
        self._log.add(packet, now)
        if self._stands_by:
            self._stand_by(packet.is_keyframe)
            return
        for frame in self._decode(packet):
            self._publish(frame, self._clock.monotonic())

    def _stand_by(self, is_key: bool) -> None:
        self._tell(_READY if self._log.is_ready else 0)
        if not self._log.is_ready or not self._head.is_due(is_key):
            return
        self._decode_kept()
        if self._head.newest is not None and not self._is_fitted:
            self._is_fitted = True
            self._scale(self._head.newest)  # its tables and the slot's memory wait with it

    def _decode_kept(self) -> None:
        """Decode what came since the last key frame and is not decoded yet."""
        for packet, came in self._log.group()[self._head.fed :]:
            self._head.take(self._decode(packet), came)

    def _decode(self, packet: "av.Packet[av.VideoStream]") -> "list[av.VideoFrame]":
        assert self._decoder is not None
        frames = list(self._decoder.feed(packet))
        self.surface.count(len(frames))
        if frames:
            self._newest = frames[-1]
        decoder = self._decoder
        told = _SIGNS[decoder.mode] | (_DAMAGED if decoder.is_damaged else 0)
        self._tell(told | _BY[decoder.by])
        return frames

    def _tell(self, signs: int) -> None:
        shown = self._newest
        now = (signs, 0, 0) if shown is None else (signs, shown.width, shown.height)
        if now != self._told:
            self._told = now
            self.surface.tell(*now)

    def _publish(self, frame: av.VideoFrame, at: float) -> None:
        pts = frame.pts
        lag = 0.0 if pts is None else self._lag.late(at, pts * self._pts_unit)
        self.surface.commit(self._scale(frame), at, lag)

    def _scale(self, frame: av.VideoFrame) -> int:
        """Write a picture into a free slot and return its number; it is seen once committed."""
        surface = self.surface
        slot, target = surface.begin()
        self._scaler.into(frame, target, surface.shape)
        return slot


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
