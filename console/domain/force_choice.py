"""Whom to send: distance and the dictionary's needs suggest, with reasons; a person decides.

A unit nobody should count on is never suggested by itself: one that is on another matter, outside
the radius, without a crew, at rest, or whose position is older than its limit. A need that is not
met names its cause and the nearest unit of that sort, so that a person can ask for it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import cos, hypot, radians
from operator import attrgetter, itemgetter
from typing import NamedTuple

from console.domain.geo import Point
from console.domain.reference import Unit


class Cause(StrEnum):
    """Why a unit is not suggested, or a need not met (facts/domain B.8)."""

    NONE = "none"
    BUSY = "busy"
    UNSTAFFED = "unstaffed"
    RESTING = "resting"
    OUTSIDE = "outside"
    STALE = "stale"


METRES_A_DEGREE = 111_194.9
"""Along a meridian of the sphere `geo.distance` measures on; the same to a metre in a district."""
_MINUTES = 0.06
"""Minutes a metre takes at one kilometre an hour."""


@dataclass(frozen=True, slots=True)
class ForceLimits:
    """What the hall lets be suggested by itself; data of the profile with a source."""

    fresh: timedelta = timedelta(seconds=1800)
    """A position older than this is not counted on."""
    radius: float = 20_000.0
    """Metres beyond which a unit is not suggested."""


class Ranked(NamedTuple):
    """A unit with its way to the place; None where the place or the unit's position is unknown."""

    unit: Unit
    metres: float | None = None
    minutes: float | None = None


_Pair = tuple[float, Unit]
"""Minutes to the place, and the unit."""
_minutes: Callable[[_Pair], float] = itemgetter(0)


class Ranking:
    """Units in the order of their arrival, those of unknown position last.

    Thousands are ranked at each change of a position, and some dozens are looked at: the way of a
    unit is told when it is asked for.

    Attributes:
        units: all of them, in that order.
    """

    def __init__(self, known: Sequence[_Pair], unknown: Iterable[Unit] = ()) -> None:
        self._times = [minutes for minutes, _ in known]
        self.units = [*(unit for _, unit in known), *unknown]

    def row(self, at: int) -> Ranked:
        """Return a unit with its way, by its place."""
        unit = self.units[at]
        if at >= len(self._times):
            return Ranked(unit)
        minutes = self._times[at]
        return Ranked(unit, minutes / _MINUTES * max(1.0, unit.speed_kmh), max(1.0, minutes))


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
    """Codes with arguments after a colon: `nearest:排水`, `own_town`, `stale`, `resting:22:00`."""
    need: str = ""
    bar: Cause | None = None
    """Why it is not suggested by itself."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A need nobody meets: how many, why, and the nearest that could be asked for."""

    sort: str
    missing: int
    cause: Cause = Cause.NONE
    nearest: Suggestion | None = None


def ranked(units: Iterable[Unit], at: Point | None) -> Ranking:
    """Return units by their time to a place, those of unknown position last."""
    known: list[_Pair] = []
    unknown = list(units)
    if at is not None:
        lat, lon, wide = at.lat, at.lon, cos(radians(at.lat))
        part = METRES_A_DEGREE * _MINUTES
        known = [
            (part * hypot(p.lat - lat, (p.lon - lon) * wide) / max(1.0, unit.speed_kmh), unit)
            for unit in unknown
            if (p := unit.point) is not None
        ]
        known.sort(key=_minutes)
        unknown = [unit for unit in unknown if unit.point is None]
    return Ranking(known, sorted(unknown, key=attrgetter("id")))


@dataclass(frozen=True, slots=True)
class Chooser:
    """Judges units for one place at one moment.

    Attributes:
        town: the town of the place.
        now: for the age of positions as it is told.
        judged_at: for whether a position is too old: while the link is cut, the moment up to which
            data came, so that an outage alone disqualifies nobody.
        busy: ids of units that are on another matter.
        limits: of the hall.
    """

    town: str
    now: datetime
    judged_at: datetime
    busy: Collection[str] = frozenset()
    limits: ForceLimits = ForceLimits()

    def choose(
        self, ranking: Ranking, needs: Sequence[str]
    ) -> tuple[list[Suggestion], list[Shortfall]]:
        """Return the nearest unit nothing speaks against for each need, and what is lacking.

        Args:
            ranking: all units.
            needs: sorts, `排水` or `排水*2`.
        """
        chosen: list[Suggestion] = []
        lacking: list[Shortfall] = []
        for sort, wanted in map(read_need, needs):
            found, refused = self._fitting(ranking, sort, wanted)
            chosen += found
            if len(found) < wanted:
                lacking.append(_shortfall(sort, wanted - len(found), refused))
        return chosen, lacking

    def _fitting(
        self, ranking: Ranking, sort: str, wanted: int
    ) -> tuple[list[Suggestion], Suggestion | None]:
        """Return whom to send, and the nearest of the sort that something speaks against."""
        found: list[Suggestion] = []
        refused: Suggestion | None = None
        for at, unit in enumerate(ranking.units):
            if len(found) == wanted:
                break
            if unit.sort != sort:
                continue
            one = self.judge(ranking.row(at))
            if one.bar is None:
                reasons = (f"nearest:{sort}", *one.reasons)
                found.append(replace(one, is_suggested=True, reasons=reasons, need=sort))
            elif refused is None:
                refused = one
        return found, refused

    def judge(self, row: Ranked) -> Suggestion:
        """Return what is to be told of a unit, and what speaks against it."""
        unit = row.unit
        age = None if unit.position_at is None else self.now - unit.position_at
        is_old = unit.position_at is None or self.now - unit.position_at > self.limits.fresh
        bar = self._bar(row)
        reasons = []
        if self.town and unit.town == self.town:
            reasons.append("own_town")
        if bar is Cause.RESTING and unit.rests_until is not None:
            reasons.append(f"resting:{unit.rests_until.isoformat()}")
        elif bar in (Cause.UNSTAFFED, Cause.OUTSIDE):
            reasons.append(bar.value)
        if is_old:
            reasons.append("stale")
        reasons.extend(f"skill:{skill}" for skill in unit.skills[:2])
        return Suggestion(
            unit, False, row.metres, row.minutes, is_old, age, tuple(reasons), bar=bar
        )

    def _bar(self, row: Ranked) -> Cause | None:
        """Return what speaks against a unit: what nobody can change soon comes first."""
        unit = row.unit
        if unit.id in self.busy:
            return Cause.BUSY
        if unit.crew == 0:
            return Cause.UNSTAFFED
        if unit.rests_until is not None and unit.rests_until > self.now:
            return Cause.RESTING
        if row.metres is not None and row.metres > self.limits.radius:
            return Cause.OUTSIDE
        if unit.position_at is None or self.judged_at - unit.position_at > self.limits.fresh:
            return Cause.STALE
        return None


def _shortfall(sort: str, missing: int, nearest: Suggestion | None) -> Shortfall:
    cause = nearest.bar if nearest is not None and nearest.bar is not None else Cause.NONE
    return Shortfall(sort, missing, cause, nearest)


def read_need(text: str) -> tuple[str, int]:
    """Return sort and number of a need: `排水*2` is two."""
    sort, _, number = text.partition("*")
    return sort, int(number) if number.isdigit() else 1
