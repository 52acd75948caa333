"""Units on their way: called back, told by a channel, asked whether they are well (S3)."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.order_commands import HOLD, PAGE, STAGE_NAMES, NumberSource, Sending
from console.commands.registry import Command, text
from console.domain.notice import Channel, Reach, next_attempt
from console.domain.order import Assignment, DispatchOrder, StageTime
from console.domain.welfare import Wellbeing
from console.runtime.clock import to_text

RECALL = Command("order.recall", text("commands", "Order that revokes"), "X", "unit.selected", PAGE)
PHONED = Command("assignment.phoned", text("commands", "Phoned"), "D", "unit.selected", PAGE)
SAFE = Command("assignment.safe", text("commands", "All are safe"), "S", "unit.selected", PAGE)
NO_WORD = Command(
    "assignment.no_word", text("commands", "Asked, no answer"), "Shift+S", "unit.selected", PAGE
)
NEEDS_HELP = Command(
    "assignment.needs_help",
    text("commands", "They need help"),
    "Ctrl+Shift+H",
    "unit.selected",
    PAGE,
)

LINK = Command("assignment.link", text("commands", "Receipt code"), "L", "unit.selected", PAGE)
"""Whoever scans it first writes in the name of the unit: it is an act, and asks for the PIN."""

PHOTOS = Command(
    "assignment.photos",
    text("commands", "Photos of the unit"),
    "V",
    "unit.selected",
    PAGE,
    acts=False,
)

CORRECT = Command(
    "assignment.correct", text("commands", "Last stage was wrong"), "C", "unit.selected", PAGE
)
REASSIGN = Command(
    "deploy.ask_reassign", text("commands", "Ask the shift leader to reassign"), "G", "", PAGE
)

COMMANDS = (RECALL, PHONED, SAFE, NO_WORD, NEEDS_HELP, CORRECT, REASSIGN, LINK, PHOTOS)

WELLBEING = {
    SAFE.id: Wellbeing.SAFE,
    NO_WORD.id: Wellbeing.NO_ANSWER,
    NEEDS_HELP.id: Wellbeing.NEEDS_HELP,
}

_SAID = {
    Wellbeing.SAFE: "人员平安",
    Wellbeing.NO_ANSWER: "未应答",
    Wellbeing.NEEDS_HELP: "需要支援",
}
_REACHED = {
    Reach.SENT: "已打，待答复",
    Reach.FAILED: "未接通",
    Reach.DELIVERED: "已送达",
    Reach.READ: "已读",
    Reach.ACCEPTED: "已接令",
}


class ForceActs:
    """The acts on units that were sent, saved by the executor.

    Args:
        executor: saves them.
        next_number: numbers of this seat's orders.
    """

    def __init__(self, executor: Executor, next_number: NumberSource) -> None:
        self._executor = executor
        self._next_number = next_number

    def correct(self, assignment: Assignment, told: StageTime) -> "Future[Result]":
        """Take back the last stage that was entered: it was wrong, and stands in the times."""
        word = STAGE_NAMES.get(told.stage, "")
        return self._executor.perform(
            Intention(
                "assignment.correct",
                f"order/{assignment.order}",
                [f"assignment/{assignment.id}"],
                {"assignment_id": assignment.id, "told": told.op},
                log=LogLine(
                    "调度",
                    f"撤回误记：{assignment.unit_name}{word}",
                    (f"order/{assignment.order}",),
                ),
            )
        )

    def recall(
        self,
        first: DispatchOrder,
        words: str,
        units: Sequence[Assignment],
        *,
        by_phone: bool = False,
    ) -> Sending:
        """Call units of an order back: by the system (held 5 s), or as done by phone (a fact)."""
        order, number = self._executor.new_id(), self._next_number()
        made = {one.unit: self._executor.new_id() for one in units}
        names = "、".join(one.unit_name for one in units)
        how = "电话撤销" if by_phone else "下达撤销指令"
        kind = "order.recall_by_phone" if by_phone else "order.recall"
        about = [f"order/{order}", f"order/{first.id}"]
        intention = Intention(
            kind,
            f"order/{order}",
            [
                *about,
                *([f"alert/{first.alert}"] if first.alert else []),
                *(f"assignment/{id}" for id in made.values()),
                *(f"assignment/{one.id}" for one in units),
            ],
            {
                "order_id": order,
                "number": number,
                "recalls": first.id,
                "alert_id": first.alert,
                "text": words,
                "recipients": [_recipient(one, made[one.unit]) for one in units],
            },
            log=LogLine(
                "调度", f"{how} {number}（原 {first.number}）至 {names}：{words}", (*about,)
            ),
            hold=0.0 if by_phone else HOLD,
        )
        return Sending(order, number, made, self._executor.perform(intention))

    def noticed(
        self, assignment: Assignment, channel: Channel, reach: Reach, at: datetime
    ) -> "Future[Result]":
        """Write down how far an attempt to tell the unit has come."""
        attempt = next_attempt(assignment.notices, channel)
        words = f"{assignment.unit_name}{_REACHED.get(reach, '')}"
        return self._told(
            assignment,
            "assignment.notice",
            {
                "channel": channel.value,
                "reach": reach.name.lower(),
                "at": to_text(at),
                "attempt": attempt,
            },
            words,
            at,
        )

    def welfare(
        self, assignment: Assignment, said: Wellbeing, at: datetime, note: str = ""
    ) -> "Future[Result]":
        """Write down a 安全询问 and what came of it."""
        words = f"安全询问：{assignment.unit_name}{_SAID[said]}{note}"
        args = {"said": said.value, "at": to_text(at), "note": note}
        return self._told(assignment, "assignment.welfare", args, words, at)

    def set_welfare(self, assignment: Assignment, seconds: int) -> "Future[Result]":
        """Ask this unit at another interval than the hall's; 0 for the hall's own."""
        every = f"每 {seconds // 60} 分钟" if seconds else "按本厅间隔"
        words = f"安全询问：{assignment.unit_name}改为{every}"
        return self._told(assignment, "assignment.set_welfare", {"seconds": seconds}, words, None)

    def _told(
        self,
        assignment: Assignment,
        kind: str,
        args: Mapping[str, object],
        words: str,
        at: datetime | None,
    ) -> "Future[Result]":
        lane = f"order/{assignment.order}"
        return self._executor.perform(
            Intention(
                kind,
                lane,
                [f"assignment/{assignment.id}"],
                {"assignment_id": assignment.id, **args},
                log=LogLine("调度", words, (lane,), occurred_at=at),
            )
        )


def _recipient(one: Assignment, made: str) -> dict[str, str]:
    return {
        "assignment": made,
        "unit": one.unit,
        "name": one.unit_name,
        "phone": one.phone,
        "leader": one.leader,
    }
