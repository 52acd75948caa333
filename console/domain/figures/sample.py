"""The alerts a figure is about: those of a time, at one seat or in the whole hall."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from console.domain.figures.facts import AlertFact
from console.domain.figures.period import Period, slot_of

HALL = ""
"""Stands for no single seat: every alert of the hall, whoever met it."""


@dataclass(frozen=True, slots=True)
class Event:
    """An alert that wanted attention, at one moment."""

    at: float
    fact: AlertFact


@dataclass(frozen=True)
class Sample:
    """What is counted; gathered once, read by every figure.

    Attributes:
        facts: all there are.
        period: only what falls into it counts.
        now: what is judged by its age is judged then, seconds since 1970.
        seat: whose; `HALL` for all.
    """

    facts: tuple[AlertFact, ...]
    period: Period
    now: float
    seat: str = HALL

    @classmethod
    def of(
        cls, facts: Iterable[AlertFact], period: Period, now: float, seat: str = HALL
    ) -> "Sample":
        """Return the sample of a seat (what was touched there), or of the hall."""
        mine = (fact for fact in facts if not seat or fact.touched_by(seat))
        return cls(tuple(mine), period.elapsed(now), now, seat)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Each time one of them wanted attention in the period, in the order of time."""
        start, end = self.period.start, min(self.period.end, self.now)
        found = [
            Event(at, fact)
            for fact in self.facts
            for at in fact.news_at(self.now)
            if start <= at <= end and at < self.period.end
        ]
        return tuple(sorted(found, key=_by_time))

    @cached_property
    def cohort(self) -> tuple[AlertFact, ...]:
        """Those that were received in the period and somebody was called to, in their order."""
        found = [f for f in self.facts if self.period.has(f.at) and f.news_at(self.now)]
        return tuple(sorted(found, key=_by_age))

    @cached_property
    def by_slot(self) -> Counter[int]:
        """How many events each slot has; one without any is not named."""
        return Counter(slot_of(event.at) for event in self.events)

    @property
    def is_running(self) -> bool:
        """Whether the period still goes on."""
        return self.period.end > self.now


def _by_time(event: Event) -> tuple[float, str]:
    return (event.at, event.fact.id)


def _by_age(fact: AlertFact) -> tuple[float, str]:
    return (fact.at, fact.id)
