"""How late a stream runs, told from its own timestamps."""

from collections import deque
from dataclasses import dataclass, field

_DRIFT = 0.0002
"""Seconds a second by which two clocks may part; above it a growing distance is real delay."""
_JUMP = 20.0
_LONGEST_STEP = 2.0


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
    two steps.
    """

    _meter: LagMeter = field(default_factory=LagMeter)
    _told: deque[tuple[float, float]] = field(default_factory=deque)
    _last: float = 0.0

    def late(self, arrival: float, presentation: float) -> float:
        """Return the seconds the stream is late; called when its time has gone on."""
        step = min(max(0.0, presentation - self._last), _LONGEST_STEP)
        self._last = presentation
        self._told.append((arrival, self._meter.late(arrival, presentation)))
        while self._told[0][0] < arrival - 2 * step and len(self._told) > 1:
            self._told.popleft()
        return min(late for _, late in self._told)
