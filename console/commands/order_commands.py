"""Sending forces and writing down what they answer (S3)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.alert import Alert
from console.domain.entity import encode
from console.domain.geo import NOWHERE, Place
from console.domain.order import Assignment, DispatchOrder, Stage
from console.domain.reference import Unit
from console.domain.release import Release
from console.runtime.clock import to_text

PAGE = "deploy"
HOLD = 5.0
"""Seconds in which nothing of an order has left, so that it can be taken back (screens S3)."""

SEND = Command(
    "order.send",
    text("commands", "Send order now"),
    "Ctrl+Return",
    "order.ready",
    PAGE,
    fixed=True,
    wide=True,
)
TAKE_BACK = Command("order.take_back", text("commands", "Take order back"), "Z", "", PAGE)
ACCEPTED = Command("assignment.accepted", text("commands", "Accepted"), "A", "unit.selected", PAGE)
EN_ROUTE = Command("assignment.en_route", text("commands", "En route"), "Q", "unit.selected", PAGE)
ON_SCENE = Command("assignment.on_scene", text("commands", "On scene"), "W", "unit.selected", PAGE)
WORKING = Command("assignment.working", text("commands", "Working"), "E", "unit.selected", PAGE)
RELEASED = Command("assignment.released", text("commands", "Released"), "R", "unit.selected", PAGE)
UNREACHED = Command(
    "assignment.unreached", text("commands", "Not reached"), "N", "unit.selected", PAGE
)
TURN = Command(
    "assignment.turn_to_next", text("commands", "Turn to the next contact"), "T", "", PAGE
)
PRINT = Command("order.print", text("commands", "Print slip"), "P", "unit.selected", PAGE)
PLACE = Command(
    "order.place", text("commands", "Point on the small map"), "Alt+M", "", PAGE, acts=False
)
LAYERS = Command(
    "map.layers", text("commands", "Layers of the map off, or on again"), "Alt+L", "", PAGE,
    acts=False,
)  # fmt: skip

COMMANDS = (
    SEND,
    PLACE,
    LAYERS,
    TAKE_BACK,
    PRINT,
    ACCEPTED,
    EN_ROUTE,
    ON_SCENE,
    WORKING,
    RELEASED,
    UNREACHED,
    TURN,
)

STAGES = {
    ACCEPTED.id: Stage.ACCEPTED,
    EN_ROUTE.id: Stage.EN_ROUTE,
    ON_SCENE.id: Stage.ON_SCENE,
    WORKING.id: Stage.WORKING,
    RELEASED.id: Stage.RELEASED,
}

STAGE_NAMES = {
    Stage.ACCEPTED: "已接令",
    Stage.EN_ROUTE: "已出动",
    Stage.ON_SCENE: "已到场",
    Stage.WORKING: "处置中",
    Stage.RELEASED: "已归队",
}


@dataclass(frozen=True, slots=True)
class Sending:
    """An order about to go: the ids are made before, so that the page can follow it at once."""

    order: str
    number: str
    assignments: dict[str, str]
    """Assignment ids by unit id."""
    result: "Future[Result]"


class OrderActs:
    """The acts on orders, saved by the executor."""

    def __init__(self, executor: Executor, next_number: "NumberSource") -> None:
        self._executor = executor
        self._next_number = next_number

    def send(
        self,
        alert: Alert,
        words: str,
        units: Sequence[Unit],
        *,
        by_phone: bool = False,
        place: Place | None = None,
        dictionary: str = "",
        release: Release | None = None,
    ) -> Sending:
        """Send by the system (held back 5 s), or write down that it was done by phone (a fact).

        Args:
            alert: what it is about.
            words: the order's text.
            units: whom it goes to.
            by_phone: whether it was done by phone.
            place: where they go; the alert's place when not given.
            dictionary: the entry it was made by.
            release: who let it go, where the hall wants a second person; stands in the log.
        """
        order = self._executor.new_id()
        number = self._next_number()
        assignments = {u.id: self._executor.new_id() for u in units}
        recipients = [
            {
                "assignment": assignments[u.id],
                "unit": u.id,
                "name": u.name,
                "phone": u.phone,
                "leader": u.leader,
            }
            for u in units
        ]
        names = "、".join(u.name for u in units)
        how = "电话调派" if by_phone else "下达指令"
        intention = Intention(
            "order.dispatch_by_phone" if by_phone else "order.dispatch",
            f"order/{order}",
            [
                f"order/{order}",
                f"alert/{alert.id}",
                *(f"assignment/{a}" for a in assignments.values()),
            ],
            {
                "order_id": order,
                "number": number,
                "alert_id": alert.id,
                "text": words,
                "recipients": recipients,
                "place": encode(place or alert.place or NOWHERE),
                "dictionary": dictionary,
            },
            log=LogLine(
                "调度",
                f"{how} {number} 至 {names}：{words}{_released(release)}",
                (f"alert/{alert.id}", f"order/{order}"),
            ),
            hold=0.0 if by_phone else HOLD,
        )
        return Sending(order, number, assignments, self._executor.perform(intention))

    def take_back(self, op: str) -> "Future[bool]":
        """Take an order back while nothing has left."""
        return self._executor.take_back(op, _taken_back)

    def report(
        self, assignment: Assignment, stage: Stage, at: datetime, by_phone: bool = True
    ) -> "Future[Result]":
        """Write down what a unit said (电话回告)."""
        how = "电话回告：" if by_phone else ""
        return self._executor.perform(
            Intention(
                "assignment.report",
                f"order/{assignment.order}",
                [f"assignment/{assignment.id}"],
                {
                    "assignment_id": assignment.id,
                    "stage": stage.name.lower(),
                    "at": to_text(at),
                    "by_phone": by_phone,
                },
                log=LogLine(
                    "调度",
                    f"{how}{assignment.unit_name}{STAGE_NAMES.get(stage, '')}",
                    (f"order/{assignment.order}",),
                    occurred_at=at,
                ),
            )
        )

    def printed(self, order: DispatchOrder, where: str) -> "Future[Result]":
        """Write down that the order's slip is on paper (打印单据)."""
        words = f"打印派单单据 {order.number}（{where}）"
        return self._executor.note(LogLine("调度", words, (f"order/{order.id}",)))

    def unreached(self, assignment: Assignment) -> "Future[Result]":
        """Write down that nobody picked up (未接通)."""
        return self._executor.perform(
            Intention(
                "assignment.unreached",
                f"order/{assignment.order}",
                [f"assignment/{assignment.id}"],
                {"assignment_id": assignment.id},
                log=LogLine(
                    "调度", f"{assignment.unit_name}未接通", (f"order/{assignment.order}",)
                ),
            )
        )


