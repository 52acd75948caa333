"""All streams of a console and the workers that decode them.

A pump thread moves everything on: orders to workers, their reports, stalls, reopening, a crashed
worker's restart. Whoever shows pictures only reads shared memory and never waits for the pump.
"""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from console.runtime.clock import Clock
from console.video.life import Life, Phase, wait_before
from console.video.messages import OpenOrder, Said, close_order, resize_order
from console.video.states import Reason
from console.video.stream import StreamRequest, VideoStream
from console.video.worker_link import WorkerLink

_log = logging.getLogger(__name__)
STREAMS_PER_WORKER = 24
_TICK, _REST = 0.05, 0.5
"""Seconds between two looks, with streams and without; a report or a new stream wakes at once."""
_DEAF_AFTER = 6.0
"""Seconds without a word (they speak every second) after which a worker is taken for stuck."""
_STARTING = 60.0
"""Seconds until its first word: on a machine that is busy a start alone takes longer than 6 s, and
a worker ended in its start would be ended in each."""


class _Crew:
    """A worker process, its successors after a crash, and the streams it decodes."""

    def __init__(self, link: WorkerLink, now: float) -> None:
        self.link = link
        self.heard_at = now
        self.has_spoken = False
        self.crashes = 0
        self.trouble_since = now
        self.restart_at: float | None = None
        self.streams: dict[int, VideoStream] = {}
        self.segments: dict[int, str] = {}


class VideoPool:
    """Opens streams and keeps them open.

    Args:
        clock: monotonic time of this machine (frames are stamped by the workers with it).
        chance: gives numbers from 0 to 1 for the jitter of reconnects.
        engine: `ffmpeg` or `vlc`.
        per_worker: how many streams one process decodes.
        start: makes a worker; a test hands in its own.
    """

    def __init__(
        self,
        clock: Clock,
        chance: Callable[[], float],
        engine: str = "ffmpeg",
        per_worker: int = STREAMS_PER_WORKER,
        start: Callable[[str, Callable[[], None]], WorkerLink] = WorkerLink,
    ) -> None:
        self._clock = clock
        self._chance = chance
        self._engine = engine
        self._per_worker = per_worker
        self._start = start
        self._guard = threading.Lock()
        self._wake = threading.Event()
        self._over = False
        self._next_id = 0
        self._crews: list[_Crew] = [self._new_crew()]
        self._pump = threading.Thread(target=self._run, name="video-pool", daemon=True)
        self._pump.start()

    def open(self, request: StreamRequest) -> VideoStream:
        """Begin to open a stream; it is waiting until its first frame comes."""
        life = Life(self._chance, self._clock.monotonic())
        stream = VideoStream(request, life, self._clock, self._wake.set)
        with self._guard:
            self._next_id += 1
            self._roomiest().streams[self._next_id] = stream
        self._wake.set()
        return stream

    def worker_pids(self) -> tuple[int, ...]:
        """Return the process ids of the workers, for measurements."""
        with self._guard:
            return tuple(crew.link.pid for crew in self._crews)

    def close(self) -> None:
        """Close every stream and end every worker."""
        self._over = True
        self._wake.set()
        self._pump.join()
        for crew in self._crews:
            crew.link.close()
            for stream in crew.streams.values():
                stream.close()
                stream.give_back()

    def __enter__(self) -> "VideoPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def _new_crew(self) -> _Crew:
        return _Crew(self._start(self._engine, self._wake.set), self._clock.monotonic())

    def _roomiest(self) -> _Crew:
        for crew in self._crews:
            if len(crew.streams) < self._per_worker:
                return crew
        self._crews.append(self._new_crew())
        return self._crews[-1]

    def _run(self) -> None:
        while not self._over:
            has_streams = any(crew.streams for crew in self._crews)
            self._wake.wait(_TICK if has_streams else _REST)
            self._wake.clear()
            with self._guard:
                for crew in self._crews:
                    self._move_on(crew, self._clock.monotonic())

    def _move_on(self, crew: _Crew, now: float) -> None:
        for report in crew.link.reports():
            crew.heard_at, crew.has_spoken = now, True
            _hear(crew, report, now)
        if self._is_manned(crew, now):
            for number in list(crew.streams):
                _tend(crew, number, now)

    def _is_manned(self, crew: _Crew, now: float) -> bool:
        """Return whether the crew has a worker that answers; otherwise see to a new one."""
        if crew.restart_at is None:
            patience = _DEAF_AFTER if crew.has_spoken else _STARTING
            if crew.link.is_alive and now - crew.heard_at < patience:
                return True
            self._bury(crew, now)
        if crew.restart_at is not None and now >= crew.restart_at:
            crew.link = self._start(self._engine, self._wake.set)
            crew.heard_at, crew.has_spoken, crew.restart_at = now, False, None
        return False

    def _bury(self, crew: _Crew, now: float) -> None:
        crew.link.close()
        _log.error("video worker %d ended: %s", crew.link.pid, crew.link.last_words())
        if now - crew.trouble_since > 60:
            crew.crashes, crew.trouble_since = 0, now
        crew.crashes += 1
        pause = 0.0 if crew.crashes == 1 else wait_before(crew.crashes - 1, 61, self._chance())
        crew.restart_at = now + pause
        crew.segments.clear()
        for stream in crew.streams.values():
            stream.life.lost_worker(now, crew.crashes > 1)


def _hear(crew: _Crew, report: dict[str, Any], now: float) -> None:
    if report["said"] == Said.ALIVE or (stream := crew.streams.get(report["stream"])) is None:
        return
    opened = report["said"] == Said.OPENED
    stream.life.heard(report["turn"], opened, Reason(report["reason"]), now)


def _tend(crew: _Crew, number: int, now: float) -> None:
    """Send what one stream needs: nothing, to be closed, opened or resized."""
    stream = crew.streams[number]
    life = stream.life
    if stream.is_closed:
        crew.link.order(close_order(number))
        crew.segments.pop(number, None)
        del crew.streams[number]
        stream.give_back()
        return
    target = stream.target()
    if life.check(now, stream.frame_at()):
        crew.link.order(close_order(number))
    if life.is_due(now):
        order = OpenOrder(number, life.opening(now), stream.urls, target.name, target.shape)
        crew.link.order(order.as_json())
        crew.segments[number] = target.name
    elif life.phase is not Phase.DUE and crew.segments.get(number) != target.name:
        crew.link.order(resize_order(number, target.name, target.shape))
        crew.segments[number] = target.name
