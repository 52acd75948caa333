"""From which count of people on an event is of which level, by class: tables, never constants."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.incident import EventLevel, IncidentSort
from console.domain.incident_figures import FigureSort


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of a table.

    Attributes:
        level: which.
        limits: from how many people on, by what is counted; any one of them is enough.
        near: from how many on it is said to be near.
        clause: the words it rests on.
        source: where they stand.
        is_verified: whether the text of the rule was read; else a hall has to check it first.
    """

    level: EventLevel
    limits: tuple[tuple[FigureSort, int], ...]
    near: tuple[tuple[FigureSort, int], ...] = ()
    clause: str = ""
    source: str = ""
    is_verified: bool = False


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Levels of one class, the lowest first.

    Attributes:
        id, zh, en: its id and names.
        sort: the class it is for.
        types: how the type of a matter begins that it is for; none for all others of the class.
        rows: its levels.
    """

    id: str
    zh: str
    en: str
    sort: IncidentSort
    types: tuple[str, ...] = ()
    rows: tuple[LevelRow, ...] = ()


def table_for(
    tables: Sequence[LevelTable], sort: IncidentSort, type: str
) -> tuple[LevelTable | None, bool]:
    """Return the table of a matter, and whether its class had to be assumed.

    What nobody has classed yet is measured as an accident, the strictest of the usual ones, and
    that is said.
    """
    is_assumed = sort is IncidentSort.UNTOLD
    wanted = IncidentSort.ACCIDENT if is_assumed else sort
    of_class = [table for table in tables if table.sort is wanted]
    named = (table for table in of_class if type and type.startswith(table.types or ("\0",)))
    plain = (table for table in of_class if not table.types)
    return next(named, None) or next(plain, None), is_assumed
