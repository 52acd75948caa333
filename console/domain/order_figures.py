"""The figures of 考核 over work orders, each with the orders it counts and those that count for it.

A figure without orders is not known: it is neither nought nor a hundred. Orders that are void,
joined to another or taken out of the count (剔除) say nothing; a clock that still may be met says
nothing yet.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from console.domain.limits import Limit, deadline
from console.domain.work_order import State, WorkOrder
from console.domain.work_order_steps import Step
from console.domain.working_calendar import WorkingCalendar

SATISFIED = "satisfied"
REPEAT_WITHIN = timedelta(days=30)
"""An order about the same matter at the same place that came so soon after another is a repeat."""
_HOUR = 3600.0
_DISPATCHED = frozenset({Step.DISPATCH.value, Step.REDISPATCH.value})


class FigureKind(StrEnum):
    """Which figure."""

    SIGN = "sign"
    CONTACT = "contact"
    CLOSE = "close"
    SOLVED = "solved"
    SATISFIED = "satisfied"
    RETURNED = "returned"
    REWORKED = "reworked"
    REPEATED = "repeated"
    SAMPLED = "sampled"
    STATION = "station"
    LOWEST = "lowest"
    LOAD = "load"


RATES = (
    FigureKind.SIGN,
    FigureKind.CLOSE,
    FigureKind.SOLVED,
    FigureKind.RETURNED,
    FigureKind.STATION,
    FigureKind.LOWEST,
)
"""签收及时率 按期办结率 实际解决率 退单率 联勤联动结案率 最低层级办结率: what stands over S7."""

Answers = Mapping[FigureKind, bool]
"""Of one order: which figures it is counted in, and for which it counts."""


class Lack(StrEnum):
    """Why a figure is not known."""

    NOTHING = ""
    NO_ORDERS = "no_orders"
    NO_SAMPLES = "no_samples"
    """No record of the hall says which closed orders were sampled (抽查)."""


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when orders came that are counted; `until` does not belong to it."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether a moment belongs to it."""
        return self.since <= moment < self.until

    @property
    def hours(self) -> float:
        """How long it is."""
        return (self.until - self.since).total_seconds() / _HOUR


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """One person who dispatched: how many orders, and how many in the fullest hour."""

    name: str
    orders: tuple[str, ...]
    fullest: int


