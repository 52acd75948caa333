"""What is marked on a 工单 beside its way: items of a joint station, and 抽查 of closed ones."""

from dataclasses import replace
from datetime import datetime

from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right
from console.domain.work_order import State, WorkOrder
from console.domain.work_order_marks import ItemTick, Sample, Score
from console.domain.work_order_steps import is_work_of, refusal

LONGEST_ITEM = 200
MOST_SCORES = 20
MOST_TICKS = 400
"""Ticks kept of one order, the newest: an order has 50 items at most, and a tick is not a toy."""


@operation("work_order.tick", right=Right.DISPATCH, is_fact=True)
def tick(
    reads: Reads,
    act: Act,
    order_id: str,
    item: str,
    at: datetime,
    is_done: bool = True,
    unit_name: str = "",
    by_phone: bool = True,
) -> Outcome:
    """Record that an item is done, or that this was told wrongly: it is never refused."""
    order = reads.find(WorkOrder, order_id)
    name = item.strip()[:LONGEST_ITEM]
    if order is None or not name or any(each.op == act.op for each in order.ticks):
        return Outcome()
    made = ItemTick(
        name, min(at, act.time), is_done, act.name, act.seat, act.op, unit_name, by_phone
    )
    return Outcome([replace(order, ticks=(*order.ticks, made)[-MOST_TICKS:])])


@operation("work_order.sample", right=Right.DISPATCH)
def sample(
    reads: Reads,
    act: Act,
    order_id: str,
    passed: bool,
    found: str = "",
    scores: tuple[Score, ...] = (),
) -> Outcome:
    """Record a 抽查 of a closed order; whoever sent or closed it does not judge it."""
    order = reads.get(WorkOrder, order_id)
    if order.state not in (State.CLOSED, State.ARCHIVED):
        raise refusal(order, "work_order_step")
    if is_work_of(order, act.person, act.name):
        raise Refused("sampled_own", act.name)
    if not passed and not found.strip():
        raise Refused("reason_needed", order.title)
    if len(scores) > MOST_SCORES or any(not 0 <= s.points <= s.most for s in scores):
        raise Refused("bad_arguments", "scores")
    words = found.strip()[:500]
    made = Sample(act.time, act.person, act.name, act.seat, act.op, passed, words, scores)
    return Outcome([replace(order, samples=(*order.samples, made))])
