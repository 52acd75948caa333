"""A hall in memory that takes reports in by one set of rules and counts what comes of them.

It works with the functions the hub works with. What people did is told to it as far as it changes
what a later report means: an alert that was closed is not the one that comes next.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from console.contract.trial import Tally
from console.domain.alert import Alert, Condition
from console.domain.alert_marks import Severity
from console.domain.alert_reports import received
from console.domain.hot_topic import Topic, is_running, joined, may_join
from console.domain.rule import Hot, Rule
from console.domain.rule_set import RuleSet


@dataclass(slots=True)
class _Held:
    """An open alert, the rule that took it, and the names its sources have for it."""

    alert: Alert
    rule: str
    owns: set[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """What one report came to."""

    rule: str
    is_opened: bool
    is_told: bool
    severity: Severity
    group: str


class Rehearsal:
    """One set of rules at work.

    Args:
        rules: with the dispatch dictionary where they need it.

    Attributes:
        tallies: by rule.
    """

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._open: dict[str, _Held] = {}
        self._topics: dict[tuple[str, str], list[Topic]] = {}
        self.tallies: dict[str, Tally] = {}

    def __len__(self) -> int:
        return len(self._open)

    def hear(self, report: Alert, sender: str, named: str = "") -> Heard:
        """Take one report in.

        Args:
            report: the alert as it would look were the report the first.
            sender: whose token it came with.
            named: the source's name of an earlier message that this one replaces.
        """
        alert, filters, rule, _ = self._rules.applied(report, sender)
        tally = self.tallies.setdefault(rule.id, Tally())
        tally.reports += 1
        known = self._known(named or alert.fingerprint, report.received_at)
        if known is None and alert.condition is Condition.NORMAL:
            return Heard(rule.id, False, False, alert.severity, "")
        before = None if known is None else known.alert
        after = received(before, alert, filters)
        is_told = self._count(tally, before, after)
        group = after.group
        if before is None:
            group = after.group or self._topic(rule, after)
            tally.grouped += bool(group)
            tally.regraded += alert.severity is not report.severity
        self._keep(named or alert.fingerprint, known, after, rule.id, report.fingerprint)
        return Heard(rule.id, before is None, is_told, after.severity, group)

    def close(self, own: str) -> None:
        """Let a person have closed what a source calls by this name."""
        for key in [key for key, held in self._open.items() if own in held.owns]:
            self._settle(self._open.pop(key))

    def end(self, now: datetime) -> None:
        """Count what has lasted long enough by now."""
        for held in self._open.values():
            self._settle(held, now)

    def _known(self, key: str, now: datetime) -> _Held | None:
        known = self._open.get(key) if key else None
        if known is not None:
            self._settle(known, now)
        return known

    def _settle(self, held: _Held, now: datetime | None = None) -> None:
        """Count an alert as told where its delay was over before `now`."""
        waits = held.alert.waits
        if waits is None or waits.until is None or (now is not None and now < waits.until):
            return
        if now is not None:
            tally = self.tallies[held.rule]
            tally.told, tally.held = tally.told + 1, tally.held - 1
        held.alert = replace(held.alert, waits=None)

    def _count(self, tally: Tally, before: Alert | None, after: Alert) -> bool:
        """Count a report; return whether somebody would be called now."""
        if before is None:
            tally.alerts, tally.episodes = tally.alerts + 1, tally.episodes + 1
        else:
            tally.episodes += after.episode - before.episode
        if after.is_exercise or after.condition in (Condition.NORMAL, Condition.UNKNOWN):
            return False
        waited = None if before is None else before.waits
        was_held = waited is not None and waited.until is not None
        is_news = before is None or after.unsigned_since != before.unsigned_since
        returned = before is not None and after.returns != before.returns
        if after.waits is not None:
            tally.held += not was_held
            return False
        tally.held -= was_held
        tally.told += is_news
        tally.held += returned and not is_news
        return is_news

    def _keep(self, key: str, known: _Held | None, after: Alert, rule: str, own: str) -> None:
        if not key:
            return
        if known is None:
            known = self._open[key] = _Held(after, rule, set())
        known.alert, known.rule = after, rule
        if own:
            known.owns.add(own)

    def _topic(self, rule: Rule, alert: Alert) -> str:
        """Return the hot topic a new alert belongs to, by its name; empty while there is none."""
        similar = self._rules.similar(rule, alert) if rule.hot and may_join(alert) else None
        if similar is None:
            return ""
        hot = rule.hot or Hot()
        near = self._topics.get((rule.id, similar.id), [])
        near = [topic for topic in near if is_running(topic, hot, alert.received_at)]
        topic = joined(near, alert, rule, similar)
        if topic.group and topic.waiting:  # those that came while it was none are grouped as well
            self.tallies[rule.id].grouped += len(topic.waiting) - 1
            topic = topic.told()
        others = [other for other in near if other.id != topic.id]
        self._topics[rule.id, similar.id] = [*others, topic]
        return topic.group
