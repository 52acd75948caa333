"""Deciding a card of 需人工核对: 本机, 中心 or 都保留. The card and who decided it are kept."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from console.domain.alert import Alert, Disposition, TrailLine
from console.domain.check import DECIDED, Check, Choice
from console.domain.diversion import DiversionReply
from console.domain.entity import Entity, decode
from console.domain.incident import Incident, IncidentStatus
from console.domain.instruction import Instruction
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.diversion_operations import as_agreed
from console.domain.operations.incident_figure_operations import APART, FELL, OVER
from console.domain.operations.incident_figure_operations import settled as settled_figures
from console.domain.operations.incident_parts import line
from console.domain.order import Assignment, DispatchOrder
from console.domain.rights import Right
from console.domain.work_order import WorkOrder

_CLASSES: dict[str, Any] = {
    cls.KIND: cls
    for cls in (
        Alert,
        DispatchOrder,
        Assignment,
        DiversionReply,
        WorkOrder,
        Incident,
        Instruction,
    )
}

CONTRADICTS = "diversion_contradicts"
AFTER_CLOSE = "dispatched_after_close"


@operation("check.resolve", right=Right.HANDLE_ALERT)
def resolve(reads: Reads, act: Act, check_id: str, choice: Choice, note: str = "") -> Outcome:
    """Decide a card; the first decision counts, a second one is refused with its maker's name.

    本机 lets what the seat told hold: a record becomes the seat's state of it, an alert that was
    closed before forces were sent by phone goes on. 中心 and 都保留 change no state. Whichever it
    is, a fact stays recorded, its mark goes, and each alert's trail says what was decided.
    """
    check = reads.get(Check, check_id)
    if not check.is_open:
        raise Refused("already_decided", check.decided_name)
    decided = replace(
        check,
        state=DECIDED,
        choice=choice.value,
        note=note,
        decided_by=act.person,
        decided_name=act.name,
        decided_seat=act.seat,
        decided_at=act.time,
    )
    return Outcome([decided, *_settled(reads, act, decided, choice)])


def _settled(reads: Reads, act: Act, check: Check, choice: Choice) -> Iterator[Entity]:
    for kind, id in _records(check):
        if kind == Incident.KIND and not reads.names(kind, id):
            continue  # decided at a seat of the version before, which left matters alone
        held = reads.find(_CLASSES[kind], id)
        settled = held
        if check.is_about_record and choice is Choice.SEAT:
            settled = _as_the_seat_has_it(check, kind, held)
        if settled is None:
            continue
        settled = replace(settled, needs_check="")
        if check.code == CONTRADICTS and choice is Choice.SEAT:
            settled = as_agreed(settled, check, act)
        if isinstance(settled, Incident) and check.operation_kind:
            settled = _matter_settled(settled, check, choice, act)
        if isinstance(settled, Alert):
            if check.code == AFTER_CLOSE and choice is Choice.SEAT and settled.is_closed:
                settled = replace(settled, disposition=Disposition.ORDERED)
            settled = settled.noted(
                TrailLine(act.time, "checked", act.name, act.seat, choice.value, act.stamp, act.op)
            )
        yield settled


def _matter_settled(incident: Incident, check: Check, choice: Choice, act: Act) -> Incident:
    """Return a matter after a card about what was told of it; 都保留 leaves both standing."""
    if choice is not Choice.BOTH and check.code in (APART, FELL):
        holds, reason = choice is Choice.SEAT, check.note or check.reason_zh
        incident = settled_figures(incident, check.operation, holds, act, reason)
    if choice is Choice.SEAT and check.code == OVER and not incident.is_open:
        incident = replace(incident, status=IncidentStatus.OPEN, closed_at=None, closed_by="")
    return incident.noted(line(act, "checked", choice.value))


def _records(check: Check) -> Iterator[tuple[str, str]]:
    for key in check.targets:
        kind, _, id = key.partition("/")
        if kind in _CLASSES:
            yield kind, id


def _as_the_seat_has_it(check: Check, kind: str, held: Any) -> Any:
    """Return the seat's state; refused when the hub's is another by now than the person saw."""
    cls = _CLASSES[kind]
    try:
        seen = None if check.at_hub is None else decode(cls, check.at_hub)
        wanted = decode(cls, check.at_seat)
    except (ValueError, TypeError, AttributeError) as error:
        raise Refused("unreadable", str(error)) from error
    if seen != held:
        raise Refused("expectation_failed", f"{kind}/{getattr(held, 'id', '')}")
    return wanted
