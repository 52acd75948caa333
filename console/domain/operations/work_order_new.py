"""What a seat makes a new 工单 of, and what that does to the alerts it is about."""

from dataclasses import dataclass, replace

from console.domain.alert import Alert, Disposition, Owner, TrailLine
from console.domain.alert_steps import Step as AlertStep
from console.domain.alert_steps import why_not
from console.domain.geo import NOWHERE, Place
from console.domain.incident import Incident
from console.domain.limits import Limit
from console.domain.operations.base import Act, Reads, Refused
from console.domain.operations.group_operations import SeenAlert, joiner, signed
from console.domain.work_order import CoUnit, Sort, State, StateTime, WorkOrder
from console.domain.work_order_steps import Step
from console.domain.work_order_way import Done, taken

LONGEST_TITLE = 200
LONGEST_TEXT = 2000
"""A 工单 carries the caller's whole account, characters."""


@dataclass(frozen=True, slots=True)
class Helper:
    """A unit that helps, with the number of its sub-order."""

    unit: str
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class NewWorkOrder:
    """One order as it is registered.

    Attributes:
        id, number: made by the seat.
        title, text, source, sort, place: what it is about.
        unit, unit_name, unit_phone: who gets it at once; registered only where nobody is named.
        helpers: who helps (协办).
        matter, major, minor, dictionary: as the dispatch dictionary has it, and its version.
        points: alerts it is about.
        items: what a joint station ticks off.
    """

    id: str
    number: str
    title: str
    text: str = ""
    source: str = ""
    sort: Sort = Sort.NONE
    place: Place = NOWHERE
    unit: str = ""
    unit_name: str = ""
    unit_phone: str = ""
    helpers: tuple[Helper, ...] = ()
    matter: str = ""
    major: str = ""
    minor: str = ""
    dictionary: str = ""
    points: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    is_urgent: bool = False
    incident: str = ""
    limits: tuple[Limit, ...] = ()
    """Its clocks, as the profile of the hall has them."""


@dataclass(frozen=True, slots=True)
class NewMatter:
    """What 并案处置 opens with the orders."""

    incident: str
    title: str
    members: tuple[SeenAlert, ...]
    cause: str = ""
    number: str = ""


def checked(orders: tuple[NewWorkOrder, ...], may_be_none: bool = False) -> None:
    """Let orders pass that can be read and carried out; a matter may be opened without any.

    Raises:
        Refused: which field is missing or too long.
    """
    if not orders and not may_be_none:
        raise Refused("bad_arguments", "orders")
    for order in orders:
        if not order.title.strip() or len(order.title) > LONGEST_TITLE:
            raise Refused("bad_arguments", f"title: 1–{LONGEST_TITLE}")
        if len(order.text) > LONGEST_TEXT:
            raise Refused("bad_arguments", f"text: 0–{LONGEST_TEXT}")


def made(new: NewWorkOrder, act: Act, incident: str = "") -> WorkOrder:
    """Return the record: registered, and filed and sent where a unit is named."""
    order = WorkOrder(
        id=new.id,
        number=new.number,
        title=new.title,
        created_at=act.time,
        source=new.source,
        sort=new.sort,
        is_urgent=new.is_urgent,
        text=new.text,
        person=act.person,
        name=act.name,
        seat=act.seat,
        matter=new.matter,
        major=new.major,
        minor=new.minor,
        dictionary=new.dictionary,
        place=new.place,
        alert=new.points[0] if new.points else "",
        points=new.points,
        items=new.items,
        incident=incident or new.incident,
        times=(_registered(act),),
        limits=new.limits,
    )
    if not new.unit:
        return order
    done = Done(act.time, act.name, act.seat, act.op)
    given = replace(done, unit=new.unit, unit_name=new.unit_name, unit_phone=new.unit_phone)
    order = taken(taken(order, Step.FILE, done), Step.DISPATCH, given)
    helpers = tuple(CoUnit(h.unit, h.name, h.number, sent_at=act.time) for h in new.helpers)
    return replace(order, co_units=helpers)


def ordered(alert: Alert, order: NewWorkOrder, act: Act) -> Alert:
    """Return an alert that an order was made for (派单): in hand, first action done."""
    changed = replace(
        alert,
        orders=(*alert.orders, order.id),
        disposition=alert.disposition if alert.is_closed else Disposition.ORDERED,
        owner=alert.owner or Owner(act.person, act.name, act.seat, act.time),
    )
    words = f"{order.number} {order.unit_name}".strip()
    line = TrailLine(act.time, "work_ordered", act.name, act.seat, words, act.stamp, act.op)
    return changed.acted_on(act.time).noted(line)


def joined(
    reads: Reads, act: Act, orders: tuple[NewWorkOrder, ...], matter: NewMatter
) -> tuple[Incident, list[Alert]]:
    """Return the matter and its members in hand; who comes second is told who was first."""
    if not matter.title.strip():
        raise Refused("bad_arguments", "title")
    found = ((each, reads.find(Alert, each.alert)) for each in matter.members)
    there = [(each, alert) for each, alert in found if alert is not None]
    before = next((alert for _, alert in there if alert.incident), None)
    if before is not None:
        raise Refused("already_joined", joiner(before))
    open_ones = [
        (seen, alert) for seen, alert in there if not why_not(alert, AlertStep.DISPATCH, act.time)
    ]
    if not open_ones:
        raise Refused("already_closed", matter.title)
    by_alert = {id: order for order in orders for id in order.points}
    incident = Incident(
        matter.incident,
        matter.title,
        act.time,
        act.person,
        act.name,
        act.seat,
        members=tuple(alert.id for _, alert in open_ones),
        cause=matter.cause,
        number=matter.number,
        work_orders=tuple(order.id for order in orders),
    )
    opened = TrailLine(act.time, "opened", act.name, act.seat, matter.number, act.stamp, act.op)
    line = TrailLine(
        act.time, "joined_incident", act.name, act.seat, matter.title, act.stamp, act.op
    )
    members = []
    for seen, alert in open_ones:
        member = replace(
            signed(alert, seen, act),
            incident=incident.id,
            owner=alert.owner or Owner(act.person, act.name, act.seat, act.time),
        )
        order = by_alert.get(alert.id)
        if order is not None:
            member = ordered(member, order, act)
        members.append(member.acted_on(act.time).noted(line))
    return incident.noted(opened), members


def _registered(act: Act) -> StateTime:
    return StateTime(State.REGISTERED, act.time, act.name, act.op, step="register", seat=act.seat)
