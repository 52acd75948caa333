"""Which response the plans tie to the forecasts in force; a person decides, nothing begins here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from console.domain.alert import Alert
from console.domain.alert_marks import Severity
from console.domain.hall_mode import HallMode, Level
from console.domain.weather_signal import signal_in

LOWEST_FIRST = (Level.IV, Level.III, Level.II, Level.I)


@dataclass(frozen=True, slots=True)
class ResponseRule:
    """With a signal of one of these kinds in this grade goes a response.

    Attributes:
        sort: what the response is for.
        signals: kinds of signals (`暴雨`).
        grade: their colour.
        level: how high.
        source: on what it rests.
    """

    sort: str
    signals: tuple[str, ...]
    grade: Severity
    level: Level
    source: str


@dataclass(frozen=True, slots=True)
class SuggestedResponse:
    """What a plan says, and what holds now.

    Attributes:
        rule: what says so.
        forecast: title of the forecast it rests on.
        present: level of the response in force; None for none.
    """

    rule: ResponseRule
    forecast: str
    present: Level | None

    @property
    def is_done(self) -> bool:
        """Whether it is what holds already."""
        return self.present is self.rule.level


def suggested(
    alert: Alert, in_force: Iterable[Alert], rules: Sequence[ResponseRule], hall: HallMode
) -> SuggestedResponse | None:
    """Return what goes with a forecast; with several in force the highest of that sort counts.

    Args:
        alert: the forecast that is looked at; None is suggested for one that is not in force.
        in_force: all of them.
        rules: of the hall's plans.
        hall: what holds now.
    """
    found = {each.id: rule for each in in_force if (rule := _rule_of(each, rules)) is not None}
    own = found.get(alert.id)
    if own is None:
        return None
    titles = {each.id: each.title for each in in_force}
    same = ((id, rule) for id, rule in found.items() if rule.sort == own.sort)
    id, highest = max(same, key=lambda one: (height(one[1].level), one[0] == alert.id))
    response = hall.response(own.sort)
    return SuggestedResponse(highest, titles[id], None if response is None else response.level)


def height(level: Level) -> int:
    """Return how high a level is, 0 for Ⅳ."""
    return LOWEST_FIRST.index(level)


def _rule_of(forecast: Alert, rules: Sequence[ResponseRule]) -> ResponseRule | None:
    signal = signal_in(forecast.title)
    if signal is None:
        return None
    fit = (r for r in rules if signal.kind in r.signals and r.grade is forecast.severity)
    return next(fit, None)
