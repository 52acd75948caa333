"""Which step of a 批示 is legal where: its machine as a table, for seat and hub alike (B.6).

An intent taken elsewhere is refused and told what may be done instead. A fact is never refused: it
stands, says that it did not fit, and a person is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from console.domain.instruction import Instruction, InstructionState
from console.domain.refusal import Refused


class InstructionAct(StrEnum):
    """One thing that may be done with an instruction."""

    CONVEY = "convey"
    RECEIPT = "receipt"
    HANDLE = "handle"
    FEEDBACK = "feedback"
    REPORT_BACK = "report_back"
    CLOSE = "close"
    REOPEN = "reopen"
    URGE = "urge"
    SUPERVISE = "supervise"


@dataclass(frozen=True, slots=True)
class Way:
    """Where an act may be done, and where it leads.

    Attributes:
        states: where it may be done.
        to: where it leads.
        onward: it leads there only from an earlier state: a second feedback takes nothing back.
    """

    states: frozenset[InstructionState]
    to: InstructionState | None = None
    onward: bool = True


_ALL = tuple(InstructionState)
RECEIVED, CONVEYED, HANDLING, FEEDBACK, REPORTED_BACK, CLOSED = _ALL
AT_WORK = frozenset({CONVEYED, HANDLING, FEEDBACK})
OPEN = AT_WORK | {RECEIVED}

WAYS: Mapping[InstructionAct, Way] = {
    InstructionAct.CONVEY: Way(OPEN | {REPORTED_BACK}, CONVEYED),
    InstructionAct.RECEIPT: Way(AT_WORK | {REPORTED_BACK}),
    InstructionAct.HANDLE: Way(frozenset({CONVEYED}), HANDLING),
    InstructionAct.FEEDBACK: Way(AT_WORK | {REPORTED_BACK}, FEEDBACK),
    InstructionAct.REPORT_BACK: Way(AT_WORK, REPORTED_BACK),
    InstructionAct.CLOSE: Way(frozenset({REPORTED_BACK}), CLOSED),
    InstructionAct.REOPEN: Way(frozenset({REPORTED_BACK, CLOSED}), HANDLING, onward=False),
    InstructionAct.URGE: Way(OPEN),
    InstructionAct.SUPERVISE: Way(OPEN),
}
"""The whole machine."""


def legal(instruction: Instruction) -> tuple[InstructionAct, ...]:
    """Return what may be done with an instruction now, in the order of the table."""
    return tuple(act for act in WAYS if not why_not(instruction, act))


def why_not(instruction: Instruction, act: InstructionAct) -> str:
    """Return the code of why an act is not legal now; empty where it is.

    督办 comes after 催办: what nobody has pressed for is not taken under supervision.
    """
    if instruction.state not in WAYS[act].states:
        return "instruction_state"
    if act is InstructionAct.SUPERVISE and instruction.supervised is not None:
        return "already_under_supervision"
    if act is InstructionAct.SUPERVISE and not instruction.urges:
        return "urge_first"
    return ""


def check(instruction: Instruction, act: InstructionAct) -> None:
    """Refuse an intent that is not legal now, and name what is.

    Raises:
        Refused: it is not.
    """
    why = why_not(instruction, act)
    if why:
        steps = tuple(f"instruction.{each}" for each in legal(instruction))
        raise Refused(why, instruction.text[:40], steps)


def led(state: InstructionState, act: InstructionAct) -> InstructionState:
    """Return where an act leads from a state; where it is not legal, or leads nowhere, there."""
    way = WAYS[act]
    if way.to is None or state not in way.states:
        return state
    if way.onward and _ALL.index(way.to) <= _ALL.index(state):
        return state
    return way.to
