"""What the platform has kept of its cameras: a day back, but for gaps somebody has told.

A recording shows what the camera showed then: its clock is the present's, set back, and faster or
slower.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from console.runtime.clock import Clock

KEPT = 24 * 3600.0
"""Seconds back from now that are kept."""
FILE = 3600.0
"""Seconds of one file; they follow one another without a gap."""

Span = tuple[float, float]


@dataclass(slots=True)
class PastClock:
    """A clock that shows a recording's time, from `start` on (monotonic seconds of the present)."""

    clock: Clock
    start: float
    end: float
    speed: float = 1.0
    _began: float = 0.0

    def __post_init__(self) -> None:
        """It goes from now on."""
        self._began = self.clock.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether the recording has been played."""
        return self.monotonic() >= self.end

    def set_speed(self, speed: float) -> None:
        """Go on from here at another speed."""
        self.start, self._began = self.monotonic(), self.clock.monotonic()
        self.speed = speed

    def monotonic(self) -> float:
        """Return the time that is played now."""
        return self.start + (self.clock.monotonic() - self._began) * self.speed

    async def sleep(self, seconds: float) -> None:
        """Wait until so much of the recording has been played."""
        await self.clock.sleep(seconds / self.speed)


@dataclass(slots=True)
class Recordings:
    """The recordings of all cameras, and what is played of them.

    Attributes:
        gaps: spans without a recording, seconds since 1970, by camera.
        played: the clock of each stream that is played.
    """

    gaps: dict[str, Sequence[Span]] = field(default_factory=dict)
    played: dict[str, PastClock] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=count)

    def files(self, camera: str, start: float, end: float, now: float) -> list[Span]:
        """Return the files of a time, seconds since 1970; the last one is still written."""
        first, last = max(start, now - KEPT), min(end, now)
        cuts = [FILE * n for n in range(int(first // FILE), int(last // FILE) + 2)]
        files = [(cut, min(cut + FILE, now)) for cut in cuts if cut < last and cut + FILE > first]
        for gap in self.gaps.get(camera, ()):
            files = [part for file in files for part in _without(file, gap)]
        return files

    def play(self, clock: Clock, back: float, seconds: float) -> str:
        """Begin to play what was `back` seconds ago; return the stream's name."""
        name = f"playback_{next(self._numbers)}"
        start = clock.monotonic() - back
        self.played[name] = PastClock(clock, start, start + seconds)
        return name


def _without(file: Span, gap: Span) -> list[Span]:
    parts = (file[0], min(file[1], gap[0])), (max(file[0], gap[1]), file[1])
    return [(begin, end) for begin, end in parts if begin < end]
