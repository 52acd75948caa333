"""Whom S3 suggests, why, and what is said of a need nobody meets."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from console.domain.force_choice import Cause, Chooser, ForceLimits, Shortfall, ranked
from console.domain.geo import Point, distance
from console.domain.reference import Unit
from console.runtime.clock import CHINA

NOW = datetime(2026, 7, 9, 20, 21, tzinfo=CHINA)
HERE = Point(121.5, 31.2)
NEAR, FAR = Point(121.51, 31.2), Point(121.6, 31.2)


def unit(id: str, point: Point | None = NEAR, age: int = 60, **more: object) -> Unit:
    made = Unit(id, f"泵车 {id}", "泵车", point=point, position_at=NOW - timedelta(seconds=age))
    return replace(made, **more)  # type: ignore[arg-type]


def choose(
    *units: Unit, needs: tuple[str, ...] = ("泵车",), **more: object
) -> tuple[list[str], list[Shortfall]]:
    chooser = replace(Chooser("", NOW, NOW, limits=ForceLimits(radius=8_000)), **more)  # type: ignore[arg-type]
    found, lacking = chooser.choose(ranked(units, HERE), needs)
    return [one.unit.id for one in found], lacking


@pytest.mark.parametrize(
    ("one", "cause"),
    [
        (unit("a", FAR), Cause.OUTSIDE),
        (unit("a", age=2460), Cause.STALE),
        (unit("a", position_at=None), Cause.STALE),
        (unit("a", crew=0), Cause.UNSTAFFED),
        (unit("a", rests_until=NOW + timedelta(hours=1)), Cause.RESTING),
        (unit("busy"), Cause.BUSY),
    ],
)
def test_a_unit_nobody_should_count_on_is_named_as_the_nearest_and_not_ticked(
    one: Unit, cause: Cause
) -> None:
    """B.8: each unmet need has its cause; the nearest one is named."""
    found, lacking = choose(one, busy={"busy"})
    assert found == []
    (lack,) = lacking
    assert (lack.sort, lack.missing, lack.cause) == ("泵车", 1, cause)
    assert lack.nearest is not None and lack.nearest.unit == one
    found, lacking = choose(one, unit("b", Point(121.53, 31.2)), busy={"busy"})
    assert (found, lacking) == (["b"], [])


def test_two_are_needed_and_one_is_there() -> None:
    found, lacking = choose(unit("a"), unit("b", FAR), needs=("泵车*2", "冲锋舟"))
    assert found == ["a"]
    assert [(one.sort, one.missing, one.cause) for one in lacking] == [
        ("泵车", 1, Cause.OUTSIDE),
        ("冲锋舟", 1, Cause.NONE),
    ]
    assert lacking[1].nearest is None


def test_an_outage_alone_makes_no_position_too_old() -> None:
    """S3 works the same cut off: the age is told truly, and disqualifies nobody."""
    cut_at = NOW - timedelta(minutes=50)
    found, _ = choose(unit("a", age=51 * 60), judged_at=cut_at)
    assert found == ["a"]
    chooser = Chooser("", NOW, cut_at)
    (one,) = [chooser.judge(ranked([unit("a", age=51 * 60)], HERE).row(0))]
    assert one.is_stale and one.position_age == timedelta(minutes=51)


def test_arrival_orders_and_agrees_with_the_sphere() -> None:
    """A slow near unit comes after a fast one; one without position comes last, speed 0 too."""
    slow, fast = unit("slow", NEAR, speed_kmh=3.0), unit("fast", FAR, speed_kmh=60.0)
    rows = ranked([unit("x", None), slow, fast, unit("still", FAR, speed_kmh=0.0)], HERE)
    assert [each.id for each in rows.units] == ["fast", "slow", "still", "x"]
    assert rows.row(0).metres == pytest.approx(distance(HERE, FAR), rel=0.001)
    assert rows.row(3).minutes is None and ranked([slow], None).row(0).minutes is None


def test_of_two_within_a_minute_the_nearer_one_goes_first_and_no_time_is_below_a_minute() -> None:
    near = [unit(id, Point(HERE.lon + n / 1e4, HERE.lat)) for n, id in ((3, "a"), (1, "b"))]
    rows = ranked(near, HERE)
    assert [each.id for each in rows.units] == ["b", "a"]
    assert rows.row(0).minutes == 1.0 and rows.row(0).metres == pytest.approx(9.5, abs=0.1)
