"""What a person may do with an alert: 签收 认领 核实 搁置 处理完毕, and taking 签收 back."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.alert import (
    SIGNING_NOTED,
    Acknowledgement,
    Alert,
    Disposition,
    Leave,
    Owner,
    Severity,
    Shelf,
    TrailLine,
)
from console.domain.alert_steps import Step, check, check_answered, refusal
from console.domain.joining import joined_count
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right

TAKE_BACK = timedelta(seconds=5)
"""How long a 签收 can be taken back (screens, rules of hand)."""

LONGEST_SHELF = timedelta(hours=8)
"""Longest 搁置 without a leader and a work order (facts/domain Part 0)."""

LONGEST_WITH_ORDER = timedelta(days=7)
"""Longest 搁置 by a leader and for a work order (facts/domain Part 0)."""

LONGEST_DEFERRAL = timedelta(hours=1)
"""No deferral outlasts this, whatever a hall's profile says of it."""


@operation("alert.acknowledge", right=Right.HANDLE_ALERT, commutes=True)
def acknowledge(
    reads: Reads, act: Act, alert_id: str, episode: int, severity_seen: Severity
) -> Outcome:
    """Mark one episode of an alert as seen by this seat (签收)."""
    alert = reads.get(Alert, alert_id)
    ack = Acknowledgement(episode, severity_seen, act.person, act.name, act.seat, act.time, act.op)
    return Outcome([alert.acknowledged(ack).noted(_line(act, "acknowledged"))])


@operation("alert.withdraw_acknowledgement", right=Right.HANDLE_ALERT)
def withdraw_acknowledgement(
    reads: Reads, act: Act, alert_id: str, acknowledgement: str
) -> Outcome:
    """Take one's own 签收 back within five seconds; it is named by the operation that made it."""
    alert = reads.get(Alert, alert_id)
    ack = next((a for a in alert.acks if a.op == acknowledgement), None)
    if ack is None:
        raise Refused("not_found", f"acknowledgement {acknowledgement}")
    if ack.person != act.person or ack.seat != act.seat:
        raise Refused("not_yours", ack.name)
    if act.time - ack.at > TAKE_BACK:
        raise Refused("too_late", "5 s")
    left = tuple(a for a in alert.acks if a.op != acknowledgement)
    return Outcome([replace(alert, acks=left).noted(_line(act, "acknowledgement_withdrawn"))])


@operation("alert.own", right=Right.HANDLE_ALERT)
def own(reads: Reads, act: Act, alert_id: str) -> Outcome:
    """Take an alert as one's own (认领); refused when somebody else has it."""
    alert = reads.get(Alert, alert_id)
    if alert.owner is not None and alert.owner.seat != act.seat:
        who = f"{alert.owner.name} {alert.owner.seat}"
        raise refusal(alert, "owned_by_other", act.time, who)
    mine = Owner(act.person, act.name, act.seat, act.time)
    return Outcome([replace(alert, owner=mine).acted_on(act.time).noted(_line(act, "owned"))])


@operation("alert.leave", right=Right.HANDLE_ALERT)
def leave(reads: Reads, act: Act, alert_id: str, how: Leave) -> Outcome:
    """Let go of what this seat has; what nobody has by now, or another, stays as it is."""
    alert = reads.get(Alert, alert_id)
    if alert.owner is None or alert.owner.seat != act.seat:
        return Outcome()
    return Outcome([alert.left(how, act.time, act.stamp, act.op)])


@operation("alert.leave", version=2, right=Right.HANDLE_ALERT)
def leave_at_shift_end(reads: Reads, act: Act, alert_id: str, how: Leave) -> Outcome:
    """Let go as above; also when the shift ended, which version 1 does not know."""
    return leave(reads, act, alert_id, how)


@operation("alert.verify", right=Right.HANDLE_ALERT)
def verify(
    reads: Reads,
    act: Act,
    alert_id: str,
    is_true: bool,
    reason: str = "",
    severity: Severity | None = None,
    joined_seen: int = 0,
) -> Outcome:
    """Say whether it is so; 不属实 needs its reason, 属实 may raise the severity.

    What was merged into it ends with it, so 不属实 is refused where more was than the person saw.
    """
    alert = _at(reads, alert_id, Step.VERIFY, act)
    if not is_true and not reason:
        raise Refused("reason_needed")
    if not is_true and joined_count(alert) > joined_seen:
        titles = "、".join(each.title for each in alert.joined)
        raise refusal(alert, "joined_unseen", act.time, titles)
    if not is_true:
        check_answered(alert, act.time)
    verdict = Disposition.CONFIRMED if is_true else Disposition.FALSE
    if is_true and alert.disposition is Disposition.ORDERED:
        verdict = Disposition.ORDERED
    raised = severity if severity and severity > alert.severity else alert.severity
    what = "confirmed" if is_true else "found_false"
    return Outcome(
        [
            replace(_owned(alert, act), disposition=verdict, severity=raised)
            .acted_on(act.time)
            .noted(_line(act, what, reason))
        ]
    )


