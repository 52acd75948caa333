"""What `run` can do: the console's commands by their ids, each with its fields.

An act is taken on what this seat shows at that moment. Whoever showed it to a person before gives
`episode` and `severity` as that person saw them.
"""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from console.app.headless import hall_acts, incident_acts, order_acts
from console.app.headless.act_fields import Act, Begun, Do, Fields, value, value_of
from console.app.headless.lines import as_type
from console.app.headless.seat import HeadlessSeat
from console.app.headless.wrong import Wrong
from console.commands import alert_commands, intake_commands, log_commands, order_commands
from console.commands.executor import Result
from console.domain.alert import Alert, Call, Severity
from console.domain.geo import Place
from console.domain.order import Assignment, Stage
from console.domain.reference import Unit
from console.runtime.clock import from_text

NOTE = "alert.note"
"""The one act that has a field on screen and no command of its own."""


class OnAlert(Fields, frozen=True, kw_only=True):
    """An alert, as it was seen; without `episode` and `severity` as it stands here now."""

    alert: str
    episode: int = 0
    severity: str = ""

    def seen(self, seat: HeadlessSeat) -> Alert:
        """Return the alert as the person saw it."""
        alert = seat.record(Alert, self.alert)
        severity = value(Severity, self.severity) if self.severity else alert.severity
        return replace(alert, episode=self.episode or alert.episode, severity=severity)


class WithReason(OnAlert, frozen=True, kw_only=True):
    """An alert and why."""

    reason: str = ""


class Withdrawal(Fields, frozen=True, kw_only=True):
    """A signature of one's own, by the operation that made it."""

    alert: str
    op: str


class Verification(OnAlert, frozen=True, kw_only=True):
    """An alert found true, perhaps graded anew."""

    grade: str = ""


class Merging(OnAlert, frozen=True, kw_only=True):
    """An alert and the one it belongs to."""

    into: str


class Shelving(WithReason, frozen=True, kw_only=True):
    """An alert set aside until a time (RFC 3339)."""

    until: str


class Closing(OnAlert, frozen=True, kw_only=True):
    """An alert and what came of it."""

    result: str


class Noting(OnAlert, frozen=True, kw_only=True):
    """Words beside an alert."""

    text: str


class Registration(Fields, frozen=True, kw_only=True):
    """A call as it was taken; `place` and `call` with the fields of the record."""

    title: str
    severity: str
    place: dict[str, Any] = {}
    call: dict[str, Any] = {}
    text: str = ""
    type: str = ""
    channel: str = "phone"
    occurred_at: str = ""


class LogWriting(Fields, frozen=True, kw_only=True):
    """A line of the duty log."""

    text: str
    category: str = "记事"
    refs: list[str] = []
    occurred_at: str = ""
    amends: str = ""


class LogAttaching(Fields, frozen=True, kw_only=True):
    """A line of the duty log with a file of this machine."""

    file: str
    text: str = ""
    category: str = "记事"
    refs: list[str] = []


class Sending(OnAlert, frozen=True, kw_only=True):
    """An order about an alert to units; by phone it is a fact, else it leaves after 5 seconds."""

    text: str
    units: list[str]
    by_phone: bool = False


class Taking(Fields, frozen=True, kw_only=True):
    """An order by the system that has not left."""

    op: str


class Reporting(Fields, frozen=True, kw_only=True):
    """What a unit said, and when (RFC 3339; now when it is left out)."""

    assignment: str
    at: str = ""
    by_phone: bool = True


