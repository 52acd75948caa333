"""Which devices make noise, and what holding back would have done: tried on what they reported.

A device's reports are taken in again by the very function the hub uses, with other filters. What
people did is kept: each alert that stood then begins anew. What would lose a 红 or something found
true, or tell it too late, is never proposed.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import groupby, product

from console.domain.alert import Alert, Condition
from console.domain.alert_marks import Severity
from console.domain.alert_reports import UNFILTERED, Filters, Flap, received
from console.domain.figures.facts import AlertFact, Verdict
from console.runtime.clock import CHINA

HARD_TO_TELL = timedelta(seconds=60)
"""A device that flaps sounds once in this time at most (profile `sound.flap`)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a rule can be meant for: a source, a type, a place; an empty part stands for any."""

    source: str
    type: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came.

    Attributes:
        device: the source's own key of the thing (`AlertFact.device`).
        at: when the hub got it, seconds since 1970.
    """

    device: str
    at: float
    grade: Severity
    condition: Condition
    origin: Origin
    held: Filters = UNFILTERED
    """How the rule in force holds it back."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often people would have been called, and heard a tone."""

    alerts: int = 0
    sounds: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """What is tried, and what may be proposed (profile `figures.nuisance`).

    Attributes:
        delays, counts, settles: seconds, times, seconds.
        true_delay: seconds by which something found true may be told later, at most.
        least: share of the calls that must go, so that a change is worth it.
        rows: how many of the noisiest origins are looked at.
    """

    delays: tuple[int, ...]
    counts: tuple[int, ...]
    settles: tuple[int, ...]
    true_delay: float
    least: float
    rows: int
    flap: Flap

    def beside(self, held: Filters) -> list[Filters]:
        """Return all that is tried beside what holds now, what holds back least first."""
        seconds = sorted(product(self.delays, self.settles, self.counts))
        tried = [
            replace(
                held,
                delay=timedelta(seconds=delay),
                count=count,
                settle=timedelta(seconds=settle),
                flap=self.flap,
            )
            for delay, settle, count in seconds
            if (delay or settle) and not (count and not delay)
        ]
        return [filters for filters in tried if filters != replace(held, flap=self.flap)]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one origin.

    Attributes:
        origin: for what.
        reports: how many came; from `devices` devices.
        before, after: calls and tones as it is, and with `filters`.
        held: how the rule in force holds it back.
        filters: in its place; None where nothing helps without harm.
        true: how many alerts were found true; `late` is the longest any would have come later.
        false: how many were found not true.
        harmed: how many of the filters tried would have lost or delayed a 红 or a true one.
        ids: the alerts, the newest last.
    """

    origin: Origin
    reports: int
    devices: int
    before: Outcome
    after: Outcome
    held: Filters = UNFILTERED
    filters: Filters | None = None
    true: int = 0
    false: int = 0
    late: float = 0.0
    harmed: int = 0
    ids: tuple[str, ...] = ()


@dataclass(slots=True)
class _Alert:
    """Reports that made one alert as it stood then, and what people found."""

    reports: list[Report]
    is_true: bool = False


@dataclass(slots=True)
class _Told:
    """When people would have been called, at which grade; and how often there was a tone."""

    calls: list[tuple[float, Severity]] = field(default_factory=list)
    sounds: int = 0


@dataclass(frozen=True, slots=True)
class _Load:
    """What one origin has cost, as it was held."""

    origin: Origin
    held: Filters
    alerts: list[_Alert]
    told: list[_Told]

    @property
    def calls(self) -> int:
        """How often people were called."""
        return sum(len(told.calls) for told in self.told)


def proposals(
    reports: Iterable[Report], facts: Iterable[AlertFact], grid: Grid, until: float
) -> Iterator[Proposal | None]:
    """Yield what is proposed for the noisiest origins; None after each step of the work.

    Args:
        reports: of the last days.
        facts: the alerts, with what people found.
        grid: what is tried.
        until: when the last days end, seconds since 1970.
    """
    known: dict[str, list[AlertFact]] = defaultdict(list)
    for fact in facts:
        if fact.device:
            known[fact.device].append(fact)
    by_origin: dict[Origin, list[Report]] = defaultdict(list)
    for report in reports:
        by_origin[report.origin].append(report)
    yield None
    loads: list[_Load] = []
    for origin, some in by_origin.items():
        alerts = _alerts(some, known)
        held = some[-1].held
        told = [_replayed(alert, held, until, grid.flap) for alert in alerts]
        loads.append(_Load(origin, held, alerts, told))
        yield None
    for load in sorted(loads, key=_noisiest)[: grid.rows]:
        yield from _searched(load, grid, until, known)


def _noisiest(load: _Load) -> tuple[int, str, str, str]:
    origin = load.origin
    return (-load.calls, origin.source, origin.type, origin.place)


def _alerts(reports: list[Report], known: Mapping[str, Sequence[AlertFact]]) -> list[_Alert]:
    """Cut a device's reports where the next alert began."""
    found = []
    ordered = sorted(reports, key=lambda r: (r.device, r.at))
    for device, some in groupby(ordered, key=lambda r: r.device):
        facts = sorted(known.get(device, ()), key=lambda fact: fact.at)
        begins = [fact.at - 0.001 for fact in facts]
        by_alert: dict[int, list[Report]] = defaultdict(list)
        for report in some:
            by_alert[bisect_right(begins, report.at)].append(report)
        for number, its in by_alert.items():
            is_true = number > 0 and facts[number - 1].verdict is Verdict.TRUE
            found.append(_Alert(its, is_true))
    return found


