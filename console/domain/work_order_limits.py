"""Which clocks a step of a 工单 starts: a table of the hall's profile, each row with its basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from console.domain.limits import Limit, LimitKind
from console.domain.work_order import Sort, WorkOrder
from console.domain.work_order_steps import Step

CLOSE, SIGN, CONTACT = "close", "sign", "contact"
CLOSING_RATE = 0.85
"""Where the profile says nothing: what a joint station is held to (S:002)."""
_STARTS_AS = {Step.REDISPATCH: Step.DISPATCH, Step.HAND_DOWN: Step.DISPATCH}
_FIELDS = frozenset({"on", "source", "sorts", "urgent", "what", "kind", "amount", "basis"})


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One row: what a step starts for whom.

    Attributes:
        on: the step it starts with; `register` for a new order.
        what: what must have come.
        source, sorts, urgent: whom it is for; empty for everybody.
    """

    on: str
    what: str
    kind: LimitKind
    amount: int
    basis: str
    source: str = ""
    sorts: tuple[Sort, ...] = ()
    urgent: bool = False

    def is_for(self, order: WorkOrder) -> bool:
        """Whether an order is one of those it is for."""
        return (
            self.source in ("", order.source)
            and (not self.sorts or order.sort in self.sorts)
            and (not self.urgent or order.is_urgent)
        )


@dataclass(frozen=True, slots=True)
class LimitTable:
    """All rows, the first that fits counts; and the closing rate a joint station is held to."""

    rows: tuple[LimitRow, ...] = ()
    closing_rate: float = CLOSING_RATE
    closing_rate_basis: str = ""

    def started(self, order: WorkOrder, step: str, at: datetime, by: str = "") -> tuple[Limit, ...]:
        """Return the clocks a step starts for an order as it stands after it."""
        on = _STARTS_AS.get(Step(step), Step(step)).value if step != "register" else step
        found: dict[str, Limit] = {}
        for row in self.rows:
            if row.on == on and row.what not in found and row.is_for(order):
                found[row.what] = Limit(
                    row.what, at, row.kind, row.amount, row.basis, cause=step, by=by
                )
        return tuple(found.values())

    def of_new(self, order: WorkOrder) -> tuple[Limit, ...]:
        """Return the clocks of a new order: those of its registration, and of being sent."""
        at, by = order.created_at, order.name
        sent = self.started(order, Step.DISPATCH, at, by) if order.unit else ()
        return (*self.started(order, "register", at, by), *sent)


def table_of(told: Mapping[str, Any]) -> LimitTable:
    """Read a table.

    Raises:
        ValueError: a row is not understood; says which and what.
    """
    rows = told.get("limit", [])
    if not isinstance(rows, list):
        raise ValueError("limit: not a list")
    read = tuple(_row(number, row) for number, row in enumerate(rows, 1))
    rate = told.get("closing_rate", CLOSING_RATE)
    if not isinstance(rate, float) or not 0 < rate <= 1:
        raise ValueError(f"closing_rate: {rate!r}")
    return LimitTable(read, rate, str(told.get("closing_rate_source", "")))


def _row(number: int, told: Any) -> LimitRow:
    try:
        if set(told) - _FIELDS:
            raise ValueError(f"unknown {sorted(set(told) - _FIELDS)}")
        amount = told["amount"]
        if not isinstance(amount, int) or isinstance(amount, bool) or amount <= 0:
            raise ValueError(f"amount {amount!r}")
        basis = str(told["basis"]).strip()
        if not basis:
            raise ValueError("no basis")
        on = str(told["on"])
        return LimitRow(
            on if on == "register" else Step(on).value,
            str(told["what"]),
            LimitKind(told["kind"]),
            amount,
            basis,
            str(told.get("source", "")),
            tuple(Sort(each) for each in told.get("sorts", ())),
            bool(told.get("urgent", False)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"limit {number}: {error}") from error


def with_ends(limits: tuple[Limit, ...], step: Step, at: datetime) -> tuple[Limit, ...]:
    """Return the clocks after a step: what it ends, stops or lets go on."""
    if step is Step.PARK:
        return tuple(limit.paused(at, "park") for limit in limits)
    if step is Step.UNPARK:
        return tuple(limit.resumed(at) for limit in limits)
    if step in _ENDS_ALL:
        return tuple(limit.done(max(at, limit.started_at)) for limit in limits)
    ended = _ENDS.get(step, ())
    return tuple(limit.done(at) if limit.what in ended else limit for limit in limits)


_ENDS_ALL = (Step.CLOSE, Step.VOID, Step.MERGE, Step.REFUSE)
_ENDS: Mapping[Step, tuple[str, ...]] = {
    Step.SIGN: (SIGN,),
    Step.CONTACT: (SIGN, CONTACT),
    Step.HANDLE: (SIGN,),
    Step.FEEDBACK: (SIGN, "rework", "supervise"),
    Step.REDISPATCH: (SIGN,),
    Step.HAND_DOWN: (SIGN,),
}
"""退单 ends none: it stops no clock until somebody granted it."""


def with_delay(
    limits: tuple[Limit, ...], amount: int, at: datetime, by: str, why: str
) -> tuple[Limit, ...]:
    """Return the clocks with a granted delay on the one 办结 has, in its own kind."""
    return tuple(
        limit.extended(amount, at, by, why) if limit.what == CLOSE and not limit.done_at else limit
        for limit in limits
    )
