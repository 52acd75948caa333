"""What holds after any two acts of two seats, whatever the matter was before (G10)."""

from itertools import count
from typing import Any

import pytest

from console.contract.operation import ActTime, Operation
from console.contract.reasons import REASONS
from console.contract.running import is_done
from console.contract.step_words import STEP_WORDS
from console.domain.alert import Alert
from console.domain.entity import Body, Key, decode, encode
from console.domain.incident import Incident, IncidentStatus
from console.domain.incident_figures import FigureSort, worst
from console.domain.operations.base import Refused, apply
from console.domain.operations.table import OPERATIONS
from console.domain.order import Assignment, DispatchOrder
from console.runtime.clock import to_text
from tests.support.incident_acts import INCIDENT_ACTS, Scene, Told
from tests.unit.domain.alerts import T0, act, alert

BY = ("zhou", "周宁", "seat-2")
Bodies = dict[Key, Body | None]


def scene() -> Scene:
    made = count(1)
    return Scene("I1", "I2", "A1", "A2", "A3", "O1", "S1", lambda: f"N{next(made)}", to_text(T0))


def hall() -> Bodies:
    """Two matters with an alert each, forces out for one; a third alert alone."""
    one = alert(id="A1", incident="I1", orders=("O1",))
    records: list[Any] = [
        one,
        alert(id="A2", incident="I2"),
        alert(id="A3"),
        Incident("I1", "下立交积水", T0, *BY, ("A1",)),
        Incident("I2", "内涝", T0, *BY, ("A2",)),
        DispatchOrder(
            "O1", "01-1", "A1", "赴现场", T0, "zhou", "周宁", "seat-2", "", assignments=("S1",)
        ),
        Assignment("S1", "O1", "u1", "云汀排水二队"),
    ]
    return {(each.KIND, each.id): encode(each) for each in records}


def done(bodies: Bodies, told: Told, op: str, seat: str, n: int) -> str:
    """Let a seat do it; return why it was refused, empty where it was done."""
    keys = [tuple(key.split("/", 1)) for key in told.targets]
    named: Bodies = {key: bodies.get(key) for key in keys}  # type: ignore[misc]
    kind = OPERATIONS[told.kind, told.version]
    before = {key: body and dict(body) for key, body in bodies.items()}
    try:
        bodies.update(apply(kind, named, act(n, op, seat=seat), told.args))
    except Refused as refused:
        assert not kind.is_fact, told.kind
        assert refused.code in REASONS and set(refused.legal) <= set(STEP_WORDS)
        assert bodies == before
        return refused.code
    whole(bodies, before)
    again_changes_nothing(bodies, told, op, seat, before != bodies)
    return ""


def again_changes_nothing(
    bodies: Bodies, told: Told, op: str, seat: str, has_changed: bool
) -> None:
    """G2: run again over what it left, an act is known to be done."""
    envelope = Operation(
        op=op, kind=told.kind, v=told.version, lane=told.targets[0], targets=told.targets,
        args=told.args, grant="", actor=seat, seat=seat, act_time=ActTime(device=to_text(T0)),
    )  # fmt: skip
    if has_changed:
        assert is_done(envelope, bodies), told.kind


def of(bodies: Bodies, cls: type[Any]) -> dict[str, Any]:
    return {
        id: decode(cls, body)
        for (kind, id), body in bodies.items()
        if kind == cls.KIND and body is not None
    }


def whole(bodies: Bodies, before: Bodies) -> None:
    """Links are told from both ends, counts and lines only grow, nothing hangs on what is gone."""
    incidents, alerts = of(bodies, Incident), of(bodies, Alert)
    for one in alerts.values():
        for incident in incidents.values():
            is_its = one.incident == incident.id
            is_there = one.id in incident.members and incident.status is not IncidentStatus.MERGED
            assert is_its == is_there, (one.id, incident.id)
    for id, one in incidents.items():
        for other in one.related:
            assert id in incidents[other].related
        if one.parent:
            assert id in incidents[one.parent].children and not one.children
        for child in one.children:
            assert incidents[child].parent == id
        assert (one.status is IncidentStatus.MERGED) == bool(one.merged_into)
        assert (one.status is IncidentStatus.CLOSED) == (one.closed_at is not None)
        was = before.get((Incident.KIND, id))
        if was is not None:
            earlier = decode(Incident, was)
            assert one.figures[: len(earlier.figures)] == earlier.figures
            assert one.trail[: len(earlier.trail)] == earlier.trail


def test_any_two_acts_of_two_seats_leave_a_matter_whole() -> None:
    refused = set()
    for first, make_first in INCIDENT_ACTS.items():
        for second, make_second in INCIDENT_ACTS.items():
            bodies, at_hand = hall(), scene()
            refused.add(done(bodies, make_first(at_hand), f"{first}1", "seat-1", 10))
            refused.add(done(bodies, make_second(at_hand), f"{second}2", "seat-2", 20))
    assert {"", "expectation_failed", "still_open", "already_closed", "matter_merged"} <= refused


@pytest.mark.parametrize("first", [2, 3])
def test_no_act_of_two_seats_can_lose_a_count(first: int) -> None:
    """G10: whichever came first, both counts stand and a person is asked."""
    bodies, at_hand = hall(), scene()
    done(bodies, INCIDENT_ACTS[f"incident.figures {first}"](at_hand), "1", "seat-1", 10)
    done(bodies, INCIDENT_ACTS[f"incident.figures {5 - first}"](at_hand), "2", "seat-2", 20)
    incident = of(bodies, Incident)["I1"]
    assert sorted(each.count for each in incident.figures) == [2, 3]
    assert (incident.needs_check, incident.doubt) == ("figures_apart", "2")
    assert worst(incident.figures, FigureSort.DEAD) == 3
