"""Which step of a 工单 is legal where: its machine as a table, for seat and hub alike (B.3).

A step names the states it may be taken in, where it leads, and what else must hold. Whoever takes
it elsewhere is refused and told what may be done instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from console.domain.refusal import Refused
from console.domain.work_order import CoState, State, WorkOrder


class Step(StrEnum):
    """One thing that may be done with a 工单."""

    VERIFY = "verify"
    FILE = "file"
    REFUSE = "refuse"
    DISPATCH = "dispatch"
    REDISPATCH = "redispatch"
    HAND_DOWN = "hand_down"
    CO_UNIT = "co_unit"
    CO_SIGN = "co_sign"
    CO_DONE = "co_done"
    SIGN = "sign"
    CONTACT = "contact"
    HANDLE = "handle"
    INTERIM = "interim"
    FEEDBACK = "feedback"
    REVIEW = "review"
    CHECK = "check"
    CLOSE = "close"
    ARCHIVE = "archive"
    SELF_HANDLE = "self_handle"
    ASK_RETURN = "ask_return"
    DECIDE_RETURN = "decide_return"
    ASK_DELAY = "ask_delay"
    DECIDE_DELAY = "decide_delay"
    PARK = "park"
    UNPARK = "unpark"
    REWORK = "rework"
    SUPERVISE = "supervise"
    URGE = "urge"
    ASK_EXEMPT = "ask_exempt"
    DECIDE_EXEMPT = "decide_exempt"
    VOID = "void"
    MERGE = "merge"
    RELATE = "relate"
    REOPEN = "reopen"


Guard = Callable[[WorkOrder], str]
"""Returns the code of why not, empty where it may be."""

NEW = frozenset({State.REGISTERED, State.VERIFIED})
WAITING = frozenset({State.FILED, State.REOPENED})
"""待派单."""
AT_WORK = frozenset({State.SIGNED, State.CONTACTED, State.HANDLING, State.REWORK})
AT_UNIT = AT_WORK | {State.DISPATCHED}
"""A unit has it."""
ANSWERED = frozenset({State.FEEDBACK, State.CHECKING})
HELD = frozenset({State.RETURN_ASKED, State.PARKED})
OPEN = NEW | WAITING | AT_UNIT | ANSWERED | HELD
KEPT = frozenset(State) - {State.VOID, State.MERGED}


def _always(order: WorkOrder) -> str:
    return ""


def _is_verified(order: WorkOrder) -> str:
    """核实 before 立案: of what the grid found; a hotline has accepted it already."""
    is_first = order.source == GRID and order.state is State.REGISTERED
    return "work_order_first" if is_first else ""


def _is_checked(order: WorkOrder) -> str:
    if order.checked_at is None:
        return "work_order_first"
    return "work_order_first" if order.waits_for else ""


def _no_delay_asked(order: WorkOrder) -> str:
    return "work_order_asked" if order.open_delay else ""


def _delay_asked(order: WorkOrder) -> str:
    return "" if order.open_delay else "work_order_asked"


def _no_exemption_asked(order: WorkOrder) -> str:
    is_granted = any(asked.is_granted for asked in order.exemptions)
    return "work_order_asked" if order.open_exemption or is_granted else ""


def _exemption_asked(order: WorkOrder) -> str:
    return "" if order.open_exemption else "work_order_asked"


def _is_unsupervised(order: WorkOrder) -> str:
    return "work_order_asked" if order.supervised else ""


def _has_unsigned(order: WorkOrder) -> str:
    return (
        ""
        if any(each.state is CoState.DISPATCHED for each in order.co_units)
        else "work_order_asked"
    )


def _has_undone(order: WorkOrder) -> str:
    return "" if order.waits_for else "work_order_asked"


GRID = "grid"
"""Channel of what grid workers find."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a step may be taken, and where it leads.

    Attributes:
        states: where it may be taken.
        to: where it leads; None where the order stays where it is, or where the step itself says.
        guard: what else must hold.
        reason: whether it needs a reason.
        approver: whether somebody has to be named who agreed.
    """

    states: frozenset[State]
    to: State | None = None
    guard: Guard = _always
    reason: bool = False
    approver: bool = False


STEPS: Mapping[Step, Rule] = {
    Step.VERIFY: Rule(frozenset({State.REGISTERED}), State.VERIFIED),
    Step.FILE: Rule(NEW, State.FILED, _is_verified),
    Step.REFUSE: Rule(NEW, State.REFUSED, reason=True),
    Step.DISPATCH: Rule(WAITING, State.DISPATCHED),
    Step.REDISPATCH: Rule(AT_UNIT, State.DISPATCHED, reason=True),
    Step.HAND_DOWN: Rule(AT_UNIT - {State.REWORK}, State.DISPATCHED),
    Step.CO_UNIT: Rule(AT_UNIT),
    Step.CO_SIGN: Rule(AT_UNIT | ANSWERED, guard=_has_unsigned),
    Step.CO_DONE: Rule(AT_UNIT | ANSWERED, guard=_has_undone),
    Step.SIGN: Rule(frozenset({State.DISPATCHED}), State.SIGNED),
    Step.CONTACT: Rule(frozenset({State.SIGNED}), State.CONTACTED),
    Step.HANDLE: Rule(AT_WORK - {State.HANDLING}, State.HANDLING),
    Step.INTERIM: Rule(AT_UNIT | HELD, reason=True),
    Step.FEEDBACK: Rule(AT_WORK, State.FEEDBACK, reason=True),
    Step.REVIEW: Rule(frozenset({State.FEEDBACK}), State.CHECKING),
    Step.CHECK: Rule(frozenset({State.CHECKING})),
    Step.CLOSE: Rule(frozenset({State.CHECKING}), State.CLOSED, _is_checked),
    Step.ARCHIVE: Rule(frozenset({State.CLOSED, State.REFUSED}), State.ARCHIVED),
    Step.SELF_HANDLE: Rule(NEW | WAITING, State.CHECKING, reason=True),
    Step.ASK_RETURN: Rule(AT_UNIT - {State.REWORK}, State.RETURN_ASKED, reason=True),
    Step.DECIDE_RETURN: Rule(frozenset({State.RETURN_ASKED}), approver=True),
    Step.ASK_DELAY: Rule(AT_UNIT, guard=_no_delay_asked, reason=True),
    Step.DECIDE_DELAY: Rule(AT_UNIT | HELD | ANSWERED, guard=_delay_asked, approver=True),
    Step.PARK: Rule(AT_UNIT, State.PARKED, reason=True, approver=True),
    Step.UNPARK: Rule(frozenset({State.PARKED})),
    Step.REWORK: Rule(ANSWERED, State.REWORK, reason=True),
    Step.SUPERVISE: Rule(OPEN, guard=_is_unsupervised, reason=True),
    Step.URGE: Rule(AT_UNIT | HELD | ANSWERED),
    Step.ASK_EXEMPT: Rule(KEPT - {State.ARCHIVED}, guard=_no_exemption_asked, reason=True),
    Step.DECIDE_EXEMPT: Rule(KEPT, guard=_exemption_asked, approver=True),
    Step.VOID: Rule(OPEN, State.VOID, reason=True, approver=True),
    Step.MERGE: Rule(NEW | WAITING | AT_UNIT, State.MERGED),
    Step.RELATE: Rule(KEPT),
    Step.REOPEN: Rule(
        frozenset({State.CLOSED, State.ARCHIVED, State.REFUSED}), State.REOPENED, reason=True
    ),
}
"""The whole machine of a 工单."""

PREFIX = "work_order."
"""Of the names of its steps where they stand beside those of alerts."""


def why_not(order: WorkOrder, step: Step) -> str:
    """Return the code of why a step may not be taken, empty where it may."""
    rule = STEPS[step]
    return rule.guard(order) if order.state in rule.states else "work_order_step"


def legal(order: WorkOrder) -> tuple[Step, ...]:
    """Return the steps that may be taken, in the order of the table."""
    return tuple(step for step in STEPS if not why_not(order, step))


ITS_WORK = frozenset({Step.DISPATCH, Step.REDISPATCH, Step.CHECK, Step.CLOSE})
"""Steps after which a person does not judge whether they were done well (抽查)."""


def is_work_of(order: WorkOrder, person: str, name: str) -> bool:
    """Whether somebody registered, sent, checked or closed an order."""
    done = (time.name for time in order.times if time.step in ITS_WORK)
    return order.person == person or name in done


def check(order: WorkOrder, step: Step, reason: str, approver: str) -> None:
    """Let a legal step pass that has what it needs.

    Raises:
        Refused: with the code, what is in the way, and the legal steps.
    """
    rule = STEPS[step]
    code = why_not(order, step)
    if not code and rule.reason and not reason.strip():
        code = "reason_needed"
    if not code and rule.approver and not approver.strip():
        code = "authority_needed"
    if code:
        raise refusal(order, code)


def refusal(order: WorkOrder, code: str, detail: str = "") -> Refused:
    """Return the refusal of a step with what may be done instead."""
    names = "、".join(each.name for each in order.waits_for) if code == "work_order_first" else ""
    return Refused(code, detail or names or order.title, tuple(PREFIX + s for s in legal(order)))
