"""Ending a matter with the list of what is still open, and opening it again (facts/domain B.8)."""

from dataclasses import replace
from typing import Any

from console.domain.closing import Known, OpenPoint, open_points
from console.domain.closing_settled import Settled
from console.domain.incident import IncidentStatus
from console.domain.incident_steps import IncidentStep, legal_words, refusal
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.incident_parts import at_step, hanging, line
from console.domain.rights import Right

NOTHING_MORE = Known()
NAMED = 6
"""Open points named in a refusal; the list on screen has all."""


@operation("incident.close", right=Right.HANDLE_ALERT)
def close(
    reads: Reads,
    act: Act,
    incident_id: str,
    result: str,
    accepted: tuple[str, ...] = (),
    known: Known = NOTHING_MORE,
    settled: tuple[Settled, ...] = (),
) -> Outcome:
    """End a matter (处置结束), with every open point accepted by who ends it.

    Each that was handed on or accepted for a reason stands in the trail as a line of its own.

    Args:
        reads: the matter and everything that hangs on it.
        act: who ends it.
        incident_id: which.
        result: how it ended.
        accepted: keys of the open points that the person has accepted.
        known: what the seat knows to be about it, though it does not stand in it.
        settled: what was decided of single points; empty from consoles that did not ask.
    """
    incident = at_step(reads, incident_id, IncidentStep.CLOSE)
    if not result.strip():
        raise Refused("reason_needed")

    def find(cls: type[Any], id: str) -> Any:
        return hanging(reads, cls, id, incident)

    points = list(open_points(incident, find, known))
    left = [point for point in points if point.key not in accepted]
    if left:
        named = "、".join(point.title for point in left[:NAMED])
        more = f" +{len(left) - NAMED}" if len(left) > NAMED else ""
        raise Refused("still_open", named + more, legal_words(incident))
    ended = replace(
        incident,
        status=IncidentStatus.CLOSED,
        closed_at=act.time,
        closed_by=act.name,
        result=result.strip(),
        accepted=tuple(point.key for point in points),
        settled=_decided(settled, points),
        rearmed=(),
    )
    for each in ended.settled:
        ended = ended.noted(line(act, f"point_{each.how}", f"{each.title}·{each.words}"))
    return Outcome([ended.noted(line(act, "ended", result.strip()))])


def _decided(settled: tuple[Settled, ...], points: list[OpenPoint]) -> tuple[Settled, ...]:
    """Return what was decided of points that are still open; a handing on names to whom.

    Raises:
        Refused: it was said that one is handed on or accepted, and not to whom or why.
    """
    is_open = {point.key for point in points}
    found = tuple(each for each in settled if each.key in is_open)
    if any(not each.words.strip() for each in found):
        raise Refused("reason_needed")
    return found


@operation("incident.reopen", right=Right.HANDLE_ALERT)
def reopen(
    reads: Reads, act: Act, incident_id: str, reason: str, rearm: tuple[str, ...] = ()
) -> Outcome:
    """Open a matter again, for a reason; of what was accepted only what is ticked runs again."""
    incident = at_step(reads, incident_id, IncidentStep.REOPEN)
    if not reason.strip():
        raise Refused("reason_needed")
    if set(rearm) - set(incident.accepted):
        raise refusal(incident, "expectation_failed")
    again = replace(
        incident,
        status=IncidentStatus.OPEN,
        closed_at=None,
        closed_by="",
        opened_because=reason.strip(),
        rearmed=rearm,
    )
    return Outcome([again.noted(line(act, "reopened", reason.strip()))])
