"""A colleague who sends 工单 about lines of the evening, and what a unit answers to one of them."""

from collections.abc import Sequence

import msgspec

from console.contract.ingest import AlertReport
from console.demo.evening_orders import Answer, Sending, order_limits
from console.demo.second_seat import SecondSeat
from console.demo.stage import Account, DemoStage
from console.demo.story import Post
from console.demo.towns_called import COLLEAGUE
from console.domain.alert import Alert
from console.domain.entity import decode
from console.domain.work_order import WorkOrder
from console.domain.work_order_steps import AT_UNIT

RETURNED = "order-returned"
"""Type of an alert by which a unit gives an order back."""


class OrdersSent:
    """Sends what nobody has sent yet, and finds the order a unit answers to.

    Args:
        account: of the colleague.
        seat: where that colleague sits; logged in when first needed.
    """

    def __init__(self, account: Account, seat: SecondSeat) -> None:
        self._account = account
        self._seat = seat
        self._is_logged_in = False
        self._limits = order_limits()

    async def send(self, sending: Sending, alert: str) -> None:
        """Send an order about an alert; where somebody has sent one already, nothing is done.

        Raises:
            HubAway: the hub is not there.
            HubRefused: the log-in was refused.
            ActRefusedError: the act was refused.
        """
        seen = await self._alert(alert)
        if not seen.orders and not seen.is_closed:
            await self._seat.send_work_order(seen, sending, self._limits)

    async def answered(self, post: Post, answer: Answer, alerts: Sequence[str]) -> Post:
        """Return a unit's message with the number of the order it answers to, where there is one.

        Raises:
            HubAway: the hub is not there.
            HubRefused: the log-in was refused.
        """
        for alert in alerts:
            order = await self._order(await self._alert(alert), answer.unit_name)
            if order is not None:
                reports = msgspec.json.decode(post.body, type=list[AlertReport])
                told = [
                    msgspec.structs.replace(
                        report, type=RETURNED, attributes={"order": order.number}
                    )
                    for report in reports
                ]
                return Post(post.path, msgspec.json.encode(told), messages=post.messages)
        return post

    async def _order(self, alert: Alert, unit_name: str) -> WorkOrder | None:
        for id in alert.orders:
            body = await self._seat.record(WorkOrder.KIND, id)
            order = None if body is None else decode(WorkOrder, body)
            if order is not None and order.unit_name == unit_name and order.state in AT_UNIT:
                return order
        return None

    async def _alert(self, id: str) -> Alert:
        if not self._is_logged_in:
            await self._seat.log_in(self._account.password)
            self._is_logged_in = True
        body = await self._seat.record(Alert.KIND, id)
        assert body is not None, "an alert of the story is not deleted"
        return decode(Alert, body)


def orders_sent(stage: DemoStage) -> OrdersSent:
    """Return who sends orders on a stage that has started."""
    account = stage.accounts[COLLEAGUE]
    return OrdersSent(account, SecondSeat(stage.client(), account.person, stage.clock))
