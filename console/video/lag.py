"""How late a stream runs, told from its own timestamps."""

from collections import deque
from dataclasses import dataclass, field

from console.video.states import WEAK_AFTER

_DRIFT = 0.0002
"""Seconds a second by which two clocks may part; above it a growing distance is real delay."""
_JUMP = 20.0
_STANDSTILL = 2.5
"""Seconds without a telling; a step of a second may be noticed a second late."""
_TELLINGS = 3
"""Of two, one noticed late and one lost on a busy machine made a punctual stream look weak."""


@dataclass(slots=True)
class LagMeter:
    """Compares arrival with presentation time; the most punctual frame so far counts as on time.

    A camera's clock may drift: the mark follows slowly, so that drift never looks like delay and
    delay of minutes is not forgotten. A timestamp that jumps starts a new measurement.
    """

    _mark: float | None = None
    _last_arrival: float = 0.0
    _last_offset: float = 0.0

    def late(self, arrival: float, presentation: float) -> float:
        """Return the seconds this frame is late.

        Args:
            arrival: monotonic seconds when it was decoded.
            presentation: its timestamp in seconds.
        """
        offset = arrival - presentation
        if self._mark is None or abs(offset - self._last_offset) > _JUMP:
            self._mark = offset
        else:
            followed = self._mark + _DRIFT * (arrival - self._last_arrival)
            self._mark = min(followed, offset)
        self._last_arrival, self._last_offset = arrival, offset
        return offset - self._mark


@dataclass(slots=True)
class SteppedLag:
    """The same where the time of a stream is told in steps, up to a second each (playlists).

    Within a step a stream only seems to fall behind: what counts is the least delay of the last
    tellings.
    """

    _meter: LagMeter = field(default_factory=LagMeter)
    _told: deque[float] = field(default_factory=lambda: deque(maxlen=_TELLINGS))
    _last: float = 0.0

    def late(self, arrival: float, presentation: float) -> float:
        """Return the seconds the stream is late; called when its time has gone on."""
        if arrival - self._last > _STANDSTILL:
            self._told.clear()  # how punctual it was before it stood still says nothing now
        self._last = arrival
        self._told.append(self._meter.late(arrival, presentation))
        return min(self._told)


@dataclass(slots=True)
class LateStretch:
    """How long a stream has been late without a break.

    A delay that goes up and down but never goes away is as bad as one that stands still.
    """

    _since: float | None = None

    def told(self, now: float, lag: float) -> float:
        """Return the seconds since which every delay told was one that is called weak."""
        if lag < WEAK_AFTER:
            self._since = None
        elif self._since is None:
            self._since = now
        return 0.0 if self._since is None else now - self._since
