"""The level line in the words of the duty room (S4): what lacks, what is reached, which clause."""

from dataclasses import replace

import pytest

from console.domain.incident import EventLevel, Incident, IncidentSort
from console.domain.incident_figures import Figure, FigureSort
from console.screens.incident.level_sight import level_sight
from console.settings.level_profile import load_level_tables
from tests.unit.domain.alerts import T0

MATTER = Incident(
    "I", "坍塌", T0, "x", "林岚", "seat-1", sort=IncidentSort.ACCIDENT, level=EventLevel.GENERAL
)


def sight(matter: Incident, **counts: int | None):
    figures = tuple(Figure(FigureSort(what), count, T0, op=what) for what, count in counts.items())
    return level_sight(replace(matter, figures=figures), load_level_tables())


@pytest.mark.parametrize(
    ("counts", "words", "is_marked"),
    [
        ({}, "一般·伤亡人数不详，无从判定", False),
        ({"dead": 1, "serious": 2}, "一般·距较大：死亡 3 人或重伤 10 人", False),
        ({"dead": 2}, "接近较大：死亡还差 1 人，重伤不详", True),
        ({"dead": 0, "serious": 9}, "接近较大：死亡还差 3 人，重伤还差 1 人", True),
        ({"dead": 3}, "已达较大标准，现定：一般", True),
        ({"dead": 10}, "已达重大标准，现定：一般", True),
    ],
)
def test_the_line_says_how_far_it_is(chinese, counts, words, is_marked) -> None:
    found = sight(MATTER, **counts)
    assert (found.words, found.is_reached) == (words, is_marked)


def test_what_was_decided_by_a_person_is_asked_for_no_more(chinese) -> None:
    found = sight(replace(MATTER, level=EventLevel.LARGER), dead=3, serious=None)
    assert (found.words, found.is_reached) == ("已达较大标准", False)
    assert [(bar.label, bar.count, bar.limit) for bar in found.bars] == [
        ("死亡", 3, 10), ("重伤", None, 50),
    ]  # fmt: skip


def test_the_clause_stands_below_and_says_what_was_not_checked(chinese) -> None:
    assert sight(MATTER, dead=3).basis.startswith("国务院令第493号第三条")
    natural = replace(MATTER, sort=IncidentSort.NATURAL)
    assert sight(natural, dead=3).basis.endswith("条文待核")
    untold = replace(MATTER, sort=IncidentSort.UNTOLD)
    basis = sight(untold, dead=2, missing=4).basis
    assert "失联、被困 4 人未计入" in basis and "类别未定，按事故灾难参照" in basis
