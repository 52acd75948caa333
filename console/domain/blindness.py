"""What the silence of a source does to its alerts, and the one alert it raises itself.

An alert of a silent source is neither over nor known to go on: its condition is unknown until the
source is heard again. That is no new episode, so nothing sounds twice (facts/domain B.2).
"""

from dataclasses import replace
from datetime import datetime

from console.domain.alert import Alert, Condition, TrailLine
from console.domain.alert_marks import Severity
from console.domain.feed import Feed
from console.domain.geo import Place

CHANNEL = "feed"
"""Channel of what the hub says of its own sources."""
TYPE = "source-silent"
SOURCE = "信源监测"


def blinded(alert: Alert, feed: Feed, at: datetime) -> Alert:
    """Return an alert of a silent source; what was told after the silence began stands."""
    is_its = alert.condition is Condition.ACTIVE and alert.channel != CHANNEL
    if not is_its or not feed.carries(alert.source, alert.place.town):
        return alert
    if feed.since is not None and (alert.last_at or alert.received_at) > feed.since:
        return alert
    line = TrailLine(at, "unknown", detail=feed.name)
    return replace(alert, condition=Condition.UNKNOWN, blind=feed.id).noted(line)


def seen_again(alert: Alert, feed_id: str, name: str, at: datetime) -> Alert:
    """Return an alert whose source is heard again: it goes on as the episode it was."""
    if alert.blind != feed_id:
        return alert
    if alert.condition is not Condition.UNKNOWN:
        return replace(alert, blind="")
    line = TrailLine(at, "seen_again", detail=name)
    return replace(alert, condition=Condition.ACTIVE, blind="").noted(line)


def silence_of(feed: Feed, id: str, severity: Severity, now: datetime) -> Alert:
    """Return what the hub reports of a feed: silent, or heard again.

    The words are the hall's record and therefore Chinese, like those of every source.
    """
    covered = "、".join(feed.unseen)
    scope = f"（{covered}）" if covered else ""
    called = " ".join(part for part in (feed.contact, feed.phone) if part)
    return Alert(
        id=id,
        title=f"信源中断：{feed.name}{scope}" if not feed.is_alive else "",
        severity=severity,
        received_at=now,
        occurred_at=feed.heard_at or feed.since,
        source=SOURCE,
        channel=CHANNEL,
        type=TYPE,
        text=f"联系：{called}" if called else "",
        place=Place(town=feed.unseen[0] if len(feed.unseen) == 1 else ""),
        condition=Condition.NORMAL if feed.is_alive else Condition.ACTIVE,
        fingerprint=f"{CHANNEL}/{feed.id}",
    )
