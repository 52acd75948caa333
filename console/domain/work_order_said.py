"""What a unit said of a 工单: it has happened, so it stands with its time whatever is known.

Where it contradicts what is known, a person is asked; where it only tells of what lies behind, it
adds its time and takes nothing back.
"""

from dataclasses import replace

from console.domain.work_order import State, WorkOrder
from console.domain.work_order_steps import STEPS, Step, why_not
from console.domain.work_order_way import Done, taken, time_of

CONTRADICTS = "work_order_contradicts"
"""Code of a card: a unit said what does not fit where the order stands."""


OTHER_UNIT = "other_unit"

_FORWARD = (
    State.DISPATCHED,
    State.SIGNED,
    State.CONTACTED,
    State.HANDLING,
    State.FEEDBACK,
    State.CHECKING,
    State.CLOSED,
)
"""What a unit says late of where it was adds its time and takes nothing back."""
_SAID_OF = {
    Step.SIGN: State.SIGNED,
    Step.CONTACT: State.CONTACTED,
    Step.HANDLE: State.HANDLING,
    Step.FEEDBACK: State.FEEDBACK,
}
_BY_THE_UNIT = frozenset({*_SAID_OF, Step.INTERIM, Step.ASK_RETURN, Step.ASK_DELAY})


def told(order: WorkOrder, step: Step, done: Done) -> WorkOrder:
    """Return the order after what a unit said, which has happened."""
    if any(time.op == done.op for time in order.times if done.op):
        return order
    doubt = OTHER_UNIT if _is_of_another(order, step, done) else why_not(order, step)
    if not doubt:
        return taken(order, step, done)
    time = time_of(order.state, order, step, done)
    if _is_late(order, step, done):
        return order.stepped(time)
    return replace(order.stepped(replace(time, doubt=doubt)), needs_check=CONTRADICTS)


def _is_of_another(order: WorkOrder, step: Step, done: Done) -> bool:
    """Whether a unit said it that has not got the order: it was given to another one."""
    return step in _BY_THE_UNIT and bool(done.unit and order.unit) and done.unit != order.unit


def _is_late(order: WorkOrder, step: Step, done: Done) -> bool:
    """Whether it only tells of what lies behind already, or is so as it is told."""
    if _is_of_another(order, step, done):
        had = any(hand.unit == done.unit for hand in order.hands)
        return had and done.at < order.hands[-1].at
    if STEPS[step].to is order.state:
        return True
    said = _SAID_OF.get(step)
    if said is None or order.state not in _FORWARD:
        return False
    return _FORWARD.index(said) <= _FORWARD.index(order.state)
