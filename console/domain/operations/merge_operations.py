"""并入: two alerts are one matter; 撤回并入: they are not."""

from console.domain.alert import Acknowledgement, Alert, TrailLine
from console.domain.alert_steps import OPEN, Step, check, check_answered, refusal
from console.domain.joining import merged, parted
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right


@operation("alert.merge", right=Right.HANDLE_ALERT)
def merge(reads: Reads, act: Act, alert_id: str, into: str) -> Outcome:
    """Say it is the same matter as another (并入); the shown grade of the other never falls.

    Two that are merged into each other at two seats: the first act stands, the second is refused,
    because what it names is no longer open. So there is never a ring.
    """
    alert, survivor = reads.get(Alert, alert_id), reads.get(Alert, into)
    check(alert, Step.MERGE, act.time)
    check(survivor, Step.MERGE, act.time)
    if alert_id == into:
        raise Refused("same_alert")
    if survivor.is_restricted and not alert.is_restricted:
        raise Refused("into_restricted")
    check_answered(alert, act.time)
    by = (act.person, act.name, act.seat, act.time, act.op)
    ack = Acknowledgement(alert.episode, alert.severity, *by)
    return Outcome(merged(alert, survivor, ack, _line(act, "merged_into")))


@operation("alert.unmerge", right=Right.HANDLE_ALERT)
def unmerge(reads: Reads, act: Act, alert_id: str, survivor_id: str) -> Outcome:
    """Take 并入 back: it is not the same matter; legal while what it was merged into is open."""
    alert, survivor = reads.get(Alert, alert_id), reads.get(Alert, survivor_id)
    check(alert, Step.UNMERGE, act.time)
    if alert.merged_into != survivor_id:
        raise refusal(alert, "not_merged", act.time, survivor.open_title)
    if survivor.disposition not in OPEN:
        raise refusal(survivor, "survivor_closed", act.time)
    return Outcome(parted(alert, survivor, _line(act, "parted_from")))


def _line(act: Act, what: str) -> TrailLine:
    return TrailLine(act.time, what, act.name, act.seat, "", act.stamp, act.op)