@dataclass(frozen=True, slots=True)
class OrderFigure:
    """One figure.

    Attributes:
        kind: which.
        counted: ids of the orders it is about, in the order they came.
        met: ids of those that count for it.
        value: a share from 0 to 1, of `LOAD` orders per person and hour; None for not known.
        lack: why it is not known.
        dispatchers: of `LOAD`, whom it is made of.
    """

    kind: FigureKind
    counted: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    value: float | None = None
    lack: Lack = Lack.NOTHING
    dispatchers: tuple[Dispatcher, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the orders that keep it from being whole; of returns, those returned."""
        if self.kind is FigureKind.RETURNED:
            return self.met
        met = set(self.met)
        return tuple(id for id in self.counted if id not in met)


def order_figures(
    orders: Iterable[WorkOrder], period: Period, calendar: WorkingCalendar, now: datetime
) -> tuple[OrderFigure, ...]:
    """Return all figures of the orders that came within a period.

    Args:
        orders: of the hall; those that came before the period tell which are repeats.
        period: of which orders are counted.
        calendar: by which clocks end.
        now: what has run out.
    """
    known = sorted(orders, key=lambda order: (order.created_at, order.id))
    came = [order for order in known if period.holds(order.created_at)]
    told = {order.id: answers(order, calendar, now) for order in came}
    return (
        *(_share(kind, told) for kind in _BEFORE),
        _repeats(came, known),
        _sampled(came),
        _share(FigureKind.STATION, told),
        _share(FigureKind.LOWEST, told),
        _load(known, period),
    )


_BEFORE = (
    FigureKind.SIGN,
    FigureKind.CONTACT,
    FigureKind.CLOSE,
    FigureKind.SOLVED,
    FigureKind.SATISFIED,
    FigureKind.RETURNED,
    FigureKind.REWORKED,
)


def answers(order: WorkOrder, calendar: WorkingCalendar, now: datetime) -> Answers:
    """Return what an order says to each figure; void, joined and exempted ones say nothing."""
    if _is_left_out(order):
        return {}
    said = {
        FigureKind.SIGN: met_in_time(order, "sign", calendar, now),
        FigureKind.CONTACT: met_in_time(order, "contact", calendar, now),
        FigureKind.CLOSE: met_in_time(order, "close", calendar, now),
        FigureKind.SOLVED: order.solved,
        FigureKind.SATISFIED: _is_satisfied(order),
        FigureKind.RETURNED: bool(order.returns) if order.hands else None,
        FigureKind.REWORKED: _is_reworked(order),
        FigureKind.STATION: _is_closed_by_station(order),
        FigureKind.LOWEST: _is_closed_lowest(order),
    }
    return {kind: answer for kind, answer in said.items() if answer is not None}


def rates(told: Mapping[str, Answers]) -> tuple[OrderFigure, ...]:
    """Return the rates of orders by id, in the order they are shown."""
    return tuple(_share(kind, told) for kind in RATES)


def met_in_time(
    order: WorkOrder, what: str, calendar: WorkingCalendar, now: datetime
) -> bool | None:
    """Return whether all clocks of a sort were met; None while one may still be, or without any."""
    met = [_is_met(limit, calendar, now) for limit in order.limits if limit.what == what]
    known = [each for each in met if each is not None]
    return all(known) if known else None


def _is_met(limit: Limit, calendar: WorkingCalendar, now: datetime) -> bool | None:
    ends = deadline(limit, calendar)
    if limit.done_at is not None:
        return ends is None or limit.done_at <= ends
    return False if ends is not None and now > ends else None


def _is_left_out(order: WorkOrder) -> bool:
    is_gone = order.state in (State.VOID, State.MERGED)
    return is_gone or any(asked.is_granted for asked in order.exemptions)


def _is_satisfied(order: WorkOrder) -> bool | None:
    return order.satisfaction == SATISFIED if order.satisfaction else None


def _is_reworked(order: WorkOrder) -> bool | None:
    """Of what a unit has answered at least once: whether it was done again."""
    return order.reworks > 0 if order.at(State.FEEDBACK) is not None else None


def _is_closed_by_station(order: WorkOrder) -> bool | None:
    """Of what was handed down to a joint station: whether it is closed."""
    if not any(hand.is_down for hand in order.hands):
        return None
    return order.state in (State.CLOSED, State.ARCHIVED)


def _is_closed_lowest(order: WorkOrder) -> bool | None:
    """Of what is closed: whether its own town closed it, or whoever that handed it down to.

    最低层级 of 四早五最 (facts/domain row 24): done on the spot, by 街镇, 联勤联动站 or 居村;
    what a bureau of the district had to close was not.
    """
    if order.state not in (State.CLOSED, State.ARCHIVED):
        return None
    is_below = bool(order.hands) and order.hands[-1].is_down
    of_town = bool(order.town) and order.unit_name == order.town
    return order.is_self_handled or is_below or of_town


def _share(kind: FigureKind, told: Mapping[str, Answers]) -> OrderFigure:
    counted = tuple(id for id, said in told.items() if kind in said)
    return _figure(kind, counted, tuple(id for id in counted if told[id][kind]))


def _sampled(came: Sequence[WorkOrder]) -> OrderFigure:
    """Count the closed orders that were sampled (抽查), by what was found last."""
    sampled = [order for order in came if order.samples and order.state is not State.VOID]
    if not sampled:
        return OrderFigure(FigureKind.SAMPLED, lack=Lack.NO_SAMPLES)
    passed = tuple(order.id for order in sampled if order.samples[-1].passed)
    return _figure(FigureKind.SAMPLED, tuple(order.id for order in sampled), passed)


def _repeats(came: Sequence[WorkOrder], known: Sequence[WorkOrder]) -> OrderFigure:
    """Count orders joined to another, and those like one that came shortly before."""
    last: dict[tuple[str, str, str], datetime] = {}
    repeated = set()
    for order in known:
        like = (order.matter, order.place.town, order.place.name)
        before = last.get(like)
        if all(like) and before is not None and order.created_at - before <= REPEAT_WITHIN:
            repeated.add(order.id)
        if all(like):
            last[like] = order.created_at
    counted = [order for order in came if order.state is not State.VOID]
    met = (o.id for o in counted if o.id in repeated or o.merged_into)
    return _figure(FigureKind.REPEATED, tuple(order.id for order in counted), tuple(met))


def _load(orders: Sequence[WorkOrder], period: Period) -> OrderFigure:
    """Count dispatches within the period by who did them (人均派单)."""
    sent: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    for order in orders:
        for time in order.times:
            if time.step in _DISPATCHED and time.name and period.holds(time.at):
                sent[time.name].append((order.id, time.at))
    people = tuple(_dispatcher(name, each) for name, each in sorted(sent.items()))
    counted = tuple(dict.fromkeys(id for person in people for id in person.orders))
    if not people or period.hours <= 0:
        return OrderFigure(FigureKind.LOAD, lack=Lack.NO_ORDERS)
    dispatches = sum(len(person.orders) for person in people)
    value = dispatches / len(people) / period.hours
    return OrderFigure(FigureKind.LOAD, counted, counted, value, dispatchers=people)


def _dispatcher(name: str, sent: Sequence[tuple[str, datetime]]) -> Dispatcher:
    hours = Counter(int(at.timestamp() // _HOUR) for _, at in sent)
    return Dispatcher(name, tuple(id for id, _ in sent), max(hours.values()))


def _figure(kind: FigureKind, counted: tuple[str, ...], met: tuple[str, ...]) -> OrderFigure:
    if not counted:
        return OrderFigure(kind, lack=Lack.NO_ORDERS)
    return OrderFigure(kind, counted, met, len(met) / len(counted))
