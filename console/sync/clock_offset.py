"""How far the device's clock is from the hub's, and how sure that is.

Measured from answers that carry the hub's `now`: it was said somewhere between sending and
receiving, so half the round trip is the doubt. The measurement is tied to the boot's ticks: when
the device's clock is set while the link is cut, the hub's time is still known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.runtime.clock import Clock, from_text

DRIFT = 50e-6
"""How far two ordinary clocks may part, seconds per second."""

UNKNOWN = 86_400.0
"""Doubt before the first measurement, seconds."""

PUSH_DELAY = 2.0
"""How long a pushed time may have been on its way without telling of a set clock, seconds."""

MOST_AGE = 600.0
"""A measurement older than this gives way to any new one, seconds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What goes into an operation's act time.

    Attributes:
        offset: seconds to add to the device's wall clock to get the hub's time.
        doubt: how far that may be wrong, seconds.
        boot: the boot the ticks belong to.
        ticks: monotonic seconds of this reading.
    """

    offset: float
    doubt: float
    boot: str
    ticks: float


@dataclass(frozen=True, slots=True)
class _Measured:
    hub: datetime
    ticks: float
    doubt: float


class ClockOffset:
    """Keeps the best measurement; `reading` may be called from any thread.

    Args:
        clock: the device's.
        boot: id of this boot.
        rate: wall seconds per tick; other than 1 only where the clock tells a faster story.
    """

    def __init__(self, clock: Clock, boot: str = "", rate: float = 1.0) -> None:
        self._clock = clock
        self._boot = boot
        self._rate = rate
        self._best: _Measured | None = None

    def measure(self, hub_now: str, round_trip: float) -> bool:
        """Take an answer's `now`, received just now.

        Args:
            hub_now: as the hub wrote it; one that cannot be read is left aside.
            round_trip: seconds from sending to receiving.

        Returns:
            Whether it was taken: it is surer than what was known, or contradicts it.
        """
        try:
            said = from_text(hub_now)
        except ValueError:
            return False
        half = round_trip * self._rate / 2
        hub = said + timedelta(seconds=half)
        fresh = _Measured(hub, self._clock.monotonic(), half + 0.001)
        if not self._is_better(fresh):
            return False
        self._best = fresh
        return True

    def heard(self, hub_now: str) -> bool:
        """Take a `now` that was pushed to us: the hub's time is that or later, never earlier.

        One that is late says that the way is slow or that the hub's clock was set back; which of
        the two only a measurement can tell, so until then the doubt covers both.

        Returns:
            Whether it shows what is known to be wrong (a hub clock that was set).
        """
        try:
            said = from_text(hub_now)
        except ValueError:
            return False
        best, ticks, doubt = self._best, self._clock.monotonic(), PUSH_DELAY
        if best is not None:
            early = (said - self._hub_at(best, ticks)).total_seconds()
            if -PUSH_DELAY <= early <= self._doubt_at(best, ticks):
                return False
            doubt = max(PUSH_DELAY, self._doubt_at(best, ticks) - early)
        self._best = _Measured(said, ticks, doubt)
        return True

    def keepsake(self) -> dict[str, object]:
        """Return the measurement as it is kept over a restart of the program."""
        best = self._best
        if best is None:
            return {}
        return {
            "boot": self._boot,
            "hub": best.hub.isoformat(),
            "ticks": best.ticks,
            "doubt": best.doubt,
        }

    def restore(self, keepsake: Mapping[str, object] | None) -> bool:
        """Take a kept measurement; only ticks of the same boot mean anything.

        Returns:
            Whether it was taken.
        """
        if not keepsake or not self._boot or keepsake.get("boot") != self._boot:
            return False
        try:
            hub = from_text(str(keepsake["hub"]))
            ticks, doubt = float(str(keepsake["ticks"])), float(str(keepsake["doubt"]))
        except (KeyError, ValueError):
            return False
        if self._best is None and ticks <= self._clock.monotonic():
            self._best = _Measured(hub, ticks, doubt)
        return self._best is not None

    def reading(self) -> Reading:
        """Return the offset as of now."""
        ticks, best = self._clock.monotonic(), self._best
        if best is None:
            return Reading(0.0, UNKNOWN, self._boot, ticks)
        offset = (self._hub_at(best, ticks) - self._clock.now()).total_seconds()
        return Reading(round(offset, 4), round(self._doubt_at(best, ticks), 4), self._boot, ticks)

    def hub_now(self) -> datetime:
        """Return the hub's time as far as known; the device's before the first measurement."""
        best = self._best
        if best is None:
            return self._clock.now()
        return self._hub_at(best, self._clock.monotonic())

    def _is_better(self, fresh: _Measured) -> bool:
        best = self._best
        if best is None or fresh.ticks - best.ticks > MOST_AGE:
            return True
        doubt = self._doubt_at(best, fresh.ticks)
        apart = abs((self._hub_at(best, fresh.ticks) - fresh.hub).total_seconds())
        return fresh.doubt < doubt or apart > doubt + fresh.doubt

    def _hub_at(self, best: _Measured, ticks: float) -> datetime:
        return best.hub + timedelta(seconds=(ticks - best.ticks) * self._rate)

    def _doubt_at(self, best: _Measured, ticks: float) -> float:
        return best.doubt + (ticks - best.ticks) * DRIFT
