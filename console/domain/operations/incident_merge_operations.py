"""Merging matters and taking them apart: EIDO's REPLACED and SPLIT.

Links are always direct: an alert or an order names the matter it is in now, also after 事件合并 and
拆分. An act that does not name everything it has to move is refused, because more has come since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from console.domain.alert import Alert
from console.domain.entity import Entity
from console.domain.geo import NOWHERE, Place
from console.domain.incident import Incident, IncidentStatus
from console.domain.incident_figures import Figure, FigureSort, current, rivals
from console.domain.incident_steps import IncidentStep, check, refusal
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.incident_parts import at_step, hanging, less_ids, line, with_ids
from console.domain.order import DispatchOrder
from console.domain.rights import Right
from console.domain.work_order import WorkOrder

T = TypeVar("T")


@operation("incident.merge", right=Right.HANDLE_ALERT)
def merge(reads: Reads, act: Act, incident_id: str, into: str) -> Outcome:
    """Handle a matter as part of another from now on (事件合并); all that hangs on it moves.

    Counts are never added up: a count only one of them has is taken over, two that differ both
    stand until a person tells which holds. 主事件 and 子事件 are parted first.
    """
    incident = at_step(reads, incident_id, IncidentStep.MERGE)
    if incident_id == into:
        raise Refused("same_alert")
    survivor = at_step(reads, into, IncidentStep.MERGE)
    if incident.parent or incident.children:
        raise refusal(incident, "matter_nested")
    moved = list(_moved(reads, act, incident, survivor, "joined_incident"))
    gone = replace(incident, status=IncidentStatus.MERGED, merged_into=into)
    grown = replace(
        _holding(survivor, incident),
        absorbed=(*survivor.absorbed, incident_id),
        figures=(*survivor.figures, *_taken_over(incident, survivor, act)),
        marks=(*survivor.marks, *_new(incident.marks, survivor.marks, "what")),
        roles=(*survivor.roles, *_new(incident.roles, survivor.roles, "post")),
        goods=(*survivor.goods, *_new(incident.goods, survivor.goods, "id")),
        response=survivor.response or incident.response,
    )
    if incident.level > survivor.level:  # what is shown never falls by merging
        grown = replace(grown, level=incident.level, level_decided=incident.level_decided)
    return Outcome(
        [
            gone.noted(line(act, "matter_merged_into", survivor.title)),
            grown.noted(line(act, "matter_absorbed", incident.title)),
            *moved,
        ]
    )


@operation("incident.unmerge", right=Right.HANDLE_ALERT)
def unmerge(reads: Reads, act: Act, incident_id: str, survivor_id: str, reason: str) -> Outcome:
    """Take a merging back: a matter of its own again, with what it brought and is still there."""
    incident = reads.get(Incident, incident_id)
    survivor = reads.get(Incident, survivor_id)
    if incident.merged_into != survivor_id:
        raise refusal(incident, "not_merged")
    check(survivor, IncidentStep.SPLIT)
    if not reason.strip():
        raise Refused("reason_needed")
    brought = {each.id for each in incident.goods}
    back = replace(
        incident,
        status=IncidentStatus.OPEN,
        merged_into="",
        members=_shared(incident.members, survivor.members),
        orders=_shared(incident.orders, survivor.orders),
        work_orders=_shared(incident.work_orders, survivor.work_orders),
        goods=tuple(each for each in survivor.goods if each.id in brought),
    )
    left = replace(
        _lacking(survivor, back),
        absorbed=less_ids(survivor.absorbed, [incident_id]),
        goods=tuple(each for each in survivor.goods if each.id not in brought),
    )
    return Outcome(
        [
            back.noted(line(act, "matter_parted", reason.strip())),
            left.noted(line(act, "matter_given_back", incident.title)),
            *_moved(reads, act, back, back, "joined_incident"),
        ]
    )


@operation("incident.split", right=Right.HANDLE_ALERT)
def split(
    reads: Reads,
    act: Act,
    incident_id: str,
    new_id: str,
    number: str,
    title: str,
    alerts: tuple[str, ...] = (),
    orders: tuple[str, ...] = (),
    work_orders: tuple[str, ...] = (),
    place: Place = NOWHERE,
) -> Outcome:
    """Take a part out of it as a matter of its own (拆分); counts stay where they were told."""
    incident = at_step(reads, incident_id, IncidentStep.SPLIT)
    if reads.find(Incident, new_id) is not None:
        raise Refused("exists", new_id)
    if not title.strip():
        raise Refused("bad_arguments", "title")
    parts = (*alerts, *orders, *work_orders)
    if not parts:
        raise Refused("bad_arguments", "alerts")
    if set(parts) - {*incident.members, *incident.orders, *incident.work_orders}:
        raise refusal(incident, "expectation_failed")
    made = Incident(
        id=new_id,
        title=title.strip(),
        opened_at=act.time,
        person=act.person,
        name=act.name,
        seat=act.seat,
        members=alerts,
        orders=orders,
        work_orders=work_orders,
        number=number,
        sort=incident.sort,
        type=incident.type,
        place=place,
        split_from=incident_id,
    )
    return Outcome(
        [
            made.noted(line(act, "split_from", incident.title)),
            _lacking(incident, made).noted(line(act, "split", made.title)),
            *_moved(reads, act, made, made, "joined_incident"),
        ]
    )


def _moved(reads: Reads, act: Act, source: Incident, to: Incident, what: str) -> Iterator[Entity]:
    """Yield what hangs on a matter, naming another one from now on; what is gone is left out."""
    for id in source.members:
        alert = hanging(reads, Alert, id, source)
        if alert is not None:
            yield replace(alert, incident=to.id).noted(line(act, what, to.title))
    for id in source.orders:
        order = hanging(reads, DispatchOrder, id, source)
        if order is not None:
            yield replace(order, incident=to.id)
    for id in source.work_orders:
        work_order = hanging(reads, WorkOrder, id, source)
        if work_order is not None:
            yield replace(work_order, incident=to.id)


def _taken_over(incident: Incident, survivor: Incident, act: Act) -> Iterator[Figure]:
    for what in FigureSort:
        there = current(survivor.figures, what)
        for place, told in enumerate(rivals(incident.figures, what)):
            if there is not None and there.count == told.count:
                continue
            source = "·".join(filter(None, (incident.title, told.source)))
            is_apart = there is not None or place > 0
            yield replace(told, source=source, op=act.op, reason="", is_apart=is_apart)


def _holding(incident: Incident, other: Incident) -> Incident:
    return replace(
        incident,
        members=with_ids(incident.members, other.members),
        orders=with_ids(incident.orders, other.orders),
        work_orders=with_ids(incident.work_orders, other.work_orders),
    )


def _lacking(incident: Incident, other: Incident) -> Incident:
    return replace(
        incident,
        members=less_ids(incident.members, other.members),
        orders=less_ids(incident.orders, other.orders),
        work_orders=less_ids(incident.work_orders, other.work_orders),
    )


def _shared(ids: tuple[str, ...], others: Iterable[str]) -> tuple[str, ...]:
    there = set(others)
    return tuple(id for id in ids if id in there)


def _new(told: Iterable[T], there: Iterable[T], key: str) -> tuple[T, ...]:
    """Return what is told and not there yet, by one of its fields."""
    of = attrgetter(key)
    known = {of(each) for each in there}
    return tuple(each for each in told if of(each) not in known)
