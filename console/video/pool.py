"""All streams of a console and the workers that decode them.

A pump thread moves everything on: orders to workers, their reports, stalls, reopening, a crashed
worker's restart. Whoever shows pictures only reads shared memory and never waits for the pump.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from types import TracebackType

from console.runtime.clock import Clock
from console.video.crew import Crew
from console.video.degradation import Degradation, Load, apportion, late_share
from console.video.engine_choice import FFMPEG, VLC, engine_for
from console.video.handover import Handover, is_worn
from console.video.life import Life, Phase, wait_before
from console.video.machine_load import CpuMeter
from console.video.open_gate import OpenGate
from console.video.spare import SpareWorker
from console.video.states import Reason
from console.video.stream import StreamRequest, VideoStream
from console.video.suspicion import CALM, MOST, accused
from console.video.worker_link import Link, NoWorker, WorkerLink

_log = logging.getLogger(__name__)
STREAMS_PER_WORKER = 24
_TICK, _REST = 0.1, 0.5
"""Seconds between two looks, with streams and without; a report or a new stream wakes at once."""
_DEAF_AFTER = 6.0
"""Seconds without a word (they speak every second) after which a worker is taken for stuck."""
_LOAD = 0.5
"""Seconds between two looks at how the machine does."""
_STARTING = 60.0
"""Seconds until its first word: on a machine that is busy a start alone takes longer than 6 s, and
a worker ended in its start would be ended in each."""
_SHORT = 10.0
"""Seconds nothing is started that can wait, after the system granted no process."""
_TOLD_AGAIN = 10.0
"""Seconds between two errors of the pump in the log: one comes ten times a second if it stays."""


class VideoPool:
    """Opens streams and keeps them open.

    Args:
        clock: monotonic time of this machine (frames are stamped by the workers with it).
        chance: gives numbers from 0 to 1 for the jitter of reconnects.
        engine: the usual one, `ffmpeg` or `vlc`; the other is started for what it does better.
        per_worker: how many streams one process decodes.
        start: makes a worker; a test hands in its own.
        may_change: show streams by the other engine where that does better, or alone can; who
            tries an engine wants it alone.
        may_degrade: leave something out when the machine cannot keep up; who measures wants all.
        hardware: kind of graphics device that decodes; empty for the processors.
    """

    def __init__(
        self,
        clock: Clock,
        chance: Callable[[], float],
        engine: str = FFMPEG,
        per_worker: int = STREAMS_PER_WORKER,
        start: Callable[[str, Callable[[], None]], Link] | None = None,
        may_degrade: bool = True,
        may_change: bool = True,
        hardware: str = "",
    ) -> None:
        self._clock = clock
        self._chance = chance
        self._per_worker = per_worker
        self._guard = threading.Lock()
        self._wake = threading.Event()
        self._over = False
        self._next_id = 0
        self._gate = OpenGate()
        self._may_degrade = may_degrade
        self._degradation, self._meter = Degradation(), CpuMeter()
        self._look_at_load = 0.0
        self.step = 0
        """How much is left out because the machine cannot keep up: 0 nothing."""
        self._engine = engine
        self._make = start or partial(WorkerLink, hardware=hardware)
        self._short_until = self._told_until = 0.0
        self._not_here: set[str] = set()
        """Engines whose workers do not start on this machine: the usual one has their streams."""
        self._may_change = may_change
        self._spare = SpareWorker(lambda: self._start(engine))
        self._handover: Handover | None = None
        self._crews: list[Crew] = [self._new_crew(engine)]
        self._pump = threading.Thread(target=self._run, name="video-pool", daemon=True)
        self._pump.start()

    def open(self, request: StreamRequest) -> VideoStream:
        """Begin to open a stream; it is waiting until its first frame comes."""
        life = Life(self._chance, self._clock.monotonic())
        stream = VideoStream(request, life, self._clock, self._wake.set)
        with self._guard:
            self._next_id += 1
            self._roomiest(self._engine_for(request.urls)).streams[self._next_id] = stream
        self._wake.set()
        return stream

    def worker_pids(self) -> tuple[int, ...]:
        """Return the process ids of the workers, for measurements."""
        with self._guard:
            return tuple(crew.link.pid for crew in self._crews if crew.link.pid)

    def close(self) -> None:
        """Close every stream and end every worker."""
        self._over = True
        self._wake.set()
        self._pump.join()
        self._spare.close()
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

    def _new_crew(self, engine: str) -> Crew:
        return Crew(self._worker(engine), self._clock.monotonic(), self._gate, engine)

    def _engine_for(self, urls: Sequence[str]) -> str:
        return engine_for(urls, self._engine) if self._may_change else self._engine

    def _worker(self, engine: str) -> Link:
        return self._spare.take() if engine == self._engine else self._start(engine)

    def _start(self, engine: str) -> Link:
        try:
            return self._make(engine, self._wake.set)
        except OSError as error:
            self._short_until = self._clock.monotonic() + _SHORT
            return NoWorker(str(error))

    def _roomiest(self, engine: str) -> Crew:
        if engine in self._not_here:
            engine = self._engine
        for crew in self._crews:
            is_open = not crew.is_leaving and not crew.is_suspected
            if is_open and crew.size < self._per_worker and crew.engine == engine:
                return crew
        self._crews.append(self._new_crew(engine))
        return self._crews[-1]

    def _run(self) -> None:
        while not self._over:
            has_streams = any(crew.streams for crew in self._crews)
            self._wake.wait(_TICK if has_streams else _REST)
            self._wake.clear()
            with self._guard:
                now = self._clock.monotonic()
                self._safely(partial(self._gate.count, self._streams()), now)
                if self._may_degrade and now >= self._look_at_load:
                    self._look_at_load = now + _LOAD
                    self._safely(self._weigh, now)
                    self._safely(self._relieve, now)
                for crew in list(self._crews):
                    self._safely(partial(self._move_on, crew), now)
                self._safely(self._hand_over, now)

    def _safely(self, step: Callable[[float], None], now: float) -> None:
        """Take one step: an error nobody thought of ends neither the others nor the pump."""
        try:
            step(now)
        except Exception:
            if now >= self._told_until:
                self._told_until = now + _TOLD_AGAIN
                _log.exception("the pump of the video pool goes on without this step")

    def _weigh(self, now: float) -> None:
        """Leave something out where this machine cannot keep up, and take it up again."""
        streams = list(self._streams())
        load = Load(self._meter.idle(), late_share(streams))
        before = self.step
        self.step = self._degradation.look(load, now) if streams else 0
        if self.step != before:
            _log.warning("decoding step %d: idle %s, late %.2f", self.step, load.idle, load.late)
        if self.step or before:
            apportion(streams, self.step)

    def _relieve(self, now: float) -> None:
        """Keep a spare worker while streams are open; begin to relieve one that has grown old."""
        if now < self._short_until:
            return
        if any(stream.life.phase is Phase.PLAYING for stream in self._streams()):
            self._spare.keep()
        if self._handover is not None:
            return
        for crew in self._crews:
            age = now - crew.born_at
            is_watched = any(stream.is_watched(now) for stream in crew.streams.values())
            if crew.has_spoken and is_worn(age, crew.memory, is_watched):
                _log.info("worker %d relieved: %d s, %d bytes", crew.link.pid, age, crew.memory)
                successor = self._new_crew(crew.engine)
                if successor.link.is_alive:
                    self._crews.append(successor)
                    self._handover = Handover(crew, successor)
                return

    def _hand_over(self, now: float) -> None:
        if self._handover is not None and self._handover.step(now):
            old, self._handover = self._handover.old, None
            self._crews.remove(old)
            old.buried(now)  # what was asked of it has no answer any more
            old.link.close()

    def _streams(self) -> Iterator[VideoStream]:
        return (stream for crew in self._crews for stream in crew.streams.values())

    def _move_on(self, crew: Crew, now: float) -> None:
        for report in crew.link.reports():
            crew.hear(report, now)
        if self._is_manned(crew, now):
            if now - crew.trouble_since > CALM:
                crew.is_suspected = False
            for number in list(crew.streams):
                crew.tend(number, now)
            if crew.engine == VLC and self._may_change and FFMPEG not in self._not_here:
                self._leave_to_ffmpeg(crew, now)
        else:
            crew.forget_closed()
        if crew.is_suspected and not crew.streams and not crew.is_leaving:
            self._crews.remove(crew)  # whoever was accused was let go
            crew.link.close()

    def _leave_to_ffmpeg(self, crew: Crew, now: float) -> None:
        """Move what libvlc does not open; it says nothing of other addresses."""
        for number, stream in list(crew.streams.items()):
            if stream.life.reason is Reason.UNSUPPORTED and stream.life.phase is Phase.DUE:
                crew.release(number)
                stream.life.resumed(now)
                self._roomiest(FFMPEG).streams[number] = stream

    def _is_manned(self, crew: Crew, now: float) -> bool:
        """Return whether the crew has a worker that answers; otherwise see to a new one."""
        if crew.restart_at is None:
            patience = _DEAF_AFTER if crew.has_spoken else _STARTING
            if crew.link.is_alive and now - crew.heard_at < patience:
                return True
            self._bury(crew, now)
        if crew.restart_at is not None and (now >= crew.restart_at or crew.is_wanted):
            crew.link = self._worker(crew.engine)
            crew.heard_at, crew.has_spoken, crew.restart_at = now, False, None
            crew.born_at, crew.memory = now, 0
        return False

    def _bury(self, crew: Crew, now: float) -> None:
        crew.link.close()
        for report in crew.link.reports():
            crew.hear(report, now)  # it may have begun to speak and died in the same moment
        _log.error("video worker %d ended: %s", crew.link.pid, crew.link.last_words())
        if now - crew.trouble_since > CALM:
            crew.crashes = 0
        crew.crashes, crew.trouble_since = crew.crashes + 1, now
        again, has_begun = crew.crashes > 1, crew.has_spoken
        if again and not has_begun and crew.link.pid and crew.engine != self._engine:
            self._do_without(crew, now)
            return
        parted = accused(crew.streams, now, again) if has_begun and self._may_part(crew) else []
        pause, why = 0.0, Reason.NONE
        if again:
            pause = 0.0 if parted else wait_before(crew.crashes - 1, 61, self._chance())
            why = Reason.CRASHED if has_begun and len(crew.streams) == 1 else Reason.WORKER
        crew.restart_at = now + pause
        crew.buried(now, why, pause)
        if parted:
            self._part(crew, parted, now)
            crew.is_suspected = crew.is_suspected or again

    def _may_part(self, crew: Crew) -> bool:
        """Whether some of its streams may go to a worker of their own."""
        relieved = self._handover
        is_moving = relieved is not None and crew in (relieved.old, relieved.new)
        return not is_moving and sum(each.is_suspected for each in self._crews) < MOST

    def _part(self, crew: Crew, numbers: list[int], now: float) -> None:
        """Give streams that may have killed their worker one of their own."""
        apart = Crew(NoWorker(), now, self._gate, crew.engine)
        apart.restart_at, apart.is_suspected, apart.crashes = now, True, 1
        crew.crashes = 1
        for number in numbers:
            apart.streams[number] = crew.streams.pop(number)
        self._crews.append(apart)

    def _do_without(self, crew: Crew, now: float) -> None:
        """An engine does not start here, twice: the usual one shows its streams as it can."""
        _log.error("no %s on this machine; %s opens its streams", crew.engine, self._engine)
        self._not_here.add(crew.engine)
        if self._handover is not None and crew in (self._handover.old, self._handover.new):
            self._handover.cancel()
            self._handover = None
        self._crews.remove(crew)
        crew.buried(now)
        left, crew.streams, crew.is_suspected = crew.streams, {}, False
        for number, stream in left.items():
            self._roomiest(self._engine).streams[number] = stream
