"""Time is handed in: one clock for a process, another for a simulation, a third for the demo.

`now` is the wall clock and may be shifted or scaled (the demo tells an evening of ten minutes in
ninety seconds); `monotonic` and `sleep` are for time-outs and always run at the machine's pace.
"""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""The zone of every hall; there has been no daylight saving since 1991."""


class Clock(Protocol):
    """What the rest of the program asks for time."""

    def now(self) -> datetime:
        """Return the wall clock, with its zone."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back and do not jump when the wall clock is set."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds` of monotonic time."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the machine's wall clock in UTC+8."""
        return datetime.now(CHINA)

    def monotonic(self) -> float:
        """Return CLOCK_BOOTTIME seconds where there is one, so that a suspend counts."""
        return boot_seconds()

    async def sleep(self, seconds: float) -> None:
        """Wait on the running loop."""
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True)
class DemoClock:
    """A wall clock that tells another evening, `rate` times as fast; time-outs keep real pace.

    Two processes given the same text (`parse`) agree to within their machine's clock.
    """

    story_start: datetime
    real_start: datetime
    rate: float = 1.0
    _system: SystemClock = field(default_factory=SystemClock)

    def now(self) -> datetime:
        """Return the time of the story."""
        return self.story_start + (self._system.now() - self.real_start) * self.rate

    def monotonic(self) -> float:
        """Return the machine's monotonic seconds."""
        return self._system.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds` of machine time."""
        await self._system.sleep(seconds)

    def __str__(self) -> str:
        return f"{self.story_start.isoformat()},{self.real_start.isoformat()},{self.rate}"

    @classmethod
    def parse(cls, text: str) -> "DemoClock":
        """Read `story start,real start,rate` as `str()` writes it.

        Raises:
            ValueError: the text has another form.
        """
        story, real, rate = text.split(",")
        return cls(datetime.fromisoformat(story), datetime.fromisoformat(real), float(rate))


@dataclass(slots=True)
class ManualClock:
    """A clock that stands still until it is told to go on; sleepers wake as time passes them."""

    moment: datetime = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA)
    _elapsed: float = 0.0
    _sleepers: list[tuple[float, "asyncio.Future[None]"]] = field(default_factory=list)

    def now(self) -> datetime:
        """Return the moment the clock stands at."""
        return self.moment

    def monotonic(self) -> float:
        """Return the seconds it was moved on since it was made."""
        return self._elapsed

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock was moved on by `seconds`."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._elapsed + seconds, waiter))
        await waiter

    def jump(self, seconds: float) -> None:
        """Move on and wake every sleeper whose time has come, the earliest first."""
        self._elapsed += seconds
        self.moment += timedelta(seconds=seconds)
        due = sorted((s for s in self._sleepers if s[0] <= self._elapsed), key=lambda s: s[0])
        self._sleepers = [s for s in self._sleepers if s[0] > self._elapsed]
        for _, waiter in due:
            if not waiter.done():
                waiter.set_result(None)

    def step(self, seconds: float) -> None:
        """Set the wall clock forward or back without any time passing (a clock fault)."""
        self.moment += timedelta(seconds=seconds)


def past_time(clock: Clock, at: float) -> datetime:
    """Return which time it was at a moment of a clock's monotonic seconds."""
    return clock.now() - timedelta(seconds=clock.monotonic() - at)


def boot_seconds() -> float:
    """Return seconds since boot, suspend included where the system can tell."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


def boot_id() -> str:
    """Return an id of this boot (ticks of two boots are never compared); empty if unknown."""
    source = Path("/proc/sys/kernel/random/boot_id")
    return source.read_text().strip() if source.exists() else ""


def to_text(moment: datetime) -> str:
    """Write a moment as RFC 3339 with offset and milliseconds.

    Raises:
        ValueError: the moment has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without zone cannot be written")
    return moment.isoformat(timespec="milliseconds")


def from_text(text: str) -> datetime:
    """Read RFC 3339 with offset; a space instead of `T` is accepted (GB/T 35965.1).

    Raises:
        ValueError: no date-time, or one without offset.
    """
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        raise ValueError(f"a time needs its offset: {text!r}")
    return moment


def utc_epoch(moment: datetime) -> float:
    """Return seconds since 1970 (UTC) of a moment with zone."""
    return moment.astimezone(UTC).timestamp()
