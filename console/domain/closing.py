"""What is still open of a matter: the list without which it is not closed (facts/domain B.8).

Seat and hub walk the same way: from the matter to its alerts and 工单, from an alert to the orders
about it, from an order to its units. So the seat finds the list, and so the hub finds whether a
person has accepted every point of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from console.domain.alert import Alert
from console.domain.closing_clocks import DueReport, steps_left, still_due
from console.domain.hall_mode import HALL, HallMode
from console.domain.incident import Incident
from console.domain.incident_figures import FigureSort
from console.domain.instruction import Instruction, InstructionState
from console.domain.order import Assignment, DispatchOrder
from console.domain.plan_run import PlanRun
from console.domain.work_order import WorkOrder

Find = Callable[[type[Any], str], Any]
"""Returns a record by its class and id, None where there is none."""


class OpenSort(StrEnum):
    """What a point of the list is."""

    ASSIGNMENT = "assignment"
    """Forces not released."""
    NOTICE = "notice"
    """An order of which nothing shows that it has come to its unit."""
    ALERT = "alert"
    WORK_ORDER = "work_order"
    INSTRUCTION = "instruction"
    CHILD = "child"
    RESPONSE = "response"
    FIGURE = "figure"
    """Two counts stand."""
    GOODS = "goods"
    """Asked for and not here."""
    REPORT = "report"
    """A report that is due and has not left: its clock ends with the matter."""
    PLAN = "plan"
    """A playbook with steps that are neither done nor left out."""


HARMLESS = frozenset({OpenSort.WORK_ORDER, OpenSort.CHILD, OpenSort.PLAN})
"""What goes on by itself with clocks and a list of its own, or is moot once the matter is over."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is still open.

    Attributes:
        key: names it to whoever accepts it: `kind/id`, or a part of the matter itself.
        sort: what it is.
        title: what it is called.
        detail: how it stands: the stage of a unit, the state of a 工单; codes of those records.
        until: when its clock runs out, where it has one of its own.
    """

    key: str
    sort: OpenSort
    title: str
    detail: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known to be about a matter, though its record does not name it."""

    orders: tuple[str, ...] = ()
    work_orders: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    reports: tuple[DueReport, ...] = ()
    """Reports whose clocks run, by the limits of the hall; consoles before this told none."""


def open_points(incident: Incident, find: Find, known: Known) -> Iterator[OpenPoint]:
    """Yield what is still open of a matter, forces and reports first.

    Args:
        incident: the matter.
        find: reads a record; what it raises goes through.
        known: what names the matter and is not named by it.
    """
    alerts = [alert for id in incident.members if (alert := find(Alert, id)) is not None]
    of_alerts = (id for alert in alerts for id in alert.orders)
    for id in dict.fromkeys((*incident.orders, *known.orders, *of_alerts)):
        yield from _of_order(find(DispatchOrder, id), find)
    for due in still_due(incident, known.reports):
        yield OpenPoint(f"report/{due.sort}", OpenSort.REPORT, due.sort, until=due.by)
    for id in dict.fromkeys((*incident.work_orders, *known.work_orders)):
        yield from _of_work_order(find(WorkOrder, id))
    for id in known.instructions:
        yield from _of_instruction(find(Instruction, id))
    for id in incident.children:
        child = find(Incident, id)
        if child is not None and child.is_open:
            yield OpenPoint(f"incident/{id}", OpenSort.CHILD, child.title)
    for alert in alerts:
        if not alert.is_closed:
            yield OpenPoint(
                f"alert/{alert.id}", OpenSort.ALERT, alert.open_title, alert.disposition
            )
    for id in known.runs:
        yield from _of_run(find(PlanRun, id), incident, alerts)
    yield from _of_response(incident, find)
    yield from _of_itself(incident)


def _of_order(order: DispatchOrder | None, find: Find) -> Iterator[OpenPoint]:
    for id in order.assignments if order is not None else ():
        unit = find(Assignment, id)
        if unit is None or unit.is_over:
            continue
        sort = OpenSort.ASSIGNMENT if unit.is_reached else OpenSort.NOTICE
        yield OpenPoint(f"assignment/{id}", sort, unit.unit_name, unit.stage.name.lower())


def _of_work_order(order: WorkOrder | None) -> Iterator[OpenPoint]:
    if order is not None and order.is_open:
        words = f"{order.number} {order.title}".strip()
        yield OpenPoint(f"work_order/{order.id}", OpenSort.WORK_ORDER, words, order.state)


def _of_instruction(told: Instruction | None) -> Iterator[OpenPoint]:
    if told is not None and told.state is not InstructionState.CLOSED:
        words = f"{told.from_name} {told.text}".strip()
        key = f"instruction/{told.id}"
        yield OpenPoint(key, OpenSort.INSTRUCTION, words, told.state, told.feedback_by)


def _of_run(
    run: PlanRun | None, incident: Incident, alerts: Sequence[Alert]
) -> Iterator[OpenPoint]:
    left = 0 if run is None else steps_left(run, incident, alerts)
    if run is not None and left:
        yield OpenPoint(f"plan_run/{run.id}", OpenSort.PLAN, run.title, str(left))


def _of_response(incident: Incident, find: Find) -> Iterator[OpenPoint]:
    hall = find(HallMode, HALL) if incident.response else None
    response = hall.response(incident.response) if hall is not None else None
    if response is not None:
        key = f"response/{response.sort}"
        yield OpenPoint(key, OpenSort.RESPONSE, response.sort, response.level)


def _of_itself(incident: Incident) -> Iterator[OpenPoint]:
    for what in FigureSort:
        if incident.contested(what):
            yield OpenPoint(f"figure/{what}", OpenSort.FIGURE, what)
    for goods in incident.goods:
        if goods.lacking:
            title = f"{goods.what} {goods.lacking} {goods.unit}".strip()
            yield OpenPoint(f"goods/{goods.id}", OpenSort.GOODS, title)
