"""A calendar's file as the years it tells; every row that is wrong is named, and then none counts.

A year's notice may adjust the last days of the year before and the first of the one after it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from console.domain.working_calendar import AdjustedDay, CalendarYear, DaySort
from console.hub.calendar.fault import BadCalendar, Fault
from console.hub.calendar.rows import Row, read_rows

SORTS = {
    DaySort.REST: ("rest", "休", "放假", "休息"),
    DaySort.WORK: ("work", "班", "上班", "补班"),
}
LONGEST_STRETCH = 31
"""Days of one row; a longer one is a slip of the pen."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
_AROUND = timedelta(days=15)
_SATURDAY = 5
_HASH = 12


def read_calendar(name: str, raw: bytes) -> tuple[CalendarYear, ...]:
    """Read a file.

    Raises:
        BadCalendar: there are mistakes; all of them are told.
    """
    sheet = read_rows(name, raw)
    reading = _Reading()
    for row in sheet.rows:
        reading.take(row)
    if reading.faults:
        raise BadCalendar(reading.faults)
    hash = hashlib.sha256(raw).hexdigest()[:_HASH]
    return tuple(reading.years(sheet.title, hash))


class _Reading:
    """Takes row after row, and what is wrong with each."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._days: dict[str, dict[date, AdjustedDay]] = defaultdict(dict)
        self._lines: dict[date, int] = {}
        self._sources: dict[str, str] = {}
        self._source = ""

    def take(self, row: Row) -> None:
        """Take one row in, or say why not."""
        self._source = row.source or self._source
        if not self._source:
            self._say(row, "没有写依据（文号）", "no source is told (number of the notice)")
        first, sort = self._day(row, row.day), self._sort(row)
        last = self._day(row, row.until) if row.until else first
        if first is None or last is None:
            return
        year = self._year(row, first)
        if not first <= last < first + timedelta(days=LONGEST_STRETCH):
            most = f"{row.day} - {row.until} ({LONGEST_STRETCH})"
            self._say(row, f"不是一段日期，或者太长：{most}", f"no stretch of days: {most}")
        elif year and sort:
            self._sources.setdefault(year, self._source)
            for day in _days(first, last):
                self._take_day(row, year, day, sort)

    def years(self, title: str, hash: str) -> Iterator[CalendarYear]:
        """Return what was taken, year by year."""
        for year, days in sorted(self._days.items()):
            told = tuple(days[day] for day in sorted(days))
            yield CalendarYear(year, told, title, self._sources[year], hash)

    def _take_day(self, row: Row, year: str, day: date, sort: DaySort) -> None:
        known = self._lines.setdefault(day, row.line)
        if known != row.line:
            self._say(row, f"{day} 第 {known} 行已写过", f"{day} stands in line {known} already")
        elif sort is DaySort.WORK and day.weekday() < _SATURDAY:
            self._say(row, f"{day} 本来就是工作日", f"{day} is a working day anyway")
        else:
            self._days[year][day] = AdjustedDay(day.isoformat(), sort, row.name)

    def _day(self, row: Row, told: str) -> date | None:
        try:
            return date.fromisoformat(told.replace("/", "-"))
        except ValueError:
            self._say(row, f"“{told}”不是日期，须写成 2026-10-01", f"{told!r} is no date")
            return None

    def _sort(self, row: Row) -> DaySort | None:
        found = next((sort for sort, words in SORTS.items() if row.sort.lower() in words), None)
        if found is None:
            self._say(row, f"类型“{row.sort}”须为 休 或 班", f"sort {row.sort!r}: rest or work")
        return found

    def _year(self, row: Row, first: date) -> str:
        year = row.year or str(first.year)
        if not (year.isascii() and year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR):
            self._say(row, f"“{year}”不是年份", f"{year!r} is no year")
            return ""
        begins, ends = date(int(year), 1, 1) - _AROUND, date(int(year), 12, 31) + _AROUND
        if not begins <= first <= ends:
            self._say(row, f"{first} 不在 {year} 年内", f"{first} is not in {year}")
            return ""
        return year

    def _say(self, row: Row, zh: str, en: str) -> None:
        self.faults.append(Fault(row.line, zh, en))


def _days(first: date, last: date) -> Iterator[date]:
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)
