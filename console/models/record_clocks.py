"""The clocks that stand on records: 工单, 批示, and the reports of a 突发事件."""

from collections.abc import Iterator
from datetime import UTC, datetime

from console.domain.incident import Incident
from console.domain.incident_reports import report_limits
from console.domain.instruction import Instruction
from console.domain.limit_book import LimitBook
from console.domain.limits import Limit, LimitState, deadline, left, state, unchecked_years
from console.domain.work_order import WorkOrder
from console.domain.working_calendar import WorkingCalendar
from console.models import running_clock as kinds
from console.models.running_clock import ClockDetail, RunningClock, short

_ORDER_KINDS = {
    "sign": kinds.ORDER_SIGN,
    "contact": kinds.CONTACT,
    "close": kinds.CLOSE,
    "rework": kinds.REWORK,
    "supervise": kinds.SUPERVISE,
}
_REPORT_KINDS = {
    "report.written_first": kinds.WRITTEN,
    "report.written_ordinary": kinds.WRITTEN,
    "report.follow_up_major": kinds.FOLLOW_UP,
    "report.follow_up_larger": kinds.FOLLOW_UP,
    "report.final": kinds.FINAL,
}
NEVER = datetime.max.replace(tzinfo=UTC)
"""End of a clock that stands still."""
PARKED = "park"


def order_clocks(
    order: WorkOrder, calendar: WorkingCalendar, now: datetime
) -> Iterator[RunningClock]:
    """Yield the clocks of a work order that are not done."""
    if not order.is_open:
        return
    title = " ".join(part for part in (order.official or order.number, order.title) if part)
    for limit in order.limits:
        kind = _ORDER_KINDS.get(limit.what, kinds.OTHER)
        name = short(order.place.name or order.title)
        key = f"{WorkOrder.KIND}/{order.id}"
        yield from clock_on(kind, key, title, name, order.alert or order.id, limit, calendar, now)


def incident_clocks(
    incident: Incident, book: LimitBook, calendar: WorkingCalendar, now: datetime
) -> Iterator[RunningClock]:
    """Yield the report clocks of a matter that are not done."""
    key, name = f"{Incident.KIND}/{incident.id}", short(incident.place.name or incident.title)
    for limit in report_limits(incident, book):
        kind = _REPORT_KINDS.get(limit.what, kinds.REPORT)
        yield from clock_on(kind, key, incident.title, name, incident.id, limit, calendar, now)


def instruction_clocks(
    told: Instruction, calendar: WorkingCalendar, now: datetime
) -> Iterator[RunningClock]:
    """Yield the clock to the next feedback on an instruction."""
    limit = told.feedback_limit
    if limit is None:
        return
    key, lead = f"{Instruction.KIND}/{told.id}", told.incident or told.alert or told.id
    text = short(told.text)
    yield from clock_on(kinds.INSTRUCTION, key, told.text, text, lead, limit, calendar, now)


def clock_on(
    kind: str,
    key: str,
    title: str,
    name: str,
    lead: str,
    limit: Limit,
    calendar: WorkingCalendar,
    now: datetime,
) -> Iterator[RunningClock]:
    """Yield the clock of a limit that stands on a record, unless it is done.

    Args:
        kind: of the clock.
        key: of the record.
        title: of the record.
        name: a few characters that name it.
        lead: id of what a click leads to.
        limit: the clock.
        calendar: of the hall, by which it ends.
        now: for whether it runs.
    """
    stands = state(limit, calendar, now)
    if stands is LimitState.DONE:
        return
    ends = deadline(limit, calendar)
    years = unchecked_years(limit, calendar)
    pause = limit.open_pause
    is_paused = stands is LimitState.PAUSED and pause is not None
    why = (pause.why or PARKED) if is_paused and pause is not None else ""
    rest = left(limit, calendar, now) if is_paused else None
    if ends is None and not is_paused:
        why = kinds.NO_DAY
    detail = ClockDetail(key, title, limit, why, rest, years)
    yield RunningClock(ends or NEVER, lead, kind, name, detail)
