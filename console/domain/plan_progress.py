"""How far a playbook is: which steps are done, which are due and since when, which comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from console.domain.alert import Alert, Severity
from console.domain.incident import EventLevel, Incident
from console.domain.limits import Limit, LimitKind
from console.domain.plan_run import MarkSort, PlanRun, StepMark
from console.domain.playbook import DueWhen, PlanStep

LONG_AGO = datetime.min.replace(tzinfo=UTC)
LEVELS = ("ungraded", "general", "larger", "major", "extreme")
"""Event levels, the lowest first."""


class StepState(StrEnum):
    """Where a step is."""

    DONE = "done"
    SKIPPED = "skipped"
    DUE = "due"
    WAITING = "waiting"
    """For the steps before it."""
    CONDITIONAL = "conditional"
    """For what makes it due, which has not happened."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a matter is like, as far as a step may wait for it.

    Attributes:
        alerts: its alerts.
        level: its event level; empty for none.
        level_since: when it was given that.
        since: when it began, for one without alerts.
    """

    alerts: tuple[Alert, ...] = ()
    level: str = ""
    level_since: datetime | None = None
    since: datetime = LONG_AGO


@dataclass(frozen=True, slots=True)
class StepStanding:
    """One step as it is now.

    Attributes:
        step: which.
        state: where it is.
        since: when it became due, or was done; None while it waits.
        mark: what was said of it; None so far.
        is_next: whether it is the one to do now.
    """

    step: PlanStep
    state: StepState
    since: datetime | None = None
    mark: StepMark | None = None
    is_next: bool = False

    @property
    def limit(self) -> Limit | None:
        """Its clock while it is due; None where it has none."""
        told = self.step.limit
        if self.state is not StepState.DUE or self.since is None or not told.amount:
            return None
        kind = LimitKind(told.kind) if told.kind in set(LimitKind) else LimitKind.MINUTES
        return Limit(f"step:{self.step.id}", self.since, kind, told.amount, told.source)


def situation_of(incident: Incident, alerts: Sequence[Alert]) -> Situation:
    """Return what a matter is like, for the steps that wait for it."""
    decided = incident.level_decided
    level = "" if incident.level is EventLevel.UNGRADED else incident.level.name.lower()
    since = incident.opened_at if decided is None else decided.since
    return Situation(tuple(alerts), level, since if level else None, incident.opened_at)


def standings(run: PlanRun, situation: Situation) -> list[StepStanding]:
    """Return every step of a run as it is, in its order; one of those due is the next.

    What the matter itself has made due comes first, the newest of it; then the first in order.
    """
    found = [_standing(run, step, situation) for step in run.steps]
    due = [number for number, each in enumerate(found) if each.state is StepState.DUE]
    if not due:
        return found
    pressed = [number for number in due if found[number].step.due is not None]
    by_time = sorted(pressed, key=lambda number: found[number].since or run.started_at)
    at = by_time[-1] if by_time else due[0]
    each = found[at]
    found[at] = StepStanding(each.step, each.state, each.since, each.mark, is_next=True)
    return found


def _standing(run: PlanRun, step: PlanStep, situation: Situation) -> StepStanding:
    mark = run.mark(step.id)
    if mark is not None:
        state = StepState.DONE if mark.sort is MarkSort.DONE else StepState.SKIPPED
        return StepStanding(step, state, mark.at, mark)
    if step.due is not None:
        since = due_since(step.due, situation)
        if since is None:
            return StepStanding(step, StepState.CONDITIONAL)
        return StepStanding(step, StepState.DUE, max(since, run.started_at))
    before = [run.mark(each) for each in step.after]
    times = [each.at for each in before if each is not None]
    if len(times) < len(before):
        return StepStanding(step, StepState.WAITING)
    return StepStanding(step, StepState.DUE, max((run.started_at, *times)))


def due_since(due: DueWhen, situation: Situation) -> datetime | None:
    """Return since when the matter is as a step waits for; None while it is not."""
    if due.level:
        reached = rank(situation.level) >= rank(due.level)
        return situation.level_since if reached else None
    times = [at for at in (_alert_since(due, alert) for alert in situation.alerts) if at]
    return min(times, default=None)


def rank(level: str) -> int:
    """Return how high an event level is; one this version does not know is no level."""
    return LEVELS.index(level) if level in LEVELS else 0


def _alert_since(due: DueWhen, alert: Alert) -> datetime | None:
    said = f"{alert.title} {alert.text}"
    if due.words and not any(word in said for word in due.words):
        return None
    grade = _grade(due.grade)
    if grade is not None and alert.severity < grade:
        return None
    rose = [line.at for line in alert.trail if line.what == "rose" and _is_from(line.detail, grade)]
    return min(rose, default=alert.received_at)


def _grade(word: str) -> Severity | None:
    return next((each for each in Severity if each.name.lower() == word), None)


def _is_from(word: str, grade: Severity | None) -> bool:
    told = _grade(word)
    return told is not None and grade is not None and told >= grade


def share_done(found: Sequence[StepStanding]) -> tuple[int, int]:
    """Return how many steps are over (done or left out), and how many there are in all.

    A step whose condition never came counts for neither.
    """
    counted = [each for each in found if each.state is not StepState.CONDITIONAL]
    over = (StepState.DONE, StepState.SKIPPED)
    return sum(1 for each in counted if each.state in over), len(counted)