def run(seat: HeadlessSeat, name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """Do an act; return its line once it is saved, or refused here by the rule.

    Raises:
        Wrong: there is no such act, or its fields are wrong.
        StoreProblem: it is not saved.
    """
    act = ACTS.get(name)
    if act is None:
        raise Wrong("no_such_act", f"There is no act {name}.", f"Acts: {', '.join(ACTS)}.")
    begun = act.do(seat, as_type(args, act.fields))
    result = begun.result.result()
    if result.is_saved:
        return {"saved": result.op, "run": name, **begun.made, **begun.shown}
    told = {"zh": result.zh, "en": result.en, "detail": result.detail}
    return {"not_saved": result.refused, "run": name, **told, **begun.shown}


def described() -> dict[str, dict[str, str]]:
    """Return every act with its fields: `required` or `optional`."""
    return {
        name: {f.name: "required" if f.required else "optional" for f in _fields(act)}
        for name, act in ACTS.items()
    }


def _fields(act: Act) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(act.fields)


def _acknowledge(seat: HeadlessSeat, given: OnAlert) -> Begun:
    return Begun(seat.acts.alerts.acknowledge(given.seen(seat)))


def _withdraw(seat: HeadlessSeat, given: Withdrawal) -> Begun:
    return Begun(seat.acts.alerts.withdraw_acknowledgement(given.alert, given.op))


def _own(seat: HeadlessSeat, given: OnAlert) -> Begun:
    return Begun(seat.acts.alerts.own(given.seen(seat)))


def _confirm(seat: HeadlessSeat, given: Verification) -> Begun:
    grade = value(Severity, given.grade) if given.grade else None
    return Begun(seat.acts.alerts.verify(given.seen(seat), True, severity=grade))


def _find_false(seat: HeadlessSeat, given: WithReason) -> Begun:
    return Begun(seat.acts.alerts.verify(given.seen(seat), False, given.reason))


def _merge(seat: HeadlessSeat, given: Merging) -> Begun:
    return Begun(seat.acts.alerts.merge(given.seen(seat), seat.record(Alert, given.into)))


def _shelve(seat: HeadlessSeat, given: Shelving) -> Begun:
    until = value_of(from_text, given.until)
    return Begun(seat.acts.alerts.shelve(given.seen(seat), until, given.reason))


def _bring_back(seat: HeadlessSeat, given: OnAlert) -> Begun:
    return Begun(seat.acts.alerts.bring_back(given.seen(seat)))


def _close(seat: HeadlessSeat, given: Closing) -> Begun:
    return Begun(seat.acts.alerts.close(given.seen(seat), given.result))


def _note(seat: HeadlessSeat, given: Noting) -> Begun:
    return Begun(seat.acts.alerts.note(given.seen(seat), given.text))


def _register(seat: HeadlessSeat, given: Registration) -> Begun:
    called = {"called_at": seat.clock.now().isoformat(), **given.call}
    alert, result = seat.acts.intake.register(
        given.title,
        value(Severity, given.severity),
        value(Place, given.place),
        value(Call, called),
        words=given.text,
        sort=given.type,
        channel=given.channel,
        occurred_at=value_of(from_text, given.occurred_at) if given.occurred_at else None,
    )
    return Begun(result, {"alert": alert})


def _write(seat: HeadlessSeat, given: LogWriting) -> Begun:
    return Begun(
        seat.acts.log.write(
            given.text,
            category=given.category,
            refs=tuple(given.refs),
            occurred_at=value_of(from_text, given.occurred_at) if given.occurred_at else None,
            amends=given.amends,
        )
    )


def _attach(seat: HeadlessSeat, given: LogAttaching) -> Begun:
    return Begun(
        seat.acts.log.attach(
            given.text, Path(given.file), category=given.category, refs=tuple(given.refs)
        )
    )


def _send(seat: HeadlessSeat, given: Sending) -> Begun:
    if not given.units:
        raise Wrong("no_units", "The order names no unit.", '{"show":"units"} tells their ids.')
    units = [seat.record(Unit, id) for id in given.units]
    sending = seat.acts.orders.send(given.seen(seat), given.text, units, by_phone=given.by_phone)
    made = {
        "order": sending.order,
        "number": sending.number,
        "assignments": sending.assignments,
    }
    return Begun(sending.result, made)


def _take_back(seat: HeadlessSeat, given: Taking) -> Begun:
    result: Future[Result] = Future()
    if seat.acts.orders.take_back(given.op).result():
        result.set_result(Result(given.op))
    else:
        result.set_result(Result("", "too_late", "已发出，不能撤回", "it has left already"))
    return Begun(result)


def _unreached(seat: HeadlessSeat, given: Reporting) -> Begun:
    return Begun(seat.acts.orders.unreached(seat.record(Assignment, given.assignment)))


def _reporter(stage: Stage) -> Do:
    def report(seat: HeadlessSeat, given: Reporting) -> Begun:
        at = value_of(from_text, given.at) if given.at else seat.clock.now()
        assignment = seat.record(Assignment, given.assignment)
        return Begun(seat.acts.orders.report(assignment, stage, at, given.by_phone))

    return report


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        alert_commands.ACKNOWLEDGE.id: Act(OnAlert, _acknowledge),
        alert_commands.WITHDRAW.id: Act(Withdrawal, _withdraw),
        alert_commands.OWN.id: Act(OnAlert, _own),
        alert_commands.CONFIRM.id: Act(Verification, _confirm),
        alert_commands.FALSE.id: Act(WithReason, _find_false),
        alert_commands.MERGE.id: Act(Merging, _merge),
        alert_commands.SHELVE.id: Act(Shelving, _shelve),
        alert_commands.BACK.id: Act(OnAlert, _bring_back),
        alert_commands.CLOSE.id: Act(Closing, _close),
        NOTE: Act(Noting, _note),
        **incident_acts.ACTS,
        **order_acts.ACTS,
        **hall_acts.ACTS,
        intake_commands.REGISTER.id: Act(Registration, _register),
        log_commands.WRITE.id: Act(LogWriting, _write),
        log_commands.ATTACH.id: Act(LogAttaching, _attach),
        order_commands.SEND.id: Act(Sending, _send),
        order_commands.TAKE_BACK.id: Act(Taking, _take_back),
        order_commands.UNREACHED.id: Act(Reporting, _unreached),
        **{id: Act(Reporting, _reporter(stage)) for id, stage in order_commands.STAGES.items()},
    }
)
"""Every act by the id it has in the console."""
