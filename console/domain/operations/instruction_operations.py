"""What a hall does with an instruction (批示), from writing it down to 办结.

That it was given, told on, answered or pressed for is a fact and stands with its time, whatever is
known; 办理, 督办, 办结 and opening it again are decisions, refused where they are not legal.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from console.domain.instruction import (
    Feedback,
    Instruction,
    InstructionState,
    InstructionStep,
    Medium,
    ReadBack,
    Target,
    Urge,
)
from console.domain.instruction_steps import InstructionAct, check, led, why_not
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.playbook import NO_LIMIT, StepLimit
from console.domain.rights import Right


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit an instruction is for."""

    name: str
    unit: str = ""


@operation("instruction.register", right=Right.REGISTER, is_fact=True)
def register(
    reads: Reads,
    act: Act,
    instruction_id: str,
    number: str,
    text: str,
    at: datetime,
    from_name: str,
    post: str = "",
    medium: Medium = Medium.PHONE,
    read_back: ReadBack | None = None,
    units: tuple[NamedUnit, ...] = (),
    limit: StepLimit = NO_LIMIT,
    incident: str = "",
    alert: str = "",
) -> Outcome:
    """Write an instruction down, word for word; told twice it is one."""
    if reads.find(Instruction, instruction_id) is not None:
        return Outcome()
    lacks = medium is Medium.PHONE and (read_back is None or not read_back.agreed_by.strip())
    when = min(at, act.time)
    doubt = "not_read_back" if lacks else ""
    line = InstructionStep("register", when, act.name, act.seat, act.op, from_name, doubt)
    made = Instruction(
        id=instruction_id,
        number=number,
        text=text,
        at=when,
        recorded_at=act.time,
        from_name=from_name,
        post=post,
        medium=medium,
        name=act.name,
        seat=act.seat,
        read_back=read_back,
        targets=tuple(Target(each.unit, each.name) for each in units),
        limit=limit,
        incident=incident,
        alert=alert,
        needs_check=doubt,
        steps=(line,),
    )
    return Outcome([made])


@operation("instruction.convey", right=Right.REGISTER, is_fact=True)
def convey(
    reads: Reads,
    act: Act,
    instruction_id: str,
    unit_name: str,
    at: datetime,
    unit: str = "",
    told_to: str = "",
) -> Outcome:
    """Say that a unit was told of it (转达); the first time stands."""
    known = reads.find(Instruction, instruction_id)
    if known is None:
        return Outcome()
    target = known.target(unit_name) or Target(unit, unit_name)
    when = min(at, act.time)
    if target.conveyed_at is None:
        target = replace(
            target, conveyed_at=when, conveyed_by=act.name, conveyed_to=told_to.strip()
        )
    detail = f"{unit_name} {told_to}".strip()
    return _told(known.with_target(target), InstructionAct.CONVEY, when, act, detail)


@operation("instruction.receipt", right=Right.REGISTER, is_fact=True)
def receipt(
    reads: Reads, act: Act, instruction_id: str, unit_name: str, at: datetime, by: str = ""
) -> Outcome:
    """Say that a unit has it (已收悉), and who there said so."""
    known = reads.find(Instruction, instruction_id)
    if known is None:
        return Outcome()
    when = min(at, act.time)
    target = known.target(unit_name) or Target("", unit_name)
    if target.receipt_at is None:
        target = replace(target, receipt_at=when, receipt_by=by.strip())
    detail = f"{unit_name} {by}".strip()
    return _told(known.with_target(target), InstructionAct.RECEIPT, when, act, detail)


@operation("instruction.handle", right=Right.REGISTER)
def handle(reads: Reads, act: Act, instruction_id: str) -> Outcome:
    """Say that it is worked on (办理)."""
    known = reads.get(Instruction, instruction_id)
    check(known, InstructionAct.HANDLE)
    return Outcome([_stepped(known, InstructionAct.HANDLE, act.time, act)])


