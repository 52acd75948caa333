"""Which days are worked and when: Mondays to Fridays, but for what a year's notice adjusts (调休).

The adjusted days of a year are data, one record a year, taken in by `hub calendar load`. A year
nobody has loaded is counted Monday to Friday, and whoever shows an end that rests on it marks it
未核.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

_SATURDAY = 5


class DaySort(StrEnum):
    """What a notice makes of a day."""

    REST = "rest"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class AdjustedDay:
    """One day that is not as its weekday: the date (`2026-10-01`), what it is, the holiday."""

    day: str
    sort: DaySort
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalendarLoad:
    """When the year was put in force (RFC 3339), by whom, from which file, with which hash."""

    at: str
    by: str = ""
    origin: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """The adjusted days of one year, as the hall has them.

    Attributes:
        id: the year in four digits.
        days: in the order of the calendar.
        title: of the notice.
        source: on what it rests.
        hash: beginning of the SHA-256 of the file.
        loads: the newest last.
    """

    KIND: ClassVar[str] = "calendar"

    id: str
    days: tuple[AdjustedDay, ...] = ()
    title: str = ""
    source: str = ""
    hash: str = ""
    loads: tuple[CalendarLoad, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The stretches of a working day, in its order, none over midnight (办公时间)."""

    spans: tuple[tuple[time, time], ...] = (
        (time(8, 30), time(11, 30)),
        (time(13, 30), time(17, 30)),
    )
    source: str = ""

    def __post_init__(self) -> None:
        edges = [edge for span in self.spans for edge in span]
        if not edges or any(a >= b for a, b in pairwise(edges)):
            raise ValueError("office hours are not in order")


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Answers which stretches of time are worked; pure, handed to whatever counts clocks.

    Attributes:
        days: adjusted days, of whichever year.
        known: years whose notice was loaded.
        hours: of a working day.
        zone: of the hall.
    """

    days: Mapping[date, DaySort] = field(default_factory=dict)
    known: frozenset[int] = frozenset()
    hours: OfficeHours = OfficeHours()
    zone: tzinfo = UTC

    def is_known(self, year: int) -> bool:
        """Whether the notice of a year was loaded; if not, its days are 未核."""
        return year in self.known

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        told = self.days.get(day)
        return day.weekday() < _SATURDAY if told is None else told is DaySort.WORK

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the hall's zone."""
        return moment.astimezone(self.zone)

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Return the stretches worked on a day, none on a day of rest."""
        if self.is_working(day):
            for begins, ends in self.hours.spans:
                yield self._at(day, begins), self._at(day, ends)

    def closing(self, day: date) -> datetime:
        """Return when the office closes on a day that is worked."""
        return self._at(day, self.hours.spans[-1][1])

    def days_from(self, day: date, most: int) -> Iterator[date]:
        """Return the days from one on, at most so many; it ends with the calendar itself."""
        for step in range(most):
            try:
                yield day + timedelta(days=step)
            except OverflowError:
                return

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone)


def calendar_of(years: Iterable[CalendarYear], hours: OfficeHours, zone: tzinfo) -> WorkingCalendar:
    """Make the hall's calendar of its records; a year or day that cannot be read is not known.

    A notice may adjust days of the year before or after it; of two that do, the later year's holds.
    """
    told = sorted(years, key=lambda year: year.id)
    days = dict(day for year in told for day in _readable(year))
    known = (int(y.id) for y in told if y.id.isascii() and y.id.isdecimal())
    return WorkingCalendar(days, frozenset(known), hours, zone)


def _readable(year: CalendarYear) -> Iterator[tuple[date, DaySort]]:
    for each in year.days:
        try:
            yield date.fromisoformat(each.day), each.sort
        except ValueError:
            continue
