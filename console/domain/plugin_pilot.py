"""A new version of a plugin stands at one desk first (试点席), then everywhere (推广)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class PilotStep(StrEnum):
    """What happens to a version that is tried at one desk."""

    NAME = "name"
    """A shift leader names the desk; it takes over there at its next handover."""
    BEGIN = "begin"
    """It took over there."""
    FALL = "fall"
    """Its program fell and was started again: the time it has stood begins anew."""
    STOP = "stop"
    """It was put into quarantine: time alone lets it go nowhere."""
    BACK = "back"
    """That desk went back to the version before."""
    RELEASE = "release"
    """A shift leader lets it take over at all desks."""


LEADERS_STEPS = frozenset({PilotStep.NAME, PilotStep.RELEASE})


@dataclass(frozen=True, slots=True)
class Pilot:
    """One version at the desk that tries it.

    Attributes:
        version, digest: of the files.
        seat, seat_name: of the desk.
        named_by: who named it.
        named_at: when.
        since: since when it has stood there unharmed; None before it took over, and after a stop
            or a way back.
        falls: how often its program fell there.
        why: what was wrong last; empty while nothing was.
        is_back: that desk went back to the version before.
        released_by: who let it take over everywhere; empty while nobody has.
        released_at: when.
    """

    version: str
    digest: str
    seat: str
    seat_name: str
    named_by: str
    named_at: datetime
    since: datetime | None = None
    falls: int = 0
    why: str = ""
    is_back: bool = False
    released_by: str = ""
    released_at: datetime | None = None

    def has_stood(self, enough: timedelta, now: datetime) -> bool:
        """Whether it has stood long enough unharmed; never where the hall wants a person's word."""
        return bool(enough) and self.since is not None and now - self.since >= enough

    def may_take_over(self, seat: str, enough: timedelta, now: datetime) -> bool:
        """Whether a desk may use it: the desk that tries it, every other once it is let go."""
        if self.released_by or self.has_stood(enough, now):
            return True
        return seat == self.seat and not self.is_back
