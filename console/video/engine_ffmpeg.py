"""The FFmpeg engine: one thread a stream, decoding and scaling without Python's lock.

Options are those measured best: RTSP over TCP, `probesize=32` (first frame in 0.1 s instead of
1 to 2 s), one decoding thread, never `nobuffer` (it throws the first group of pictures away).
"""

import os
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import av

from console.runtime.clock import Clock
from console.video.decoding import Device
from console.video.engine import Give, Report
from console.video.frames import Surface
from console.video.reader import Reader
from console.video.rush import Rush
from console.video.scaler import ScalerMaker
from console.video.states import OPEN_LIMIT, Mode, Reason

_MOST_ENDING = 3
"""Openings of one stream that may still wait for a byte; a camera that drips holds no more."""


class FfmpegEngine:
    """Opens anything FFmpeg can.

    Args:
        report: told when a stream opened or ended.
        clock: stamps the frames.
        hardware: kind of graphics device to decode by; empty for the processors.
    """

    def __init__(self, report: Report, clock: Clock, hardware: str = "") -> None:
        av.logging.set_level(None)
        self._device = _device(hardware) if hardware else None
        self._report = report
        self._clock = clock
        self._scaler = ScalerMaker()
        self._readers: dict[int, Reader] = {}
        self._ending: dict[int, list[weakref.ref[Reader]]] = {}
        """Threads that were let go; what they held goes with them, whoever closes next and when."""
        self._rush = Rush()
        self._helpers = ThreadPoolExecutor(max(2, os.cpu_count() or 2), "stream-wake")

    def open(
        self,
        stream: int,
        turn: int,
        urls: tuple[str, ...],
        surface: Surface,
        stand_by: bool = False,
    ) -> None:
        """Begin to open a stream; an earlier turn of it is let go."""
        self.close(stream)
        if len(self._ending.get(stream, ())) >= _MOST_ENDING:
            self._report(stream, turn, False, Reason.NO_ANSWER)
            return
        reader = Reader(
            (stream, turn), urls, surface, self._report, self._clock, self._scaler(),
            OPEN_LIMIT / len(urls), stand_by, self._rush, self._device,
        )  # fmt: skip
        self._readers[stream] = reader
        reader.start()

    def resize(self, stream: int, surface: Surface) -> None:
        """Write into another surface from the next frame on."""
        if (reader := self._readers.get(stream)) is not None:
            reader.write_into(surface)

    def wake(self, stream: int) -> None:
        """Decode from now on; several are woken at the same time."""
        if (reader := self._readers.get(stream)) is not None:
            self._rush.begins()
            self._helpers.submit(self._woken, reader)

    def _woken(self, reader: Reader) -> None:
        try:
            reader.wake()
        finally:
            self._rush.ended()

    def set_mode(self, stream: int, mode: Mode) -> None:
        """Decode more or less of a stream from its next key frame on."""
        if (reader := self._readers.get(stream)) is not None:
            reader.set_mode(mode)

    def clip(self, stream: int, seconds: float, give: Give) -> None:
        """Give the last seconds as MPEG-TS."""
        self._ask(stream, give, lambda reader: reader.clip(seconds, give))

    def still(self, stream: int, give: Give) -> None:
        """Give the newest picture as PNG at the stream's own size."""
        self._ask(stream, give, lambda reader: reader.still(give))

    def close(self, stream: int) -> None:
        """Let a stream go; its thread ends with its next packet or time-out."""
        if (reader := self._readers.pop(stream, None)) is not None:
            reader.let_go()
            self._ending.setdefault(stream, []).append(weakref.ref(reader))
        self._forget_ended()

    def _forget_ended(self) -> None:
        """No longer count the threads that have ended."""
        for stream, readers in list(self._ending.items()):
            alive = [each for each in readers if (reader := each()) and reader.is_alive()]
            if alive:
                self._ending[stream] = alive
            else:
                del self._ending[stream]

    def end(self) -> None:
        """Let every stream go and the threads that wake them."""
        for stream in list(self._readers):
            self.close(stream)
        self._helpers.shutdown()

    def _ask(self, stream: int, give: Give, ask: Callable[[Reader], None]) -> None:
        def answer() -> None:
            reader = self._readers.get(stream)
            try:
                if reader is None:
                    raise LookupError(stream)
                ask(reader)
            except (av.FFmpegError, OSError, ValueError, LookupError):
                give(b"")

        self._helpers.submit(answer)


def _device(kind: str) -> Device:
    from console.video.hardware import Hardware  # most seats have none

    return Hardware(kind)
