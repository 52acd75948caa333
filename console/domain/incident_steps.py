"""Which step is legal where: the machine of a matter as a table, for seat and hub alike.

What is open is worked on; what has ended takes what still becomes known of it, and is opened again
by a person; what was merged into another is worked on there. A fact is recorded wherever it comes.
"""

from collections.abc import Mapping
from enum import StrEnum

from console.domain.incident import Incident, IncidentStatus
from console.domain.refusal import Refused
from console.runtime.clock import CHINA


class IncidentStep(StrEnum):
    """One thing a person may do with a matter."""

    DESCRIBE = "describe"
    SET_CLASS = "set_class"
    SET_LEVEL = "set_level"
    SET_RESPONSE = "set_response"
    SET_ROLE = "set_role"
    FIGURES = "figures"
    MARK = "mark"
    ADD_ALERT = "add_alert"
    REMOVE_ALERT = "remove_alert"
    MERGE = "merge"
    UNMERGE = "unmerge"
    SPLIT = "split"
    RELATE = "relate"
    SET_PARENT = "set_parent"
    NOTE = "note"
    GOODS = "goods"
    CLOSE = "close"
    REOPEN = "reopen"


_OPEN = frozenset({IncidentStatus.OPEN})
_KEPT = frozenset({IncidentStatus.OPEN, IncidentStatus.CLOSED})
_ANYWHERE = frozenset(IncidentStatus)

STEPS: Mapping[IncidentStep, frozenset[IncidentStatus]] = {
    IncidentStep.DESCRIBE: _OPEN,
    IncidentStep.SET_CLASS: _OPEN,
    IncidentStep.SET_LEVEL: _OPEN,
    IncidentStep.SET_RESPONSE: _OPEN,
    IncidentStep.SET_ROLE: _OPEN,
    IncidentStep.FIGURES: _ANYWHERE,
    IncidentStep.MARK: _OPEN,
    IncidentStep.ADD_ALERT: _OPEN,
    IncidentStep.REMOVE_ALERT: _OPEN,
    IncidentStep.MERGE: _OPEN,
    IncidentStep.UNMERGE: frozenset({IncidentStatus.MERGED}),
    IncidentStep.SPLIT: _OPEN,
    IncidentStep.RELATE: _KEPT,
    IncidentStep.SET_PARENT: _OPEN,
    IncidentStep.NOTE: _ANYWHERE,
    IncidentStep.GOODS: _ANYWHERE,
    IncidentStep.CLOSE: _OPEN,
    IncidentStep.REOPEN: frozenset({IncidentStatus.CLOSED}),
}
"""The whole machine of what people do with a matter."""

_CODES = {
    IncidentStatus.CLOSED: "already_closed",
    IncidentStatus.MERGED: "matter_merged",
    IncidentStatus.OPEN: "expectation_failed",
}


def legal(incident: Incident) -> tuple[IncidentStep, ...]:
    """Return the steps that may be taken."""
    return tuple(step for step, where in STEPS.items() if incident.status in where)


def why_not(incident: Incident, step: IncidentStep) -> str:
    """Return the code of why a step may not be taken now, empty where it may."""
    return "" if incident.status in STEPS[step] else _CODES[incident.status]


def check(incident: Incident, step: IncidentStep) -> None:
    """Let a legal step pass.

    Raises:
        Refused: with the code, who did what is in the way, and the legal steps.
    """
    code = why_not(incident, step)
    if code:
        raise refusal(incident, code)


def refusal(incident: Incident, code: str, detail: str = "") -> Refused:
    """Return the refusal of a step with who was there before, and what may be done instead."""
    return Refused(code, detail or last_act(incident), legal_words(incident))


def legal_words(incident: Incident) -> tuple[str, ...]:
    """Return the codes of the legal steps, whose words `console.contract.reasons` has."""
    return tuple(f"incident.{step}" for step in legal(incident))


def last_act(incident: Incident) -> str:
    """Return what it is called, and who did the last thing to it and when."""
    if not incident.trail:
        return incident.title
    line = incident.trail[-1]
    when = line.at.astimezone(CHINA)
    return f"{incident.title}·{line.who} {line.seat} {when:%H:%M:%S}"
