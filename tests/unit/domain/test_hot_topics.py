"""热点: similar matters of one neighbourhood within a time, and no others (row 52)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from console.domain.alert import Alert, Condition, Nature
from console.domain.entity import decode, encode
from console.domain.geo import Place, Point
from console.domain.hot_topic import Similar, Topic, joined, may_join
from console.domain.rule import Hot, Rule
from tests.unit.domain.alerts import alert, at

POWER = Similar("power-cut", "居民停电")
RULE = Rule(
    "hot", "同类诉求", group="热点 {matter}·{place} {since} 起", hot=Hot(3, 3600, 500, True)
)
HERE = Place("梧影路 120 弄", "梧影街道", point=Point(121.4, 31.2))
METRE = 1 / 111_195


def call(number: int, seconds: float = 0, north: float = 0, **fields: Any) -> Alert:
    place = replace(HERE, name=f"{number} 号", point=Point(121.4, 31.2 + north * METRE))
    one = alert(id=f"C{number}", received_at=at(seconds), condition=Condition.NOT_APPLICABLE)
    return replace(one, **{"place": HERE if number == 1 else place, **fields})


def after(*calls: Alert, similar: Similar = POWER) -> list[Topic]:
    """Return the topics after calls, the newest state of each."""
    topics: dict[str, Topic] = {}
    for each in calls:
        topic = joined(topics.values(), each, RULE, similar)
        topics[topic.id] = topic
    return list(topics.values())


def test_the_third_makes_a_topic_of_all_three_named_by_the_first() -> None:
    (two,) = after(call(1), call(2, 60))
    (three,) = after(call(1), call(2, 60), call(3, 120))
    assert (two.group, two.waiting) == ("", ("C1", "C2"))
    assert three.group == "热点 居民停电·梧影路 120 弄 20:20 起"
    assert three.waiting == ("C1", "C2", "C3")


def test_what_comes_later_keeps_the_name_and_is_counted() -> None:
    (topic,) = after(*(call(n, 60 * n) for n in range(1, 7)))
    assert (topic.count, topic.group) == (6, "热点 居民停电·梧影路 120 弄 20:21 起")
    assert len(topic.waiting) == 3


@pytest.mark.parametrize(
    "others",
    [
        [call(2, 60, north=510), call(3, 120, north=-510)],
        [call(2, 3601), call(3, 7300)],
        [
            call(2, 60, place=Place("别处", "梧影街道")),
            call(3, 90, place=Place("再别处", "梧影街道")),
        ],
    ],
    ids=["too far", "too late", "nobody knows where"],
)
def test_what_is_far_or_late_is_another_topic(others: list[Alert]) -> None:
    topics = after(call(1), *others)
    assert len(topics) == 3
    assert not any(topic.group for topic in topics)


def test_both_sides_of_a_border_are_one_neighbourhood_and_the_nearest_takes_it() -> None:
    """A circle, no grid: 490 m to either side of the first."""
    (topic,) = after(call(1), call(2, 60, north=490), call(3, 120, north=-490))
    assert topic.group
    far, near = after(call(1), call(2, 10, north=900), call(3, 20, north=600))
    assert (far.count, near.count) == (1, 2)


def test_the_window_goes_on_with_each_call() -> None:
    (topic,) = after(*(call(n, 3000 * n) for n in range(1, 6)))
    assert topic.count == 5


def test_another_entry_of_the_dictionary_is_another_topic() -> None:
    topic = joined(after(call(1), call(2, 10)), call(3, 20), RULE, Similar("lift", "电梯困人"))
    assert topic.count == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"place": Place()},
        {"place": Place("", "梧影街道")},
        {"is_exercise": True},
        {"condition": Condition.NORMAL},
        {"nature": Nature.FORECAST},
    ],
)
def test_drills_forecasts_recoveries_and_unknown_places_join_nothing(
    fields: dict[str, Any],
) -> None:
    assert may_join(call(1))
    assert not may_join(call(1, **fields))


def test_places_without_points_are_one_by_their_name() -> None:
    place = Place("梧影新村", "梧影街道")
    (topic,) = after(*(call(n, n, place=place) for n in range(1, 4)))
    assert topic.count == 3


def test_a_name_that_lacks_a_part_is_made_of_what_is_known() -> None:
    place = replace(HERE, name="")
    (topic,) = after(*(call(n, n, place=place) for n in range(1, 4)))
    assert topic.group == "同类诉求 居民停电 20:20"


def test_reports_that_come_back_dated_do_not_end_a_topic() -> None:
    (topic,) = after(call(1, 100), call(2, 0), call(3, 50))
    assert (topic.count, topic.last_at) == (3, at(100))
    assert topic.last_at - topic.first_at == timedelta()


def test_a_topic_reads_back_as_it_was_written() -> None:
    (topic,) = after(call(1), call(2, 1), call(3, 2))
    assert decode(Topic, encode(topic)) == topic
