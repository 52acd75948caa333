"""Sending forces: by the system (an intent) or by phone (a fact)."""

from dataclasses import dataclass, replace

from console.domain.alert import Alert, Disposition, Owner, TrailLine
from console.domain.alert_steps import Step, check
from console.domain.geo import NOWHERE, Place
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.domain.rights import Right

LONGEST_TEXT = 120
"""Longest order text, characters (screens S3)."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One unit of an order, with the id its assignment gets."""

    assignment: str
    unit: str
    name: str
    phone: str = ""
    leader: str = ""


@operation("order.dispatch", right=Right.DISPATCH)
def dispatch(
    reads: Reads,
    act: Act,
    order_id: str,
    number: str,
    alert_id: str,
    text: str,
    recipients: tuple[Recipient, ...],
    place: Place = NOWHERE,
    dictionary: str = "",
) -> Outcome:
    """Send one order to units (指令下达)."""
    alert = reads.get(Alert, alert_id)
    check(alert, Step.DISPATCH, act.time)
    if reads.find(DispatchOrder, order_id) is not None:
        raise Refused("exists", order_id)
    if not recipients:
        raise Refused("bad_arguments", "recipients")
    if not text or len(text) > LONGEST_TEXT:
        raise Refused("bad_arguments", f"text: 1–{LONGEST_TEXT}")
    return _sent(act, alert, order_id, number, text, recipients, place, dictionary, False)


@operation("order.dispatch_by_phone", right=Right.DISPATCH, is_fact=True)
def dispatch_by_phone(
    reads: Reads,
    act: Act,
    order_id: str,
    number: str,
    alert_id: str,
    text: str,
    recipients: tuple[Recipient, ...],
    place: Place = NOWHERE,
    dictionary: str = "",
) -> Outcome:
    """Record that units were sent by phone (电话已调派): it has happened, never refused."""
    if reads.find(DispatchOrder, order_id) is not None:
        return Outcome()
    alert = reads.find(Alert, alert_id)
    if alert is None:
        order = _order(act, alert_id, order_id, number, text, recipients, place, dictionary, True)
        return Outcome(
            [
                replace(order, needs_check="alert_unknown"),
                *assignments_of(act, order_id, recipients, True),
            ]
        )
    outcome = _sent(act, alert, order_id, number, text, recipients, place, dictionary, True)
    if not alert.is_closed:
        return outcome
    return Outcome(
        [
            replace(e, needs_check="dispatched_after_close") if isinstance(e, DispatchOrder) else e
            for e in outcome.save
        ]
    )


def _sent(
    act: Act,
    alert: Alert,
    order_id: str,
    number: str,
    text: str,
    recipients: tuple[Recipient, ...],
    place: Place,
    dictionary: str,
    by_phone: bool,
) -> Outcome:
    order = _order(act, alert.id, order_id, number, text, recipients, place, dictionary, by_phone)
    order = replace(order, title=alert.open_title)
    what = "dispatched_by_phone" if by_phone else "dispatched"
    names = "、".join(r.name for r in recipients)
    changed = replace(
        alert,
        orders=(*alert.orders, order_id),
        disposition=alert.disposition if alert.is_closed else Disposition.ORDERED,
        owner=alert.owner or Owner(act.person, act.name, act.seat, act.time),
    )
    line = TrailLine(act.time, what, act.name, act.seat, names, act.stamp, act.op)
    return Outcome(
        [
            order,
            *assignments_of(act, order_id, recipients, by_phone),
            changed.acted_on(act.time).noted(line),
        ]
    )


def _order(
    act: Act,
    alert_id: str,
    order_id: str,
    number: str,
    text: str,
    recipients: tuple[Recipient, ...],
    place: Place,
    dictionary: str,
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
        place=place,
        assignments=tuple(r.assignment for r in recipients),
        by_phone=by_phone,
        dictionary=dictionary,
    )


def assignments_of(
    act: Act, order_id: str, recipients: tuple[Recipient, ...], by_phone: bool
) -> list[Assignment]:
    """Return each recipient's part in an order that was just given."""
    sent = StageTime(Stage.SENT, act.time, act.name, by_phone, act.op)
    return [
        Assignment(
            id=r.assignment,
            order=order_id,
            unit=r.unit,
            unit_name=r.name,
            phone=r.phone,
            leader=r.leader,
            times=(sent,),
        )
        for r in recipients
    ]
