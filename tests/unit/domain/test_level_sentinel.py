"""The level sentinel: tables by class, 接近 and 已达, 不详 never 0, and nothing set by itself."""

import tomllib
from dataclasses import replace

import pytest

from console.domain.incident import EventLevel, Incident, IncidentSort
from console.domain.incident_figures import Figure, FigureSort
from console.domain.level_sentinel import Suggestion, Verdict, suggestion
from console.domain.level_table import LevelTable
from console.settings import level_profile
from console.settings.level_profile import load_level_tables
from tests.unit.domain.alerts import T0

TABLES = load_level_tables()
MATTER = Incident("I", "坍塌", T0, "x", "林岚", "seat-1", sort=IncidentSort.ACCIDENT)
DEAD, SERIOUS = FigureSort.DEAD, FigureSort.SERIOUS


def counted(dead: int | None, serious: int | None = None, matter: Incident = MATTER) -> Incident:
    told = (Figure(DEAD, dead, T0, op="1"), Figure(SERIOUS, serious, T0, op="1"))
    return replace(matter, figures=told)


def of(dead: int | None, serious: int | None = None, matter: Incident = MATTER) -> Suggestion:
    return suggestion(counted(dead, serious, matter), TABLES)


@pytest.mark.parametrize(
    ("dead", "serious", "verdict", "level"),
    [
        (0, 0, Verdict.BELOW, EventLevel.UNGRADED),
        (1, 7, Verdict.BELOW, EventLevel.UNGRADED),
        (2, 0, Verdict.NEAR, EventLevel.UNGRADED),
        (0, 8, Verdict.NEAR, EventLevel.UNGRADED),
        (0, 9, Verdict.NEAR, EventLevel.UNGRADED),
        (3, 0, Verdict.REACHED, EventLevel.LARGER),
        (0, 10, Verdict.REACHED, EventLevel.LARGER),
        (9, 49, Verdict.REACHED, EventLevel.LARGER),
        (10, 0, Verdict.REACHED, EventLevel.MAJOR),
        (0, 50, Verdict.REACHED, EventLevel.MAJOR),
        (29, 99, Verdict.REACHED, EventLevel.MAJOR),
        (30, 0, Verdict.REACHED, EventLevel.EXTREME),
        (0, 100, Verdict.REACHED, EventLevel.EXTREME),
        (100000, 0, Verdict.REACHED, EventLevel.EXTREME),
        (None, None, Verdict.UNKNOWN, EventLevel.UNGRADED),
        (None, 3, Verdict.BELOW, EventLevel.UNGRADED),
        (3, None, Verdict.REACHED, EventLevel.LARGER),
    ],
)
def test_work_safety_is_measured_by_decree_493(
    dead: int | None, serious: int | None, verdict: Verdict, level: EventLevel
) -> None:
    """facts/domain Part 0: three dead *is* 较大; at two, or 8–9 badly hurt, it is near."""
    found = of(dead, serious)
    assert (found.verdict, found.level) == (verdict, level)
    assert "第493号" in (found.row.clause if found.row else "")


def test_near_says_what_lacks_and_what_nobody_knows() -> None:
    found = of(2)
    assert [(each.what, each.lacks) for each in found.measures] == [(DEAD, 1), (SERIOUS, None)]


def test_it_suggests_and_a_person_decides() -> None:
    assert of(3).is_higher
    decided = replace(MATTER, level=EventLevel.LARGER)
    assert not of(3, matter=decided).is_higher
    assert of(10, matter=decided).is_higher
    assert counted(3).level is EventLevel.UNGRADED


@pytest.mark.parametrize(
    ("sort", "type", "table"),
    [
        (IncidentSort.ACCIDENT, "", "work_safety"),
        (IncidentSort.ACCIDENT, "fire.building", "fire"),
        (IncidentSort.NATURAL, "", "natural"),
        (IncidentSort.NATURAL, "earthquake", "earthquake"),
        (IncidentSort.HEALTH, "", "health"),
        (IncidentSort.SECURITY, "", "security"),
    ],
)
def test_the_table_depends_on_the_class(sort: IncidentSort, type: str, table: str) -> None:
    found = of(1, matter=replace(MATTER, sort=sort, type=type))
    assert found.table is not None and found.table.id == table and not found.is_assumed


def test_what_nobody_has_classed_is_measured_and_that_is_said() -> None:
    found = of(3, matter=replace(MATTER, sort=IncidentSort.UNTOLD))
    assert (found.verdict, found.is_assumed) == (Verdict.REACHED, True)


def test_who_is_missing_is_in_no_row_and_is_named() -> None:
    missing = replace(
        counted(2), figures=(*counted(2).figures, Figure(FigureSort.MISSING, 4, T0, op="2"))
    )
    found = suggestion(missing, TABLES)
    assert (found.verdict, found.unmeasured) == (Verdict.NEAR, 4)


def test_while_two_counts_stand_the_higher_one_is_measured() -> None:
    apart = (Figure(DEAD, 3, T0, op="1"), Figure(DEAD, 1, T0, op="2", is_apart=True))
    assert suggestion(replace(MATTER, figures=apart), TABLES).level is EventLevel.LARGER


def test_every_row_has_a_clause_and_a_source_and_says_whether_it_was_read() -> None:
    assert {table.sort for table in TABLES} == set(IncidentSort) - {IncidentSort.UNTOLD}
    for table in TABLES:
        for row in table.rows:
            assert row.clause and row.source
            assert row.is_verified or "待核" in row.source
    verified = {table.id for table in TABLES if all(row.is_verified for row in table.rows)}
    assert verified == {"work_safety"}


ROW = '[[fire.rows]]\nlevel="{0}"\ndead={1}\nnear_dead={2}\nclause="c"\nsource="s"\n'
HEAD = '[fire]\nzh="火灾"\nen="fire"\nsort="accident"\n'


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD.replace("accident", "weather") + ROW.format("larger", 3, 2),
        HEAD + ROW.format("worst", 3, 2),
        HEAD + ROW.format("major", 10, 8) + ROW.format("larger", 3, 2),
        HEAD + ROW.format("larger", 10, 8) + ROW.format("major", 3, 2),
        HEAD + ROW.format("larger", 3, 4),
        HEAD + ROW.format("larger", 0, 0),
        HEAD + ROW.format("larger", 3, 2).replace('clause="c"\n', ""),
        HEAD + ROW.format("larger", '"three"', 2),
    ],
)
def test_a_table_with_a_mistake_is_refused_whole_and_named(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(level_profile, "profile_data", lambda name: tomllib.loads(text))
    with pytest.raises(ValueError, match=r"levels\.toml: fire: "):
        load_level_tables()


def test_a_hall_without_a_table_of_a_class_is_told_nothing() -> None:
    none: tuple[LevelTable, ...] = ()
    assert suggestion(counted(3), none).verdict is Verdict.NO_TABLE
