"""接报登记: what somebody said on the phone becomes an alert; a fact, so it is never refused."""

from datetime import datetime

from console.domain.alert import (
    Acknowledgement,
    Alert,
    Call,
    Condition,
    Owner,
    Severity,
    TrailLine,
)
from console.domain.geo import Place
from console.domain.operations.base import Act, Outcome, Reads, operation
from console.domain.rights import Right


@operation("alert.register", right=Right.REGISTER, is_fact=True)
def register(
    reads: Reads,
    act: Act,
    alert_id: str,
    title: str,
    severity: Severity,
    place: Place,
    call: Call,
    text: str = "",
    type: str = "",
    occurred_at: datetime | None = None,
    channel: str = "phone",
) -> Outcome:
    """Record a call; whoever took it has seen it and has it. Told twice it stays as it is."""
    known = reads.find(Alert, alert_id)
    if known is not None:
        return Outcome()
    alert = Alert(
        id=alert_id,
        title=title,
        severity=severity,
        received_at=act.time,
        occurred_at=occurred_at,
        last_at=act.time,
        source="call",
        channel=channel,
        type=type,
        text=text,
        place=place,
        condition=Condition.NOT_APPLICABLE,
        unsigned_since=act.time,
        owner=Owner(act.person, act.name, act.seat, act.time),
        acks=(Acknowledgement(1, severity, act.person, act.name, act.seat, act.time, act.op),),
        call=call,
        origin_seat=act.seat,
        trail=(
            TrailLine(act.time, "registered", act.name, act.seat, call.unit, act.stamp, act.op),
        ),
    )
    return Outcome([alert])
