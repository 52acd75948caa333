"""How long alerts waited: until 签收, and from 签收 to the first thing that was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from console.domain.alert_marks import Severity
from console.domain.figures.facts import AlertFact
from console.domain.figures.figure import Figure, Part, at_rank, standing
from console.domain.figures.sample import Sample
from console.domain.figures.targets import Kind, Target, Targets

MEDIAN, TAIL = 50, 95


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one alert waited.

    Attributes:
        id: the alert's.
        seconds: None while it still waits.
        is_late: whether its limit was passed; None where it has no limit, or has not come to it.
    """

    id: str
    seconds: float | None
    is_late: bool | None


Measure = Callable[[AlertFact, Sample, float | None], Wait | None]


def to_sign(sample: Sample, targets: Targets) -> Figure:
    """Return the share signed within the limit of its grade; the list is those that were not."""
    return _waited(Kind.SIGN, sample, targets.clocks.acknowledge, targets.bound(Kind.SIGN), _signed)


def to_act(sample: Sample, targets: Targets) -> Figure:
    """Return the share in which something was done within the limit after 签收."""
    return _waited(Kind.ACT, sample, targets.clocks.first_action, targets.bound(Kind.ACT), _acted)


def early(sample: Sample, targets: Targets) -> Figure:
    """Return the four intervals of 四早 (row 24): found, signed, judged, acted on.

    The value is the median of the last, seconds from what happened, or came, to the first act.
    """
    ids = tuple(fact.id for fact in sample.cohort if fact.acted is not None)
    parts = tuple(
        _interval(name, [length for fact in sample.cohort if (length := measure(fact)) is not None])
        for name, measure in _INTERVALS.items()
    )
    return Figure(Kind.EARLY, parts[-1].median, ids, targets.bound(Kind.EARLY), parts)


def _interval(name: str, seconds: list[float]) -> Part:
    return Part(name, None, median=at_rank(seconds, MEDIAN), tail=at_rank(seconds, TAIL))


def _between(begin: float | None, end: float | None) -> float | None:
    return None if begin is None or end is None else max(0.0, end - begin)


_INTERVALS: Mapping[str, Callable[[AlertFact], float | None]] = {
    "found": lambda fact: _between(fact.occurred, fact.at),
    "signed": lambda fact: _between(fact.at, fact.signed),
    "judged": lambda fact: _between(fact.at, fact.judged),
    "acted": lambda fact: _between(fact.at if fact.occurred is None else fact.occurred, fact.acted),
}


def _waited(
    kind: Kind,
    sample: Sample,
    limits: Mapping[Severity, timedelta],
    target: Target,
    measure: Measure,
) -> Figure:
    by_grade: dict[Severity, list[Wait]] = {grade: [] for grade in reversed(Severity)}
    for fact in sample.cohort:
        limit = limits.get(fact.grade)
        wait = measure(fact, sample, None if limit is None else limit.total_seconds())
        if wait is not None:
            by_grade[fact.grade].append(wait)
    parts = [_part(grade.name.lower(), waits, target) for grade, waits in by_grade.items() if waits]
    waits = [wait for each in by_grade.values() for wait in each]
    whole = _part("", waits, target)
    return Figure(
        kind,
        whole.value,
        whole.ids,
        target,
        tuple(parts),
        whole.median,
        whole.tail,
        standing=whole.standing,
    )


def _part(name: str, waits: list[Wait], target: Target) -> Part:
    """Return the share in time; `ids` are those that were late."""
    seconds = [wait.seconds for wait in waits if wait.seconds is not None]
    judged = [wait for wait in waits if wait.is_late is not None]
    late = tuple(wait.id for wait in judged if wait.is_late)
    value = 1 - len(late) / len(judged) if judged else None
    return Part(
        name,
        value,
        None,
        late,
        at_rank(seconds, MEDIAN),
        at_rank(seconds, TAIL),
        standing(value, target),
    )


def _signed(fact: AlertFact, sample: Sample, limit: float | None) -> Wait | None:
    """Return how long it was until somebody signed; a seat answers for what it signed."""
    if sample.seat and fact.signer != sample.seat:
        return None
    seconds = None
    if fact.signed is not None:
        seconds = max(0.0, fact.signed - fact.news_at(sample.now)[0])
    return Wait(fact.id, seconds, _is_late(seconds, fact.due_from, limit, sample.now))


def _acted(fact: AlertFact, sample: Sample, limit: float | None) -> Wait | None:
    """Return how long it was from 签收 to the first act; without 签收, from when it came."""
    begin = fact.at if fact.signed is None else fact.signed
    if fact.acted is None and (fact.signed is None or not fact.is_open):
        return None
    seconds = None if fact.acted is None else max(0.0, fact.acted - begin)
    since = None if fact.acted is not None else fact.signed
    return Wait(fact.id, seconds, _is_late(seconds, since, limit, sample.now))


def _is_late(
    seconds: float | None, since: float | None, limit: float | None, now: float
) -> bool | None:
    """Whether the limit was passed, by what is over or by what still goes on."""
    if limit is None:
        return None
    is_overdue = since is not None and now - since > limit
    if is_overdue or seconds is not None:
        return is_overdue or (seconds is not None and seconds > limit)
    return None
