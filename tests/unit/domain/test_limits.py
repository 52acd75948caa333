"""Clocks of records: ends never move back, pauses add up, and no date is too odd (H465, H466)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.entity import decode, encode
from console.domain.limits import (
    Limit,
    LimitKind,
    LimitState,
    Pause,
    deadline,
    is_late,
    left,
    state,
    unchecked_years,
)
from console.domain.working_calendar import (
    AdjustedDay,
    CalendarYear,
    DaySort,
    OfficeHours,
    WorkingCalendar,
    calendar_of,
)

ZONE = timezone(timedelta(hours=8))
YEAR = CalendarYear(
    "2026",
    (
        *(AdjustedDay(f"2026-10-0{day}", DaySort.REST, "国庆节") for day in range(1, 8)),
        AdjustedDay("2026-09-27", DaySort.WORK, "国庆节"),
        AdjustedDay("2026-10-10", DaySort.WORK, "国庆节"),
        AdjustedDay("2026-13-99", DaySort.REST),
    ),
)
CALENDAR = calendar_of([YEAR, CalendarYear("二〇二七")], OfficeHours(), ZONE)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(ZONE))
KINDS = st.sampled_from(LimitKind)
FEW = st.integers(0, 30)
FAST = settings(max_examples=60, deadline=None)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def end(limit: Limit, calendar: WorkingCalendar = CALENDAR) -> datetime:
    ends = deadline(limit, calendar)
    assert ends is not None
    return ends


@FAST
@given(KINDS, MOMENTS, MOMENTS, FEW, FEW)
def test_a_later_start_or_more_of_it_never_ends_earlier(
    kind: LimitKind, one: datetime, other: datetime, few: int, more: int
) -> None:
    early, late = sorted((one, other))
    short, long = sorted((few, more))
    assert end(Limit("a", early, kind, short)) <= end(Limit("a", late, kind, long))
    assert end(Limit("a", early, kind, short)) >= early


@FAST
@given(KINDS, MOMENTS, FEW, st.lists(st.integers(0, 60 * 24 * 9), min_size=3, max_size=3))
def test_pauses_add_up_however_they_are_cut(
    kind: LimitKind, started: datetime, amount: int, minutes: list[int]
) -> None:
    first, middle, last = (started + timedelta(minutes=m) for m in sorted(minutes))
    limit = Limit("a", started, kind, amount)
    one = end(replace(limit, pauses=(Pause(first, last),)))
    cut = end(replace(limit, pauses=(Pause(middle, last), Pause(first, middle))))
    doubled = end(replace(limit, pauses=(Pause(first, last), Pause(first, middle))))
    assert one == cut == doubled
    assert one >= end(limit)


@FAST
@given(MOMENTS, st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 5000))
def test_of_minutes_a_pause_before_the_end_is_added_to_the_second(
    started: datetime, amount: int, after: int, long: int
) -> None:
    pause = Pause(started + timedelta(minutes=after), started + timedelta(minutes=after + long))
    ends = end(Limit("a", started, LimitKind.MINUTES, amount, pauses=(pause,)))
    added = long if after < amount else 0
    assert ends == started + timedelta(minutes=amount + added)


@pytest.mark.parametrize(
    ("kind", "amount", "started", "ends"),
    [
        ("working_days", 1, "2026-09-25T23:59", "2026-09-27T17:30"),  # a Sunday that is worked
        ("working_days", 1, "2026-09-30T03:00", "2026-10-08T17:30"),  # over the whole holiday
        ("working_days", 3, "2026-09-30T17:30", "2026-10-10T17:30"),  # a Saturday that is worked
        ("working_days", 5, "2026-12-30T12:00", "2027-01-06T17:30"),  # year end, 2027 unknown
        ("working_days", 1, "2028-02-28T10:00", "2028-02-29T17:30"),  # leap day
        ("working_hours", 2, "2026-09-30T16:30", "2026-10-08T09:30"),
        ("working_hours", 2, "2026-11-16T11:00", "2026-11-16T15:00"),  # over noon
        ("working_hours", 7, "2026-11-16T02:00", "2026-11-16T17:30"),  # not the next morning
        ("minutes", 30, "2026-12-31T23:45", "2027-01-01T00:15"),
        ("working_days", 0, "2026-10-03T03:00", "2026-10-03T03:00"),
    ],
)
def test_ends_as_a_clerk_would_count_them(kind: str, amount: int, started: str, ends: str) -> None:
    assert end(Limit("a", at(started), LimitKind(kind), amount)) == at(ends)


def test_a_start_told_in_another_zone_is_the_same_moment() -> None:
    here = Limit("a", at("2026-11-16T00:30"), LimitKind.WORKING_DAYS, 1)
    assert end(here) == end(replace(here, started_at=here.started_at.astimezone(UTC)))


def test_a_day_that_stands_still_when_the_office_closes_is_not_used_up() -> None:
    parked = Pause(at("2026-11-17T10:00"), at("2026-11-19T15:00"))
    limit = Limit("a", at("2026-11-16T09:00"), LimitKind.WORKING_DAYS, 1, pauses=(parked,))
    assert end(limit) == at("2026-11-19T17:30")


def test_parked_says_why_and_what_is_left_and_comes_back() -> None:
    limit = Limit("close", at("2026-11-16T10:00"), LimitKind.MINUTES, 60)
    parked = limit.paused(at("2026-11-16T10:20"), "待开挖")
    much_later = at("2026-12-01T00:00")
    assert state(parked, CALENDAR, much_later) is LimitState.PAUSED
    assert deadline(parked, CALENDAR) is None and parked.open_pause is not None
    assert parked.open_pause.why == "待开挖"
    assert left(parked, CALENDAR, much_later) == timedelta(minutes=40)
    assert end(parked.resumed(much_later)) == much_later + timedelta(minutes=40)


def test_a_pause_after_the_end_hides_no_lateness() -> None:
    limit = Limit("close", at("2026-11-16T10:00"), LimitKind.MINUTES, 60)
    parked = limit.paused(at("2026-11-16T12:00"), "挂账")
    assert state(parked, CALENDAR, at("2026-11-16T12:30")) is LimitState.OVERDUE
    assert is_late(parked.done(at("2026-11-16T12:30")), CALENDAR)


def test_a_granted_delay_lengthens_and_what_is_done_stays_done() -> None:
    limit = Limit("close", at("2026-11-16T10:00"), LimitKind.WORKING_DAYS, 1)
    longer = limit.extended(5, at("2026-11-17T09:00"), "周岚", "配件未到")
    assert end(longer) == at("2026-11-24T17:30")
    done = longer.done(at("2026-11-20T09:00")).done(at("2026-11-30T09:00"))
    assert state(done, CALENDAR, at("2026-12-30T09:00")) is LimitState.DONE
    assert not is_late(done, CALENDAR)
    assert end(limit.extended(-5, at("2026-11-16T11:00"), "", "")) == limit.started_at


@pytest.mark.parametrize("kind", [LimitKind.WORKING_HOURS, LimitKind.WORKING_DAYS])
def test_no_working_day_at_all_has_no_end_and_ends_by_itself(kind: LimitKind) -> None:
    days = {date(2026, 1, 1) + timedelta(n): DaySort.REST for n in range(366 * 21)}
    never = WorkingCalendar(days, frozenset(), OfficeHours(), ZONE)
    limit = Limit("a", at("2026-03-01T00:00"), kind, 1)
    assert deadline(limit, never) is None
    assert state(limit, never, at("2027-01-01T00:00")) is LimitState.RUNNING


@pytest.mark.parametrize("kind", list(LimitKind))
def test_the_last_day_a_computer_can_name_is_no_failure(kind: LimitKind) -> None:
    assert deadline(Limit("a", at("9999-12-31T20:00"), kind, 10_000_000), CALENDAR) is None


def test_a_year_nobody_loaded_is_marked() -> None:
    over = Limit("a", at("2026-12-30T12:00"), LimitKind.WORKING_DAYS, 5)
    assert unchecked_years(over, CALENDAR) == (2027,)
    assert unchecked_years(replace(over, amount=1), CALENDAR) == ()
    assert unchecked_years(replace(over, kind=LimitKind.MINUTES, amount=9999), CALENDAR) == ()


def test_office_hours_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        OfficeHours(((time(13), time(17)), (time(8), time(12))))


def test_a_clock_of_a_record_is_read_as_it_was_written() -> None:
    limit = Limit("close", at("2026-11-16T10:00"), LimitKind.WORKING_DAYS, 5, "演示值")
    kept = limit.paused(at("2026-11-17T10:00"), "挂账").extended(2, at("2026-11-18T10:00"), "", "")
    body = encode(kept)
    assert decode(Limit, body) == kept
    assert decode(Limit, {"what": "a", "started_at": "2026-11-16T10:00:00+08:00"}).amount == 0
