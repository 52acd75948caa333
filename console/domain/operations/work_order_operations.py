"""工单: registered and sent, led through its machine, and what units said of it."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from console.domain.alert import Alert
from console.domain.alert_steps import Step as AlertStep
from console.domain.alert_steps import check as check_alert
from console.domain.incident import Incident
from console.domain.limits import Limit
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.work_order_new import (
    NewMatter,
    NewWorkOrder,
    checked,
    joined,
    made,
    ordered,
)
from console.domain.rights import Right
from console.domain.work_order import WorkOrder
from console.domain.work_order_said import told
from console.domain.work_order_steps import STEPS, Step, check, refusal
from console.domain.work_order_way import Done, linked, merged, taken


class Said(StrEnum):
    """What a unit can have said; a fact."""

    SIGN = "sign"
    CONTACT = "contact"
    HANDLE = "handle"
    INTERIM = "interim"
    FEEDBACK = "feedback"
    ASK_RETURN = "ask_return"
    ASK_DELAY = "ask_delay"
    CO_SIGN = "co_sign"
    CO_DONE = "co_done"


@operation("work_order.register", right=Right.DISPATCH)
def register(
    reads: Reads,
    act: Act,
    orders: tuple[NewWorkOrder, ...],
    matter: NewMatter | None = None,
) -> Outcome:
    """Register orders and send those that name a unit, all of them or none.

    With `matter` they are the orders of several alerts handled as one (并案处置): one order for
    each responsible unit, with its list of points.
    """
    checked(orders, may_be_none=matter is not None)
    for order in orders:
        known = reads.find(WorkOrder, order.id)
        if known is not None and known.times and known.times[0].op == act.op:
            return Outcome()
        if known is not None:
            raise Refused("exists", order.number)
    if matter is not None:
        before = reads.find(Incident, matter.incident)
        if before is not None and any(line.op == act.op for line in before.trail):
            return Outcome()
        if before is not None:
            raise Refused("exists", matter.incident)
        incident, alerts = joined(reads, act, orders, matter)
        return Outcome([incident, *alerts, *(made(each, act, incident.id) for each in orders)])
    alerts = [reads.get(Alert, id) for order in orders for id in order.points]
    for alert in alerts:
        check_alert(alert, AlertStep.DISPATCH, act.time)
    by_alert = {id: order for order in orders for id in order.points}
    return Outcome(
        [
            *(made(each, act) for each in orders),
            *(ordered(alert, by_alert[alert.id], act) for alert in alerts),
        ]
    )


@operation("work_order.step", right=Right.DISPATCH)
def step(
    reads: Reads,
    act: Act,
    order_id: str,
    step: Step,
    note: str = "",
    approver: str = "",
    unit: str = "",
    unit_name: str = "",
    unit_phone: str = "",
    number: str = "",
    until: datetime | None = None,
    amount: int = 0,
    limits: tuple[Limit, ...] = (),
    is_granted: bool = False,
    solved: bool | None = None,
    satisfaction: str = "",
    dictionary: str = "",
) -> Outcome:
    """Take one step of the machine; an illegal one names the legal ones.

    A shift leader who decides is the one who agreed; anybody else names who did.
    """
    order = reads.get(WorkOrder, order_id)
    agreed = approver.strip() or (act.name if Right.LEAD_SHIFT in act.rights else "")
    if step in (Step.MERGE, Step.RELATE):
        raise Refused("bad_arguments", step)
    check(order, step, note, agreed)
    if step in _NEEDS_UNIT and not unit:
        raise Refused("bad_arguments", "unit")
    if step is Step.REDISPATCH and unit == order.unit:
        raise refusal(order, "work_order_target", order.unit_name)
    done = Done(
        act.time, act.name, act.seat, act.op, note.strip(),
        agreed if STEPS[step].approver or step is Step.SUPERVISE else "",
        unit, unit_name, unit_phone, number, until, amount, limits, is_granted, solved,
        satisfaction,
    )  # fmt: skip
    after = taken(order, step, done)
    return Outcome([replace(after, dictionary=dictionary or after.dictionary)])


_NEEDS_UNIT = (Step.DISPATCH, Step.REDISPATCH, Step.HAND_DOWN, Step.CO_UNIT)


@operation("work_order.say", right=Right.DISPATCH, is_fact=True)
def say(
    reads: Reads,
    act: Act,
    order_id: str,
    step: Said,
    at: datetime,
    note: str = "",
    unit: str = "",
    unit_name: str = "",
    amount: int = 0,
    limits: tuple[Limit, ...] = (),
    by_phone: bool = True,
) -> Outcome:
    """Record what a unit said (电话签收, 电话反馈 …): it has happened, never refused."""
    order = reads.find(WorkOrder, order_id)
    if order is None:
        return Outcome()
    done = Done(
        min(at, act.time), act.name, act.seat, act.op, note.strip(), unit=unit,
        unit_name=unit_name, amount=amount, limits=limits, by_phone=by_phone,
    )  # fmt: skip
    return Outcome([told(order, Step(step.value), done)])


@operation("work_order.link", right=Right.DISPATCH)
def link(
    reads: Reads, act: Act, order_id: str, other_id: str, is_merge: bool = False, note: str = ""
) -> Outcome:
    """Join an order into another one (合并), or note that two belong together (关联)."""
    order, other = reads.get(WorkOrder, order_id), reads.get(WorkOrder, other_id)
    if order.id == other.id:
        raise Refused("work_order_target", order.title)
    check(order, Step.MERGE if is_merge else Step.RELATE, note, "")
    if is_merge and not other.is_open:
        raise refusal(order, "work_order_target", other.title)
    done = Done(act.time, act.name, act.seat, act.op, note.strip())
    return Outcome(merged(order, other, done) if is_merge else linked(order, other, done))
