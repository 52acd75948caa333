"""Whether sources live: told by a probe of their interface, never guessed from their silence.

What a connector says and what the hub found by its own probe end in the same record. When that
turns, one alert is raised or ends, and `Blindness` marks the alerts that came through the feed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from console.contract.ingest import HeartbeatAnswer, HeartbeatReport
from console.domain.alert_marks import Severity
from console.domain.blindness import silence_of
from console.domain.entity import Body, decode, encode
from console.domain.feed import Feed
from console.hub.core import intake
from console.hub.core.blindness import Blindness, feeds_of
from console.hub.core.feed_watch import Verdict
from console.hub.core.reports import name_of
from console.hub.feed_file import UNHEARD, DeclaredFeed
from console.hub.store.transaction import Transaction


@dataclass(slots=True)
class Feeds:
    """The feeds of a hub.

    Args:
        declared: those the hub watches by itself.
        alarm: grade of the alert a silent feed raises; None for no alert.
        new_id: makes ids of alerts.
        blindness: marks the alerts of silent feeds.
    """

    declared: Sequence[DeclaredFeed]
    alarm: Severity | None
    new_id: Callable[[], str]
    blindness: Blindness

    def declare(self, transaction: Transaction) -> int:
        """Save the feeds as they are declared now; those no longer declared are gone."""
        changed = 0
        for declared in self.declared:
            body = transaction.body(Feed.KIND, declared.id)
            before = None if body is None else decode(Feed, body)
            changed += self._save(transaction, before, declared.record(before), body)
            self.blindness.turned(declared.id)  # it may cover other towns than before
        named = {declared.id for declared in self.declared}
        for feed in feeds_of(transaction):
            if feed.probe and feed.id not in named:
                self._tell(transaction, replace(feed, is_alive=True))
                transaction.put(Feed.KIND, feed.id, None)
                self.blindness.turned(feed.id)
                changed += 1
        return changed

    def heard(self, transaction: Transaction, report: HeartbeatReport) -> HeartbeatAnswer:
        """Note a heartbeat; the record changes only when something did."""
        id = name_of(report.feed)
        body = transaction.body(Feed.KIND, id)
        before = None if body is None else decode(Feed, body)
        feed = before or Feed(id, report.name or id, report.alive, transaction.now)
        after = replace(feed, note=report.note, lost=() if report.alive else report.towns)
        if not feed.probe:
            after = replace(after, name=report.name or feed.name)
        after = self._turned(transaction, after, Verdict(report.alive), before is None)
        return HeartbeatAnswer(
            feed=id, effect="updated" if self._save(transaction, before, after, body) else "none"
        )

    def judged(
        self, transaction: Transaction, id: str, verdict: Verdict, heard_at: datetime | None
    ) -> bool:
        """Take over what the hub found by itself; `heard_at` is the last sign of life.

        Blindness begins there: what happened after it may have been missed.
        """
        body = transaction.body(Feed.KIND, id)
        if body is None:
            return False
        before = decode(Feed, body)
        after = self._turned(transaction, before, verdict, False)
        if before.is_alive and not after.is_alive:
            after = replace(after, heard_at=heard_at, since=heard_at or after.since)
        if after.is_alive and not before.is_alive:
            after = replace(after, note="", lost=())
        return self._save(transaction, before, after, body)

    def _turned(self, transaction: Transaction, feed: Feed, verdict: Verdict, is_new: bool) -> Feed:
        """Return the feed in its new state; a first silence of what was never heard turns too."""
        is_same = feed.is_alive == verdict.is_alive and feed.fault != UNHEARD
        if is_same and not is_new:
            return feed
        return replace(
            feed,
            is_alive=verdict.is_alive,
            fault=verdict.fault,
            since=transaction.now,
            heard_at=None if verdict.is_alive else feed.heard_at,
        )

    def _save(
        self, transaction: Transaction, before: Feed | None, after: Feed, body: Body | None
    ) -> bool:
        if after == before:
            return False
        transaction.put(Feed.KIND, after.id, encode(after, body))
        was = True if before is None else before.is_alive
        is_first_silence = before is not None and before.fault == UNHEARD != after.fault
        if (was != after.is_alive or is_first_silence) and after.fault != UNHEARD:
            self._tell(transaction, after)
            self.blindness.turned(after.id)
            self.blindness.settle(transaction)
        return True

    def _tell(self, transaction: Transaction, feed: Feed) -> None:
        """Raise the one alert of a silent feed, or end it."""
        grade = self.alarm if not feed.alarm else _GRADES.get(feed.alarm)
        if self.alarm is None or grade is None:
            return
        intake.tell_own(transaction, silence_of(feed, self.new_id(), grade, transaction.now))


_GRADES: dict[str, Severity] = {severity.name.lower(): severity for severity in Severity}
"""By the word a feed's `alarm` holds; `NO_ALARM` is none of them."""