@operation("alert.shelve", right=Right.HANDLE_ALERT)
def shelve(reads: Reads, act: Act, alert_id: str, until: datetime, reason: str) -> Outcome:
    """Set aside until a time with a reason (搁置至); 橙 and worse only by the shift leader."""
    return _shelved(_at(reads, alert_id, Step.SHELVE, act), act, until, reason, LONGEST_SHELF)


@operation("alert.shelve", version=2, right=Right.HANDLE_ALERT)
def shelve_for_an_order(
    reads: Reads, act: Act, alert_id: str, until: datetime, reason: str, order: str
) -> Outcome:
    """Set aside for up to seven days: only by the shift leader, and for a work order."""
    alert = _at(reads, alert_id, Step.SHELVE, act)
    if not order:
        raise Refused("order_needed")
    if Right.LEAD_SHIFT not in act.rights:
        raise Refused("needs_leader")
    return _shelved(alert, act, until, f"{reason}·{order}" if reason else "", LONGEST_WITH_ORDER)


@operation("alert.close", right=Right.HANDLE_ALERT)
def close(reads: Reads, act: Act, alert_id: str, result: str) -> Outcome:
    """End the work on it with its result (处理完毕)."""
    alert = reads.get(Alert, alert_id)
    if not result and not alert.is_closed:
        raise Refused("reason_needed")
    check(alert, Step.CLOSE, act.time)
    check_answered(alert, act.time)
    return Outcome(
        [
            replace(alert, disposition=Disposition.CLOSED)
            .acted_on(act.time)
            .noted(_line(act, "closed", result))
        ]
    )


@operation("alert.note", right=Right.HANDLE_ALERT, commutes=True)
def note(reads: Reads, act: Act, alert_id: str, text: str, of_signing: bool = False) -> Outcome:
    """Write something beside it; what a 签收 comes with is no action yet (facts/features B-04)."""
    alert = reads.get(Alert, alert_id)
    if of_signing:
        return Outcome([alert.noted(_line(act, SIGNING_NOTED, text))])
    return Outcome([alert.acted_on(act.time).noted(_line(act, "noted", text))])


@operation("alert.defer", right=Right.LEAD_SHIFT)
def defer(reads: Reads, act: Act, alert_id: str, until: datetime, reason: str) -> Outcome:
    """Put off the call to 带班领导, once and with a reason; `until` is what the profile allows."""
    alert = _at(reads, alert_id, Step.DEFER, act)
    if not reason:
        raise Refused("reason_needed")
    if not act.time < until <= act.time + LONGEST_DEFERRAL:
        raise Refused("bad_arguments", "until: 0–1 h")
    return Outcome([replace(alert, deferred_until=until).noted(_line(act, "deferred", reason))])


def _at(reads: Reads, alert_id: str, step: Step, act: Act) -> Alert:
    """Return an alert at which the step may be taken."""
    alert = reads.get(Alert, alert_id)
    check(alert, step, act.time)
    return alert


def _shelved(alert: Alert, act: Act, until: datetime, reason: str, longest: timedelta) -> Outcome:
    if not reason:
        raise Refused("reason_needed")
    if until - act.time > longest or until <= act.time:
        raise Refused("bad_arguments", "until: 0–7 d" if longest.days else "until: 0–8 h")
    if alert.severity >= Severity.ORANGE and Right.LEAD_SHIFT not in act.rights:
        raise Refused("needs_leader")
    shelf = Shelf(until, reason, act.person, act.name)
    return Outcome([replace(alert, shelf=shelf).noted(_line(act, "shelved", reason))])


def _owned(alert: Alert, act: Act) -> Alert:
    """Whoever acts first on what nobody has, has it."""
    if alert.owner is not None:
        return alert
    return replace(alert, owner=Owner(act.person, act.name, act.seat, act.time))


def _line(act: Act, what: str, detail: str = "") -> TrailLine:
    return TrailLine(act.time, what, act.name, act.seat, detail, act.stamp, act.op)
