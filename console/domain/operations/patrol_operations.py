"""Video patrol: pages that were looked at, and what was found. Both are facts: never refused."""

from dataclasses import replace
from datetime import datetime

from console.domain.alert import Acknowledgement, Alert, Condition, Owner, Severity, TrailLine
from console.domain.alert_marks import Evidence
from console.domain.geo import NOWHERE, Place
from console.domain.operations.base import Act, Outcome, Reads, operation
from console.domain.patrol_finding import CHANNEL, PatrolFinding
from console.domain.patrol_proof import ClearMark, PatrolProof, Sight
from console.domain.rights import Right

FOUND_AGAIN = "found_again"
"""Code of the trail: the same was found once more at the same camera."""


@operation("patrol.proof", right=Right.PLAY_VIDEO, is_fact=True)
def proof(
    reads: Reads,
    act: Act,
    proof_id: str,
    plan: str,
    began: datetime,
    ended: datetime,
    sights: tuple[Sight, ...] = (),
    plan_name: str = "",
    page: int = 0,
    wall: str = "",
    total: int = 0,
    denied: int = 0,
    cut_off: int = 0,
    unknown: int = 0,
    idle: float = 0.0,
    is_absent: bool = False,
    clear: ClearMark = ClearMark.NONE,
) -> Outcome:
    """Record a page that was left; told again, only its seat's word of 本页无异常 changes."""
    known = reads.find(PatrolProof, proof_id)
    if known is not None:
        again = known.said(clear, act.time) if known.seat == act.seat else known
        return Outcome([] if again is known else [again])
    made = PatrolProof(
        proof_id,
        plan,
        began,
        ended,
        sights,
        plan_name,
        page,
        act.person,
        act.name,
        act.seat,
        wall,
        total,
        denied,
        cut_off,
        unknown,
        idle,
        is_absent,
        clear,
        act.time if clear is not ClearMark.NONE else None,
    )
    return Outcome([made])


@operation("patrol.found", right=Right.REGISTER, is_fact=True)
def found(
    reads: Reads,
    act: Act,
    finding_id: str,
    alert_id: str,
    category: str,
    title: str,
    camera: str,
    severity: Severity = Severity.YELLOW,
    category_name: str = "",
    camera_name: str = "",
    place: Place = NOWHERE,
    at: datetime | None = None,
    same_as: str = "",
    plan: str = "",
    page: int = 0,
    files: tuple[str, ...] = (),
    note: str = "",
    frame: str = "",
) -> Outcome:
    """Record a finding and open its alert, or note it on the alert it is the same as.

    Told again with the same id it adds the files that came later (the clip), and nothing else.
    """
    known = reads.find(PatrolFinding, finding_id)
    if known is not None:
        more = tuple(dict.fromkeys((*known.files, *files)))
        return Outcome([] if more == known.files else [replace(known, files=more)])
    time = at or act.time
    made = PatrolFinding(
        finding_id,
        category,
        title,
        camera,
        time,
        category_name,
        camera_name,
        place,
        act.person,
        act.name,
        act.seat,
        alert_id,
        same_as,
        plan,
        page,
        files,
        note,
    )
    alert = reads.find(Alert, alert_id)
    line = TrailLine(time, FOUND_AGAIN, act.name, act.seat, camera_name, act.stamp, act.op)
    if alert is not None:
        again = replace(alert, count=alert.count + 1, last_at=time).noted(line)
        return Outcome([made, again])
    if same_as:
        return Outcome([made])  # its alert is not here: the finding stands by itself
    return Outcome([made, _opened(act, made, severity, frame)])


def _opened(act: Act, made: PatrolFinding, severity: Severity, frame: str) -> Alert:
    """Return the alert of a finding: whoever found it has seen it and has it."""
    line = TrailLine(act.time, "found", act.name, act.seat, made.camera_name, act.stamp, act.op)
    return Alert(
        id=made.alert,
        title=made.title,
        severity=severity,
        received_at=act.time,
        occurred_at=made.at,
        last_at=act.time,
        source=CHANNEL,
        channel=CHANNEL,
        type=made.category,
        text=made.note,
        place=made.place,
        condition=Condition.NOT_APPLICABLE,
        unsigned_since=act.time,
        owner=Owner(act.person, act.name, act.seat, act.time),
        acks=(Acknowledgement(1, severity, act.person, act.name, act.seat, act.time, act.op),),
        origin_seat=act.seat,
        evidence=Evidence(frame, made.at, made.camera),
        trail=(line,),
    )
