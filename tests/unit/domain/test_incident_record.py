"""突发事件 as a record: old bodies are read, counts are never overwritten, 不详 is never 0."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.alert import TrailLine
from console.domain.entity import decode, encode
from console.domain.incident import EventLevel, Incident, IncidentSort, IncidentStatus
from console.domain.incident_figures import Figure, FigureSort, current, has_fallen, rivals, worst
from console.domain.incident_goods import Goods, GoodsStep, GoodsTold, with_goods
from console.domain.incident_roles import Post, Role
from tests.unit.domain.alerts import at

OPENED_BY_VERSION_1 = {
    "id": "I1",
    "title": "节点 2 离线",
    "opened_at": "2026-07-09T20:20:00.000+08:00",
    "person": "linlan",
    "name": "林岚",
    "seat": "seat-1",
    "members": ["A1", "A2"],
    "orders": ["O1"],
    "cause": "节点 2",
}


def dead(count: int | None, n: int, *, is_apart: bool = False) -> Figure:
    return Figure(FigureSort.DEAD, count, at(n), "区卫健委", "林岚", f"op{n}", is_apart=is_apart)


def test_what_version_1_opened_is_an_open_matter_of_untold_class_and_grade() -> None:
    incident = decode(Incident, OPENED_BY_VERSION_1)
    assert (incident.members, incident.orders, incident.cause) == (("A1", "A2"), ("O1",), "节点 2")
    assert (incident.is_open, incident.sort) == (True, IncidentSort.UNTOLD)
    assert (incident.level, incident.figures) == (EventLevel.UNGRADED, ())
    assert encode(incident, OPENED_BY_VERSION_1) == OPENED_BY_VERSION_1


def test_what_a_newer_version_wrote_survives_where_this_one_cannot_read_it() -> None:
    """G13."""
    newer = {
        **OPENED_BY_VERSION_1,
        "sort": "cosmic",
        "figures": [{"what": "bitten", "count": 2, "at": "2026-07-09T20:21:00.000+08:00"}],
        "weather": "雨",
    }
    incident = decode(Incident, newer)
    assert (incident.sort, incident.figures) == (IncidentSort.UNTOLD, ())
    again = encode(incident.noted(line()), newer)
    assert (again["sort"], again["weather"]) == ("cosmic", "雨")
    assert again["figures"] == newer["figures"]


def line() -> TrailLine:
    return TrailLine(at(5), "noted", "林岚", "seat-1", "已回访")


def test_a_record_with_everything_survives_a_round_trip() -> None:
    full = decode(Incident, OPENED_BY_VERSION_1)
    figures = (dead(None, 1), dead(2, 2))
    full = replace(
        full,
        figures=figures,
        roles=(Role(Post.SCENE, "周宁", "消防", "0000-1", at(1), "林岚", "op1"),),
        status=IncidentStatus.CLOSED,
        level=EventLevel.LARGER,
    ).noted(line())
    again = decode(Incident, encode(full))
    assert again == full
    held = again.role(Post.SCENE)
    assert held is not None and held.phone == "0000-1" and again.role(Post.CHIEF) is None
    assert [each.detail for each in again.notes] == ["已回访"]
    assert encode(full)["figures"][0]["count"] is None


def test_nobody_told_and_told_as_unknown_and_none_at_all_are_three_things() -> None:
    assert current((), FigureSort.DEAD) is None
    assert worst((dead(None, 1),), FigureSort.DEAD) is None
    assert worst((dead(0, 1),), FigureSort.DEAD) == 0
    assert worst((dead(0, 1),), FigureSort.MISSING) is None


def test_counts_told_apart_both_stand_and_the_worse_one_is_reckoned_with() -> None:
    figures = (dead(1, 1), dead(3, 2), dead(2, 3, is_apart=True))
    assert [each.count for each in rivals(figures, FigureSort.DEAD)] == [3, 2]
    assert worst(figures, FigureSort.DEAD) == 3
    settled = (*figures, dead(2, 4))
    assert [each.count for each in rivals(settled, FigureSort.DEAD)] == [2]


@pytest.mark.parametrize(
    ("before", "after", "fell"),
    [(3, 2, True), (3, None, True), (2, 3, False), (2, 2, False), (None, 0, False), (0, 0, False)],
)
def test_a_count_that_is_less_or_known_no_more_has_fallen(
    before: int | None, after: int | None, fell: bool
) -> None:
    assert has_fallen(before, after) is fell


def test_goods_are_counted_by_what_was_told_whatever_came_first() -> None:
    sent = GoodsTold(GoodsStep.SENT, 300, at(60), "区防汛仓库", "林岚", "op1")
    asked = GoodsTold(GoodsStep.ASKED, 500, at(0), "望汐路街道", "周宁", "op2")
    goods = with_goods(with_goods((), "G1", "沙袋", "只", sent), "G1", "沙袋", "只", asked)
    arrived = GoodsTold(GoodsStep.ARRIVED, 200, at(0) + timedelta(hours=1))
    (one,) = with_goods(goods, "G1", "沙袋", "只", arrived)
    assert (one.amount(GoodsStep.ASKED), one.lacking, one.on_its_way) == (500, 300, 100)
    assert Goods("G2", "水泵", "台", (arrived,)).lacking == 0
