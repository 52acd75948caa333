"""A colleague at another desk: logs in, signs, owns, sends, without a screen."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec

from console.contract.grant import LoginAnswer, LoginRequest
from console.contract.operation import ActTime, Answer, AnswerBatch, Operation, OperationBatch
from console.demo.evening_orders import Sending
from console.demo.hub_client import HubClient, HubRefused
from console.domain import diversion
from console.domain.alert import Alert
from console.domain.call_out import HEARD, Contact, Reply, Round, call_out_id
from console.domain.duty_post import DutyPost
from console.domain.entity import Body, encode
from console.domain.geo import Place
from console.domain.operations.call_out_operations import Town
from console.domain.operations.order_operations import Recipient
from console.domain.operations.work_order_new import NewWorkOrder
from console.domain.order import Stage
from console.domain.reference import Unit
from console.domain.work_order import WorkOrder
from console.domain.work_order_limits import LimitTable
from console.runtime.clock import Clock, to_text
from console.runtime.ids import IdSource


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the hall who may log in."""

    name: str
    account: str
    role: str
    seat: str
    seat_name: str


class ActRefusedError(RuntimeError):
    """The hub did not take an act of the story; the story or the rules are wrong."""


class SecondSeat:
    """One logged-in seat without a screen.

    Args:
        client: the way to the hub.
        person: who sits there.
        clock: the story's clock.
    """

    def __init__(self, client: HubClient, person: Person, clock: Clock) -> None:
        self._client = client
        self._person = person
        self._clock = clock
        self._new_id = IdSource(clock)
        self._grant = ""

    async def log_in(self, password: str) -> None:
        """Log in.

        Raises:
            HubAway: the hub is not there.
            HubRefused: account or password do not fit.
        """
        who = self._person
        wish = LoginRequest(
            account=who.account, password=password, seat=who.seat, seat_name=who.seat_name
        )
        content = await self._client.call("/v1/login", wish)
        self._grant = msgspec.json.decode(content, type=LoginAnswer).grant

    def moved(self, client: HubClient, clock: Clock) -> "SecondSeat":
        """Return the same login over another connection and clock (the hub was started anew)."""
        seat = SecondSeat(client, self._person, clock)
        seat._grant = self._grant
        return seat

    async def act(self, kind: str, alert: str, **args: Any) -> None:
        """Do one thing with an alert, e.g. `alert.own`.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        await self._send(kind, f"alert/{alert}", [], {"alert_id": alert, **args})

    async def take_diversion(self, alert: str, severity: str) -> None:
        """Take what the 110 desk handed on (接单).

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        args = {"alert_id": alert, "episode": 1, "severity_seen": severity}
        await self._send("diversion.take", f"alert/{alert}", [f"diversion/{alert}"], args)

    async def send(self, alert: str, number: str, text: str, place: Place, unit: Unit) -> str:
        """Send a unit to an alert (下达); return the id of its assignment.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        order, assignment = self._new_id(), self._new_id()
        recipient = Recipient(assignment, unit.id, unit.name, unit.phone, unit.leader)
        args = {
            "order_id": order,
            "number": number,
            "alert_id": alert,
            "text": text,
            "recipients": [encode(recipient)],
            "place": encode(place),
        }
        others = [f"order/{order}", f"assignment/{assignment}"]
        await self._send("order.dispatch", f"alert/{alert}", others, args)
        return assignment

    async def report(self, assignment: str, stage: Stage, at: datetime) -> None:
        """Enter what a unit said by phone (电话回告).

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        args = {"assignment_id": assignment, "stage": stage.name.lower(), "at": to_text(at)}
        await self._send("assignment.report", f"assignment/{assignment}", [], args)

    async def let_in(self, approval: Mapping[str, Any]) -> None:
        """Let a bureau's plugin in (准入).

        Args:
            approval: arguments of `plugin.approve`.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        await self._send("plugin.approve", f"plugin/{approval['plugin_id']}", [], dict(approval))

    async def take_post(self, post: str, at: datetime, until: datetime) -> None:
        """Say which post one holds in this shift, at an hour that may lie behind.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        who = self._person
        told = {"post": post, "until": to_text(until), "seat_name": who.seat_name}
        lane = f"{DutyPost.KIND}/{who.account}"
        await self._send("duty_post.take", lane, [], {"person": who.account, **told}, at)

    async def ask_welfare(self, assignment: str) -> None:
        """Ask a unit outside how its people are (安全询问); they are well.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        args = {"assignment_id": assignment, "said": "safe", "at": to_text(self._clock.now())}
        await self._send("assignment.welfare", f"assignment/{assignment}", [], args)

    async def send_work_order(self, alert: Alert, sending: Sending, table: LimitTable) -> None:
        """Send a 工单 about an alert; what the 110 desk handed on is taken first (接单).

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        if alert.channel == diversion.CHANNEL:
            with suppress(ActRefusedError):  # somebody else has taken it
                await self.take_diversion(alert.id, alert.severity.name.lower())
        id, now = self._new_id(), self._clock.now()
        order = NewWorkOrder(
            id, f"02-{id[-6:]}", sending.title, sending.text, sending.channel, place=alert.place,
            unit=sending.unit, unit_name=sending.unit_name, unit_phone=sending.unit_phone,
            matter=sending.matter, points=(alert.id,),
        )  # fmt: skip
        timed = WorkOrder(id, "", order.title, now, order.source, unit=order.unit)
        told = encode(replace(order, limits=table.of_new(timed)))
        others = [f"alert/{alert.id}"]
        await self._send("work_order.register", f"work_order/{id}", others, {"orders": [told]})

    async def record(self, kind: str, id: str) -> Body | None:
        """Return a record's body, None where there is no such record.

        Raises:
            HubAway: the hub is not there.
        """
        try:
            content = await self._client.read(f"/v1/{kind}/{id}", self._grant)
        except HubRefused:
            return None
        body: Body = msgspec.json.decode(content)["body"]
        return body

    async def step_order(self, order: str, args: dict[str, Any], at: datetime) -> None:
        """Take a step of a 工单 at an hour that may lie behind.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        told = {"order_id": order, **args}
        await self._send("work_order.step", f"work_order/{order}", [], told, at)

    async def call_out(self, forecast: str, round: int, towns: Sequence[Town]) -> None:
        """Begin 叫应 of a forecast's round.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        others = [f"call_out/{call_out_id(forecast, round, town.id)}" for town in towns]
        args = {"alert_id": forecast, "round": round, "towns": [encode(town) for town in towns]}
        await self._send("forecast.call_out", f"alert/{forecast}", others, args)

    async def report_call(self, seen: Round, reply: Reply, contact: Contact) -> None:
        """Write down a call to a town.

        Raises:
            HubAway: the hub is not there; nothing was decided.
            ActRefusedError: it was refused.
        """
        args = {
            "call_out_id": seen.id,
            "reply": reply.value,
            "at": to_text(self._clock.now()),
            "contact": contact.name,
            "answered_by": contact.name if reply in HEARD else "",
            "seen": encode(seen),
        }
        await self._send("call_out.report", f"call_out/{seen.id}", [], args)

    async def _send(
        self,
        kind: str,
        lane: str,
        others: list[str],
        args: dict[str, Any],
        at: datetime | None = None,
    ) -> None:
        operation = Operation(
            op=self._new_id(),
            kind=kind,
            lane=lane,
            targets=[lane, *others],
            args=args,
            grant=self._grant,
            actor=self._person.account,
            seat=self._person.seat,
            act_time=ActTime(device=to_text(at or self._clock.now())),
        )
        batch = OperationBatch(seat=self._person.seat, operations=[operation])
        content = await self._client.call("/v1/operations", batch, self._grant)
        answer: Answer = msgspec.json.decode(content, type=AnswerBatch).answers[0]
        if answer.status not in ("applied", "repeated"):
            raise ActRefusedError(f"{kind} {lane}: {answer.code} {answer.detail}")
