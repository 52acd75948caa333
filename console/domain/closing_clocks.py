"""The clocks that still run on a matter when it ends: reports that are due, playbooks not through.

Limits of reports are the hall's profile, which the hub does not read; so the seat says which of
them run (`Known.reports`), and the hub holds that against what was reported meanwhile.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from console.domain.alert import Alert
from console.domain.incident import Incident
from console.domain.incident_reports import ReportSort, report_limits
from console.domain.limit_book import LimitBook
from console.domain.limits import Limit
from console.domain.plan_progress import StepState, situation_of, standings
from console.domain.plan_run import PlanRun

_LEFT = (StepState.DUE, StepState.WAITING)


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report of a matter that has not left; `by` is when it must have, where that is known."""

    sort: ReportSort
    by: datetime | None = None


def due_reports(
    incident: Incident, book: LimitBook, ends: Callable[[Limit], datetime | None]
) -> Iterator[DueReport]:
    """Yield the reports whose clocks run.

    Args:
        incident: the matter.
        book: limits of the hall.
        ends: returns when a clock ends.
    """
    for limit in report_limits(incident, book):
        if limit.done_at is None:
            yield DueReport(_sort(limit), ends(limit))


def still_due(incident: Incident, reports: Sequence[DueReport]) -> Iterator[DueReport]:
    """Yield those of some reports that have not left by now."""
    told = {each.sort for each in incident.reports}
    for each in reports:
        is_told = each.sort is not ReportSort.FOLLOW_UP and each.sort in told
        if not is_told and ReportSort.NOT_NEEDED not in told:
            yield each


def steps_left(run: PlanRun, incident: Incident, alerts: Sequence[Alert]) -> int:
    """Return how many steps of a playbook are left; one whose condition never came is none."""
    found = standings(run, situation_of(incident, alerts))
    return sum(1 for each in found if each.state in _LEFT)


def _sort(limit: Limit) -> ReportSort:
    names = {"follow": ReportSort.FOLLOW_UP, "written": ReportSort.WRITTEN}
    what = limit.what.removeprefix("report.").partition("_")[0]
    return names.get(what, ReportSort.PHONE)
