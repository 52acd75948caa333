"""What is known of a unit on its way: what it said, whether it was reached, how its people are."""

from dataclasses import replace
from datetime import datetime

from console.domain.notice import Channel, Notice, Reach, next_attempt
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.order import Assignment, Stage, StageTime
from console.domain.rights import Right
from console.domain.welfare import WelfareAnswer, Wellbeing

SHORTEST_WELFARE, LONGEST_WELFARE = 60, 12 * 3600
"""Seconds between two askings that a person may set."""


@operation("assignment.report", right=Right.DISPATCH, is_fact=True)
def report(
    reads: Reads,
    act: Act,
    assignment_id: str,
    stage: Stage,
    at: datetime,
    by_phone: bool = True,
    channel: str = "",
) -> Outcome:
    """Record what a unit said (电话回告, 回执页): 接令 出动 到场 处置 归队."""
    assignment = reads.find(Assignment, assignment_id)
    if assignment is None:
        return Outcome()
    if any(t.op == act.op for t in assignment.times):
        return Outcome()
    time = StageTime(stage, min(at, act.time), act.name, by_phone, act.op, channel)
    return Outcome([assignment.reported(time)])


@operation("assignment.correct", right=Right.DISPATCH)
def correct(reads: Reads, act: Act, assignment_id: str, told: str) -> Outcome:
    """Take back the last stage that was entered, named by its operation; it stays in its times."""
    assignment = reads.get(Assignment, assignment_id)
    last = assignment.last_told
    known = next((t for t in assignment.times if t.op == told), None)
    if known is None or known.stage <= Stage.SENT:
        raise Refused("not_found", told)
    if known.withdrawn_by:
        return Outcome()
    if last is None or last.op != told or assignment.recalled_by:
        raise Refused("went_on", assignment.unit_name)
    return Outcome([assignment.corrected(told, act.name)])


@operation("assignment.unreached", right=Right.DISPATCH, is_fact=True)
def unreached(reads: Reads, act: Act, assignment_id: str) -> Outcome:
    """Record that the unit did not pick up (未接通)."""
    assignment = reads.find(Assignment, assignment_id)
    if assignment is None:
        return Outcome()
    said = (*assignment.unreached_ops, act.op)
    return Outcome([replace(assignment, unreached=assignment.unreached + 1, unreached_ops=said)])


@operation("assignment.notice", right=Right.DISPATCH, is_fact=True)
def notice(
    reads: Reads,
    act: Act,
    assignment_id: str,
    channel: Channel,
    reach: Reach,
    at: datetime,
    attempt: int = 0,
    reference: str = "",
) -> Outcome:
    """Record how far one attempt to tell the unit has come.

    Args:
        reads: the assignment.
        act: who tells it.
        assignment_id: the recipient.
        channel: how it was told.
        reach: how far it came.
        at: when; never later than the act.
        attempt: which attempt; 0 begins the next one.
        reference: the provider's id of the message.
    """
    assignment = reads.find(Assignment, assignment_id)
    if assignment is None or any(n.op == act.op for n in assignment.notices):
        return Outcome()
    number = attempt if attempt > 0 else next_attempt(assignment.notices, channel)
    told = Notice(channel, number, reach, min(at, act.time), act.name, reference[:120], act.op)
    return Outcome([assignment.noticed(told)])


@operation("assignment.welfare", right=Right.DISPATCH, is_fact=True)
def welfare(
    reads: Reads,
    act: Act,
    assignment_id: str,
    said: Wellbeing,
    at: datetime,
    note: str = "",
) -> Outcome:
    """Record a 安全询问: the unit is well, needs help, or did not answer."""
    assignment = reads.find(Assignment, assignment_id)
    if assignment is None or any(w.op == act.op for w in assignment.welfare):
        return Outcome()
    answer = WelfareAnswer(said, min(at, act.time), act.name, note[:200], act.op)
    return Outcome([assignment.answered(answer)])


@operation("assignment.set_welfare", right=Right.DISPATCH)
def set_welfare(reads: Reads, act: Act, assignment_id: str, seconds: int) -> Outcome:
    """Ask this unit at another interval than the hall's; 0 goes back to the hall's."""
    assignment = reads.get(Assignment, assignment_id)
    if seconds and not SHORTEST_WELFARE <= seconds <= LONGEST_WELFARE:
        raise Refused("bad_arguments", f"seconds: {SHORTEST_WELFARE}–{LONGEST_WELFARE}")
    return Outcome([replace(assignment, welfare_seconds=seconds)])
