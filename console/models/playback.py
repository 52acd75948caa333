"""A camera's recording that somebody looks at (录像回放): asked for, played, paused, left.

A platform is asked for one recording after the other: the next question leaves when the last was
answered, and what was wished meanwhile is one question, the newest. Whoever pauses gives the
recorder its session back, and goes on by asking anew from where it stood. The time of the picture
is counted by the pictures that come: what stands still is no time.
"""

from concurrent.futures import Future
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from console.contract.playback import SPEEDS, PlaybackAnswer
from console.models.futures import when_done
from console.runtime.clock import from_text

LONGEST_STEP = 1.0
"""Seconds between two pictures beyond which the recording stood still."""
NEAR_END = timedelta(seconds=2)
"""A stream that stops so near its end is over, not broken."""


class PlaybackPort(Protocol):
    """Asks for recordings; every call returns at once, and one that fails has a `code`."""

    def begin(self, camera: str, start: datetime, speed: float) -> "Future[PlaybackAnswer]":
        """Play a recording from a time on."""
        ...

    def end(self, camera: str, lease: str) -> "Future[object]":
        """Play it no more."""
        ...


class PlaybackPhase(StrEnum):
    """How a recording stands."""

    ASKING = "asking"
    PLAYING = "playing"
    PAUSED = "paused"
    OVER = "over"
    """The recording, or this piece of it, has been seen to its end."""
    FAILED = "failed"


class Playback(QObject):
    """One camera's recording, from the key that begins it to the one that goes back to live.

    Args:
        camera: its id.
        port: asks for it.
        parent: whose life bounds this.

    Attributes:
        phase: how it stands.
        at: the recorded time that is shown now, or is asked for.
        speed: as the platform granted it; while it is asked for, as it was wished.
        skipped: whether nothing was recorded at the time that was asked for, but later.
        why: the error of the last question; None for none.

    Signals:
        changed: ask all of these.
        opened: a `PlaybackAnswer`, whose stream is to be shown from now on.
        left: the stream that was shown is not needed any more.
    """

    changed = Signal()
    opened = Signal(object)
    left = Signal()

    def __init__(self, camera: str, port: PlaybackPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.camera = camera
        self.phase = PlaybackPhase.ASKING
        self.at = self._end = self._until = datetime.min
        self.speed = self._wished_speed = 1.0
        self.skipped = False
        self.why: BaseException | None = None
        self._port = port
        self._lease = ""
        self._is_asking = self._is_over = self._wants_to_ask = False
        self._last = 0.0

    def go_to(self, at: datetime) -> None:
        """Play from a time on."""
        if self._is_over:
            return
        self._leave()  # what is seen stands still under its own time until the other comes
        self.at, self.speed, self.phase, self.why = (
            at,
            self._wished_speed,
            PlaybackPhase.ASKING,
            None,
        )
        self._wants_to_ask = True
        self._ask()
        self.changed.emit()

    def skip(self, seconds: float) -> None:
        """Play from so much later on, or earlier."""
        self.go_to(self.at + timedelta(seconds=seconds))

    def play_or_pause(self) -> None:
        """Pause what is played; go on with what is not."""
        if self.phase is PlaybackPhase.PLAYING:
            self._stop(PlaybackPhase.PAUSED)
        elif self.phase is not PlaybackPhase.ASKING:
            self.go_to(self.at)

    def faster(self, steps: int) -> None:
        """Play faster, or slower."""
        number = SPEEDS.index(self._wished_speed) + steps
        if 0 <= number < len(SPEEDS):
            self._wished_speed = SPEEDS[number]
            self.go_to(self.at)

    def heard(self, frame_at: float, now: datetime) -> None:
        """Count the time of a picture that has come.

        Args:
            frame_at: when the newest one was decoded, monotonic seconds.
            now: the seat's time.
        """
        if self.phase is not PlaybackPhase.PLAYING:
            return
        step = frame_at - self._last if self._last else 0.0
        self._last = max(self._last, frame_at)
        if step > 0:
            self.at += timedelta(seconds=min(step, LONGEST_STEP) * self.speed)
        if self.at >= self._end or now >= self._until:
            self.at = min(self.at, self._end)
            self._stop(PlaybackPhase.OVER)

    def broke(self, why: BaseException) -> None:
        """The stream has ended, by itself or by a fault."""
        if self.phase is PlaybackPhase.PLAYING:
            is_over = self._end - self.at <= NEAR_END * max(1.0, self.speed)
            self.why = None if is_over else why
            self._stop(PlaybackPhase.OVER if is_over else PlaybackPhase.FAILED)

    def end(self) -> None:
        """Go back to live."""
        if not self._is_over:
            self._is_over = True
            self._wants_to_ask = False
            self._leave()
            if not self._is_asking:
                self.deleteLater()

    def _stop(self, phase: PlaybackPhase) -> None:
        self.phase = phase
        self._leave()
        self.changed.emit()

    def _leave(self) -> None:
        lease, self._lease = self._lease, ""
        if lease:
            self.left.emit()
            self._port.end(self.camera, lease)

    def _ask(self) -> None:
        if self._is_asking:
            return
        self._wants_to_ask, self._is_asking = False, True
        asked = self._port.begin(self.camera, self.at, self.speed)
        when_done(asked, self, partial(self._granted, self.at), self._failed)

    def _granted(self, wished: datetime, answer: PlaybackAnswer) -> None:
        self._is_asking = False
        self._lease = answer.lease
        if self._is_over or self._wants_to_ask:
            self._leave()
            self._ask() if self._wants_to_ask else self.deleteLater()
            return
        self.at, self._end = from_text(answer.start), from_text(answer.end)
        self._until, self.speed = from_text(answer.until), answer.speed
        self.skipped = self.at - wished > timedelta(seconds=1)
        self.phase, self._last = PlaybackPhase.PLAYING, 0.0
        self.opened.emit(answer)
        self.changed.emit()

    def _failed(self, why: BaseException) -> None:
        self._is_asking = False
        if self._is_over:
            self.deleteLater()
        elif self._wants_to_ask:
            self._ask()
        else:
            self.why = why
            self._stop(PlaybackPhase.FAILED)
