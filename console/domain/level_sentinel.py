"""What the counts of a matter say of its event level: it suggests, a person decides.

不详 is said and never counted as 0. While two counts stand, the higher one is measured. 失联 and
被困 are in no row; who decides is told that there are some.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.domain.incident import EventLevel, Incident
from console.domain.incident_figures import FigureSort, worst
from console.domain.level_table import LevelRow, LevelTable, table_for


class Verdict(StrEnum):
    """How the counts stand to the table."""

    NO_TABLE = "no_table"
    UNKNOWN = "unknown"
    """No count of the table is known."""
    BELOW = "below"
    NEAR = "near"
    """接近: of the next level."""
    REACHED = "reached"
    """已达: a level of the table."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One count beside the limit of a row; `count` None is 不详."""

    what: FigureSort
    count: int | None
    limit: int

    @property
    def lacks(self) -> int | None:
        """How many more would reach it; None where the count is not known."""
        return None if self.count is None else max(0, self.limit - self.count)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the sentinel says.

    Attributes:
        verdict: how the counts stand.
        table: which table was used; None where there is none.
        is_assumed: the class is untold: the table is one that was assumed.
        reached: the row whose limit is reached; None below all.
        next: the row after that; None above all.
        measures: the counts beside the limits of `next`, or of `reached` above all.
        unmeasured: people who are 失联 or 被困 and may come to be counted.
        is_higher: the counts are above the level a person has decided.
    """

    verdict: Verdict
    table: LevelTable | None = None
    is_assumed: bool = False
    reached: LevelRow | None = None
    next: LevelRow | None = None
    measures: tuple[Measure, ...] = ()
    unmeasured: int = 0
    is_higher: bool = False

    @property
    def row(self) -> LevelRow | None:
        """The row whose clause is to be read: the one reached, else the one that is next."""
        return self.reached if self.verdict is Verdict.REACHED else self.next

    @property
    def level(self) -> EventLevel:
        """The level that is suggested; 未定级 where nothing speaks for one of the table."""
        return EventLevel.UNGRADED if self.reached is None else self.reached.level


def suggestion(incident: Incident, tables: Sequence[LevelTable]) -> Suggestion:
    """Return what the counts of a matter say of its level."""
    table, is_assumed = table_for(tables, incident.sort, incident.type)
    if table is None or not table.rows:
        return Suggestion(Verdict.NO_TABLE)
    reached = next((row for row in reversed(table.rows) if _meets(incident, row.limits)), None)
    at = 0 if reached is None else table.rows.index(reached) + 1
    following = table.rows[at] if at < len(table.rows) else None
    shown = following or reached
    measures = () if shown is None else _measures(incident, shown)
    return Suggestion(
        _verdict(incident, table, reached, following),
        table,
        is_assumed,
        reached,
        following,
        measures,
        sum(worst(incident.figures, what) or 0 for what in _UNMEASURED),
        reached is not None and reached.level > incident.level,
    )


_UNMEASURED = (FigureSort.MISSING, FigureSort.TRAPPED)


def _verdict(
    incident: Incident, table: LevelTable, reached: LevelRow | None, following: LevelRow | None
) -> Verdict:
    if reached is not None:
        return Verdict.REACHED
    if following is not None and _meets(incident, following.near):
        return Verdict.NEAR
    counted = {what for row in table.rows for what, _ in row.limits}
    is_known = any(worst(incident.figures, what) is not None for what in counted)
    return Verdict.BELOW if is_known else Verdict.UNKNOWN


def _meets(incident: Incident, limits: Sequence[tuple[FigureSort, int]]) -> bool:
    return any((worst(incident.figures, what) or 0) >= limit for what, limit in limits)


def _measures(incident: Incident, row: LevelRow) -> tuple[Measure, ...]:
    return tuple(Measure(what, worst(incident.figures, what), limit) for what, limit in row.limits)