def _searched(
    load: _Load,
    grid: Grid,
    until: float,
    known: Mapping[str, Sequence[AlertFact]],
) -> Iterator[Proposal | None]:
    """Try every filter on one origin; of those without harm the best, of equals the mildest."""
    origin, alerts, told = load.origin, load.alerts, load.told
    before = _sum(told)
    best: tuple[Outcome, Filters | None, float] = (before, None, 0.0)
    harmed = 0
    for filters in grid.beside(load.held):
        after = [_replayed(alert, filters, until, grid.flap) for alert in alerts]
        late = _latest(alerts, told, after)
        yield None
        if late is None or late > grid.true_delay:
            harmed += 1
            continue
        outcome = _sum(after)
        if outcome.alerts < best[0].alerts * 0.95 and outcome.alerts < before.alerts:
            best = (outcome, filters, late)
    if best[0].alerts > before.alerts * (1 - grid.least):
        best = (before, None, 0.0)
    devices = {report.device for alert in alerts for report in alert.reports}
    facts = sorted((f for d in devices for f in known.get(d, ())), key=lambda f: (f.at, f.id))
    yield Proposal(
        origin,
        sum(len(alert.reports) for alert in alerts),
        len(devices),
        before,
        best[0],
        load.held,
        best[1],
        sum(fact.verdict is Verdict.TRUE for fact in facts),
        sum(fact.verdict is Verdict.FALSE for fact in facts),
        best[2],
        harmed,
        tuple(fact.id for fact in facts),
    )


def _latest(alerts: list[_Alert], before: list[_Told], after: list[_Told]) -> float | None:
    """Return by how much something true would have come later; None where it, or a 红, is lost."""
    latest = 0.0
    for alert, old, new in zip(alerts, before, after, strict=True):
        reds = {at for at, grade in old.calls if grade is Severity.RED}
        if not reds <= {at for at, _ in new.calls}:
            return None
        if alert.is_true and old.calls:
            if not new.calls:
                return None
            latest = max(latest, new.calls[0][0] - old.calls[0][0])
    return latest


def _sum(told: Iterable[_Told]) -> Outcome:
    alerts = sounds = 0
    for each in told:
        alerts, sounds = alerts + len(each.calls), sounds + each.sounds
    return Outcome(alerts, sounds)


def _replayed(alert: _Alert, filters: Filters, until: float, flap: Flap) -> _Told:
    """Take the reports of one alert in again."""
    told, known = _Told(), None
    last = float("-inf")
    for report in alert.reports:
        before = _ripe(known, report.at, told)
        if before is None and report.condition is Condition.NORMAL:
            continue
        known = received(before, _as_alert(report), filters)
        is_news = before is None or known.unsigned_since != before.unsigned_since
        if known.waits is None and is_news:
            told.calls.append((report.at, known.severity))
            is_flapping = flap.is_met(known, known.last_at or known.received_at)
            if not is_flapping or report.at - last >= HARD_TO_TELL.total_seconds():
                told.sounds, last = told.sounds + 1, report.at
    _ripe(known, until, told)
    return told


def _ripe(known: Alert | None, at: float, told: _Told) -> Alert | None:
    """Let an alert count that has lasted long enough by `at`."""
    if known is None or known.waits is None or known.waits.until is None:
        return known
    due = known.waits.until.timestamp()
    if due > at:
        return known
    told.calls.append((due, known.severity))
    told.sounds += 1
    return replace(known, waits=None)


def _as_alert(report: Report) -> Alert:
    moment = datetime.fromtimestamp(report.at, CHINA)
    return Alert("", "", report.grade, moment, condition=report.condition)
