"""A rule: what the hall has decided for reports of a source or a kind, as data.

It may change the grade, hold back what does not last, name what is the same thing and what is shown
together, and say what to do. It never drops a report: where no rule fits, the default one does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

from console.domain.alert import Alert
from console.domain.alert_marks import Severity
from console.domain.alert_reports import Filters
from console.domain.rule_match import EVERYTHING, Match

DEFAULT = "default"
"""Id of the rule that holds where no other fits."""

FIELDS = ("source", "channel", "type", "town", "place", "grid", "title", "rule")
"""What a template may name in braces."""

OF_THE_MATTER = "*"
"""In place of a card: the matter's own, which differs between those a rule is meant for."""

HOT_FIELDS = ("matter", "since")
"""What a hot topic's group may name besides: its entry of the dictionary, and when it began."""


_GRADES = {severity.name.lower(): severity for severity in Severity}


@dataclass(frozen=True, slots=True)
class OrderTemplate:
    """An order that is prepared and offered; a person sends it (数字吹哨).

    Attributes:
        matter: id in the dispatch dictionary, whose text, needs and limit hold where none is given.
        unit: names of units it goes to, `{town}` and `*` allowed; the dictionary's needs when none.
        text: `{place}`, `{title}` and the fields of `FIELDS`.
        limit_minutes: until when the unit is to be on scene; 0: the dictionary's.
        source: on what it rests.
    """

    matter: str = ""
    unit: tuple[str, ...] = ()
    text: str = ""
    limit_minutes: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Hot:
    """When similar matters become a hot topic (热点).

    Attributes:
        count: from how many on they are shown together.
        window: seconds within which the next must come.
        radius: metres round the first one.
        by_matter: whether only matters of one entry of the dispatch dictionary are similar.
    """

    count: int = 3
    window: int = 3600
    radius: int = 500
    by_matter: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; times are seconds.

    Attributes:
        id: its name in records and figures.
        name: its name on screen.
        match: what it is meant for.
        severity: grade told → grade taken (`blue` → `yellow`), pairs; others stay. What is told may
            be a word of the source's own (`高`, `3 级`).
        delay: how long it must last before it counts. 红 never waits.
        count: how often it may come within the delay until it counts before.
        settle: a return this soon after the recovery is the same episode.
        hold_off: a return this soon after it was told last is the same episode. 红 is always told.
        fingerprint: template of what is the same thing; the source's own key when empty.
        group: template of what is shown together; with `hot`, the name of the topic.
        channel: in place of the channel the source says.
        guidance: what to do, in a sentence.
        card: id of the handling card; `OF_THE_MATTER` where the matter itself says which.
        playbook: id of the playbook; a rule names one or a card, else it is not put in force.
        order: an order to offer.
        hot: when similar matters become a hot topic.
        source: on what it rests.
        note: for whoever reads the file.
        during: modes and responses it holds in (`emergency`, `flood.III`); none: always.
    """

    id: str
    name: str = ""
    match: Match = EVERYTHING
    severity: tuple[tuple[str, ...], ...] = ()
    delay: int = 0
    count: int = 0
    settle: int = 0
    hold_off: int = 0
    fingerprint: str = ""
    group: str = ""
    channel: str = ""
    guidance: str = ""
    card: str = ""
    order: OrderTemplate | None = None
    hot: Hot | None = None
    source: str = ""
    note: str = ""
    playbook: str = ""
    during: tuple[str, ...] = ()

    @property
    def grades(self) -> Mapping[Severity, Severity]:
        """What becomes of each grade that does not stay."""
        pairs = ((_GRADES.get(told), _GRADES[taken]) for told, taken in self.severity)
        return {told: taken for told, taken in pairs if told is not None}

    @property
    def own_grades(self) -> Mapping[str, Severity]:
        """Grades by words of the source's own."""
        return {told: _GRADES[taken] for told, taken in self.severity if told not in _GRADES}

    def covers(self, other: "Rule") -> bool:
        """Whether it holds whenever another does and fits all that one does: nothing is left."""
        within = bool(other.during) and set(other.during) <= set(self.during)
        return (not self.during or within) and self.match.covers(other.match)

    @property
    def filters(self) -> Filters:
        """How reports are held back."""
        return Filters(
            delay=timedelta(seconds=self.delay),
            count=self.count,
            settle=timedelta(seconds=self.settle),
            hold_off=timedelta(seconds=self.hold_off),
            is_renewed=bool(self.fingerprint),
        )


@dataclass(frozen=True, slots=True)
class Load:
    """One time rules were taken in: who, when, which.

    Attributes:
        at: time, RFC 3339.
        by: who.
        origin: from where: a file's name, or `shipped`.
        version: of the rules.
        rules: how many.
    """

    at: str
    by: str
    origin: str
    version: str
    rules: int


@dataclass(frozen=True, slots=True)
class FileFault:
    """Why a file was not taken; the rules before it go on."""

    at: str
    origin: str
    version: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of a hall as a record: one, changed by each load, read by hub and seats.

    Attributes:
        version: beginning of the SHA-256 of the file's bytes.
        title: the file's own name.
        note: the file's own words about itself.
        default: what holds where no rule fits.
        rules: in the order of the file; the first that fits holds.
        missing: references that the hall does not have.
        loads: the newest last.
        fault: why the newest file was not taken; None when it was.
        plugin: which brought them, and the id of the record; empty for the hall's own.
        standing: modes and responses whose rules hold now, as the hub says.
    """

    KIND: ClassVar[str] = "rule_book"

    id: str = "hall"
    version: str = ""
    title: str = ""
    note: str = ""
    default: Rule = field(default_factory=lambda: Rule(DEFAULT))
    rules: tuple[Rule, ...] = ()
    missing: tuple[str, ...] = ()
    loads: tuple[Load, ...] = ()
    fault: FileFault | None = None
    plugin: str = ""
    standing: tuple[str, ...] = ()

    @property
    def holding(self) -> tuple[Rule, ...]:
        """The rules that hold now, in their order."""
        standing = set(self.standing)
        return tuple(each for each in self.rules if not each.during or standing & set(each.during))

    def of_mode(self, name: str) -> tuple[Rule, ...]:
        """Return the rules that come into force with a mode or response (`flood.III`)."""
        return tuple(each for each in self.rules if name in each.during)

    def rule(self, id: str) -> Rule | None:
        """Return a rule by its id."""
        if id == DEFAULT:
            return self.default
        return next((rule for rule in self.rules if rule.id == id), None)


def filled(template: str, alert: Alert, rule: str = "", more: tuple[str, ...] = ()) -> str:
    """Return a template with what the alert says; empty where it lacks something that is named.

    What lacks a part would join things that have nothing in common.

    Args:
        template: see `FIELDS`.
        alert: what it is filled from.
        rule: id of the rule.
        more: values of `HOT_FIELDS`, for a hot topic.
    """
    if "{" not in template:
        return template
    place = alert.place
    told = (
        alert.source, alert.channel, alert.type, place.town, place.name, place.grid, alert.title,
        rule, *more,
    )  # fmt: skip
    for name, value in zip((*FIELDS, *HOT_FIELDS), told, strict=False):
        mark = f"{{{name}}}"
        if mark in template:
            if not value:
                return ""
            template = template.replace(mark, value.replace("{", "(").replace("}", ")"))
    return template
