"""When a machine is asked to decode more than it can: what is left out, and when it comes back.

First the loop filter (a tenth), then all but key frames (four fifths), then whole tiles; small and
late tiles first. What is left out is told by each stream, so that nobody takes less for all. It
comes back one step at a time, later each time it was too soon.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from console.video.life import Phase
from console.video.states import Mode
from console.video.stream import VideoStream

LATE = 0.4
"""Seconds behind its own clock from which a stream counts as late."""
LATE_SHARE = 0.25
"""Share of the streams that are late from which the machine may be at fault."""
BUSY_BELOW = 0.08
"""Share of idle processor time below which it is: with time left, the network is slow."""
CALM_ABOVE = 0.2
"""Share of idle processor time above which more may be tried."""
WORSE_AFTER = 2.0
BETTER_AFTER = 20.0
LONGEST_PATIENCE = 320.0
NEVER_TAKEN = 4
"""So many tiles go on, whatever the load."""
TOO_SOON = 60.0
"""Seconds within which a relapse doubles the patience."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is left out: the loop filter of all, key frames only and none at all for a share."""

    is_soft: bool = False
    key: float = 0.0
    off: float = 0.0


STEPS = (
    Step(),
    Step(is_soft=True),
    Step(True, key=0.5),
    Step(True, key=1.0),
    Step(True, key=1.0, off=0.25),
    Step(True, key=1.0, off=0.5),
)


@dataclass(frozen=True, slots=True)
class Load:
    """How the machine does.

    Attributes:
        idle: share of its processor time that is idle; None where nobody can tell.
        late: share of the shown streams that are late.
    """

    idle: float | None
    late: float

    @property
    def is_too_much(self) -> bool:
        """Whether streams are late because of this machine."""
        if self.idle is None:
            return self.late >= 2 * LATE_SHARE
        return self.late >= LATE_SHARE and self.idle < BUSY_BELOW

    @property
    def is_calm(self) -> bool:
        """Whether there is room for more."""
        return self.late < LATE_SHARE and (self.idle is None or self.idle > CALM_ABOVE)


class Degradation:
    """Moves between the steps; looked at about twice a second."""

    def __init__(self) -> None:
        self.step = 0
        self._patience = BETTER_AFTER
        self._since: float | None = None
        self._calm_since: float | None = None
        self._better_at = -TOO_SOON

    def look(self, load: Load, now: float) -> int:
        """Return the number of the step that holds now."""
        self._since = self._since if self._since is not None and load.is_too_much else None
        self._calm_since = self._calm_since if load.is_calm else None
        if load.is_too_much:
            self._since = now if self._since is None else self._since
            if now - self._since >= WORSE_AFTER:
                self._worse(now)
        elif load.is_calm and self.step:
            self._calm_since = now if self._calm_since is None else self._calm_since
            if now - self._calm_since >= self._patience:
                self.step, self._better_at, self._calm_since = self.step - 1, now, None
        return self.step

    def _worse(self, now: float) -> None:
        if self.step < len(STEPS) - 1:
            self.step += 1
        is_relapse = now - self._better_at < TOO_SOON
        self._patience = min(2 * self._patience, LONGEST_PATIENCE) if is_relapse else BETTER_AFTER
        self._since, self._better_at = None, -TOO_SOON


def late_share(streams: Iterable[VideoStream]) -> float:
    """Return the share of the streams with a picture whose newest one was late."""
    lags = [lag for stream in streams if (lag := stream.lag()) is not None]
    return sum(lag > LATE for lag in lags) / len(lags) if lags else 0.0


def apportion(streams: Sequence[VideoStream], step: int) -> None:
    """Tell each stream how much of it is decoded; small and late ones give way first.

    Args:
        streams: in the order they were opened.
        step: number of the step.
    """
    rule = STEPS[step]
    plain = Mode.SOFT if rule.is_soft else Mode.FULL
    awake = [stream for stream in streams if stream.is_awake and _counts(stream)]
    awake.reverse()
    awake.sort(key=lambda stream: stream.area)
    for place, stream in enumerate(awake, start=1):
        stream.wanted_mode = Mode.KEY if place <= rule.key * len(awake) else plain
        stream.is_paused = place <= min(rule.off * len(awake), len(awake) - NEVER_TAKEN)


def _counts(stream: VideoStream) -> bool:
    """Whether a stream costs anything, or would if it were not paused."""
    return stream.is_paused or stream.life.phase is Phase.PLAYING
