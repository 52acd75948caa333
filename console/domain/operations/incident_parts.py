"""What the operations on a matter have in common."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from console.domain.alert import Acknowledgement, Alert, Owner, TrailLine
from console.domain.entity import Entity
from console.domain.incident import Incident
from console.domain.incident_steps import IncidentStep, check, refusal
from console.domain.operations.base import Act, Reads, Refused
from console.domain.operations.group_operations import SeenAlert

E = TypeVar("E", bound=Entity)


def line(act: Act, what: str, detail: str = "") -> TrailLine:
    """Return a line of a trail for an act."""
    return TrailLine(act.time, what, act.name, act.seat, detail, act.stamp, act.op)


def at_step(reads: Reads, incident_id: str, step: IncidentStep) -> Incident:
    """Return a matter at which the step may be taken.

    Raises:
        Refused: it may not, or there is no such matter.
    """
    incident = reads.get(Incident, incident_id)
    check(incident, step)
    return incident


def as_seen(incident: Incident, now: object, seen: object) -> None:
    """Let pass who saw what stands.

    Raises:
        Refused: it is another by now, with who changed it.
    """
    if now != seen:
        raise refusal(incident, "expectation_failed")


def hanging(reads: Reads, cls: type[E], id: str, incident: Incident) -> E | None:
    """Return a record that hangs on a matter, None where it is gone.

    Raises:
        Refused: the act does not name it: it has come to the matter since the person saw it.
    """
    try:
        return reads.find(cls, id)
    except Refused as refused:
        if refused.code == "not_a_target":
            raise refusal(incident, "expectation_failed") from refused
        raise


def in_hand(alert: Alert, seen: SeenAlert, act: Act, title: str) -> Alert:
    """Return an alert that joins a matter: seen as it was shown, and owned."""
    who = (act.person, act.name, act.seat, act.time, act.op)
    signed = alert.acknowledged(Acknowledgement(seen.episode, seen.severity, *who))
    owned = replace(signed, owner=alert.owner or Owner(*who[:4]))
    return owned.acted_on(act.time).noted(line(act, "joined_incident", title))


def with_ids(ids: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """Return ids with more, each once."""
    return tuple(dict.fromkeys((*ids, *more)))


def less_ids(ids: tuple[str, ...], gone: Iterable[str]) -> tuple[str, ...]:
    """Return ids without some."""
    left = set(gone)
    return tuple(id for id in ids if id not in left)
