"""Plays a reel: sets the clock, puts the records in, tells the models; pause, speed and jumps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from console.app.replay.clock import ReplayClock
from console.app.replay.reel import Reel, Step
from console.app.replay.store import ReplayStore
from console.models.futures import when_done
from console.runtime.clock import CHINA, Clock, utc_epoch
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

SPEEDS = (1, 2, 5, 10, 20)
TICK = 100
"""Milliseconds between two steps."""
LONGEST = 0.5
"""Seconds one step may take in: after a suspend, or a slow step, nothing is leapt over."""


@dataclass(frozen=True, slots=True)
class Span:
    """The part of the recording that is played, seconds since 1970."""

    begins: float
    ends: float


class Player(QObject):
    """Plays; the work is done in a lane, one step at a time.

    Args:
        reel: the recording.
        store: what the pages read.
        clock: the clock they live by.
        pace: the machine's clock.
        lane: where reel and store are worked.
        span: what is played.

    Signals:
        stepped: a ChangeSet to be told to the models.
        around_changed: what else the screen says now, by name.
        changed: position, speed or state is another.
        nothing_found: there is no such moment in this direction.
    """

    stepped = Signal(object)
    around_changed = Signal(dict)
    changed = Signal()
    nothing_found = Signal()

    def __init__(
        self,
        reel: Reel,
        store: ReplayStore,
        clock: ReplayClock,
        pace: Clock,
        lane: Lane,
        span: Span,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reel, self._store, self._clock, self._pace = reel, store, clock, pace
        self._lane = lane
        self.span = span
        self.speed = 1
        self.is_playing = False
        self.is_busy = False
        self._wanted: float | None = None
        self._at = pace.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    @property
    def position(self) -> float:
        """The moment shown, seconds since 1970."""
        return utc_epoch(self._clock.now())

    @property
    def is_at_end(self) -> bool:
        """Whether nothing follows."""
        return self.position >= self.span.ends

    def play(self) -> None:
        """Go on from here; from the end, begin again."""
        if self.is_at_end:
            self.jump(self.span.begins)
        self._at = self._pace.monotonic()
        self.is_playing = True
        self._timer.start(TICK)
        self.changed.emit()

    def pause(self) -> None:
        """Stand still."""
        self.is_playing = False
        self._timer.stop()
        self.changed.emit()

    def toggle(self) -> None:
        """Play or pause."""
        (self.pause if self.is_playing else self.play)()

    def faster(self) -> None:
        """Take the next speed."""
        self._set_speed(1)

    def slower(self) -> None:
        """Take the speed before."""
        self._set_speed(-1)

    def jump(self, at: float) -> None:
        """Show another moment; the newest wish counts while one is carried out."""
        at = min(max(at, self.span.begins), self.span.ends)
        if self.is_busy:
            self._wanted = at
            return
        self._work(lambda: self._reel.go(at), at, is_jump=True)

    def next_done(self) -> None:
        """Jump to the next act of this seat."""
        now, ends = self.position, self.span.ends
        self._seek(lambda: self._reel.next_done(now, ends))

    def previous_done(self) -> None:
        """Jump to the act before."""
        now, begins = self.position, self.span.begins
        self._seek(lambda: self._reel.previous_done(now, begins))

    def next_red(self) -> None:
        """Jump to the next red alert."""
        now, ends = self.position, self.span.ends
        self._seek(lambda: self._reel.next_red(now, ends))

    def tick(self) -> None:
        """Do one step of playing, unless the one before is still under way."""
        now = self._pace.monotonic()
        passed, self._at = min(now - self._at, LONGEST), now
        if self.is_busy or not self.is_playing:
            return
        at = min(self.position + passed * self.speed, self.span.ends)
        self._work(lambda: self._reel.step(at), at, is_jump=False)
        if at >= self.span.ends:
            self.pause()

    def close(self) -> None:
        """Play no more; what is under way is finished first."""
        self._timer.stop()
        self.is_playing = False
        self._lane.submit(self._reel.close)

    def _set_speed(self, by: int) -> None:
        place = SPEEDS.index(self.speed) + by
        self.speed = SPEEDS[min(max(place, 0), len(SPEEDS) - 1)]
        self.changed.emit()

    def _work(self, wind: Callable[[], Step], at: float, is_jump: bool) -> None:
        self.is_busy = True

        def work() -> tuple[Step, ChangeSet]:
            step = wind()
            return step, self._store.show(step.seen)

        def done(result: tuple[Step, ChangeSet]) -> None:
            self.is_busy = False
            self._show(*result, at, is_jump)

        when_done(self._lane.submit(work), self, done, self._failed)

    def _show(self, step: Step, changes: ChangeSet, at: float, is_jump: bool) -> None:
        self._clock.set(moment_of(at))
        if step.around:
            self.around_changed.emit(step.around)
        # After a jump everything is another time's, ages and clocks of unchanged rows too.
        self.stepped.emit(ChangeSet("hub", None, changes.cursor) if is_jump else changes)
        self.changed.emit()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.jump(wanted)

    def _seek(self, find: Callable[[], float | None]) -> None:
        if self.is_busy:
            return
        self.is_busy = True
        self.changed.emit()

        def found(at: float | None) -> None:
            self.is_busy = False
            if at is None:
                self.nothing_found.emit()
                self.changed.emit()
            else:
                self.jump(at)

        when_done(self._lane.submit(find), self, found, self._failed)

    def _failed(self, error: BaseException) -> Any:
        self.is_busy = False
        self.pause()
        raise error


def moment_of(at: float) -> datetime:
    """Return seconds since 1970 as a moment of the hall."""
    return datetime.fromtimestamp(at, CHINA)
