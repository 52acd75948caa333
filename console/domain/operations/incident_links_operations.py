"""What a matter has to do with others: 关联, and 主事件 with its 子事件 (EIDO's links)."""

from dataclasses import replace

from console.domain.alert import TrailLine
from console.domain.entity import Entity
from console.domain.incident import Incident
from console.domain.incident_steps import IncidentStep, refusal
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.incident_parts import at_step, less_ids, line, with_ids
from console.domain.rights import Right


@operation("incident.relate", right=Right.HANDLE_ALERT)
def relate(reads: Reads, act: Act, incident_id: str, other_id: str) -> Outcome:
    """Say that two matters have to do with each other (关联)."""
    one, other = _pair(reads, incident_id, other_id)
    if other_id in one.related and incident_id in other.related:
        return Outcome()
    return Outcome(
        [
            _related(one, with_ids(one.related, [other_id]), line(act, "related", other.title)),
            _related(
                other, with_ids(other.related, [incident_id]), line(act, "related", one.title)
            ),
        ]
    )


@operation("incident.unrelate", right=Right.HANDLE_ALERT)
def unrelate(reads: Reads, act: Act, incident_id: str, other_id: str) -> Outcome:
    """Say that they have nothing to do with each other after all."""
    one, other = _pair(reads, incident_id, other_id)
    if other_id not in one.related and incident_id not in other.related:
        return Outcome()
    return Outcome(
        [
            _related(one, less_ids(one.related, [other_id]), line(act, "unrelated", other.title)),
            _related(
                other, less_ids(other.related, [incident_id]), line(act, "unrelated", one.title)
            ),
        ]
    )


@operation("incident.set_parent", right=Right.HANDLE_ALERT)
def set_parent(reads: Reads, act: Act, incident_id: str, parent_id: str, seen: str = "") -> Outcome:
    """Hang it under another as 子事件, or under none; `seen` is the 主事件 before.

    One step deep, so there is never a ring: what has a 主事件 is none, and the other way round.
    """
    child = at_step(reads, incident_id, IncidentStep.SET_PARENT)
    if child.parent == parent_id:
        return Outcome()
    if child.parent != seen:
        raise refusal(child, "expectation_failed")
    saved: list[Entity] = []
    if seen:
        before = reads.get(Incident, seen)
        left = replace(before, children=less_ids(before.children, [incident_id]))
        saved.append(left.noted(line(act, "child_left", child.title)))
    told = ""
    if parent_id:
        parent = at_step(reads, parent_id, IncidentStep.SET_PARENT)
        if parent_id == incident_id or child.children or parent.parent:
            raise refusal(child, "matter_nested")
        grown = replace(parent, children=with_ids(parent.children, [incident_id]))
        saved.append(grown.noted(line(act, "child_added", child.title)))
        told = parent.title
    hung = replace(child, parent=parent_id)
    return Outcome([hung.noted(line(act, "parent_set", told)), *saved])


def _pair(reads: Reads, one_id: str, other_id: str) -> tuple[Incident, Incident]:
    if one_id == other_id:
        raise Refused("same_alert")
    step = IncidentStep.RELATE
    return at_step(reads, one_id, step), at_step(reads, other_id, step)


def _related(incident: Incident, others: tuple[str, ...], told: TrailLine) -> Incident:
    return replace(incident, related=others).noted(told)
