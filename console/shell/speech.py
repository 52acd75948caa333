"""What is said: facts of one cause joined into one sentence, newest facts only, never a queue.

A storm does not line sentences up. For each cause only the ids that are unsigned, the newest place
and whether there is news are kept; the sentence is made in the moment it is said.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from console.domain.alert import Alert, Nature, Severity
from console.settings.sound_profile import SoundRules


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `内涝红色告警 6 处，最近 望汐路`.

    Attributes:
        cause: id of a cause that has a clip (`resources/sounds/speech.toml`), or nothing.
        severity: how bad.
        count: how many unsigned alerts of this cause.
        place: name of the newest one's place.
        is_forecast: a forecast (预警) and no happening (告警).
        is_left: its owner lost it and nobody has it now.
        more: unsigned alerts of other causes that are not said one by one (还有 N 条).
    """

    cause: str
    severity: Severity
    count: int = 1
    place: str = ""
    is_forecast: bool = False
    is_left: bool = False
    more: int = 0


_Key = tuple[Severity, str, bool]


@dataclass(slots=True)
class _Facts:
    key: _Key
    places: dict[str, str] = field(default_factory=dict)
    """The name of the place by id, the newest last."""
    news_at: float | None = None


class Speech:
    """Gathers what could be said and gives the next sentence.

    Args:
        rules: limits.
        cause_of: returns the id of an alert's cause.
    """

    def __init__(self, rules: SoundRules, cause_of: Callable[[Alert], str]) -> None:
        self.rules = rules
        self._cause_of = cause_of
        self._facts: dict[_Key, _Facts] = {}
        self._facts_of: dict[str, _Facts] = {}

    def heard_of(self, alert: Alert, now: float, is_news: bool) -> None:
        """Take in an unsigned alert; one that is no news is counted and does not ask to be said."""
        self.forget(alert.id)
        if alert.severity < self.rules.spoken_from:
            return
        is_forecast = alert.nature is Nature.FORECAST
        key = (alert.severity, self._cause_of(alert), is_forecast)
        facts = self._facts.setdefault(key, _Facts(key))
        facts.places[alert.id] = "" if alert.is_restricted else alert.place.name
        self._facts_of[alert.id] = facts
        if is_news:
            facts.news_at = now

    def forget(self, id: str) -> None:
        """An alert was signed or went: it is not counted, and alone it is not said."""
        facts = self._facts_of.pop(id, None)
        if facts is None:
            return
        del facts.places[id]
        if not facts.places:
            del self._facts[facts.key]

    def hush(self) -> None:
        """Drop all news: what is said later is news of later."""
        for facts in self._facts.values():
            facts.news_at = None

    def next(self, now: float) -> Sentence | None:
        """Return what is to be said now, the worst first, and count it as said."""
        for (severity, _, _), facts in self._facts.items():
            is_old = facts.news_at is not None and now - facts.news_at > self.rules.stale
            if is_old and severity is not Severity.RED:
                facts.news_at = None
        waiting = [(k, f) for k, f in self._facts.items() if f.news_at is not None]
        if not waiting:
            return None
        key, facts = max(waiting, key=lambda one: (one[0][0], one[1].news_at or 0.0))
        facts.news_at = None
        severity, cause, is_forecast = key
        newest = next(reversed(facts.places.values()))
        more = self._rest() if severity is not Severity.RED else 0
        return Sentence(cause, severity, len(facts.places), newest, is_forecast, more=more)

    def _rest(self) -> int:
        """Count what else has news as said with this sentence, where that is much; never a 红."""
        rest = [facts for facts in self._facts.values() if facts.news_at is not None]
        if len(rest) < self.rules.more_from:
            return 0
        for facts in rest:
            facts.news_at = None
        return sum(len(facts.places) for facts in rest)

    @property
    def waiting(self) -> int:
        """How many causes have news that was not said."""
        return sum(1 for facts in self._facts.values() if facts.news_at is not None)
