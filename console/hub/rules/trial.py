"""Rules tried on the reports of the last days, beside those in force: a reader of its own.

It reads the bytes of requests as they were kept, a page at a time, so that nothing waits for it;
and it writes nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from console.contract.trial import RuleTrial, Tally, TrialAnswer, TrialExample
from console.domain.alert import Alert
from console.domain.alert_marks import Severity
from console.domain.rule_set import RuleSet
from console.hub.core.reading import Read, no_grade
from console.hub.core.reports import Message, Unusable
from console.hub.rules.acts import Ending, endings
from console.hub.rules.rehearsal import Heard, Rehearsal
from console.hub.store.connection import Connection, whole
from console.runtime.clock import CHINA, to_text, utc_epoch

PAGE = 10
"""Requests read at once; each may have two megabytes."""

AT_ONCE = 100
"""Reports heard in one step: some hundredths of a second."""

MOST_REPORTS = 2_000_000
MOST_OPEN = 200_000
"""Open alerts of one set of rules; what needs more is no hall's week."""

EXAMPLES = 3
"""Of each kind of change and rule."""

MOST_EXAMPLES = 60

Split = Callable[[str, str, bytes, datetime], Iterator[Read]]
"""Makes readings of the reports of a request: source, media type, bytes, when it came."""


