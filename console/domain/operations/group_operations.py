"""What a person does with a whole group: 签收 of all that was shown, and 并案处置.

One operation, so that all of it stands or nothing does, and one key takes all of it back.
"""

from dataclasses import dataclass, replace

from console.domain.alert import Acknowledgement, Alert, Disposition, Owner, Severity, TrailLine
from console.domain.alert_steps import Step, why_not
from console.domain.geo import NOWHERE, Place
from console.domain.incident import Incident
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.order_operations import LONGEST_TEXT, Recipient
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.domain.rights import Right


@dataclass(frozen=True, slots=True)
class SeenAlert:
    """One member as the person saw it."""

    alert: str
    episode: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class UnitOrder:
    """One order of a matter: to one unit, with the alerts it is about."""

    order: str
    number: str
    text: str
    recipient: Recipient
    points: tuple[str, ...]
    place: Place = NOWHERE
    dictionary: str = ""


@operation("alert.acknowledge_all", right=Right.HANDLE_ALERT, commutes=True)
def acknowledge_all(reads: Reads, act: Act, seen: tuple[SeenAlert, ...]) -> Outcome:
    """Mark what was shown of a group as seen (签收本组); what is gone by now is left out."""
    found = ((each, reads.find(Alert, each.alert)) for each in seen)
    seen_ones = [signed(alert, each, act) for each, alert in found if alert is not None]
    if not seen_ones:
        raise Refused("not_found", "alert")
    return Outcome([alert.noted(_line(act, "acknowledged")) for alert in seen_ones])


@operation("alert.withdraw_all", right=Right.HANDLE_ALERT)
def withdraw_all(reads: Reads, act: Act, acknowledgement: str, alerts: tuple[str, ...]) -> Outcome:
    """Take one's own 签收本组 back, of each alert to which nothing further happened since."""
    found = (reads.find(Alert, id) for id in alerts)
    mine = [each for each in found if each is not None and _is_mine(each, acknowledgement, act)]
    if not mine:
        raise Refused("not_found", f"acknowledgement {acknowledgement}")
    still = [alert for alert in mine if alert.trail and alert.trail[-1].op == acknowledgement]
    if not still:
        raise Refused("went_on", mine[0].title)
    return Outcome([_unsigned(alert, acknowledgement, act) for alert in still])


def _is_mine(alert: Alert, acknowledgement: str, act: Act) -> bool:
    return any(
        ack.op == acknowledgement and (ack.person, ack.seat) == (act.person, act.seat)
        for ack in alert.acks
    )


def _unsigned(alert: Alert, acknowledgement: str, act: Act) -> Alert:
    left = tuple(ack for ack in alert.acks if ack.op != acknowledgement)
    return replace(alert, acks=left).noted(_line(act, "acknowledgement_withdrawn"))


@operation("incident.open", right=Right.DISPATCH)
def open_incident(
    reads: Reads,
    act: Act,
    incident_id: str,
    title: str,
    members: tuple[SeenAlert, ...],
    orders: tuple[UnitOrder, ...] = (),
    cause: str = "",
    number: str = "",
) -> Outcome:
    """Handle several alerts as one matter (并案处置), with an order for each responsible unit.

    What is over by now is left out. Who comes second, for whichever of them, is refused and told
    who was first: nothing is ordered twice.
    """
    before = reads.find(Incident, incident_id)
    if before is not None and any(each.op == act.op for each in before.trail):
        return Outcome()
    if before is not None:
        raise Refused("exists", incident_id)
    _check(orders, title)
    found = ((each, reads.find(Alert, each.alert)) for each in members)
    there = [(each, alert) for each, alert in found if alert is not None]
    taken = next((alert for _, alert in there if alert.incident), None)
    if taken is not None:
        raise Refused("already_joined", joiner(taken))
    joined = [(each, alert) for each, alert in there if not why_not(alert, Step.DISPATCH, act.time)]
    if not joined:
        raise Refused("already_closed", title)
    incident = Incident(
        incident_id, title, act.time, act.person, act.name, act.seat,
        tuple(alert.id for _, alert in joined), tuple(order.order for order in orders), cause,
        number,
    ).noted(_line(act, "opened", number))  # fmt: skip
    by_alert = {id: order for order in orders for id in order.points}
    return Outcome(
        [
            incident,
            *(
                _joined(alert, each, incident, by_alert.get(alert.id), act)
                for each, alert in joined
            ),
            *(record for order in orders for record in _records(order, incident, act)),
        ]
    )


def _check(orders: tuple[UnitOrder, ...], title: str) -> None:
    if not title:
        raise Refused("bad_arguments", "title")
    for order in orders:
        if not order.text or len(order.text) > LONGEST_TEXT:
            raise Refused("bad_arguments", f"text: 1–{LONGEST_TEXT}")
        if not order.points:
            raise Refused("bad_arguments", "points")


def _joined(
    alert: Alert, seen: SeenAlert, incident: Incident, order: UnitOrder | None, act: Act
) -> Alert:
    """Return a member in hand: seen as it was shown, owned, and under its order."""
    changed = replace(
        signed(alert, seen, act),
        incident=incident.id,
        owner=alert.owner or Owner(act.person, act.name, act.seat, act.time),
    )
    if order is not None:
        orders = (*alert.orders, order.order)
        changed = replace(changed, orders=orders, disposition=Disposition.ORDERED)
    return changed.acted_on(act.time).noted(_line(act, "joined_incident", incident.title))


def _records(order: UnitOrder, incident: Incident, act: Act) -> tuple[DispatchOrder, Assignment]:
    sent = StageTime(Stage.SENT, act.time, act.name, False, act.op)
    told = order.recipient
    return (
        DispatchOrder(
            id=order.order,
            number=order.number,
            alert=order.points[0],
            text=order.text,
            created_at=act.time,
            person=act.person,
            name=act.name,
            seat=act.seat,
            title=incident.title,
            place=order.place,
            assignments=(told.assignment,),
            dictionary=order.dictionary,
            incident=incident.id,
            points=order.points,
        ),
        Assignment(
            id=told.assignment,
            order=order.order,
            unit=told.unit,
            unit_name=told.name,
            phone=told.phone,
            leader=told.leader,
            times=(sent,),
        ),
    )


def signed(alert: Alert, seen: SeenAlert, act: Act) -> Alert:
    """Return an alert signed as it was shown."""
    ack = Acknowledgement(
        seen.episode, seen.severity, act.person, act.name, act.seat, act.time, act.op
    )
    return alert.acknowledged(ack)


def joiner(alert: Alert) -> str:
    """Return who handles it with others already: `周宁 seat-2·节点 2 离线`."""
    joins = (each for each in reversed(alert.trail) if each.what == "joined_incident")
    line = next(joins, None)
    return alert.open_title if line is None else f"{line.who} {line.seat}·{line.detail}"


def _line(act: Act, what: str, detail: str = "") -> TrailLine:
    return TrailLine(act.time, what, act.name, act.seat, detail, act.stamp, act.op)
