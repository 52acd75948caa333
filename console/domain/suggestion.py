"""Whom to send: the dispatch dictionary and distance suggest, with reasons; a person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.domain.geo import Point, distance
from console.domain.reference import Matter, Unit

STALE_POSITION = timedelta(seconds=1800)
"""A position older than this is not trusted (default of comparable systems, facts/domain B.8)."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One unit in the table of S3."""

    unit: Unit
    is_suggested: bool
    metres: float | None
    minutes: float | None
    is_stale: bool
    position_age: timedelta | None
    reasons: tuple[str, ...]
    """Codes with arguments after a colon: `nearest:排水`, `own_town`, `stale`, `same_sort:排水`."""
    need: str = ""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A need nobody meets."""

    sort: str
    missing: int


def matter_for(text: str, matters: Iterable[Matter]) -> Matter | None:
    """Return the entry whose words the text holds most of; longer words weigh more."""
    best: tuple[int, str] = (0, "")
    found: Matter | None = None
    for matter in matters:
        score = sum(len(word) for word in matter.words if word in text)
        if (score, matter.id) > best and score > 0:
            best, found = (score, matter.id), matter
    return found


def suggest(
    units: Iterable[Unit],
    needs: Sequence[str],
    at: Point | None,
    town: str,
    now: datetime,
    busy: frozenset[str] = frozenset(),
) -> tuple[list[Suggestion], list[Shortfall]]:
    """Rank units for a place: the nearest free one of each needed sort first, with its reason.

    Args:
        units: all there are.
        needs: sorts, `排水` or `排水*2`.
        at: the place; None when only its name is known.
        town: its town.
        now: for the age of positions.
        busy: ids of units that are on another matter.
    """
    rows = sorted((_row(u, at, town, now) for u in units), key=_nearness)
    chosen: dict[str, Suggestion] = {}
    missing: list[Shortfall] = []
    for sort, wanted in map(_need, needs):
        fit = [r for r in rows if r.unit.sort == sort and r.unit.id not in busy]
        for row in fit[:wanted]:
            chosen[row.unit.id] = Suggestion(
                row.unit,
                True,
                row.metres,
                row.minutes,
                row.is_stale,
                row.position_age,
                (f"nearest:{sort}", *row.reasons),
                sort,
            )
        if len(fit) < wanted:
            missing.append(Shortfall(sort, wanted - len(fit)))
    rest = [r for r in rows if r.unit.id not in chosen]
    return [*chosen.values(), *rest], missing


def _row(unit: Unit, at: Point | None, town: str, now: datetime) -> Suggestion:
    metres = distance(at, unit.point) if at and unit.point else None
    minutes = None if metres is None else max(1.0, metres / 1000 / unit.speed_kmh * 60)
    age = None if unit.position_at is None else now - unit.position_at
    is_stale = age is None or age > STALE_POSITION
    reasons = []
    if town and unit.town == town:
        reasons.append("own_town")
    if is_stale:
        reasons.append("stale")
    reasons.extend(f"skill:{skill}" for skill in unit.skills[:2])
    return Suggestion(unit, False, metres, minutes, is_stale, age, tuple(reasons))


def _nearness(row: Suggestion) -> tuple[bool, float, str]:
    return (row.minutes is None, row.minutes or 0.0, row.unit.id)


def _need(text: str) -> tuple[str, int]:
    sort, _, number = text.partition("*")
    return sort, int(number) if number.isdigit() else 1
