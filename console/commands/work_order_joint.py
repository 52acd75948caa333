"""并案处置 by 工单: one order for each responsible unit with its list of points, as one act."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.group_commands import Matter
from console.commands.order_commands import HOLD, NumberSource
from console.commands.work_order_commands import NewOrder, Recipient, WorkOrderActs
from console.domain.geo import NOWHERE
from console.domain.joint_orders import JointOrder

NAMED = 6
"""Units named in the line of the duty log; the orders name all."""


class JointWorkOrders:
    """An `OrderPort`.

    Args:
        executor: saves the act.
        next_number: gives a matter its number.
        work_orders: makes the orders.
    """

    def __init__(
        self, executor: Executor, next_number: NumberSource, work_orders: WorkOrderActs
    ) -> None:
        self._executor = executor
        self._next_number = next_number
        self._work_orders = work_orders

    def send(self, matter: Matter) -> "Future[Result]":
        """Save matter, links and orders as one act; nothing of it leaves for five seconds."""
        incident, number = self._executor.new_id(), self._next_number()
        orders = [self._work_orders.made(_new(matter, each)) for each in matter.prepared.orders]
        keys = [f"incident/{incident}", *(f"work_order/{order['id']}" for order in orders)]
        told = {
            "orders": orders,
            "matter": {
                "incident": incident,
                "title": matter.title,
                "cause": matter.cause,
                "number": number,
                "members": [
                    {
                        "alert": alert.id,
                        "episode": alert.episode,
                        "severity": alert.severity.name.lower(),
                    }
                    for alert in matter.members
                ],
            },
        }
        targets = [*keys, *(f"alert/{alert.id}" for alert in matter.members)]
        log = LogLine("工单", _log_words(matter, orders), tuple(keys))
        return self._executor.perform(
            Intention("work_order.register", keys[0], targets, told, log=log, hold=HOLD)
        )

    def take_back(self, op: str) -> "Future[bool]":
        """Take all of it back while nothing has left."""
        return self._executor.take_back(op, _taken_back)


def _new(matter: Matter, order: JointOrder) -> NewOrder:
    told = order.responsible
    return NewOrder(
        matter.title,
        order.text,
        order.points[0].channel,
        Recipient(told.unit, told.name, told.phone),
        place=order.points[0].place or NOWHERE,
        alerts=order.points,
        dictionary=order.dictionary,
    )


def _log_words(matter: Matter, orders: list[dict[str, Any]]) -> str:
    if not orders:
        return f"并案处置 {matter.title}，{len(matter.members)} {matter.unit}，未派工单"
    told = [
        f"{order['number']} {order['unit_name']} {len(order['points'])} {matter.unit}"
        for order in orders[:NAMED]
    ]
    more = f"等 {len(orders)} 张" if len(orders) > NAMED else ""
    return f"并案处置 {matter.title}，派工单 {'、'.join(told)}{more}"


def _taken_back(args: Mapping[str, Any]) -> LogLine:
    """Return the line that says that a matter the log tells of was never opened."""
    numbers = "、".join(order["number"] for order in args["orders"])
    told = args["matter"]
    words = f"撤回并案处置 {told['title']}，工单 {numbers} 未发出"
    return LogLine("工单", words, (f"incident/{told['incident']}",))
