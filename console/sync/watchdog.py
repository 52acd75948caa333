"""Tells 停滞 from outside: sync's own word on itself is worth nothing once it is stuck.

Two kinds of proof count. Each part of sync promises when it will be heard of next (`Heartbeat`),
and what the journal holds must leave while there is a link (`Watchdog` reads the journal itself).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from console.runtime.clock import Clock
from offline_cache.values import PendingOperation

STALLED = 15.0
"""Seconds without a beat after which sync counts as stuck; it beats twice a second."""

PATIENCE = 60.0
"""How long one step of a part may take at most, seconds; every call ends sooner by itself."""


class Heartbeat:
    """Moments that sync's thread writes and any other reads: by when a part is heard of again.

    Args:
        clock: monotonic, counts a suspend.
        patience: seconds a part is given where it names none.
    """

    def __init__(self, clock: Clock, patience: float = PATIENCE) -> None:
        self._clock = clock
        self._patience = patience
        self._last = clock.monotonic()
        self._due: dict[str, float] = {"tick": self._last + max(STALLED, patience)}

    def beat(self) -> None:
        """Say: still going round."""
        self._last = self._clock.monotonic()
        self._due["tick"] = self._last + STALLED

    def promise(self, part: str, seconds: float = 0.0) -> None:
        """Say that a part will be heard of again within `seconds` and one step's patience."""
        self._due[part] = self._clock.monotonic() + seconds + self._patience

    def rest(self, part: str) -> None:
        """Say that nothing is owed by a part now."""
        self._due.pop(part, None)

    @property
    def age(self) -> float:
        """Seconds since the last beat."""
        return self._clock.monotonic() - self._last

    @property
    def is_stalled(self) -> bool:
        """Whether sync has not gone round for too long."""
        return self.age > STALLED

    def overdue(self) -> tuple[str, float]:
        """Return the part whose promise is broken longest and for how long; empty without one."""
        now = self._clock.monotonic()
        late = [(now - due, part) for part, due in self._due.copy().items() if now > due]
        seconds, part = max(late, default=(0.0, ""))
        return part, seconds


@dataclass(frozen=True, slots=True)
class Stall:
    """What stands still.

    Attributes:
        code: `ended` (sync's thread is gone), `silent` (a part broke its promise), `unsent`
            (online, and an operation does not leave).
        part: which part is silent.
        op: which operation does not leave.
        seconds: for how long.
    """

    code: str
    part: str = ""
    op: str = ""
    seconds: float = 0.0

    @property
    def zh(self) -> str:
        """The reason in the duty room's words."""
        return _WORDS[self.code][0].format(round(self.seconds))

    @property
    def en(self) -> str:
        """The reason in English."""
        return _WORDS[self.code][1].format(round(self.seconds))


_WORDS = {
    "ended": ("通信程序已退出", "the program that talks with the hub has ended"),
    "silent": ("通信程序无响应", "the program that talks with the hub does not answer"),
    "unsent": (
        "联网中，最早一条已 {0} 秒未送出",
        "online, and the oldest operation has not left for {0} s",
    ),
}


class Watched(Protocol):
    """What is looked at from outside; nothing here may block."""

    @property
    def heartbeat(self) -> Heartbeat:
        """What its parts promised."""
        ...

    @property
    def has_ended(self) -> bool:
        """Whether it began and runs no more."""
        ...

    @property
    def is_online(self) -> bool:
        """Whether it says that operations can leave."""
        ...

    @property
    def undecided_lanes(self) -> frozenset[str]:
        """Lanes of which the hub itself said that it decides later."""
        ...


class Watchdog:
    """Judges one sync after the other; call `look` about once a second, never on sync's thread.

    Args:
        clock: the wall clock plays no part.
        unsent: what the hub has not decided, in saved order (`Journal.unsent`).
        limit: seconds an operation may wait while online and nothing behind it stands still.
        gap: a longer time between two looks was a suspended machine or a busy one; what ended in
            it is given `STALLED` seconds to be heard of again.
    """

    def __init__(
        self,
        clock: Clock,
        unsent: Callable[[], Sequence[PendingOperation]],
        limit: float = 60.0,
        gap: float = 5.0,
    ) -> None:
        self._clock = clock
        self._unsent = unsent
        self._limit = limit
        self._gap = gap
        self._looked = clock.monotonic()
        self._lenient_until = 0.0
        self._ages: dict[str, float] = {}

    def look(self, watched: Watched) -> Stall | None:
        """Return what stands still now, None when all is well."""
        now = self._clock.monotonic()
        passed, self._looked = now - self._looked, now
        if passed > self._gap:
            passed, self._lenient_until = 0.0, now + STALLED
        if watched.has_ended:
            return Stall("ended")
        part, late = watched.heartbeat.overdue()
        if part and now >= self._lenient_until:
            return Stall("silent", part, seconds=late)
        return self._oldest(watched, passed)

    def _oldest(self, watched: Watched, passed: float) -> Stall | None:
        """Count the time online of each operation; one whose turn has not come is not late."""
        unsent = self._unsent()
        self._ages = self._aged([each.op for each in unsent], passed, watched.is_online)
        waits = watched.undecided_lanes
        late = [(self._ages[each.op], each.op) for each in unsent if each.lane not in waits]
        seconds, op = max(late, default=(0.0, ""), key=lambda pair: pair[0])
        return Stall("unsent", op=op, seconds=seconds) if seconds > self._limit else None

    def _aged(self, now_unsent: list[str], passed: float, is_online: bool) -> dict[str, float]:
        if not is_online:
            return dict.fromkeys(now_unsent, 0.0)
        still = set(now_unsent)
        before = list(self._ages)
        decided = [at for at, op in enumerate(before) if op not in still]
        behind = set(before[decided[-1] + 1 :]) if decided else set()
        return {
            op: 0.0 if op in behind else self._ages.get(op, -passed) + passed for op in now_unsent
        }
