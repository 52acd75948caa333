"""Which streams may be opened now: no storm of openings, no knocking at a recorder that is full.

Recorders and platforms grant a number of sessions nobody tells us; what they refuse teaches it:
two cameras that are refused at the same time, for one alone may just be broken and say the same.
At a cap that was learnt no stream is opened until one of ours ends; twice a minute one is tried
all the same, because other seats end theirs, too.
"""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from console.video.life import Phase
from console.video.states import Reason
from console.video.stream import VideoStream

AT_ONCE = 16
"""Openings under way at once, of the whole seat."""
AT_ONCE_PER_RECORDER = 8
"""Some servers drop half of a burst; two rounds of eight cost a cold page of 16 less than 0.2 s."""
COUNTED_SECONDS = 1.0
"""How long an opening counts: a device that keeps silent for five seconds holds nobody up."""
RETRIES_PER_SECOND = 16
"""Openings again, of the whole seat: when a network comes back, all cameras are due together."""
WITNESSES = 2
"""Cameras that have to be refused for a recorder to be full; one alone may be broken."""
CAP_SECONDS = 300.0
"""How long a cap that was learnt is believed."""


@dataclass(slots=True)
class _Cap:
    """How many sessions a recorder granted when it refused one more, whom, and until when.

    Attributes:
        refused: names of the cameras that have none; one that was granted its own is none of them.
    """

    sessions: int = 0
    until: float = 0.0
    refused: set[str] = field(default_factory=set)


class OpenGate:
    """Counts what is open and opening, by recorder; asked before each opening."""

    def __init__(self) -> None:
        self._caps: dict[str, _Cap] = {}
        self._holding: Counter[str] = Counter()
        self._opening: Counter[str] = Counter()
        self._retries: deque[float] = deque()

    def count(self, streams: Iterable[VideoStream], now: float) -> None:
        """Look at all streams anew; a recorder that grants more than its cap has a higher one."""
        self._holding.clear()
        self._opening.clear()
        for stream in streams:
            if stream.life.phase is Phase.PLAYING:
                self._holding[stream.recorder] += 1
                if stream.recorder in self._caps:
                    self._caps[stream.recorder].refused.discard(stream.name)
            elif stream.life.phase is Phase.OPENING and now - stream.life.began < COUNTED_SECONDS:
                self._opening[stream.recorder] += 1
        for recorder, cap in list(self._caps.items()):
            cap.sessions = max(cap.sessions, self._holding[recorder])
            if now >= cap.until:
                del self._caps[recorder]
        while self._retries and self._retries[0] <= now - 1.0:
            self._retries.popleft()

    def cap(self, recorder: str) -> int | None:
        """Return how many sessions a recorder is known to grant; None while it is not known."""
        known = self._caps.get(recorder)
        return known.sessions if known is not None and len(known.refused) >= WITNESSES else None

    def refused(self, stream: VideoStream, now: float) -> None:
        """Learn from a recorder that granted a camera no session."""
        holding = self._holding[stream.recorder]
        if holding:
            cap = self._caps.setdefault(stream.recorder, _Cap())
            cap.sessions, cap.until = holding, now + CAP_SECONDS
            cap.refused.add(stream.name)

    def lets(self, stream: VideoStream, now: float) -> bool:
        """Whether a stream may open now; one at its recorder's cap is told so and waits."""
        life, recorder = stream.life, stream.recorder
        if life.reason is Reason.NO_SESSION and self._has_room(recorder):
            life.hurried(now)
        if not life.is_due(now) or not self._is_calm(recorder, life.attempts > 0):
            return False
        is_new = life.reason is not Reason.NO_SESSION and not life.is_forced
        if is_new and self.cap(recorder) is not None and not self._has_room(recorder):
            life.failed(Reason.NO_SESSION, now)
            return False
        self._opening[recorder] += 1
        if life.attempts:
            self._retries.append(now)
        return True

    def _is_calm(self, recorder: str, is_retry: bool) -> bool:
        if is_retry and len(self._retries) >= RETRIES_PER_SECOND:
            return False
        is_free = self._opening[recorder] < AT_ONCE_PER_RECORDER
        return is_free and self._opening.total() < AT_ONCE

    def _has_room(self, recorder: str) -> bool:
        """Whether it holds fewer than when it refused one, be the cap known or only supposed."""
        cap = self._caps.get(recorder)
        if cap is None:
            return False
        return self._holding[recorder] + self._opening[recorder] < cap.sessions