@dataclass(slots=True)
class Trial:
    """One trial; `step` until it returns False, then `answer`.

    Attributes:
        sql: a connection that nothing else uses meanwhile.
        split: reads requests as the hub does.
        before: the rules in force.
        after: those to be tried.
        since: from when on.
        until: up to when.
    """

    sql: Connection
    split: Split
    before: RuleSet
    after: RuleSet
    since: datetime
    until: datetime
    _endings: list[Ending] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _changes: Counter[str] = field(default_factory=Counter)
    _examples: dict[tuple[str, str], list[TrialExample]] = field(default_factory=dict)
    _ids: set[int] = field(default_factory=set)
    _named: dict[tuple[str, str], str] = field(default_factory=dict)
    _halls: tuple[Rehearsal, Rehearsal] = field(init=False)
    _run: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find what people ended in the time."""
        self._halls = Rehearsal(self.before), Rehearsal(self.after)
        self._endings = endings(self.sql, self.since, self.until)
        self._run = self._all()

    @property
    def is_cut(self) -> bool:
        """Whether there is more than it takes."""
        return self._counts["reports"] >= MOST_REPORTS or max(map(len, self._halls)) >= MOST_OPEN

    def step(self) -> bool:
        """Read on for some hundredths of a second; return whether there may be more."""
        return next(self._run, None) is not None

    def _all(self) -> Iterator[int]:
        """Read all there is, a request at a time; tell each time that many were heard."""
        heard = 0
        for source, came, media_type, raw in self._requests():
            self._counts.update(requests=1, bytes=len(raw))
            self._end_by(came)
            for read in self.split(source, media_type, raw, came):
                self._hear(source, read)
                heard += 1
                if heard % AT_ONCE == 0:
                    yield heard
                if self.is_cut:
                    return

    def _requests(self) -> Iterator[tuple[str, datetime, str, bytes]]:
        place = first_row(self.sql, utc_epoch(self.since)) - 1
        while True:
            rows = self.sql.execute(
                "SELECT rowid, source, at, media_type, bytes FROM raw_messages WHERE rowid > ?"
                " ORDER BY rowid LIMIT ?",
                (place, PAGE),
            ).fetchall()
            for row, source, at, media_type, raw in rows:
                place, came = int(row), datetime.fromtimestamp(float(at), CHINA)
                if self.since <= came <= self.until:
                    yield str(source), came, str(media_type), whole(raw)
            if not rows:
                return

    def answer(self, notes: list[str]) -> TrialAnswer:
        """Return what came of it."""
        for hall in self._halls:
            hall.end(self.until)
        old, new = (hall.tallies for hall in self._halls)
        names = {rule.id: rule.name for rule in (*self.before.book.rules, *self.after.book.rules)}
        return TrialAnswer(
            since=to_text(self.since),
            until=to_text(self.until),
            requests=self._counts["requests"],
            bytes=self._counts["bytes"],
            unread=self._counts["unread"],
            is_cut=self.is_cut,
            version_before=self.before.book.version,
            version_after=self.after.book.version,
            before=_sum(old),
            after=_sum(new),
            rules=[
                RuleTrial(
                    id=id,
                    name=names.get(id, id),
                    before=old.get(id, Tally()),
                    after=new.get(id, Tally()),
                )
                for id in dict.fromkeys((*new, *old))
            ],
            changes=dict(self._changes),
            examples=[one for few in self._examples.values() for one in few][:MOST_EXAMPLES],
            notes=notes,
        )

    def _end_by(self, came: datetime) -> None:
        while self._endings and self._endings[0].at < came:
            ending = self._endings.pop(0)
            for hall in self._halls:
                hall.close(ending.own)

    def _hear(self, source: str, read: Read) -> None:
        try:
            message = read(no_grade)
            self._take(source, message, message)
        except Unusable:
            old, new = _or_none(read, self.before), _or_none(read, self.after)
            self._counts["unread"] += new is None
            self._take(source, old, new)

    def _take(self, source: str, old: Message | None, new: Message | None) -> None:
        message = new or old
        if message is None or message.alert is None or self._is_repeated(source, message.id):
            return
        self._counts["reports"] += 1
        named = next(
            (n for id in reversed(message.supersedes) if (n := self._named.get((source, id)))), ""
        )
        if message.sent is not None:  # only what may be replaced by name is remembered by name
            named = named or f"#{source}/{message.id}"
            self._named[source, message.id] = named
        halls = zip(self._halls, (old, new), strict=True)
        before, after = (_heard(hall, told, source, named) for hall, told in halls)
        if before != after:
            self._compare(message.alert, before, after)

    def _is_repeated(self, source: str, id: str) -> bool:
        if not id:
            return False
        mark = hash((source, id))
        if mark in self._ids:
            return True
        self._ids.add(mark)
        return False

    def _compare(self, alert: Alert, old: Heard, new: Heard) -> None:
        for what, detail in _differences(old, new):
            self._changes[what] += 1
            few = self._examples.setdefault((new.rule, what), [])
            if len(few) < EXAMPLES:
                few.append(
                    TrialExample(
                        what=what,
                        at=to_text(alert.received_at),
                        source=alert.source,
                        title=alert.title,
                        rule_before=old.rule,
                        rule_after=new.rule,
                        detail=detail,
                    )
                )


def _or_none(read: Read, rules: RuleSet) -> Message | None:
    """Return a message by the words rules know; None where they do not help."""
    try:
        return read(rules.grade_of)
    except Unusable:
        return None


def _heard(hall: Rehearsal, told: Message | None, source: str, named: str) -> Heard:
    """Return what a report came to; what could not be read came to nothing."""
    if told is None or told.alert is None:
        return Heard("", False, False, Severity.NOTICE, "")
    return hall.hear(told.alert, source, named)


def _differences(old: Heard, new: Heard) -> Iterator[tuple[str, str]]:
    if old.is_opened != new.is_opened:
        yield ("opened" if new.is_opened else "joined"), ""
    if old.is_told != new.is_told:
        yield ("told" if new.is_told else "held"), ""
    if old.rule and old.severity is not new.severity:
        yield "grade", f"{old.severity.name.lower()} → {new.severity.name.lower()}"
    if old.group != new.group:
        yield "group", f"{old.group or '—'} → {new.group or '—'}"


def _sum(tallies: dict[str, Tally]) -> Tally:
    total = Tally()
    for tally in tallies.values():
        for name in Tally.__struct_fields__:
            setattr(total, name, getattr(total, name) + getattr(tally, name))
    return total


def first_row(sql: Connection, since: float) -> int:
    """Return the row with which a time begins, by halves: there is no index by time alone."""
    (low, high) = sql.execute(
        "SELECT coalesce(min(rowid), 1), coalesce(max(rowid), 0) + 1 FROM raw_messages"
    ).fetchone()
    while low < high:
        middle = (low + high) // 2
        row = sql.execute(
            "SELECT at FROM raw_messages WHERE rowid >= ? ORDER BY rowid LIMIT 1", (middle,)
        ).fetchone()
        if row is not None and row[0] < since:
            low = middle + 1
        else:
            high = middle
    return int(low)


def days_before(until: datetime, days: float) -> datetime:
    """Return when a trial of so many days begins."""
    return until - timedelta(days=days)


def newest(sql: Connection) -> datetime | None:
    """Return when the newest request came; None where none is kept."""
    row = sql.execute("SELECT at FROM raw_messages ORDER BY rowid DESC LIMIT 1").fetchone()
    return None if row is None else datetime.fromtimestamp(float(row[0]), CHINA)
