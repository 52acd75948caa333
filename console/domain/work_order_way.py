"""What each step does to a 工单; a person's acts and the news of other systems go the same way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from console.domain.limits import Limit
from console.domain.work_order import (
    Asked,
    CoState,
    CoUnit,
    Hand,
    State,
    StateTime,
    Supervision,
    WorkOrder,
)
from console.domain.work_order_limits import with_delay, with_ends
from console.domain.work_order_steps import STEPS, Step


@dataclass(frozen=True, slots=True)
class Done:
    """How a step was taken.

    Attributes:
        at, name, seat, op: when, by whom, where, in which operation.
        note: reason, answer or result.
        approver: who agreed, by name and post.
        unit, unit_name, unit_phone: who gets it, or who said it.
        number: number of a 协办 sub-order.
        until: until when (挂账, 督办).
        amount: 延期: how much more of the clock's own kind.
        limits: clocks that start with it.
        is_granted: what was decided.
        solved, satisfaction: what 核查 or 回访 found.
        by_phone: said by phone.
    """

    at: datetime
    name: str = ""
    seat: str = ""
    op: str = ""
    note: str = ""
    approver: str = ""
    unit: str = ""
    unit_name: str = ""
    unit_phone: str = ""
    number: str = ""
    until: datetime | None = None
    amount: int = 0
    limits: tuple[Limit, ...] = ()
    is_granted: bool = False
    solved: bool | None = None
    satisfaction: str = ""
    by_phone: bool = False


Effect = Callable[[WorkOrder, Done], WorkOrder]


def taken(order: WorkOrder, step: Step, done: Done) -> WorkOrder:
    """Return the order after a step that is legal."""
    effect = _EFFECTS.get(step)
    after = order if effect is None else effect(order, done)
    to = STEPS[step].to
    limits = with_ends(after.limits, step, done.at)
    after = replace(after, limits=(*limits, *done.limits))
    return after.stepped(time_of(after.state if to is None else to, order, step, done))


def time_of(state: State, order: WorkOrder, step: Step, done: Done) -> StateTime:
    """Return the line of its way that a step leaves."""
    return StateTime(
        state,
        done.at,
        done.name,
        done.op,
        done.note,
        step.value,
        done.seat,
        done.unit_name or order.unit_name,
        done.by_phone,
    )


def _given(order: WorkOrder, done: Done, is_down: bool = False) -> WorkOrder:
    hand = Hand(done.unit, done.unit_name, done.at, done.name, is_down)
    return replace(
        order,
        unit=done.unit,
        unit_name=done.unit_name,
        unit_phone=done.unit_phone,
        hands=(*order.hands, hand),
        solved=None,
        checked_at=None,
    )


def _handed_down(order: WorkOrder, done: Done) -> WorkOrder:
    return _given(order, done, is_down=True)


def _co_unit(order: WorkOrder, done: Done) -> WorkOrder:
    helper = CoUnit(done.unit, done.unit_name, done.number, sent_at=done.at)
    kept = tuple(each for each in order.co_units if each.unit != done.unit)
    return replace(order, co_units=(*kept, helper))


def _co_signed(order: WorkOrder, done: Done) -> WorkOrder:
    return _co_changed(
        order, done, lambda each: replace(each, state=CoState.SIGNED, signed_at=done.at)
    )


def _co_done(order: WorkOrder, done: Done) -> WorkOrder:
    return _co_changed(
        order,
        done,
        lambda each: replace(each, state=CoState.DONE, done_at=done.at, note=done.note),
    )


def _co_changed(order: WorkOrder, done: Done, change: Callable[[CoUnit], CoUnit]) -> WorkOrder:
    """Change the helper that is named; without a name the only one there is."""
    open_ones = [each.unit for each in order.waits_for]
    named = done.unit or (open_ones[0] if len(open_ones) == 1 else "")
    return replace(
        order,
        co_units=tuple(change(each) if each.unit == named else each for each in order.co_units),
    )


def _checked(order: WorkOrder, done: Done) -> WorkOrder:
    return replace(order, checked_at=done.at, solved=done.solved, satisfaction=done.satisfaction)


def _self_handled(order: WorkOrder, done: Done) -> WorkOrder:
    return replace(order, is_self_handled=True)


def _return_asked(order: WorkOrder, done: Done) -> WorkOrder:
    asked = Asked(done.at, done.unit_name or order.unit_name, done.note, op=done.op)
    return replace(order, returns=(*order.returns, asked))


def _return_decided(order: WorkOrder, done: Done) -> WorkOrder:
    """Granted: to another unit at once where one is named, else to be dispatched anew."""
    returns = _decided(order.returns, done)
    if not done.is_granted:
        return replace(order, returns=returns, state=before(order, State.RETURN_ASKED))
    order = replace(order, limits=with_ends(order.limits, Step.REDISPATCH, done.at))
    if done.unit:
        return replace(_given(order, done), returns=returns, state=State.DISPATCHED)
    return replace(order, returns=returns, state=State.FILED, unit="", unit_name="", unit_phone="")


def _delay_asked(order: WorkOrder, done: Done) -> WorkOrder:
    asked = Asked(done.at, order.unit_name, done.note, done.until, done.amount, op=done.op)
    return replace(order, delays=(*order.delays, asked))


def _delay_decided(order: WorkOrder, done: Done) -> WorkOrder:
    """Granted: the clock of 办结 gets what was asked, or what the one who agreed said."""
    delays = _decided(order.delays, done)
    limits = order.limits
    if done.is_granted:
        why = delays[-1].reason
        limits = with_delay(limits, delays[-1].amount, done.at, done.approver or done.name, why)
    return replace(order, delays=delays, limits=limits)


def _parked(order: WorkOrder, done: Done) -> WorkOrder:
    """挂账 is decided as it is asked: `until` is the day it is looked at again."""
    asked = Asked(
        done.at, order.unit_name, done.note, done.until, decided_at=done.at, is_granted=True,
        approver=done.approver, op=done.op,
    )  # fmt: skip
    return replace(order, parks=(*order.parks, asked))


def _unparked(order: WorkOrder, done: Done) -> WorkOrder:
    return replace(order, state=before(order, State.PARKED))


def _reworked(order: WorkOrder, done: Done) -> WorkOrder:
    return replace(order, reworks=order.reworks + 1, checked_at=None, solved=None)


def _supervised(order: WorkOrder, done: Done) -> WorkOrder:
    by = done.approver or done.name
    return replace(order, supervised=Supervision(done.at, by, done.until, done.note))


def _urged(order: WorkOrder, done: Done) -> WorkOrder:
    return replace(order, urges=order.urges + 1)


def _exemption_asked(order: WorkOrder, done: Done) -> WorkOrder:
    asked = Asked(done.at, order.unit_name, done.note, op=done.op)
    return replace(order, exemptions=(*order.exemptions, asked))


def _exemption_decided(order: WorkOrder, done: Done) -> WorkOrder:
    return replace(order, exemptions=_decided(order.exemptions, done))


def _reopened(order: WorkOrder, done: Done) -> WorkOrder:
    return replace(order, checked_at=None, solved=None, satisfaction="")


def _decided(asked: tuple[Asked, ...], done: Done) -> tuple[Asked, ...]:
    """Return what was asked with its decision; a record may have lost what was asked."""
    waiting = asked[-1] if asked else Asked(done.at)
    last = replace(
        waiting,
        decided_at=done.at,
        is_granted=done.is_granted,
        approver=done.approver,
        note=done.note,
        until=done.until or waiting.until,
        amount=done.amount or waiting.amount,
    )
    return (*asked[:-1], last)


def before(order: WorkOrder, state: State) -> State:
    """Return where it stood before it came to `state`: it goes on from there."""
    for time in reversed(order.times):
        if time.state is not state:
            return time.state
    return State.DISPATCHED


_EFFECTS: Mapping[Step, Effect] = {
    Step.DISPATCH: _given,
    Step.REDISPATCH: _given,
    Step.HAND_DOWN: _handed_down,
    Step.CO_UNIT: _co_unit,
    Step.CO_SIGN: _co_signed,
    Step.CO_DONE: _co_done,
    Step.CHECK: _checked,
    Step.SELF_HANDLE: _self_handled,
    Step.ASK_RETURN: _return_asked,
    Step.DECIDE_RETURN: _return_decided,
    Step.ASK_DELAY: _delay_asked,
    Step.DECIDE_DELAY: _delay_decided,
    Step.PARK: _parked,
    Step.UNPARK: _unparked,
    Step.REWORK: _reworked,
    Step.SUPERVISE: _supervised,
    Step.URGE: _urged,
    Step.ASK_EXEMPT: _exemption_asked,
    Step.DECIDE_EXEMPT: _exemption_decided,
    Step.REOPEN: _reopened,
}
"""Steps that do more than lead to another state."""


def merged(order: WorkOrder, other: WorkOrder, done: Done) -> tuple[WorkOrder, WorkOrder]:
    """Return both orders after 合并: the first one goes on as part of the other."""
    gone = replace(taken(order, Step.MERGE, done), merged_into=other.id)
    line = replace(time_of(other.state, other, Step.MERGE, done), note=order.title)
    return gone, replace(other.stepped(line), related=_with(other.related, order.id))


def linked(order: WorkOrder, other: WorkOrder, done: Done) -> tuple[WorkOrder, WorkOrder]:
    """Return both orders after 关联: each goes its own way and names the other."""
    return _related(order, other, done), _related(other, order, done)


def _related(order: WorkOrder, other: WorkOrder, done: Done) -> WorkOrder:
    line = replace(time_of(order.state, order, Step.RELATE, done), note=other.title)
    return replace(order.stepped(line), related=_with(order.related, other.id))


def _with(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return ids if id in ids else (*ids, id)
