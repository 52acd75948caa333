"""The report clocks of a matter: 首报 by phone and in writing, 续报 by its level, 终报.

An ungraded event follows the strictest clock. Limits are the hall's profile, each with its source;
what was reported is a fact on the record of the matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from console.domain.limit_book import LimitBook
from console.domain.limits import Limit

if TYPE_CHECKING:
    from console.domain.incident import Incident

LARGER, MAJOR = 2, 3
"""Event levels from which on reports follow each other in time."""


class ReportSort(StrEnum):
    """Which report it was."""

    PHONE = "phone_first"
    WRITTEN = "written_first"
    FOLLOW_UP = "follow_up"
    FINAL = "final"
    NOT_NEEDED = "not_needed"
    """A person decided that the matter is not reported further up, and why."""


_EARLIER = (ReportSort.PHONE, ReportSort.WRITTEN, ReportSort.FOLLOW_UP)
"""Reports after which a 续报 and a 终报 are due."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that has left: which, when, to whom, by whom; a fact that is never refused.

    Attributes:
        sort: which.
        at: when it left.
        to: who got it, by unit and name.
        name, seat, op: who entered it and where, and the operation.
        note: what was said.
    """

    sort: ReportSort
    at: datetime
    to: str = ""
    name: str = ""
    seat: str = ""
    op: str = ""
    note: str = ""


def report_limits(incident: "Incident", book: LimitBook) -> tuple[Limit, ...]:
    """Return the report clocks of a matter, those that are done too."""
    clocks = (*_first(incident, book), *_follow_up(incident, book), *_final(incident, book))
    return tuple(clocks)


def _first(incident: "Incident", book: LimitBook) -> Iterator[Limit]:
    is_general = incident.level == LARGER - 1
    for sort, strict, general in (
        (ReportSort.PHONE, "report.phone_first", "report.phone_ordinary"),
        (ReportSort.WRITTEN, "report.written_first", "report.written_ordinary"),
    ):
        rule = book.rule(general if is_general else strict)
        if rule is not None:
            clock = rule.started(incident.opened_at, "opened", incident.name)
            came = _when(incident, sort) or _when(incident, ReportSort.NOT_NEEDED)
            came = came or incident.closed_at
            yield clock if came is None else clock.done(came)


def _follow_up(incident: "Incident", book: LimitBook) -> Iterator[Limit]:
    """Yield the clock to the next 续报: from the last report on, while the matter is open."""
    name = "report.follow_up_major" if incident.level >= MAJOR else "report.follow_up_larger"
    rule = book.rule(name)
    told = [each for each in incident.reports if each.sort in _EARLIER]
    if rule is None or not told or not incident.is_open or incident.level < LARGER:
        return
    last = max(told, key=lambda each: each.at)
    yield rule.started(last.at, last.sort.value, last.name, last.op)


def _final(incident: "Incident", book: LimitBook) -> Iterator[Limit]:
    rule = book.rule("report.final")
    has_begun = any(each.sort in _EARLIER for each in incident.reports)
    if rule is None or incident.closed_at is None or incident.is_open or not has_begun:
        return
    clock = rule.started(incident.closed_at, "closed", incident.closed_by)
    came = _when(incident, ReportSort.FINAL)
    yield clock if came is None else clock.done(came)


def _when(incident: "Incident", sort: ReportSort) -> datetime | None:
    """Return when a report of a sort left first."""
    return min((each.at for each in incident.reports if each.sort is sort), default=None)
