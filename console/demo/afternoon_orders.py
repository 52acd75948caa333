"""The 工单 the hall has at T+00:00, told to the hub by the calls and acts of every day.

Sources and units tell their news at their hours; what the hall itself decides (审核, 督办, 挂账,
答复退单和延期) is done by a colleague. All of it is made up, and every text says so.
"""

import tomllib
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec

import resources
from console.contract.ingest import OrderReport
from console.demo.evening_orders import order_limits
from console.demo.gazetteer import Gazetteer, report_of
from console.demo.hub_client import HubClient
from console.demo.second_seat import SecondSeat
from console.demo.story import ORDERS, Post
from console.domain.entity import encode
from console.domain.limits import Limit, LimitKind
from console.domain.work_order import WorkOrder
from console.domain.work_order_limits import LimitTable
from console.runtime.clock import to_text

BATCH = 20
"""Messages in one request: on a busy machine a hub takes hundreds longer than a client waits."""
_HANDED = ("note", "approver", "is_granted", "amount")


def past_orders() -> dict[str, Any]:
    """Read `resources/demo/work_orders.toml`."""
    file = resources.path("demo/work_orders.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@dataclass(slots=True)
class _Way:
    """What is still to be told of one order."""

    order: Mapping[str, Any]
    left: deque[Mapping[str, Any]]
    unit: str
    """Who has it."""
    id: str = ""


@dataclass(slots=True)
class AfternoonOrders:
    """Tells them in sittings, each thing in the first one that is not before its hour.

    Attributes:
        gazetteer: places, and who is responsible.
        start: T+00:00.
        seats: logged-in colleagues by name.
        run: names this telling in message ids.
        keys: key of an alert of the opening by its title, for orders that are about one.
    """

    gazetteer: Gazetteer
    start: datetime
    seats: Mapping[str, SecondSeat]
    run: str
    keys: Mapping[str, str]
    _plan: dict[str, Any] = field(default_factory=past_orders)
    _ways: list[_Way] = field(init=False)
    _table: LimitTable = field(default_factory=order_limits)

    def __post_init__(self) -> None:
        self._ways = [
            _Way(one, deque((one, *one["way"])), one["unit"]) for one in self._plan["order"]
        ]

    async def tell(self, client: HubClient, sitting: float) -> None:
        """Tell what has happened until a sitting, minutes from T+00:00.

        Raises:
            HubAway: the hub is not there.
            HubRefused: it does not let the source in.
            ActRefusedError: it did not take a step.
        """
        now = self.start + timedelta(minutes=sitting)
        while any(self._is_due(way, now) for way in self._ways):
            await self._post_news(client, now)
            for way in self._ways:
                if self._is_due(way, now):
                    await self._step(way, way.left.popleft())

    async def _post_news(self, client: HubClient, now: datetime) -> None:
        """Post what sources and units tell, up to the next step of the hall."""
        told: list[tuple[_Way, OrderReport]] = []
        for way in self._ways:
            while self._is_due(way, now) and "step" not in way.left[0]:
                told.append((way, self._report(way, way.left.popleft())))
        for first in range(0, len(told), BATCH):
            await self._post(client, told[first : first + BATCH])

    async def _post(self, client: HubClient, told: Sequence[tuple[_Way, OrderReport]]) -> None:
        body = msgspec.json.encode([report for _, report in told])
        answers = await client.post(Post(ORDERS, body, messages=len(told)))
        for (way, report), answer in zip(told, answers, strict=True):
            if answer.status == "quarantined":
                raise ValueError(f"{report.key} {report.news}: {answer.code}")
            way.id = answer.order

    def _is_due(self, way: _Way, now: datetime) -> bool:
        return bool(way.left) and self._moment(way.left[0]["at"]) <= now

    def _report(self, way: _Way, one: Mapping[str, Any]) -> OrderReport:
        order, news, mark = way.order, one.get("news", ""), self._plan["mark"]
        way.unit = one.get("unit", way.unit)
        id, phone = self.gazetteer.responsible(way.unit)
        is_given = news in ("", "handed_down")
        is_by_source = news in ("", "checked", "closed")
        return OrderReport(
            id=f"{self.run}-order-{order['key']}-{one['at']}-{news}",
            key=f"{mark}-{order['key']}",
            title=order["title"],
            text=f"{order.get('text', order['title'])}（{mark}）",
            channel=order["channel"],
            source=order["source"] if is_by_source else way.unit,
            sort=order.get("sort", ""),
            urgent=order.get("urgent", False),
            at=to_text(self._moment(one["at"])),
            place=report_of(self.gazetteer.place(order["place"])),
            matter=order.get("matter", ""),
            items=list((one if news else order).get("items", ())),
            alert=self.keys[order["about"]] if "about" in order else "",
            unit=id if is_given else "",
            unit_name=way.unit,
            unit_phone=phone,
            news=news,
            note=one.get("note", ""),
            amount=one.get("amount", 0),
            solved=one.get("solved"),
            satisfaction=one.get("satisfaction", ""),
        )

    async def _step(self, way: _Way, one: Mapping[str, Any]) -> None:
        seat = self.seats[self._plan["owner"]]
        at = self._moment(one["at"])
        args = {name: one[name] for name in _HANDED if name in one}
        args |= {"step": one["step"], "limits": [encode(limit) for limit in self._limits(way, one)]}
        if "until" in one:
            args["until"] = to_text(self._moment(one["until"]))
        if "unit" in one:
            way.unit = one["unit"]
            id, phone = self.gazetteer.responsible(one["unit"])
            args |= {"unit": id, "unit_name": one["unit"], "unit_phone": phone}
        await seat.step_order(way.id, args, at)
        if one["step"] == "decide_return":
            # the hub has told the duty desk of the return: it was seen and settled
            back = f"{way.id}.return.1"
            await seat.act("alert.acknowledge", back, episode=1, severity_seen="yellow")
            await seat.act("alert.close", back, result=f"{one['note']}：{way.unit}")

    def _limits(self, way: _Way, one: Mapping[str, Any]) -> Sequence[Limit]:
        """Return the clocks a step starts; one that names its end has a clock of its own."""
        at, step = self._moment(one["at"]), one["step"]
        if step == "supervise":
            minutes = int((self._moment(one["until"]) - at).total_seconds() // 60)
            return [Limit(step, at, LimitKind.MINUTES, minutes, one["basis"], cause=step)]
        starts = "dispatch" if "unit" in one else step
        told = way.order
        order = WorkOrder("", "", told["title"], at, source=told["channel"])
        return self._table.started(order, starts, at, self._plan["owner"])

    def _moment(self, told: str) -> datetime:
        at = datetime.strptime(f"{self.start.year}-{told}", "%Y-%m-%d %H:%M")
        return at.replace(tzinfo=self.start.tzinfo)
