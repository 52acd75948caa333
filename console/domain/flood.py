"""集中告警: when so many new alerts come to one seat that nobody can look at each (B.2, ISA-18.2).

A flood is a stretch of time that follows from the times of arrival alone: it begins with the first
arrival of a window that holds more than `above`, and is over once a window holds `calm` or fewer.
Between the two numbers nothing changes, so that it does not begin and end with every alert.
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

KEPT = 20_000
"""Arrivals remembered, for those that are told late: what came before is settled."""


@dataclass(frozen=True, slots=True)
class FloodProfile:
    """Limits, as data of a hall's profile.

    Attributes:
        window: time over which arrivals are counted.
        above: more arrivals than this in a window are a flood.
        calm: so few in a window end it.
        least: a group of fewer is none; its rows stand single.
        shown: newest members that stay in sight below the head of a group.
        near: metres within which a member lies near an open matter.
        source: on what the limits rest.
        units: what is counted, by a word of the title or by the channel (路 of 点位).
    """

    window: timedelta
    above: int
    calm: int
    least: int
    shown: int
    near: float
    source: str
    units: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse limits that would begin and end a flood at once, or fold single rows."""
        if not 0 <= self.calm <= self.above or self.window <= timedelta():
            raise ValueError("flood: 0 <= calm <= above, window > 0")
        if self.least < 3 or self.shown < 1:
            raise ValueError("flood: least >= 3, shown >= 1")


@dataclass(frozen=True, slots=True)
class Flood:
    """One stretch of it; `ended` is None while it lasts."""

    began: datetime
    ended: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether what came at `moment` came with it."""
        return self.began <= moment and (self.ended is None or moment < self.ended)


class FloodWatch:
    """Finds the floods in arrivals as they are told; a step each, whatever came before.

    The outcome depends on the times alone: what is told late is put where it belongs.
    """

    def __init__(self, profile: FloodProfile) -> None:
        self._profile = profile
        self._times: list[datetime] = []
        self._before: tuple[Flood, ...] = ()
        self._floods: list[Flood] = []
        self._settled: datetime | None = None
        self._seen_at: datetime | None = None
        """The arrival by which the last flood was one."""

    @property
    def floods(self) -> tuple[Flood, ...]:
        """All floods, the oldest first."""
        return (*self._before, *self._floods)

    @property
    def current(self) -> Flood | None:
        """The flood that lasts, if one does."""
        last = self._floods[-1] if self._floods else None
        return last if last is not None and last.ended is None else None

    @property
    def newest(self) -> Flood | None:
        """The flood that lasts, or the last one there was."""
        return next(reversed(self.floods), None)

    def take(self, arrivals: Iterable[datetime]) -> None:
        """Take note of new alerts by the times they came."""
        told = sorted(arrivals)
        if told and self._times and told[0] < self._times[-1]:
            if self._lasts_at(told[0]):
                for moment in told:
                    insort(self._times, moment)
                self._forget()
                return
            told = sorted((*self._times, *told))  # told late: all steps are done again
            self._times, self._floods, self._seen_at = [], [], None
        for moment in told:
            self._step(moment)
        if self._settled is not None:
            self._end(self._settled)
        self._forget()

    def _lasts_at(self, moment: datetime) -> bool:
        """Whether more arrivals from a moment on can only keep the present flood going."""
        return self.current is not None and self._seen_at is not None and self._seen_at <= moment

    def settle(self, now: datetime) -> None:
        """Let time pass: a flood may be over without another arrival."""
        self._settled = now
        self._end(now)

    def _end(self, now: datetime) -> None:
        flood = self.current
        if flood is None:
            return
        enough = self._times[-self._profile.calm - 1]
        over = max(enough + self._profile.window, flood.began)
        if over <= now:
            self._floods[-1] = replace(flood, ended=over)

    def _step(self, moment: datetime) -> None:
        self._end(moment)
        self._times.append(moment)
        above, window = self._profile.above, self._profile.window
        if self.current is not None or len(self._times) <= above:
            return
        first = self._times[-above - 1]
        if first > moment - window:
            self._floods.append(Flood(first))
            self._seen_at = moment

    def _forget(self) -> None:
        if len(self._times) <= 2 * KEPT:
            return
        start = self._times[-KEPT]
        over = [f for f in self._floods if f.ended is not None and f.ended <= start]
        self._before += tuple(over)
        self._floods = self._floods[len(over) :]
        self._times = self._times[-KEPT:]
