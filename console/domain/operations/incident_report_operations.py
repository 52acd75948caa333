"""What was reported of a matter further up (报送): facts, with their own time, never refused.

A report ends its clock and starts the one to the next; that none is needed is said by a person,
with the reason.
"""

from dataclasses import replace
from datetime import datetime

from console.domain.incident import Incident
from console.domain.incident_reports import Reported, ReportSort
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.incident_parts import line
from console.domain.rights import Right


@operation("incident.reported", right=Right.HANDLE_ALERT, is_fact=True)
def reported(
    reads: Reads,
    act: Act,
    incident_id: str,
    sort: ReportSort,
    at: datetime,
    to: str,
    note: str = "",
) -> Outcome:
    """Record that a report left: `at` is when, never later than the act; `to` who got it."""
    if not to.strip() and sort is not ReportSort.NOT_NEEDED:
        raise Refused("bad_arguments", "to")
    incident = reads.find(Incident, incident_id)
    if incident is None:
        return Outcome()
    told = Reported(sort, min(at, act.time), to.strip(), act.name, act.seat, act.op, note.strip())
    if any(each.op == act.op for each in incident.reports):
        return Outcome()
    words = "·".join(part for part in (sort.value, told.to, told.note) if part)
    changed = replace(incident, reports=(*incident.reports, told))
    return Outcome([changed.noted(replace(line(act, "reported", words), at=told.at))])
