"""110 分流: 接单, 退回 with its reason, and the three-way call, which is a fact."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from console.domain import diversion
from console.domain.alert import Acknowledgement, Alert, Disposition, Owner, TrailLine
from console.domain.alert_marks import Severity
from console.domain.alert_steps import Step, check, refusal
from console.domain.check import Check
from console.domain.diversion import Agreed, Answer, Answered, DiversionReply
from console.domain.entity import read_value
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right
from console.runtime.clock import CHINA

FIRST_TAKES_IT = "三方通话未明确，首接负责"
"""Reason of what was taken because nobody could say whose it is; a record of the hall."""


@operation("diversion.take", right=Right.HANDLE_ALERT)
def take(reads: Reads, act: Act, alert_id: str, episode: int, severity_seen: Severity) -> Outcome:
    """Take it (接单); that is 签收 as well, of what the person saw."""
    alert = _open_one(reads, alert_id, act)
    seen = _signed(alert, act, episode, severity_seen)
    return _answered(seen, act, Answered(Answer.TAKEN, act.time, act.name, act.seat))


@operation("diversion.return", right=Right.HANDLE_ALERT)
def give_back(
    reads: Reads, act: Act, alert_id: str, episode: int, severity_seen: Severity, reason: str
) -> Outcome:
    """Give it back with a reason (退回); what forces were sent to is given back no more."""
    alert = _open_one(reads, alert_id, act)
    if not reason.strip():
        raise Refused("reason_needed")
    if alert.disposition is Disposition.ORDERED:
        raise refusal(alert, "diversion_ordered", act.time)
    seen = _signed(alert, act, episode, severity_seen)
    answered = Answered(Answer.RETURNED, act.time, act.name, act.seat, reason.strip())
    return _answered(seen, act, answered)


@operation("diversion.call", right=Right.HANDLE_ALERT, is_fact=True)
def call(
    reads: Reads,
    act: Act,
    alert_id: str,
    at: datetime,
    parties: tuple[str, ...],
    agreed: Agreed,
    reason: str = "",
    episode: int = 0,
    severity_seen: Severity = Severity.NOTICE,
) -> Outcome:
    """Record a call with the 110 desk and what was agreed: it has happened, never refused.

    Whoever made it has seen the alert. What it contradicts stays as it is, and a person is asked.
    """
    when = min(at, act.time)
    why = reason or (FIRST_TAKES_IT if agreed is Agreed.UNCLEAR else "")
    answered = Answered(agreed.answer, when, act.name, act.seat, why, True, act.op)
    alert = reads.find(Alert, alert_id)
    if alert is None:
        return Outcome([replace(_reply(alert_id, answered), needs_check="alert_unknown")])
    if any(line.op == act.op for line in alert.trail):
        return Outcome()
    words = f"{agreed.value} {'、'.join(parties)}"
    line = TrailLine(when, "diversion_call", act.name, act.seat, words, act.stamp, act.op)
    known = alert.diversion
    alert = _signed(alert, act, episode, severity_seen) if episode else alert
    if known is None:
        return _answered(_asked(alert, answered).noted(line), act, answered)
    if known is not None and known.answer is answered.answer:
        return Outcome([alert.noted(line)])
    return Outcome([replace(alert, needs_check="diversion_contradicts").noted(line)])


def as_agreed(held: Alert | DiversionReply, check: Check, act: Act) -> Alert | DiversionReply:
    """Return a record as the phone call of a card has it, once a person decided that it holds."""
    told = check.args if isinstance(check.args, Mapping) else {}
    answer = read_value(Agreed, told.get("agreed")).answer
    at = check.acted_at or act.time
    reason = str(told.get("reason", ""))
    if isinstance(held, DiversionReply):
        return replace(held, answer=answer, at=at, seat=check.seat, reason=reason, by_phone=True)
    answered = Answered(answer, at, check.actor, check.seat, reason, True, check.operation)
    disposition = Disposition.CLOSED if answer is Answer.RETURNED else Disposition.UNVERIFIED
    return replace(held, diversion=answered, disposition=disposition)


def _asked(alert: Alert, answered: Answered) -> Alert:
    """Ask a person where forces are out for what is given back: somebody has to call them back."""
    is_back = answered.answer is Answer.RETURNED
    is_out = is_back and alert.disposition is Disposition.ORDERED
    return replace(alert, needs_check="diversion_ordered") if is_out else alert


def _open_one(reads: Reads, alert_id: str, act: Act) -> Alert:
    """Return a diversion that waits for its answer."""
    alert = reads.get(Alert, alert_id)
    known = alert.diversion
    if alert.channel != diversion.CHANNEL:
        raise Refused("not_a_diversion", alert.title)
    if known is not None:
        when = known.at.astimezone(CHINA)
        raise refusal(
            alert, "diversion_answered", act.time, f"{known.name} {known.seat} {when:%H:%M:%S}"
        )
    check(alert, Step.DISPATCH, act.time)
    return alert


def _signed(alert: Alert, act: Act, episode: int, severity_seen: Severity) -> Alert:
    ack = Acknowledgement(episode, severity_seen, act.person, act.name, act.seat, act.time, act.op)
    return alert.acknowledged(ack)


def _answered(alert: Alert, act: Act, answered: Answered) -> Outcome:
    answered = replace(answered, op=act.op)
    may_close = alert.disposition in (Disposition.UNVERIFIED, Disposition.CONFIRMED)
    is_back = answered.answer is Answer.RETURNED
    what = "diversion_returned" if is_back else "diversion_taken"
    line = TrailLine(answered.at, what, act.name, act.seat, answered.reason, act.stamp, act.op)
    after = replace(
        alert,
        diversion=answered,
        owner=alert.owner or Owner(act.person, act.name, act.seat, act.time),
        disposition=Disposition.CLOSED if is_back and may_close else alert.disposition,
    )
    reply = _reply(alert.id, answered, alert)
    return Outcome([after.acted_on(act.time).noted(line), reply])


def _reply(alert_id: str, answered: Answered, alert: Alert | None = None) -> DiversionReply:
    told = DiversionReply(
        alert_id,
        answered.answer,
        answered.at,
        answered.name,
        answered.seat,
        answered.reason,
        answered.by_phone,
    )
    if alert is None:
        return told
    return replace(told, title=alert.title, source=alert.source, fingerprint=alert.fingerprint)
