"""Five rates of the hall's 工单, each with the orders it counts (B.3).

A rate without orders is not known: it is neither nought nor a hundred.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from console.domain.limits import Limit, deadline
from console.domain.work_order import State, WorkOrder
from console.domain.working_calendar import WorkingCalendar


class RateKind(StrEnum):
    """签收及时率 按期办结率 实际解决率 退单率 联勤联动结案率."""

    SIGN = "sign"
    CLOSE = "close"
    SOLVED = "solved"
    RETURNED = "returned"
    STATION = "station"


@dataclass(frozen=True, slots=True)
class Rate:
    """One of them.

    Attributes:
        kind: which.
        counted: ids of the orders it is about.
        fulfilled: ids of those that count for it.
    """

    kind: RateKind
    counted: tuple[str, ...]
    fulfilled: tuple[str, ...]

    @property
    def value(self) -> float | None:
        """Its share, 0 to 1; None where nothing is counted."""
        return len(self.fulfilled) / len(self.counted) if self.counted else None

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the orders that keep it from being whole; of returns, those returned."""
        kept = set(self.fulfilled)
        if self.kind is RateKind.RETURNED:
            return self.fulfilled
        return tuple(id for id in self.counted if id not in kept)


Answers = Mapping[RateKind, bool]
"""Of one order: which rates it is counted in, and for which it counts."""


def answers(order: WorkOrder, calendar: WorkingCalendar, now: datetime) -> Answers:
    """Return what an order says to each rate; void, joined and exempted ones say nothing."""
    is_left_out = order.state in (State.VOID, State.MERGED)
    if is_left_out or any(asked.is_granted for asked in order.exemptions):
        return {}
    said = {
        RateKind.SIGN: _in_time(_of(order, "sign"), calendar, now),
        RateKind.CLOSE: _in_time(_of(order, "close"), calendar, now),
        RateKind.SOLVED: order.solved,
        RateKind.RETURNED: bool(order.returns) if order.hands else None,
        RateKind.STATION: _is_closed_by_station(order),
    }
    return {kind: answer for kind, answer in said.items() if answer is not None}


def rates(told: Mapping[str, Answers]) -> tuple[Rate, ...]:
    """Return the five rates of orders by id, in the order they are shown."""
    return tuple(_rate(kind, told) for kind in RateKind)


def _rate(kind: RateKind, told: Mapping[str, Answers]) -> Rate:
    counted = tuple(id for id, said in told.items() if kind in said)
    return Rate(kind, counted, tuple(id for id in counted if told[id][kind]))


def _of(order: WorkOrder, what: str) -> list[Limit]:
    return [limit for limit in order.limits if limit.what == what]


def _in_time(limits: list[Limit], calendar: WorkingCalendar, now: datetime) -> bool | None:
    """Whether all of them were met; None while one may still be, or where there is none."""
    met: list[bool] = []
    for limit in limits:
        ends = deadline(limit, calendar)
        if limit.done_at is not None:
            met.append(ends is None or limit.done_at <= ends)
        elif ends is not None and now > ends:
            met.append(False)
    return all(met) if met else None


def _is_closed_by_station(order: WorkOrder) -> bool | None:
    """Of what a town handed down to a joint station: whether it is closed."""
    if not any(hand.is_down for hand in order.hands):
        return None
    return order.state in (State.CLOSED, State.ARCHIVED)
