"""What a person does with a group of alerts at once: 签收本组 and 并案处置."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.order_commands import HOLD, NumberSource
from console.domain.alert import Alert
from console.domain.entity import encode
from console.domain.geo import NOWHERE
from console.domain.joint_orders import JointOrder, Prepared

AT_ONCE = 400
"""Members of one operation: a request to the hub holds 1 MB, and all of one stands or nothing."""
NAMED = 6
"""Units named in the line of the duty log; the orders name all."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What 并案处置 is to make of a group, as the person saw it."""

    title: str
    cause: str
    unit: str
    members: tuple[Alert, ...]
    prepared: Prepared


class OrderPort(Protocol):
    """Sends the orders of a matter, all or none, and takes them back while nothing has left."""

    def send(self, matter: Matter) -> "Future[Result]":
        """Open the matter with one order a responsible unit; held back for a while."""
        ...

    def take_back(self, op: str) -> "Future[bool]":
        """Take all of it back; False once the first message has left."""
        ...


@dataclass(frozen=True, slots=True)
class SignedPart:
    """One operation of 签收本组, and the alerts it signs."""

    saved: "Future[Result]"
    ids: tuple[str, ...]


class GroupActs:
    """签收 of what was shown of a group, saved by the executor."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def acknowledge(self, title: str, unit: str, members: Sequence[Alert]) -> "list[SignedPart]":
        """签收本组: exactly these, at the episode and severity they were shown with, in parts."""
        parts = [members[at : at + AT_ONCE] for at in range(0, len(members), AT_ONCE)]
        words = f"签收本组 {len(members)} {unit}：{title}"
        ids = [tuple(alert.id for alert in part) for part in parts]
        return [
            SignedPart(self._sign(part, log), ids[number])
            for number, part in enumerate(parts)
            for log in (LogLine("签收", words, _refs(part[:1])) if number == 0 else None,)
        ]

    def take_back(
        self, title: str, unit: str, signed: Sequence[tuple[str, tuple[str, ...]]]
    ) -> "Future[Result]":
        """Take 签收本组 back, of each alert to which nothing further happened.

        Args:
            title: of the group.
            unit: what it is counted in.
            signed: each part's operation, with the alerts it signed.
        """
        number = sum(len(ids) for _, ids in signed)
        log = LogLine("签收", f"撤回签收本组 {number} {unit}：{title}")
        acts = [self._withdraw(op, ids, log if at == 0 else None)
                for at, (op, ids) in enumerate(signed)]  # fmt: skip
        return acts[-1]

    def _withdraw(self, op: str, ids: Sequence[str], log: LogLine | None) -> "Future[Result]":
        targets = [f"alert/{id}" for id in ids]
        args = {"acknowledgement": op, "alerts": list(ids)}
        return self._executor.perform(
            Intention("alert.withdraw_all", targets[0], targets, args, log=log)
        )

    def _sign(self, members: Sequence[Alert], log: LogLine | None) -> "Future[Result]":
        targets = _refs(members)
        return self._executor.perform(
            Intention(
                "alert.acknowledge_all",
                targets[0],
                targets,
                {"seen": [_seen(alert) for alert in members]},
                log=log,
            )
        )


class JointActs:
    """并案处置 by the system's own orders: an `OrderPort`.

    Args:
        executor: saves the act.
        next_number: gives an order its number.
    """

    def __init__(self, executor: Executor, next_number: NumberSource) -> None:
        self._executor = executor
        self._next_number = next_number

    def send(self, matter: Matter) -> "Future[Result]":
        """Save matter, links and orders as one act; nothing of it leaves for five seconds."""
        incident = self._executor.new_id()
        orders = [self._order(order) for order in matter.prepared.orders]
        targets = [
            f"incident/{incident}",
            *_refs(matter.members),
            *(f"order/{order['order']}" for order in orders),
            *(f"assignment/{order['recipient']['assignment']}" for order in orders),
        ]
        return self._executor.perform(
            Intention(
                "incident.open",
                f"incident/{incident}",
                targets,
                {
                    "incident_id": incident,
                    "title": matter.title,
                    "cause": matter.cause,
                    "members": [_seen(alert) for alert in matter.members],
                    "orders": orders,
                    "number": self._next_number(),
                },
                log=LogLine("调度", _log_words(matter, orders), (f"incident/{incident}",)),
                hold=HOLD,
            )
        )

    def take_back(self, op: str) -> "Future[bool]":
        """Take all of it back while nothing has left."""
        return self._executor.take_back(op, _taken_back)

    def _order(self, order: JointOrder) -> dict[str, Any]:
        told = order.responsible
        return {
            "order": self._executor.new_id(),
            "number": self._next_number(),
            "text": order.text,
            "recipient": {
                "assignment": self._executor.new_id(),
                "unit": told.unit,
                "name": told.name,
                "phone": told.phone,
                "leader": told.leader,
            },
            "points": [alert.id for alert in order.points],
            "place": encode(order.points[0].place or NOWHERE),
            "dictionary": order.dictionary,
        }


def _log_words(matter: Matter, orders: Sequence[Mapping[str, Any]]) -> str:
    told = [
        f"{order['number']} {order['recipient']['name']} {len(order['points'])} {matter.unit}"
        for order in orders[:NAMED]
    ]
    more = f"等 {len(orders)} 张" if len(orders) > NAMED else ""
    sent = "；".join(told) + more if told else "未派单"
    return f"并案处置 {len(matter.members)} {matter.unit}：{matter.title}；派单 {sent}"


def _taken_back(args: Mapping[str, Any]) -> LogLine:
    """Return the line that says that a matter the log tells of was never sent."""
    numbers = "、".join(order["number"] for order in args["orders"])
    words = f"撤回并案处置：{args['title']}；指令 {numbers} 未发出"
    return LogLine("调度", words, (f"incident/{args['incident_id']}",))


def _seen(alert: Alert) -> dict[str, Any]:
    return {
        "alert": alert.id,
        "episode": alert.episode,
        "severity": alert.severity.name.lower(),
    }


def _refs(alerts: Sequence[Alert]) -> tuple[str, ...]:
    return tuple(f"alert/{alert.id}" for alert in alerts)
