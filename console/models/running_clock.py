"""One clock of the hall as strip and board show it: when it ends, whose it is, on what it rests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import NamedTuple

from console.domain.alert import Alert, Condition
from console.domain.alert_clocks import ClockProfile
from console.domain.limits import Limit
from console.models.order_book import OrderBook

SIGN, ANSWER, ACT, SHELF = "sign", "answer", "act", "shelf"
CALL_OUT, VALIDITY, DIVERT = "call_out", "validity", "divert"
REPORT, WRITTEN, FOLLOW_UP, FINAL = "report", "written", "follow_up", "final"
SUPERVISE, INSTRUCTION, WELFARE, STEP = "supervise", "instruction", "welfare", "step"
CADENCE, ARRIVAL = "cadence", "arrival"
ORDER_SIGN, CONTACT, CLOSE, REWORK, OTHER = "order_sign", "contact", "close", "rework", "other"

KINDS = (
    SIGN, ANSWER, CALL_OUT, DIVERT, ACT, REPORT, WRITTEN, FOLLOW_UP, FINAL, WELFARE, STEP,
    ARRIVAL, CADENCE, INSTRUCTION, SUPERVISE, ORDER_SIGN, CONTACT, CLOSE, REWORK, OTHER, SHELF,
    VALIDITY,
)  # fmt: skip
"""All kinds, in the order in which they are counted and grouped."""
NO_DAY = "no_working_day"
"""Why a clock has no end: no working day is left in the calendar."""
_SUBJECT = 9


@dataclass(frozen=True, slots=True)
class ClockDetail:
    """What a clock rests on.

    Attributes:
        record: key of the record it stands on (`work_order/ID`).
        title: what that is called.
        limit: the clock with its start, pauses and delays.
        paused: why it stands still; empty for one that runs.
        left: of one that stands still, what is left.
        unchecked: years its end rests on that nobody has loaded (未核).
    """

    record: str
    title: str
    limit: Limit
    paused: str = ""
    left: timedelta | None = None
    unchecked: tuple[int, ...] = ()


class RunningClock(NamedTuple):
    """One clock: when it ends, what it is about, and its kind; in the order they end.

    `alert` is the alert a click leads to, or the record itself where there is none. What an alert's
    own clock rests on is not kept: there may be ten thousand of them.
    """

    ends: datetime
    alert: str
    kind: str
    subject: str
    detail: ClockDetail | None = None


def clock_of(alert: Alert, profile: ClockProfile, now: datetime) -> RunningClock | None:
    """Return the clock that runs for an alert, or None; a drill or what recovered has none."""
    if alert.is_exercise or alert.is_closed:
        return None
    if alert.shelf is not None and now < alert.shelf.until:
        return RunningClock(alert.shelf.until, alert.id, SHELF, subject(alert))
    if alert.condition is Condition.NORMAL:
        return None
    ends = profile.sign_by(alert)
    if ends is not None:
        return RunningClock(ends, alert.id, SIGN, subject(alert))
    ends = profile.divert_by(alert)
    if ends is not None:
        return RunningClock(ends, alert.id, DIVERT, subject(alert))
    ends = profile.act_by(alert)
    return None if ends is None else RunningClock(ends, alert.id, ACT, subject(alert))


def answer_clocks(orders: OrderBook, within: timedelta) -> list[RunningClock]:
    """Return a clock for each unit that has not answered its order yet."""
    return [
        RunningClock(sent + within, order.alert, ANSWER, short(unit.unit_name))
        for order, unit, sent in orders.unanswered()
    ]


def welfare_clocks(orders: OrderBook, usual: timedelta) -> list[RunningClock]:
    """Return a clock for each unit outside that is to be asked whether all is well (安全询问)."""
    due = ((order, unit, unit.welfare_due(usual)) for order, unit in orders.outside())
    return [
        RunningClock(ends, order.alert, WELFARE, short(unit.unit_name))
        for order, unit, ends in due
        if ends is not None
    ]


def subject(alert: Alert) -> str:
    """Return a few characters that name the matter: its place, else the head of its title."""
    return short(alert.place.name or alert.title)


def short(name: str) -> str:
    """Return the head of a name, as the strip has room for it."""
    return name if len(name) <= _SUBJECT else name[: _SUBJECT - 1] + "…"


def in_order(clocks: Sequence[RunningClock]) -> list[RunningClock]:
    """Return clocks with the least time left first; those that stand still end never, so last."""
    return sorted(clocks, key=_ENDS)


_ENDS = itemgetter(0)
