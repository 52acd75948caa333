"""Hot topics (热点): similar matters from one neighbourhood within a time belong on one line.

A topic joins what is shown together and nothing else: each call stays an alert of its own, with its
own signature and its own end. The place is a circle round the first call, so that calls on two
sides of a border in a grid are not told apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from console.domain.alert import Alert, Condition, Nature
from console.domain.geo import Place, distance
from console.domain.rule import Hot, Rule, filled

LONGEST_NAME = 200
LEAST_DEGREE = 110_000.0
"""Metres that a degree of latitude has at least."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Similar matters so far.

    Attributes:
        id: id of the first one's alert.
        rule: id of the rule.
        matter: id in the dispatch dictionary; empty where the rule's own words decide.
        place: of the first one.
        first_at: when it came.
        last_at: when the last one came.
        count: how many there were.
        group: what they are shown under; empty while they are too few.
        waiting: ids of those that came while they were too few.
    """

    id: str
    rule: str
    matter: str
    place: Place
    first_at: datetime
    last_at: datetime
    count: int = 0
    group: str = ""
    waiting: tuple[str, ...] = ()

    def told(self) -> "Topic":
        """Return it after those that waited were put under it."""
        return replace(self, waiting=())


@dataclass(frozen=True, slots=True)
class Similar:
    """What makes matters similar: their entry of the dictionary, or the rule itself."""

    id: str = ""
    name: str = ""


def may_join(alert: Alert) -> bool:
    """Whether an alert can be part of a topic: a matter that happens, at a place that is known."""
    place = alert.place
    is_placed = place.point is not None or bool(place.town and place.name)
    is_matter = alert.nature is Nature.HAPPENING and alert.condition is not Condition.NORMAL
    return is_placed and is_matter and not alert.is_exercise


def joined(topics: Iterable[Topic], alert: Alert, rule: Rule, similar: Similar) -> Topic:
    """Return the topic an alert belongs to, with it; a new one where there is none.

    Args:
        topics: those of this rule.
        alert: one that may join.
        rule: one with `hot`.
        similar: of the alert.
    """
    hot = rule.hot or Hot()
    near = [
        (metres, topic.id, topic)
        for topic in topics
        if topic.matter == similar.id
        and is_running(topic, hot, alert.received_at)
        and (metres := _metres(topic.place, alert.place, hot.radius)) is not None
        and metres <= hot.radius
    ]
    at = alert.received_at
    topic = min(near)[2] if near else Topic(alert.id, rule.id, similar.id, alert.place, at, at)
    topic = replace(topic, count=topic.count + 1, last_at=max(topic.last_at, at))
    if topic.group:
        return topic
    topic = replace(topic, waiting=(*topic.waiting, alert.id))
    if topic.count < hot.count:
        return topic
    return replace(topic, group=_name(topic, alert, rule, similar))


def _name(topic: Topic, alert: Alert, rule: Rule, similar: Similar) -> str:
    """Return what a topic is called: as its rule says, by the place of the first one."""
    since = topic.first_at.strftime("%H:%M")
    first = replace(alert, place=topic.place)
    named = filled(rule.group, first, rule.id, (similar.name, since))
    return (named or f"{rule.name} {similar.name} {since}")[:LONGEST_NAME]


def is_running(topic: Topic, hot: Hot, now: datetime) -> bool:
    """Whether what comes now can still be part of a topic."""
    return now - topic.last_at <= timedelta(seconds=hot.window)


def _metres(one: Place, other: Place, most: float) -> float | None:
    """Return how far apart two places are; without points only the same name is near.

    None where nobody knows, and where they are much further apart than `most`.
    """
    if one.point is not None and other.point is not None:
        if abs(one.point.lat - other.point.lat) > most / LEAST_DEGREE:
            return None  # most are far away, and this is seen at once
        return distance(one.point, other.point)
    return 0.0 if one.name and (one.town, one.name) == (other.town, other.name) else None
