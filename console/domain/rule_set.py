"""Rules at work: which one holds for a report, and what it makes of it.

The first that fits holds. Which ones may fit is remembered for each source, channel and type, so
that a hall with a thousand rules takes reports in at nearly the speed of one with ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from console.domain.alert import Alert
from console.domain.alert_marks import Severity
from console.domain.alert_reports import UNFILTERED, Filters
from console.domain.hot_topic import Similar
from console.domain.reference import Matter
from console.domain.rule import DEFAULT, Rule, RuleBook, filled
from console.domain.rule_match import words_of
from console.domain.suggestion import matter_for

MOST_ORIGINS = 2_000
"""Sources, channels and types remembered; a source that invents them costs time, not memory."""

LONGEST_KEY = 200
"""Characters of a fingerprint's or group's template when filled."""


class Ruled(NamedTuple):
    """A report as its rule takes it."""

    alert: Alert
    filters: Filters
    rule: Rule
    version: str
    """Of the rules; empty where there are none."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule, with what is made of it once."""

    rule: Rule
    grades: dict[Severity, Severity]
    own_grades: dict[str, Severity]
    filters: Filters
    is_plain: bool
    """It leaves a report as it is."""

    @classmethod
    def of(cls, rule: Rule) -> "_Ready":
        is_plain = not (rule.severity or rule.fingerprint or rule.group or rule.channel)
        filters = rule.filters
        return cls(rule, dict(rule.grades), dict(rule.own_grades),
                   UNFILTERED if filters == UNFILTERED else filters, is_plain)  # fmt: skip


class RuleSet:
    """The rules of a book, ready to be asked many times a second.

    Args:
        book: as loaded; its rules of a mode that does not hold are left out.

    Attributes:
        matters: the dispatch dictionary, for rules whose hot topics go by it.
        needs_matters: whether there are such rules.
    """

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.matters: Sequence[Matter] = ()
        self.needs_matters = any(rule.hot and rule.hot.by_matter for rule in book.holding)
        self._rules = [_Ready.of(rule) for rule in book.holding]
        self._default = _Ready.of(book.default)
        self._by_origin: dict[tuple[str, str, str], Sequence[_Ready]] = {}

    def applied(self, alert: Alert, sender: str) -> Ruled:
        """Return a report as its rule takes it.

        Args:
            alert: the alert as it would look were the report the first.
            sender: whose token it came with; fingerprints of two never meet.
        """
        ready = self._holding(alert)
        if ready.is_plain:
            return Ruled(alert, ready.filters, ready.rule, self.book.version)
        changed = _changed(alert, ready, sender)
        return Ruled(changed, ready.filters, ready.rule, self.book.version)

    def grade_of(self, source: str, channel: str, type: str, word: str) -> Severity | None:
        """Return what a source means by a word of its own; None where no rule knows it."""
        for ready in (*self._candidates(source, channel, type), self._default):
            if word in ready.own_grades:
                return ready.own_grades[word]
        return None

    def similar(self, rule: Rule, alert: Alert) -> Similar | None:
        """Return what makes an alert similar to others; None for one that is like no other."""
        if rule.hot is None or not rule.hot.by_matter:
            return Similar("", rule.name)
        matter = matter_for(words_of(alert), self.matters)
        return None if matter is None else Similar(matter.id, matter.name)

    def _holding(self, alert: Alert) -> _Ready:
        candidates = self._candidates(alert.source, alert.channel, alert.type)
        place, told = alert.place, words_of(alert) if candidates else ""
        for ready in candidates:
            if ready.rule.match.fits_content(place, told):
                return ready
        return self._default

    def _candidates(self, source: str, channel: str, type: str) -> Sequence[_Ready]:
        origin = (source, channel, type)
        known = self._by_origin.get(origin)
        if known is None:
            if len(self._by_origin) >= MOST_ORIGINS:
                self._by_origin.clear()
            known = [r for r in self._rules if r.rule.match.fits_origin(*origin)]
            self._by_origin[origin] = known
        return known


def _changed(alert: Alert, ready: _Ready, sender: str) -> Alert:
    rule = ready.rule
    same = filled(rule.fingerprint, alert, rule.id)
    together = "" if rule.hot is not None else filled(rule.group, alert, rule.id)
    return replace(
        alert,
        severity=ready.grades.get(alert.severity, alert.severity),
        channel=rule.channel or alert.channel,
        fingerprint=f"{sender}/{rule.id}/{same}"[:LONGEST_KEY] if same else alert.fingerprint,
        group=together[:LONGEST_KEY] or alert.group,
    )


UNRULED = RuleSet(RuleBook(default=Rule(DEFAULT)))
"""What a hub has before it has read any rules: every report is taken as it comes."""
