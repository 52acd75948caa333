"""When a stream is opened, given up and opened again; a rule of its own, without processes."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from console.video.states import OPEN_LIMIT, REOPEN_AFTER, Reason, StreamState, judged_by_age

_WAITS = (1.0, 2.0, 5.0, 10.0, 30.0)
_FIRST_MINUTE = 60.0
_LONGEST_WAIT_AT_FIRST = 2.0
_JITTER = 0.25
_FULL_WAIT = 30.0
"""Seconds until a recorder that is full is asked again; one of our own that ends is sooner."""


class Phase(Enum):
    """Where a stream is between two openings."""

    DUE = auto()
    OPENING = auto()
    PLAYING = auto()


def wait_before(attempt: int, trouble: float, chance: float) -> float:
    """Return the seconds until the next opening: 1, 2, 5, 10, 30; in the first minute at most 2.

    Args:
        attempt: how many openings in a row have failed, from 1.
        trouble: seconds since the trouble began.
        chance: from 0 to 1; up to a quarter is added, so that cameras do not come back in step.
    """
    plain = _WAITS[min(max(attempt, 1), len(_WAITS)) - 1]
    if trouble < _FIRST_MINUTE:
        plain = min(plain, _LONGEST_WAIT_AT_FIRST)
    return float(plain * (1 + _JITTER * chance))


@dataclass(slots=True)
class Life:
    """One stream's way from opening to opening.

    Args:
        chance: gives a number from 0 to 1.
        due_at: monotonic seconds of the next opening.
    """

    chance: Callable[[], float]
    due_at: float
    phase: Phase = Phase.DUE
    turn: int = 0
    began: float = 0.0
    attempts: int = 0
    reason: Reason = Reason.NONE
    trouble_since: float | None = None
    is_forced: bool = False

    def is_due(self, now: float) -> bool:
        """Whether the stream should be opened now."""
        return self.phase is Phase.DUE and now >= self.due_at

    def opening(self, now: float) -> int:
        """Note that an opening was ordered, and return its number."""
        self.phase, self.began, self.is_forced = Phase.OPENING, now, False
        self.turn += 1
        return self.turn

    def heard(self, turn: int, opened: bool, reason: Reason, now: float) -> None:
        """Take a worker's report; one about an earlier opening is passed over."""
        if turn != self.turn or self.phase is Phase.DUE:
            return
        if opened:
            self.phase = Phase.PLAYING
            if reason is Reason.STALE:
                self.reason, self.began = reason, now  # it is looked at; so long nothing is due
            elif self.reason is Reason.NO_SESSION:
                self.reason = Reason.NONE  # it was granted one
        else:
            self.failed(reason, now)

    def failed(self, reason: Reason, now: float) -> None:
        """Note a failure and set the time of the next opening."""
        self.attempts += 1
        self.reason = reason
        if self.trouble_since is None:
            self.trouble_since = now
        wait = wait_before(self.attempts, now - self.trouble_since, self.chance())
        if reason is Reason.NO_SESSION:
            wait = _FULL_WAIT * (1 + _JITTER * self.chance())
        self.phase, self.due_at = Phase.DUE, now + wait

    def lost_worker(self, now: float, why: Reason = Reason.NONE, pause: float = 0.0) -> None:
        """The process went; open again with the next one, a little apart from the others.

        Args:
            now: monotonic seconds.
            why: what the tile says; nothing where it went only once lately.
            pause: seconds until there is another.
        """
        self.is_forced = False
        if self.reason is Reason.OVERLOAD:
            return
        if why:
            self.attempts += 1
            self.reason = why
        due = now + pause + 0.3 * self.chance()
        self.due_at = max(self.due_at, due) if self.phase is Phase.DUE else due
        self.phase = Phase.DUE

    def moved(self, turn: int, began: float) -> None:
        """Another worker has it now: its opening is the one that counts."""
        self.phase, self.turn, self.began = Phase.PLAYING, turn, began

    def woken(self, now: float) -> None:
        """It was connected and nothing shown; from now on a frame is waited for."""
        if self.phase is Phase.PLAYING:
            self.began = now

    def hurried(self, now: float, is_forced: bool = False) -> None:
        """It may be tried now, whatever the wait was to be.

        Args:
            now: monotonic seconds.
            is_forced: a person wants it, also where it is thought to be in vain.
        """
        if self.phase is Phase.DUE:
            self.due_at, self.is_forced = now, is_forced

    def paused(self) -> None:
        """This seat decodes too much: it stays closed until it may go on."""
        self.phase, self.reason, self.due_at = Phase.DUE, Reason.OVERLOAD, math.inf

    def resumed(self, now: float) -> None:
        """It may be opened again."""
        self.reason = Reason.NONE
        self.hurried(now)

    def check(self, now: float, frame_at: float | None, why: Reason = Reason.NONE) -> bool:
        """Look at the newest frame's time; return whether this opening has to be given up.

        Args:
            now: monotonic seconds.
            frame_at: when the newest frame was decoded; in stand-by, when the last packet came.
            why: what is known of why none comes.
        """
        if self.phase is Phase.DUE:
            return False
        if frame_at is not None and frame_at >= self.began:
            self.attempts, self.reason, self.trouble_since = 0, Reason.NONE, None
            quiet = now - frame_at
            return quiet >= REOPEN_AFTER and self._give_up(why or Reason.LOST, now)
        return now - self.began >= OPEN_LIMIT and self._give_up(why or Reason.NO_ANSWER, now)

    def _give_up(self, reason: Reason, now: float) -> bool:
        self.failed(reason, now)
        return True

    def state(self, now: float, frame_at: float | None, lag: float) -> StreamState:
        """Name the state now.

        A picture that stopped stays, frozen, until an attempt to get it back has failed too.
        """
        if self.reason is Reason.UNAUTHORIZED:
            return StreamState.DENIED
        if frame_at is None:
            return self._without_picture()
        judged = judged_by_age(now - frame_at, lag)
        if judged is StreamState.FROZEN and self.attempts >= 2 and now - frame_at >= REOPEN_AFTER:
            return self._without_picture()
        return judged

    def _without_picture(self) -> StreamState:
        match self.reason:
            case Reason.NONE | Reason.OVERLOAD:
                return StreamState.WAITING
            case Reason.NO_SESSION:
                return StreamState.NO_SESSION
            case Reason.STALE if not self.attempts:
                return StreamState.WAITING
            case _:
                return StreamState.FAILED
