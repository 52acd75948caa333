"""The wall of an incident: which cameras it is looked at by."""

from console.domain.incident import Incident
from console.domain.incident_wall import IncidentWall
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right

MOST = 400
"""Cameras kept with one incident."""


@operation("incident_wall.keep", right=Right.PLAY_VIDEO)
def keep(
    reads: Reads, act: Act, incident_id: str, cameras: tuple[str, ...], layout: str = ""
) -> Outcome:
    """Keep the cameras of an incident's wall; the newest choice holds, a late one changes nothing.

    Also after the incident was closed: what it was looked at by is part of what is known of it.
    """
    incident = reads.get(Incident, incident_id)
    if len(cameras) > MOST:
        raise Refused("bad_arguments", "cameras")
    known = reads.find(IncidentWall, incident.id)
    if known is not None and known.kept_at is not None and known.kept_at > act.time:
        return Outcome()
    return Outcome([IncidentWall(incident.id, cameras, layout, act.time, act.name)])
