"""A figure with its target and the alerts it counts, so that each can be looked into."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from console.domain.figures.sample import Event
from console.domain.figures.targets import NO_TARGET, Kind, Target


class Standing(StrEnum):
    """How a figure stands against its target."""

    NONE = ""
    """There is no target, or nothing to measure."""
    OK = "ok"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a figure: one grade, one device, one channel.

    Attributes:
        name: what it is, as the records have it.
        value: how much; None where nothing can be said.
        share: of the whole, 0 to 1; None where it has none.
        ids: the alerts it counts, the newest last.
        median, tail: seconds, where times are measured; `tail` is the 95th of a hundred.
    """

    name: str
    value: float | None
    share: float | None = None
    ids: tuple[str, ...] = ()
    median: float | None = None
    tail: float | None = None
    standing: Standing = Standing.NONE


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        kind: which.
        value: None where nothing can be said: there was nothing to measure.
        ids: the alerts it counts, in the order they came.
        target: what it is measured against, with its source.
        parts: what it is made of.
        median, tail: seconds, where times are measured.
        at: when the peak was, seconds since 1970.
    """

    kind: Kind
    value: float | None
    ids: tuple[str, ...] = ()
    target: Target = NO_TARGET
    parts: tuple[Part, ...] = ()
    median: float | None = None
    tail: float | None = None
    at: float | None = None
    standing: Standing = Standing.NONE

    @classmethod
    def judged(
        cls,
        kind: Kind,
        value: float | None,
        target: Target,
        ids: tuple[str, ...] = (),
        parts: tuple[Part, ...] = (),
        at: float | None = None,
    ) -> "Figure":
        """Return a figure that stands as its target says."""
        return cls(kind, value, ids, target, parts, at=at, standing=standing(value, target))


def standing(value: float | None, target: Target) -> Standing:
    """Return how a value stands against a target."""
    if value is None or target.most is target.least is None:
        return Standing.NONE
    return Standing.OK if target.is_met(value) else Standing.OVER


def ids_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the alerts of events, each once, in the order of the events."""
    return tuple(dict.fromkeys([event.fact.id for event in events]))


def parts_of(groups: Mapping[str, list[Event]], most: int = 0) -> tuple[Part, ...]:
    """Return the groups of a load, the largest first; `most` of them, 0 for all."""
    whole = sum(len(events) for events in groups.values())
    counts = Counter({name: len(events) for name, events in groups.items()})
    largest = sorted(counts, key=lambda name: (-counts[name], name))[: most or None]
    return tuple(
        Part(name, counts[name], counts[name] / whole, ids_of(groups[name])) for name in largest
    )


def at_rank(values: list[float], percent: int) -> float | None:
    """Return the value at or below which so many of a hundred lie (nearest rank)."""
    if not values:
        return None
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]
