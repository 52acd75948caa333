"""红 whose owner lost them: said aloud at once, then heard softly until somebody takes them.

An owner without input for five minutes loses an open 红 to the pool (facts/domain Part 0). It was
signed, so nothing else would sound for it any more.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from console.domain.alert import Alert, Condition, Severity
from console.settings.sound_profile import SoundRules
from console.shell.speech import Sentence, Speech


class LeftReds:
    """Knows which they are.

    Args:
        rules: limits.
        cause_of: returns the id of an alert's cause.
    """

    def __init__(self, rules: SoundRules, cause_of: Callable[[Alert], str]) -> None:
        self._speech = Speech(rules, cause_of)
        self._again = rules.overdue_repeat
        self._ids: set[str] = set()
        self._next = 0.0

    def watch(self, id: str, alert: Alert | None, now: float, moment: datetime) -> bool:
        """Take in an alert as it is now; return whether it has just been left."""
        if alert is None or not _is_left(alert, moment):
            self._ids.discard(id)
            self._speech.forget(id)
            return False
        if id in self._ids:
            return False
        self._ids.add(id)
        self._speech.heard_of(alert, now, is_news=True)
        self._next = now + self._again
        return True

    def next(self, now: float) -> Sentence | None:
        """Return what is to be said, and count it as said."""
        sentence = self._speech.next(now)
        return None if sentence is None else replace(sentence, is_left=True)

    def hush(self) -> None:
        """Drop what was not said."""
        self._speech.hush()

    def take_due(self, now: float) -> bool:
        """Return whether they are to be heard again by `now`; it is told once."""
        is_due = bool(self._ids) and now >= self._next
        if is_due:
            self._next = now + self._again
        return is_due

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __bool__(self) -> bool:
        return bool(self._ids)


def _is_left(alert: Alert, now: datetime) -> bool:
    is_red = alert.severity is Severity.RED and alert.is_left and not alert.is_exercise
    is_over = alert.is_closed or alert.condition is Condition.NORMAL or alert.is_quiet(now)
    return is_red and not is_over
