"""叫应 of the towns as a person does it: begun, and each call written down as it was."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.alert import Alert
from console.domain.call_out import Contact, Reply, Round, TownCall, call_out_id
from console.domain.entity import encode
from console.domain.operations.call_out_operations import Town
from console.domain.reference import Org
from console.runtime.clock import to_text

PAGE = "duty"
CATEGORY = "叫应"
"""Category of its lines in the duty log, which is kept in Chinese."""

CALL = Command("forecast.call", text("commands", "Call the towns"), "J", "alert.selected", PAGE)
BACK = Command(
    "forecast.call_before", text("commands", "Town before"), "Shift+J", "alert.selected", PAGE
)
MARK = Command(
    "duty.mark",
    text("commands", "Mark the town, or tick the step that is due"),
    "K",
    "alert.selected",
    PAGE,
)
RESPOND = Command(
    "forecast.respond", text("commands", "Response suggested"), "R", "alert.selected", PAGE
)

COMMANDS = (CALL, BACK, MARK, RESPOND)

DUTY_ROOM = "值班室"
"""Whom one asks for where a town has named nobody; it stands in the duty log, too."""

_REPLIES = {
    Reply.REPEATED: "已应答并复诵",
    Reply.ANSWERED: "已应答，未复诵",
    Reply.NO_ANSWER: "无人接听",
    Reply.BUSY: "占线",
    Reply.WRONG_NUMBER: "号码有误",
}


def town_of(org: Org) -> Town:
    """Return a town as it is called: its duty person first, then who comes next."""
    first = Contact(org.duty_person or DUTY_ROOM, org.phone)
    return Town(org.id, org.name, (first, *org.contacts))


class CallOutActs:
    """Saved by the executor; a call is a fact and is saved cut off as well.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def begin(self, forecast: Alert, towns: Sequence[Town]) -> "Future[Result]":
        """Begin 叫应 of the round that was seen."""
        key = f"alert/{forecast.id}"
        ids = (call_out_id(forecast.id, forecast.round, town.id) for town in towns)
        args = {
            "alert_id": forecast.id,
            "round": forecast.round,
            "towns": [encode(town) for town in towns],
        }
        names = "、".join(town.name for town in towns)
        log = LogLine(CATEGORY, f"叫应 {len(towns)} 街镇（{names}）：{forecast.title}", (key,))
        targets = [key, *(f"call_out/{id}" for id in ids)]
        return self._executor.perform(Intention("forecast.call_out", key, targets, args, log=log))

    def report(self, seen: Round, reply: Reply, contact: Contact | None) -> "Future[Result]":
        """Write down a call to a town, made now, and what came of it."""
        key, name = f"call_out/{seen.id}", "" if contact is None else contact.name
        args: dict[str, Any] = {
            "call_out_id": seen.id,
            "reply": reply.value,
            "at": to_text(self._executor.now()),
            "contact": name,
            "answered_by": name if reply in (Reply.REPEATED, Reply.ANSWERED) else "",
            "seen": encode(seen),
        }
        whom = seen.town_name if contact is None else f"{seen.town_name} {name} {contact.phone}"
        return self._save("call_out.report", key, args, f"{whom.strip()}：{_REPLIES[reply]}", seen)

    def withdraw(self, seen: Round, call: TownCall) -> "Future[Result]":
        """Say that a call was written down by mistake."""
        args = {"call_out_id": seen.id, "call": call.op}
        words = f"更正误记：{seen.town_name} {_REPLIES[call.reply]}"
        return self._save("call_out.withdraw", f"call_out/{seen.id}", args, words, seen)

    def _save(
        self, kind: str, key: str, args: dict[str, Any], words: str, seen: Round
    ) -> "Future[Result]":
        log = LogLine(CATEGORY, words, (f"alert/{seen.alert}",))
        return self._executor.perform(Intention(kind, key, [key], args, log=log))
