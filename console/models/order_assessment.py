"""Reads what 考核 counts: the orders of a period, with those before it that tell repeats."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from console.contract.change import HISTORY
from console.contract.cursor import Cursor
from console.domain.order_figures import REPEAT_WITHIN, OrderFigure, Period, order_figures
from console.domain.work_order import WorkOrder
from console.domain.working_calendar import (
    CalendarYear,
    OfficeHours,
    WorkingCalendar,
    calendar_of,
)
from console.models.newer import readable
from console.runtime.clock import CHINA
from offline_cache.cache import Cache

MOST = 50_000
"""Orders read, the newest; of more it is said that they are missing."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures, by what they were counted, and what they lack.

    Attributes:
        figures: of the period.
        orders: those counted, by id.
        calendar: by which clocks end.
        is_whole: whether this seat has all past orders of the hub.
        is_cut: whether there were more than are read.
    """

    figures: tuple[OrderFigure, ...]
    orders: dict[str, WorkOrder]
    calendar: WorkingCalendar
    is_whole: bool
    is_cut: bool


def count_orders(cache: Cache, period: Period, hours: OfficeHours, now: datetime) -> Counted:
    """Read and count; it takes seconds for a full month, so in a thread of its own."""
    years = (year for year, _ in readable(CalendarYear, cache.select(CalendarYear.KIND)))
    calendar = calendar_of(years, hours, CHINA)
    since = (period.since - REPEAT_WITHIN).timestamp()
    rows = cache.select(WorkOrder.KIND, {"created_at": (">=", since)}, "-created_at", MOST + 1)
    orders = [order for order, _ in readable(WorkOrder, rows[:MOST])]
    figures = order_figures(orders, period, calendar, now)
    ids = {id for figure in figures for id in figure.counted}
    told = [o for o in reversed(orders) if o.id in ids or period.holds(o.created_at)]
    return Counted(
        figures,
        {order.id: order for order in told},
        calendar,
        _has_all(cache, since),
        len(rows) > MOST,
    )


def _has_all(cache: Cache, since: float) -> bool:
    """Whether finished orders have been fetched back to `since` (`sync/history`)."""
    text = cache.cursor(HISTORY)
    if text is None:
        return False
    if Cursor.parse(text).seq == 0:
        return True
    oldest = cache.select(WorkOrder.KIND, order="created_at", limit=1)
    found = readable(WorkOrder, oldest)
    return bool(found) and found[0][0].created_at.timestamp() < since


def month_of(now: datetime, is_before: bool = False) -> Period:
    """Return the month a moment lies in, up to that moment; or the whole one before it."""
    here = now.astimezone(CHINA)
    first = here.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    if is_before:
        return Period((first - timedelta(days=1)).replace(day=1), first)
    return Period(first, now)
