"""撤销指令: a new order that takes an earlier one back, to units of that order and nobody else."""

from dataclasses import replace

from console.domain.alert import Alert, TrailLine
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.order_operations import (
    LONGEST_TEXT,
    Recipient,
    assignments_of,
)
from console.domain.order import Assignment, DispatchOrder
from console.domain.rights import Right


@operation("order.recall", right=Right.DISPATCH)
def recall(
    reads: Reads,
    act: Act,
    order_id: str,
    number: str,
    recalls: str,
    alert_id: str,
    text: str,
    recipients: tuple[Recipient, ...],
) -> Outcome:
    """Take an order back by the system; each recipient is a unit of it that is not over."""
    first = reads.get(DispatchOrder, recalls)
    if reads.find(DispatchOrder, order_id) is not None:
        raise Refused("exists", order_id)
    if not text or len(text) > LONGEST_TEXT:
        raise Refused("bad_arguments", f"text: 1–{LONGEST_TEXT}")
    sent = _sent(reads, first)
    if not recipients or any(r.unit not in sent for r in recipients):
        raise Refused("bad_arguments", "recipients")
    if any(sent[r.unit].is_over for r in recipients):
        raise Refused("recalled_before", first.number)
    return _recalled(reads, act, first, order_id, number, alert_id, text, recipients, False)


@operation("order.recall_by_phone", right=Right.DISPATCH, is_fact=True)
def recall_by_phone(
    reads: Reads,
    act: Act,
    order_id: str,
    number: str,
    recalls: str,
    alert_id: str,
    text: str,
    recipients: tuple[Recipient, ...],
) -> Outcome:
    """Record that units were called back by phone: it has happened, never refused."""
    if reads.find(DispatchOrder, order_id) is not None:
        return Outcome()
    first = reads.find(DispatchOrder, recalls)
    if first is None:
        lone = _order(act, order_id, number, recalls, alert_id, text, recipients, True)
        unknown = replace(lone, needs_check="order_unknown")
        return Outcome([unknown, *assignments_of(act, order_id, recipients, True)])
    return _recalled(reads, act, first, order_id, number, alert_id, text, recipients, True)


def _sent(reads: Reads, first: DispatchOrder) -> dict[str, Assignment]:
    """Return the parts of the first order that the operation names, by unit."""
    found = {}
    for id in first.assignments:
        try:
            assignment = reads.find(Assignment, id)
        except Refused:  # not named: this unit is not called back
            continue
        if assignment is not None:
            found[assignment.unit] = assignment
    return found


def _recalled(
    reads: Reads,
    act: Act,
    first: DispatchOrder,
    order_id: str,
    number: str,
    alert_id: str,
    text: str,
    recipients: tuple[Recipient, ...],
    by_phone: bool,
) -> Outcome:
    sent = _sent(reads, first)
    order = _order(act, order_id, number, first.id, alert_id, text, recipients, by_phone)
    order = replace(
        order,
        title=first.title,
        place=first.place,
        incident=first.incident,
        points=first.points,
    )
    made = [_following(one, sent) for one in assignments_of(act, order_id, recipients, by_phone)]
    called = [
        replace(sent[r.unit], recalled_by=sent[r.unit].recalled_by or order_id)
        for r in recipients
        if r.unit in sent
    ]
    linked = replace(first, recalled_by=(*first.recalled_by, order_id))
    return Outcome(
        [order, linked, *made, *called, *_noted(reads, act, alert_id, order, recipients)]
    )


def _following(one: Assignment, sent: dict[str, Assignment]) -> Assignment:
    """Return the part that follows a unit from now on: outside stays outside until 归队."""
    before = sent.get(one.unit)
    if before is None:
        return one
    heard = before.heard_at if before.is_outside else None
    return replace(
        one, recalls=before.id, outside_since=heard, welfare_seconds=before.welfare_seconds
    )


def _noted(
    reads: Reads, act: Act, alert_id: str, order: DispatchOrder, recipients: tuple[Recipient, ...]
) -> list[Alert]:
    """Write it on the alert's trail; what became of the alert meanwhile does not matter."""
    alert = reads.find(Alert, alert_id) if alert_id else None
    if alert is None:
        return []
    names = "、".join(r.name for r in recipients)
    what = "recalled_by_phone" if order.by_phone else "recalled"
    line = TrailLine(act.time, what, act.name, act.seat, names, act.stamp, act.op)
    return [replace(alert, orders=(*alert.orders, order.id)).noted(line)]


def _order(
    act: Act,
    order_id: str,
    number: str,
    recalls: str,
    alert_id: str,
    text: str,
    recipients: tuple[Recipient, ...],
    by_phone: bool,
) -> DispatchOrder:
    return DispatchOrder(
        id=order_id,
        number=number,
        alert=alert_id,
        text=text,
        created_at=act.time,
        person=act.person,
        name=act.name,
        seat=act.seat,
        assignments=tuple(r.assignment for r in recipients),
        by_phone=by_phone,
        recalls=recalls,
    )
