"""Proposals against noise: the reports of the last days fetched from the hub, tried here in pieces.

Nothing of it runs on the Qt thread; each piece is followed by a rest as long as it was, and it can
be left at any moment.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from console.contract.told_reports import ToldReport, ToldReports, ToldRule
from console.domain.alert import Condition
from console.domain.alert_marks import Severity
from console.domain.alert_reports import UNFILTERED, Filters
from console.domain.figures.facts import AlertFact
from console.domain.figures.nuisance import Origin, Proposal, Report, proposals
from console.domain.figures.targets import Targets
from console.models.futures import when_done
from offline_cache.lanes import Lane

PIECE = 0.02
"""Seconds of work in one piece."""

MOST_REPORTS = 300_000
"""Reports looked at, about 100 MB; of more the oldest alone, and it says up to when."""

Fetch = Callable[[int, float, float], "Future[ToldReports]"]
"""Asks the hub for a page: where to begin, until when (0 at first), how many days."""
Facts = Callable[[], "Future[tuple[AlertFact, ...]]"]
"""Returns the alerts of the last week, with what people found."""


class Stage(StrEnum):
    """How far it is."""

    NONE = "none"
    FETCHING = "fetching"
    TRYING = "trying"
    DONE = "done"
    LEFT = "left"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Trying:
    """Where it stands.

    Attributes:
        stage: how far.
        reports: so many are fetched.
        until: up to when they reach, seconds since 1970; 0 before the first page.
        is_cut: there were more than it takes.
        proposals: what is found so far, the noisiest first.
        why: of a failure.
    """

    stage: Stage = Stage.NONE
    reports: int = 0
    until: float = 0.0
    is_cut: bool = False
    proposals: tuple[Proposal, ...] = ()
    why: str = ""

    @property
    def is_under_way(self) -> bool:
        """Whether it can be left."""
        return self.stage in (Stage.FETCHING, Stage.TRYING)


class NuisanceBook(QObject):
    """One try at a time.

    Args:
        fetch: asks the hub.
        facts: of the book of figures.
        targets: what is tried.
        lane: a thread that others may use in between.

    Signals:
        changed: `trying` is another.
    """

    changed = Signal()

    def __init__(
        self,
        fetch: Fetch,
        facts: Facts,
        targets: Targets,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch, self._facts, self._targets, self._lane = fetch, facts, targets, lane
        self.trying = Trying()
        self._number = 0
        self._reports: list[Report] = []
        self._seen: set[str] = set()
        self._steps: Iterator[Proposal | None] = iter(())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self._next: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Fetch and try anew; what was found before goes."""
        self._number += 1
        self._reports, self._seen = [], set()
        self._set(Trying(Stage.FETCHING))
        self._ask(0)

    def leave(self) -> None:
        """Stop where it is; what is found stays."""
        if self.trying.is_under_way:
            self._number += 1
            self._rest.stop()
            self._steps = iter(())
            self._set(replace(self.trying, stage=Stage.LEFT))

    def stop(self) -> None:
        """Do nothing any more: the store behind it is about to close."""
        self._number += 1
        self._rest.stop()
        self.blockSignals(True)

    # Fetching

    def _ask(self, after: int) -> None:
        days = self._targets.replayed / timedelta(days=1)
        number = self._number
        asked = self._fetch(after, self.trying.until, days)
        when_done(asked, self, partial(self._fetched, number), partial(self._failed, number))

    def _fetched(self, number: int, page: ToldReports) -> None:
        if number != self._number:
            return
        for told in page.reports:
            self._take(told, page.rules)
        is_cut = len(self._reports) >= MOST_REPORTS
        self._set(replace(self.trying, reports=len(self._reports), until=page.until, is_cut=is_cut))
        if page.next and not is_cut:
            self._later(partial(self._ask, page.next), PIECE)
        else:
            facts = self._facts()
            when_done(facts, self, partial(self._try, number), partial(self._failed, number))

    def _take(self, told: ToldReport, rules: dict[str, ToldRule]) -> None:
        report = report_of(told, rules)
        if report is None or (told.id and told.id in self._seen):
            return
        if told.id:
            self._seen.add(told.id)
        self._reports.append(report)

    def _failed(self, number: int, error: BaseException) -> None:
        if number == self._number:
            why = str(getattr(error, "code", "")) or type(error).__name__
            self._set(replace(self.trying, stage=Stage.FAILED, why=why))

    # Trying

    def _try(self, number: int, facts: tuple[AlertFact, ...]) -> None:
        if number != self._number:
            return
        until = self._reports[-1].at if self.trying.is_cut else self.trying.until
        self._set(replace(self.trying, stage=Stage.TRYING, until=until))
        self._steps = proposals(self._reports, facts, self._targets.grid, until)
        self._piece()

    def _piece(self) -> None:
        done = self._lane.submit(partial(_worked, self._steps), urgent=False)
        when_done(done, self, partial(self._worked, self._number))

    def _worked(self, number: int, found: tuple[list[Proposal], bool, float]) -> None:
        if number != self._number:
            return
        some, is_done, lasted = found
        stage = Stage.DONE if is_done else Stage.TRYING
        if some or is_done:
            told = (*self.trying.proposals, *some)
            self._set(replace(self.trying, stage=stage, proposals=told))
        if not is_done:
            self._later(self._piece, lasted)

    def _later(self, then: Callable[[], None], seconds: float) -> None:
        self._next = then
        self._rest.start(round(seconds * 1000))

    def _go_on(self) -> None:
        self._next()

    def _set(self, trying: Trying) -> None:
        if trying != self.trying:
            self.trying = trying
            self.changed.emit()


def report_of(told: ToldReport, rules: dict[str, ToldRule]) -> Report | None:
    """Return a report as it is tried; None for one this version does not understand."""
    try:
        grade, condition = Severity[told.severity.upper()], Condition(told.condition)
    except (KeyError, ValueError):
        return None
    origin = Origin(told.source, told.type, told.place)
    return Report(told.key, told.at, grade, condition, origin, _held(rules.get(told.rule)))


def _held(rule: ToldRule | None) -> Filters:
    if rule is None:
        return UNFILTERED
    return Filters(
        delay=timedelta(seconds=rule.delay),
        count=rule.count,
        settle=timedelta(seconds=rule.settle),
        hold_off=timedelta(seconds=rule.hold_off),
    )


def _worked(steps: Iterator[Proposal | None]) -> tuple[list[Proposal], bool, float]:
    """Work for a while: what was found, whether all is done, and how long it took."""
    began, found = perf_counter(), list[Proposal]()
    while perf_counter() - began < PIECE:
        step: Proposal | bool | None = next(steps, False)
        if step is False:
            return found, True, perf_counter() - began
        if isinstance(step, Proposal):
            found.append(step)
    return found, False, perf_counter() - began