@operation("instruction.feedback", right=Right.REGISTER, is_fact=True)
def feedback(
    reads: Reads, act: Act, instruction_id: str, text: str, at: datetime, unit_name: str = ""
) -> Outcome:
    """Write down what a unit tells of the work on it (反馈)."""
    known = reads.find(Instruction, instruction_id)
    if known is None:
        return Outcome()
    when = min(at, act.time)
    told = Feedback(when, text.strip(), unit_name, act.name, act.seat, act.op)
    after = replace(known, feedbacks=(*known.feedbacks, told))
    return _told(after, InstructionAct.FEEDBACK, when, act, f"{unit_name} {text}".strip())


@operation("instruction.report_back", right=Right.REGISTER, is_fact=True)
def report_back(
    reads: Reads, act: Act, instruction_id: str, text: str, at: datetime, to: str = ""
) -> Outcome:
    """Say that whoever gave it was told the result (回报)."""
    known = reads.find(Instruction, instruction_id)
    if known is None:
        return Outcome()
    after = replace(known, result=text.strip())
    detail = f"{to} {text}".strip()
    return _told(after, InstructionAct.REPORT_BACK, min(at, act.time), act, detail)


@operation("instruction.close", right=Right.REGISTER)
def close(reads: Reads, act: Act, instruction_id: str, note: str = "") -> Outcome:
    """End it (办结): not before its result was reported back."""
    known = reads.get(Instruction, instruction_id)
    check(known, InstructionAct.CLOSE)
    return Outcome([_stepped(known, InstructionAct.CLOSE, act.time, act, note.strip())])


@operation("instruction.reopen", right=Right.REGISTER)
def reopen(reads: Reads, act: Act, instruction_id: str, reason: str) -> Outcome:
    """Work on it again: whoever gave it is not content."""
    known = reads.get(Instruction, instruction_id)
    check(known, InstructionAct.REOPEN)
    if not reason.strip():
        raise Refused("reason_needed")
    return Outcome([_stepped(known, InstructionAct.REOPEN, act.time, act, reason.strip())])


@operation("instruction.urge", right=Right.REGISTER, is_fact=True)
def urge(
    reads: Reads, act: Act, instruction_id: str, at: datetime, unit_name: str = "", text: str = ""
) -> Outcome:
    """Say that a unit was pressed for its feedback (催办)."""
    known = reads.find(Instruction, instruction_id)
    if known is None:
        return Outcome()
    when = min(at, act.time)
    told = Urge(when, text.strip(), unit_name, act.name, act.seat, act.op)
    after = replace(known, urges=(*known.urges, told))
    return _told(after, InstructionAct.URGE, when, act, f"{unit_name} {text}".strip())


@operation("instruction.supervise", right=Right.REGISTER)
def supervise(reads: Reads, act: Act, instruction_id: str, text: str) -> Outcome:
    """Take it under supervision (督办), after it was pressed for in vain."""
    known = reads.get(Instruction, instruction_id)
    check(known, InstructionAct.SUPERVISE)
    if not text.strip():
        raise Refused("reason_needed")
    told = Urge(act.time, text.strip(), "", act.name, act.seat, act.op)
    after = replace(known, supervised=told)
    return Outcome([_stepped(after, InstructionAct.SUPERVISE, act.time, act, text.strip())])


def _told(known: Instruction, what: InstructionAct, at: datetime, act: Act, detail: str) -> Outcome:
    """Return what a fact leaves; one that did not fit says so, and a person is asked."""
    if any(step.op == act.op for step in known.steps):
        return Outcome()
    doubt = why_not(known, what)
    after = _stepped(known, what, at, act, detail, doubt)
    return Outcome([replace(after, needs_check="instruction_contradicts") if doubt else after])


def _stepped(
    known: Instruction,
    what: InstructionAct,
    at: datetime,
    act: Act,
    detail: str = "",
    doubt: str = "",
) -> Instruction:
    line = InstructionStep(what, at, act.name, act.seat, act.op, detail, doubt)
    state: InstructionState = led(known.state, what)
    return replace(known, state=state, steps=(*known.steps, line))
