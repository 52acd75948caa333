"""Hot topics at the hub: which matters are similar is kept from one report to the next."""

from math import cos, degrees, radians

import msgspec

from console.domain.alert import Alert
from console.domain.entity import decode, encode
from console.domain.geo import EARTH_RADIUS, Point
from console.domain.hot_topic import Topic, joined, may_join
from console.domain.rule import Hot, Rule
from console.domain.rule_set import RuleSet
from console.hub.store.transaction import Transaction
from console.runtime.clock import utc_epoch

KEPT = 86_400.0
"""Seconds after which a topic can take nothing in any more: the longest window there is."""


def group_of(transaction: Transaction, rules: RuleSet, rule: Rule, alert: Alert) -> str:
    """Return what a new alert is shown under as part of a hot topic; empty while there is none.

    Those that came before it are put under it as well, in the same transaction.
    """
    similar = rules.similar(rule, alert) if rule.hot is not None and may_join(alert) else None
    if similar is None:
        return ""
    running = _running(transaction, rule, similar.id, alert)
    topic = joined(running, alert, rule, similar)
    if topic.group:
        earlier = [id for id in topic.waiting if id != alert.id]
        _tell(transaction, earlier, topic.group)
        topic = topic.told()
    _keep(transaction, topic)
    return topic.group


def forget(transaction: Transaction, most: int) -> int:
    """Drop topics that can take nothing in any more; return how many."""
    dropped = transaction.sql.execute(
        "DELETE FROM hot_topics WHERE id IN (SELECT id FROM hot_topics WHERE last_at < ? LIMIT ?)",
        (utc_epoch(transaction.now) - KEPT, most),
    )
    return int(dropped.rowcount)


BY_PLACE = (
    "SELECT id, body FROM hot_topics WHERE rule = ? AND matter = ? AND place = ? AND last_at >= ?"
)
BY_POINT = (
    "SELECT id, body FROM hot_topics WHERE rule = ? AND matter = ? AND lat BETWEEN ? AND ?"
    " AND lon BETWEEN ? AND ? AND last_at >= ?"
)


def _running(transaction: Transaction, rule: Rule, matter: str, alert: Alert) -> list[Topic]:
    """Return topics that an alert may be part of: of its place by name, and round its point."""
    hot, place = rule.hot or Hot(), alert.place
    since = utc_epoch(alert.received_at) - hot.window
    rows: list[tuple[str, bytes]] = []
    if place.name:
        rows += transaction.sql.execute(BY_PLACE, (rule.id, matter, place.name, since)).fetchall()
    if place.point is not None:
        high, wide = _span(place.point, hot.radius)
        lon, lat = place.point.lon, place.point.lat
        square = (lat - high, lat + high, lon - wide, lon + wide)
        rows += transaction.sql.execute(BY_POINT, (rule.id, matter, *square, since)).fetchall()
    return [decode(Topic, msgspec.json.decode(body)) for body in dict(rows).values()]


def _span(point: Point, radius: float) -> tuple[float, float]:
    """Return degrees of latitude and longitude that a radius has at a point."""
    high = degrees(radius / EARTH_RADIUS)
    return high, high / max(0.01, cos(radians(point.lat)))


def _keep(transaction: Transaction, topic: Topic) -> None:
    point = topic.place.point
    transaction.sql.execute(
        "INSERT OR REPLACE INTO hot_topics VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            topic.id, topic.rule, topic.matter, point and point.lat, point and point.lon,
            topic.place.name, utc_epoch(topic.last_at), msgspec.json.encode(encode(topic)),
        ),
    )  # fmt: skip


def _tell(transaction: Transaction, alerts: list[str], group: str) -> None:
    """Put alerts that came while the topic was none under its name; a person's grouping stays."""
    for id in alerts:
        body = transaction.body(Alert.KIND, id)
        if body is not None and not body.get("group"):
            transaction.put(Alert.KIND, id, {**body, "group": group})
