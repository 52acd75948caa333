"""工单 as a person works on them: one command a step of the machine, and the acts that save it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.order_commands import HOLD, NumberSource
from console.contract.step_words import STEP_WORDS
from console.domain.alert import Alert
from console.domain.entity import encode
from console.domain.geo import NOWHERE, Place
from console.domain.limits import Limit
from console.domain.work_order import Sort, WorkOrder
from console.domain.work_order_limits import LimitTable
from console.domain.work_order_steps import PREFIX, Step
from console.runtime.clock import to_text

CATEGORY = "工单"
"""Category of its lines in the duty log, which is kept in Chinese."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit that gets an order."""

    unit: str
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order a person wants registered; sent at once where a unit is named."""

    title: str
    text: str = ""
    source: str = ""
    recipient: Recipient | None = None
    helpers: tuple[Recipient, ...] = ()
    place: Place = NOWHERE
    alerts: tuple[Alert, ...] = ()
    matter: str = ""
    dictionary: str = ""
    sort: Sort = Sort.NONE
    is_urgent: bool = False
    incident: str = ""


@dataclass(frozen=True, slots=True)
class StepWords:
    """What goes with a step: reason or result, who agreed, to whom, how long, what was found."""

    note: str = ""
    approver: str = ""
    recipient: Recipient | None = None
    until: datetime | None = None
    amount: int = 0
    is_granted: bool = False
    solved: bool | None = None
    satisfaction: str = ""


class WorkOrderActs:
    """Saved by the executor; what units said is a fact and is saved cut off as well.

    Args:
        executor: saves and sends.
        next_number: gives an order its number.
        limits: reads which clocks a step starts; asked when one is first taken.
    """

    def __init__(
        self,
        executor: Executor,
        next_number: NumberSource,
        limits: Callable[[], LimitTable],
    ) -> None:
        self._executor = executor
        self._next_number = next_number
        self._read = limits

    @cached_property
    def _limits(self) -> LimitTable:
        return self._read()

    def register(self, new: Sequence[NewOrder]) -> "Future[Result]":
        """Register orders, all or none; nothing of what is sent leaves for five seconds."""
        orders = [self.made(each) for each in new]
        alerts = list(dict.fromkeys(alert.id for each in new for alert in each.alerts))
        targets = [f"work_order/{each['id']}" for each in orders]
        targets += [f"alert/{id}" for id in alerts]
        names = "、".join(f"{each['number']} {each['unit_name']}".strip() for each in orders)
        words = f"派工单 {names}：{new[0].title}" if new[0].recipient else f"登记工单 {names}"
        return self._executor.perform(
            Intention(
                "work_order.register",
                targets[0],
                targets,
                {"orders": orders},
                log=LogLine(CATEGORY, words, tuple(targets)),
                hold=HOLD if any(each.recipient for each in new) else 0.0,
            )
        )

    def take_back(self, op: str) -> "Future[bool]":
        """Take orders back while nothing has left."""
        return self._executor.take_back(op, _taken_back)

    def step(self, order: WorkOrder, step: Step, words: StepWords) -> "Future[Result]":
        """Take one step; refused where another one was faster with it."""
        told = _told(words)
        started = self._limits.started(order, step, self._executor.now())
        args = {
            "order_id": order.id,
            "step": step.value,
            "limits": [encode(limit) for limit in started],
            **told,
        }
        expects = {"unit": order.unit or None} if step in _SEEN_AT_UNIT else None
        return self._save("work_order.step", order, args, _log_words(order, step, words), expects)

    def say(self, order: WorkOrder, step: Step, words: StepWords) -> "Future[Result]":
        """Write down what its unit said by phone."""
        now = self._executor.now()
        args = {
            "order_id": order.id,
            "step": step.value,
            "at": to_text(now),
            "note": words.note,
            "unit": order.unit,
            "unit_name": order.unit_name,
            "amount": words.amount,
            "limits": [encode(limit) for limit in self._limits.started(order, step, now)],
        }
        said = f"电话回告：{_log_words(order, step, words)}"
        return self._save("work_order.say", order, args, said)

    def link(self, order: WorkOrder, other: WorkOrder, is_merge: bool) -> "Future[Result]":
        """Join an order into another one (合并), or note that they belong together (关联)."""
        args = {"order_id": order.id, "other_id": other.id, "is_merge": is_merge}
        words = f"工单 {_number(order)} {'并入' if is_merge else '关联'} {_number(other)}"
        return self._save("work_order.link", order, args, words, others=(other.id,))

    def _save(
        self,
        kind: str,
        order: WorkOrder,
        args: Mapping[str, Any],
        words: str,
        expects: Mapping[str, Any] | None = None,
        others: Iterable[str] = (),
    ) -> "Future[Result]":
        keys = [f"work_order/{id}" for id in (order.id, *others)]
        log = LogLine(CATEGORY, words, tuple(keys))
        return self._executor.perform(Intention(kind, keys[0], keys, args, expects, log))

    def made(self, new: NewOrder) -> dict[str, Any]:
        """Return what an operation is told of a new order, with its id, number and clocks."""
        to = new.recipient
        order = WorkOrder(
            "", "", new.title, self._executor.now(), source=new.source, sort=new.sort,
            is_urgent=new.is_urgent, unit=to.unit if to else "",
        )  # fmt: skip
        limits: tuple[Limit, ...] = self._limits.of_new(order)
        return {
            "id": self._executor.new_id(),
            "number": self._next_number(),
            "title": new.title,
            "text": new.text,
            "source": new.source,
            "sort": new.sort.value,
            "place": encode(new.place),
            "unit": to.unit if to else "",
            "unit_name": to.name if to else "",
            "unit_phone": to.phone if to else "",
            "helpers": [
                {"unit": each.unit, "name": each.name, "number": self._next_number()}
                for each in new.helpers
            ],
            "matter": new.matter,
            "dictionary": new.dictionary,
            "points": [alert.id for alert in new.alerts],
            "is_urgent": new.is_urgent,
            "incident": new.incident,
            "limits": [encode(limit) for limit in limits],
        }


_SEEN_AT_UNIT = (Step.REDISPATCH, Step.HAND_DOWN, Step.URGE, Step.SUPERVISE)
"""Steps that mean the unit the person saw."""


def _told(words: StepWords) -> dict[str, Any]:
    to = words.recipient
    told: dict[str, Any] = {
        "note": words.note,
        "approver": words.approver,
        "amount": words.amount,
        "is_granted": words.is_granted,
        "satisfaction": words.satisfaction,
    }
    if to is not None:
        told |= {"unit": to.unit, "unit_name": to.name, "unit_phone": to.phone}
    if words.until is not None:
        told["until"] = to_text(words.until)
    if words.solved is not None:
        told["solved"] = words.solved
    return {name: value for name, value in told.items() if value not in ("", 0)}


def _number(order: WorkOrder) -> str:
    return order.official or order.number


def _log_words(order: WorkOrder, step: Step, words: StepWords) -> str:
    """Return the line of the duty log: what, of which order, to whom, with what words."""
    done = STEP_WORDS[PREFIX + step.value][0]
    to = f"至 {words.recipient.name}" if words.recipient else ""
    agreed = f"（{words.approver}同意）" if words.approver else ""
    why = f"：{words.note}" if words.note else f"：{order.title}"
    return f"工单 {_number(order)} {done}{to}{agreed}{why}"


def _taken_back(args: Mapping[str, Any]) -> LogLine:
    """Return the line that says that orders the log tells of were never sent."""
    numbers = "、".join(order["number"] for order in args["orders"])
    refs = tuple(f"work_order/{order['id']}" for order in args["orders"])
    return LogLine(CATEGORY, f"撤回工单 {numbers}，未发出", refs)
