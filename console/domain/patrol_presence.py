"""Whether somebody is at the wall (在岗): any key or movement counts; asked for, never insisted on.

Nothing is blocked by it. Who has not touched anything for long is asked at the strip; whoever does
not answer is written down as absent until the next touch, and pages of that time do not count.
"""

from dataclasses import dataclass
from enum import StrEnum


class Attendance(StrEnum):
    """Somebody is here; asked, and not answered yet; nobody, as far as it can be known."""

    HERE = "here"
    ASKED = "asked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class PresenceRules:
    """When a person is asked; data of the hall's profile (`presence`). All in seconds.

    Attributes:
        seconds: without a touch until somebody is asked.
        answer: how long an answer is waited for.
        gap: between two questions at least.
        holds: how long an alert puts a question off at most.
        source: on what that rests.
    """

    seconds: float = 1800.0
    answer: float = 60.0
    gap: float = 1800.0
    holds: float = 300.0
    source: str = ""


class PatrolPresence:
    """Judges one seat.

    Args:
        rules: of the hall.
        now: monotonic seconds at which the patrol began: who started it was here.
    """

    def __init__(self, rules: PresenceRules, now: float) -> None:
        self._rules = rules
        self._began = now
        self._last_asked = now - rules.gap
        self._asked_at = 0.0
        self.state = Attendance.HERE

    def look(self, now: float, idle: float, is_alert: bool) -> Attendance:
        """Return how it stands.

        Args:
            now: monotonic seconds.
            idle: seconds since the last touch of this seat.
            is_alert: whether an alert rings, during which nobody is asked.
        """
        touched = max(self._began, now - idle)
        if self.state is not Attendance.HERE and touched > self._asked_at:
            self.state = Attendance.HERE
        if self.state is Attendance.HERE:
            self._wait(now, touched, is_alert)
        elif self.state is Attendance.ASKED:
            if is_alert:
                self._put_off()
            elif now - self._asked_at >= self._rules.answer:
                self.state = Attendance.ABSENT
        return self.state

    def left(self, now: float) -> float:
        """Return the seconds in which a question can still be answered."""
        return max(0.0, self._asked_at + self._rules.answer - now)

    def _wait(self, now: float, touched: float, is_alert: bool) -> None:
        due = max(touched + self._rules.seconds, self._last_asked + self._rules.gap)
        if now < due or (is_alert and now < due + self._rules.holds):
            return
        self._before, self._last_asked, self._asked_at = self._last_asked, now, now
        self.state = Attendance.ABSENT if is_alert else Attendance.ASKED

    def _put_off(self) -> None:
        """Take the question back: it comes again when the alert is over."""
        self._last_asked, self.state = self._before, Attendance.HERE
