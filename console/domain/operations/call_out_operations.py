"""叫应 of the towns: begun by a person, and each call recorded as the fact it is."""

from dataclasses import dataclass
from datetime import datetime

from console.domain.alert import Alert, TrailLine
from console.domain.alert_steps import Step, check, refusal
from console.domain.call_out import (
    CallOut,
    Contact,
    Reply,
    Round,
    TownCall,
    begun_by_call,
    call_out_id,
)
from console.domain.operations.base import Act, Outcome, Reads, operation
from console.domain.rights import Right


@dataclass(frozen=True, slots=True)
class Town:
    """A town to be called, with whom to call there."""

    id: str
    name: str
    contacts: tuple[Contact, ...] = ()


@operation("forecast.call_out", right=Right.HANDLE_ALERT)
def call_out(reads: Reads, act: Act, alert_id: str, round: int, towns: tuple[Town, ...]) -> Outcome:
    """Begin 叫应 of a forecast; towns that another seat has begun with stay as they are.

    `round` is what the person saw: raised meanwhile, another round is to be begun.
    """
    alert = reads.get(Alert, alert_id)
    check(alert, Step.CALL_OUT, act.time)
    if round != alert.round:
        raise refusal(alert, "expectation_failed", act.time, alert.title)
    fresh = []
    for town in towns:
        id = call_out_id(alert_id, round, town.id)
        if reads.find(CallOut, id) is None:
            where = (alert.severity, town.id, town.name)
            fresh.append(CallOut(id, alert_id, round, *where, act.time, act.name, town.contacts))
    if not fresh:
        return Outcome()
    line = TrailLine(act.time, "call_out", act.name, act.seat, str(len(fresh)), act.stamp, act.op)
    return Outcome([alert.acted_on(act.time).noted(line), *fresh])


@operation("call_out.report", right=Right.HANDLE_ALERT, is_fact=True)
def report(
    reads: Reads,
    act: Act,
    call_out_id: str,
    reply: Reply,
    at: datetime,
    contact: str = "",
    answered_by: str = "",
    seen: Round | None = None,
) -> Outcome:
    """Record a call to a town and what came of it, never later than now; twice it is one.

    `seen` is the round the person had on screen: where beginning it was refused meanwhile, the
    call stands all the same.
    """
    known, when = reads.find(CallOut, call_out_id), min(at, act.time)
    if known is None and seen is not None and seen.id == call_out_id:
        known = begun_by_call(seen, when, act.name)
    if known is None:
        return Outcome()
    call = TownCall(when, reply, contact, answered_by, act.name, act.seat, act.op)
    after = known.called(call)
    return Outcome([after] if after != known else [])


@operation("call_out.withdraw", right=Right.HANDLE_ALERT, is_fact=True)
def withdraw(reads: Reads, act: Act, call_out_id: str, call: str) -> Outcome:
    """Say that a call was written down by mistake (误记): it stays readable and counts no more.

    `call` is the operation that recorded it.
    """
    known = reads.find(CallOut, call_out_id)
    if known is None:
        return Outcome()
    after = known.without(call, act.name)
    return Outcome([after] if after != known else [])
