"""Report clocks of a matter (B.4): the strictest while it is ungraded, by its level afterwards."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from console.domain.incident import EventLevel, Incident, IncidentStatus
from console.domain.incident_reports import Reported, ReportSort, report_limits
from console.domain.limits import deadline
from console.domain.working_calendar import WorkingCalendar
from console.settings.limit_profile import load_limits

ZONE = timezone(timedelta(hours=8))
OPENED = datetime(2026, 7, 9, 20, 20, tzinfo=ZONE)
BOOK, CALENDAR = load_limits(), WorkingCalendar()
MATTER = Incident("I", "围挡倒塌", OPENED, "p", "林岚", "seat-01")


def told(sort: ReportSort, minutes: float) -> Reported:
    return Reported(sort, OPENED + timedelta(minutes=minutes), "市值班室")


def running(incident: Incident) -> dict[str, float]:
    """Return the clocks that run, each with the minutes from the opening to its end."""
    found = {}
    for limit in report_limits(incident, BOOK):
        ends = deadline(limit, CALENDAR)
        if limit.done_at is None and ends is not None:
            assert limit.source
            found[limit.what.partition(".")[2]] = (ends - OPENED).total_seconds() / 60
    return found


@pytest.mark.parametrize(
    ("level", "clocks"),
    [
        (EventLevel.UNGRADED, {"phone_first": 30, "written_first": 60}),
        (EventLevel.GENERAL, {"phone_ordinary": 60, "written_ordinary": 1440}),
        (EventLevel.LARGER, {"phone_first": 30, "written_first": 60}),
        (EventLevel.EXTREME, {"phone_first": 30, "written_first": 60}),
    ],
)
def test_first_reports_by_level(level: EventLevel, clocks: dict[str, float]) -> None:
    assert running(replace(MATTER, level=level)) == clocks


@pytest.mark.parametrize(
    ("level", "clocks"),
    [
        (EventLevel.UNGRADED, {}),
        (EventLevel.LARGER, {"follow_up_larger": 145}),
        (EventLevel.MAJOR, {"follow_up_major": 85}),
    ],
)
def test_the_next_report_runs_from_the_last_one(
    level: EventLevel, clocks: dict[str, float]
) -> None:
    first = (told(ReportSort.WRITTEN, 25), told(ReportSort.PHONE, 10))
    assert running(replace(MATTER, level=level, reports=first)) == clocks


def test_the_final_report_is_due_a_day_after_the_end_where_one_was_sent() -> None:
    ended = replace(MATTER, status=IncidentStatus.CLOSED, closed_at=OPENED + timedelta(minutes=100))
    assert running(ended) == {}
    reported = replace(ended, reports=(told(ReportSort.PHONE, 10),))
    assert running(reported) == {"final": 100 + 1440}
    final = told(ReportSort.FINAL, 200)
    assert running(replace(reported, reports=(*reported.reports, final))) == {}


def test_that_none_is_needed_ends_the_first_reports_and_starts_none() -> None:
    no = replace(MATTER, level=EventLevel.LARGER, reports=(told(ReportSort.NOT_NEEDED, 5),))
    assert running(no) == {}
    ended = replace(no, status=IncidentStatus.CLOSED, closed_at=OPENED + timedelta(hours=2))
    assert running(ended) == {}
