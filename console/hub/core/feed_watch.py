"""Whether a declared feed lives, from what was heard of it and when; no clock of its own."""

from dataclasses import dataclass
from datetime import datetime

SILENT = "silent"
"""Fault of a feed whose heartbeat stopped coming."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it lives, and the code of why not."""

    is_alive: bool
    fault: str = ""


@dataclass(slots=True)
class FeedWatch:
    """What is known of one feed since the hub began to listen.

    Attributes:
        tolerated: seconds of silence until it counts as silent.
        since: monotonic second from which silence is counted: it was heard, or the hub began.
        heard_at: the hall's time of the last sign of life; None where there was none.
        is_heard: whether it was heard since silence is counted.
        is_told_dead: its own connector said last that it does not live.
        fault: why the last probe failed.
    """

    tolerated: float
    since: float
    heard_at: datetime | None = None
    is_heard: bool = False
    is_told_dead: bool = False
    fault: str = SILENT

    def hear(self, now: float, at: datetime, is_alive: bool = True) -> None:
        """It answered, or its connector spoke."""
        self.since, self.heard_at = now, at
        self.is_heard, self.is_told_dead = True, not is_alive
        self.fault = SILENT

    def miss(self, fault: str) -> None:
        """A probe failed; only lasting silence counts."""
        self.fault = fault

    def begin_anew(self, now: float) -> None:
        """Count from now: the hub itself was away, so the silence may have been its own."""
        self.since = max(self.since, now)
        self.is_heard = False

    def verdict(self, now: float) -> Verdict | None:
        """Return what is known now; None where there is nothing to say beyond what was said."""
        if now - self.since > self.tolerated:
            return Verdict(False, self.fault)
        if not self.is_heard or self.is_told_dead:
            return None
        return Verdict(True)
