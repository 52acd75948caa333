"""热点 at the hub: six calls 停电 are one topic, each an alert of its own (evening 05:40)."""

from pathlib import Path
from typing import Any

import pytest

from console.hub.rules import topics
from console.hub.rules.topics import KEPT
from console.hub.settings import HubSettings
from tests.unit.hub.test_rules_at_intake import RuledDesk

MATTERS = [
    ("matter", "power-cut", {"id": "power-cut", "name": "居民停电", "words": ["停电"]}),
    ("matter", "noise", {"id": "noise", "name": "噪声扰民", "words": ["噪声", "扰民"]}),
]
HERE = {"name": "梧影路 120 弄", "town": "梧影街道", "lon": 121.4, "lat": 31.2}


@pytest.fixture
def desk(tmp_path: Path) -> RuledDesk:
    desk = RuledDesk(tmp_path / "hub", HubSettings(hall="yunting", is_ruled=True))
    desk.begin()
    desk.core.do(desk.core.put_job(MATTERS), desk.clock.now())
    return desk


def call(number: int, title: str = "市民来电：一带停电", **fields: Any) -> dict[str, Any]:
    told = {"id": f"c{number}", "title": title, "severity": "blue", "channel": "hotline"}
    return {**told, "source": "12345", "place": HERE, **fields}


def groups(desk: RuledDesk) -> list[str]:
    return [body.get("group", "") for body in desk.bodies("alert")]


def test_six_calls_are_one_topic_and_six_alerts(desk: RuledDesk) -> None:
    desk.post(call(1), call(2))
    assert groups(desk) == ["", ""]
    desk.later(minutes=5)
    desk.post(*(call(number) for number in range(3, 7)))
    (name,) = set(groups(desk))
    assert name.startswith("热点 居民停电·梧影路 120 弄")
    bodies = desk.bodies("alert")
    assert len({body["id"] for body in bodies}) == 6
    assert not any(body.get("fingerprint") or body.get("merged_into") for body in bodies)


def test_it_goes_on_over_a_restart(desk: RuledDesk) -> None:
    desk.post(call(1), call(2))
    desk.restart()
    desk.post(call(3))
    assert all(groups(desk))


def test_other_matters_and_what_no_dictionary_knows_stay_single(desk: RuledDesk) -> None:
    desk.post(*(call(n, "楼下噪声扰民") for n in (1, 2)), *(call(n, "咨询停课") for n in (3, 4, 5)))
    assert groups(desk) == [""] * 5


def test_the_same_call_twice_is_one_of_three(desk: RuledDesk) -> None:
    desk.post(call(1), call(1), call(2), call(2))
    assert groups(desk) == ["", ""]


def test_a_group_that_the_source_names_is_left(desk: RuledDesk) -> None:
    desk.post(*(call(n, group="供电台区 7") for n in range(1, 5)))
    assert set(groups(desk)) == {"供电台区 7"}


def test_an_alert_that_was_closed_meanwhile_is_grouped_and_stays_closed(desk: RuledDesk) -> None:
    (first,) = desk.post(call(1))
    false = desk.operation(
        "alert.verify", f"alert/{first.alert}", alert_id=first.alert, is_true=False, reason="误报"
    )
    desk.send(false)
    desk.post(call(2), call(3))
    body = desk.body("alert", first.alert)
    assert (body["disposition"], bool(body["group"])) == ("false", True)


def test_a_dictionary_that_changes_is_looked_at_again(desk: RuledDesk) -> None:
    desk.post(*(call(n, "水管爆裂") for n in (1, 2)))
    told = ("matter", "pipe", {"id": "pipe", "name": "水管爆裂", "words": ["水管爆裂"]})
    desk.core.do(desk.core.put_job([told]), desk.clock.now())
    desk.post(*(call(n, "水管爆裂") for n in (3, 4, 5)))
    assert [bool(group) for group in groups(desk)] == [False, False, True, True, True]


def test_topics_that_are_over_are_dropped(desk: RuledDesk) -> None:
    desk.post(call(1))
    desk.later(seconds=KEPT + 1)
    desk.core.do(desk.core.housekeeping_job(), desk.clock.now())
    (left,) = desk.core.short_reads.execute("SELECT count(*) FROM hot_topics").fetchone()
    assert left == 0


def test_ten_thousand_calls_at_once_are_looked_up_by_place_and_not_one_by_one(
    desk: RuledDesk,
) -> None:
    """A burst of one matter all over the city: each look-up goes by an index with the place."""
    calls = [
        call(
            n, place={"name": f"{n} 弄", "town": "T", "lon": 121 + n % 10 * 0.1, "lat": 31 + n / 99}
        )
        for n in range(100)
    ]
    desk.post(*calls)
    assert not any(groups(desk))
    sql = desk.core.short_reads
    for query, number, index in (
        (topics.BY_POINT, 7, "topics_by_point (rule=? AND matter=? AND lat>? AND lat<?)"),
        (topics.BY_PLACE, 4, "topics_by_place (rule=? AND matter=? AND place=? AND last_at>?)"),
    ):
        (plan,) = sql.execute(f"EXPLAIN QUERY PLAN {query}", (0,) * number).fetchall()
        assert index in plan[-1]
