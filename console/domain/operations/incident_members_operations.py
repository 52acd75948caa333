"""Which alerts are a matter's: taken into it, and out of it again.

Links are always direct: an alert names the matter it is in now, whatever was merged or split.
"""

from dataclasses import replace

from console.domain.alert import Alert
from console.domain.alert_steps import Step
from console.domain.alert_steps import check as check_alert
from console.domain.incident import Incident
from console.domain.incident_steps import IncidentStep
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.group_operations import SeenAlert, joiner
from console.domain.operations.incident_parts import at_step, in_hand, less_ids, line, with_ids
from console.domain.rights import Right


@operation("incident.add_alert", right=Right.HANDLE_ALERT)
def add_alert(
    reads: Reads, act: Act, incident_id: str, alert: SeenAlert, moved_from: str = ""
) -> Outcome:
    """Take an open alert into it; `moved_from` is the matter it was in, as the person saw it."""
    incident = at_step(reads, incident_id, IncidentStep.ADD_ALERT)
    found = reads.get(Alert, alert.alert)
    if found.incident == incident_id:
        return Outcome()
    if found.incident != moved_from:
        raise Refused("already_joined", joiner(found))
    check_alert(found, Step.DISPATCH, act.time)
    left = [_without_alert(reads, act, moved_from, found)] if moved_from else []
    grown = replace(incident, members=with_ids(incident.members, [found.id]))
    joined = replace(in_hand(found, alert, act, incident.title), incident=incident_id)
    return Outcome([grown.noted(line(act, "alert_added", found.title)), *left, joined])


@operation("incident.remove_alert", right=Right.HANDLE_ALERT)
def remove_alert(reads: Reads, act: Act, incident_id: str, alert_id: str, reason: str) -> Outcome:
    """Take an alert out of it, for a reason; the alert goes on by itself."""
    incident = at_step(reads, incident_id, IncidentStep.REMOVE_ALERT)
    if not reason.strip():
        raise Refused("reason_needed")
    alert = reads.get(Alert, alert_id)
    if alert.incident != incident_id:
        return Outcome()
    words = f"{alert.open_title}·{reason.strip()}"
    shrunk = replace(incident, members=less_ids(incident.members, [alert_id]))
    gone = replace(alert, incident="").noted(line(act, "left_incident", reason.strip()))
    return Outcome([shrunk.noted(line(act, "alert_removed", words)), gone])


def _without_alert(reads: Reads, act: Act, incident_id: str, alert: Alert) -> Incident:
    before = reads.get(Incident, incident_id)
    left = replace(before, members=less_ids(before.members, [alert.id]))
    return left.noted(line(act, "alert_removed", alert.open_title))
