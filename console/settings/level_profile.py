"""Event levels by counts of people, as a hall's profile has them (resources/profiles/levels)."""

from collections.abc import Mapping
from typing import Any

from console.domain.incident import EventLevel, IncidentSort
from console.domain.incident_figures import FigureSort
from console.domain.level_table import LevelRow, LevelTable
from console.settings.profile_data import profile_data

_COUNTED = (FigureSort.DEAD, FigureSort.SERIOUS)


def load_level_tables(name: str = "levels") -> tuple[LevelTable, ...]:
    """Read the tables in the order of the file.

    Raises:
        ValueError: one is not understood; the message says which file, table and what.
    """
    return tuple(_table(name, id, told) for id, told in profile_data(name).items())


def _table(name: str, id: str, told: Mapping[str, Any]) -> LevelTable:
    try:
        rows = tuple(_row(each) for each in told["rows"])
        sort = IncidentSort(told["sort"])
        table = LevelTable(id, told["zh"], told["en"], sort, tuple(told.get("types", ())), rows)
        _check(table)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: {id}: {error} is missing or not understood") from error
    return table


def _row(told: Mapping[str, Any]) -> LevelRow:
    return LevelRow(
        EventLevel[str(told["level"]).upper()],
        _counts(told, ""),
        _counts(told, "near_"),
        str(told["clause"]),
        str(told["source"]),
        bool(told.get("verified", False)),
    )


def _counts(told: Mapping[str, Any], before: str) -> tuple[tuple[FigureSort, int], ...]:
    return tuple(
        (what, int(told[before + what.value])) for what in _COUNTED if before + what.value in told
    )


def _check(table: LevelTable) -> None:
    """Let no table pass that could call the worse the lesser.

    Raises:
        ValueError: its rows do not rise, or one has no limit or no source.
    """
    levels = [row.level for row in table.rows]
    if not levels or levels != sorted(set(levels)):
        raise ValueError("levels that rise")
    for row in table.rows:
        if not row.limits or not row.clause or not row.source:
            raise ValueError(f"limit, clause and source of {row.level.name.lower()}")
        limits = dict(row.limits)
        if any(what not in limits or count > limits[what] for what, count in row.near):
            raise ValueError(f"near of {row.level.name.lower()}, below its limit")
    for what in _COUNTED:
        of_rows = (dict(row.limits).get(what) for row in table.rows)
        found = [limit for limit in of_rows if limit is not None]
        if found != sorted(set(found)) or any(limit < 1 for limit in found):
            raise ValueError(f"limits of {what} that rise")