def _released(release: Release | None) -> str:
    return f"（{release.line}）" if release is not None else ""


def _taken_back(args: Mapping[str, Any]) -> LogLine:
    """Return the line that says that an order the log tells of was never sent."""
    refs = (f"alert/{args['alert_id']}", f"order/{args['order_id']}")
    return LogLine("调度", f"撤回指令 {args['number']}，未发出", refs)


class NumberSource:
    """Numbers of this seat: prefix and counter, so that two seats cut off never collide (G17).

    Args:
        prefix: of this seat alone.
        last: the counter given last, as kept.
        keep: keeps the counter.
        known: numbers of orders that are known here; a seat whose journal was made anew goes on
            after them.
    """

    def __init__(
        self,
        prefix: str,
        last: int,
        keep: Callable[[int], None],
        known: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._prefix = prefix
        self._last = last
        self._keep = keep
        self._known = known

    def __call__(self) -> str:
        """Return the next number, e.g. `01-0007`."""
        self._last = max(self._last, *(self._counter(number) for number in self._known()), 0) + 1
        self._keep(self._last)
        return f"{self._prefix}-{self._last:04d}"

    def _counter(self, number: str) -> int:
        prefix, _, counter = number.rpartition("-")
        return int(counter) if prefix == self._prefix and counter.isdecimal() else 0
