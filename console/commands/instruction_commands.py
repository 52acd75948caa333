"""批示 as a person enters it: written down, told on, answered, pressed for, ended."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.entity import encode
from console.domain.instruction import Instruction, Medium, ReadBack
from console.domain.instruction_steps import InstructionAct
from console.domain.operations.instruction_operations import NamedUnit
from console.domain.playbook import StepLimit
from console.runtime.clock import to_text

CATEGORY = "批示"
"""Category of its lines in the duty log, which is kept in Chinese."""

LIST_PAGE = "instructions"

OPEN = Command(
    "instruction.open", text("instruction", "Leaders' instructions"), "Ctrl+Shift+I", acts=False
)
WRITE = Command("instruction.write", text("instruction", "Record"), "N", "", LIST_PAGE)

_STEPS = (
    (InstructionAct.CONVEY, text("instruction", "Pass on"), "1"),
    (InstructionAct.RECEIPT, text("instruction", "Taken by unit"), "2"),
    (InstructionAct.HANDLE, text("instruction", "Progress"), "3"),
    (InstructionAct.FEEDBACK, text("instruction", "Feedback"), "4"),
    (InstructionAct.REPORT_BACK, text("instruction", "Report back"), "5"),
    (InstructionAct.CLOSE, text("instruction", "Close it"), "6"),
    (InstructionAct.URGE, text("instruction", "Urge"), "7"),
    (InstructionAct.SUPERVISE, text("instruction", "Supervise"), "8"),
    (InstructionAct.REOPEN, text("instruction", "Reopen"), "9"),
)
STEPS: Mapping[InstructionAct, Command] = {
    act: Command(f"instruction.{act.value}", title, key, "", LIST_PAGE)
    for act, title, key in _STEPS
}

OF_LIST = (WRITE, *STEPS.values())
COMMANDS = (OPEN, *OF_LIST)

_WORDS = {
    InstructionAct.CONVEY: "转达",
    InstructionAct.RECEIPT: "收悉",
    InstructionAct.HANDLE: "办理",
    InstructionAct.FEEDBACK: "反馈",
    InstructionAct.REPORT_BACK: "回报",
    InstructionAct.CLOSE: "办结",
    InstructionAct.URGE: "催办",
    InstructionAct.SUPERVISE: "督办",
    InstructionAct.REOPEN: "重新办理",
}
_TIMED = (
    InstructionAct.CONVEY,
    InstructionAct.RECEIPT,
    InstructionAct.FEEDBACK,
    InstructionAct.REPORT_BACK,
    InstructionAct.URGE,
)


@dataclass(frozen=True, slots=True)
class Given:
    """An instruction as it was given; `minutes` is within what time feedback is due, 0 = none."""

    text: str
    from_name: str
    post: str = ""
    medium: Medium = Medium.PHONE
    agreed_by: str = ""
    units: tuple[str, ...] = ()
    minutes: int = 0
    incident: str = ""
    alert: str = ""


class InstructionActs:
    """Saved by the executor; what was said is a fact and is saved cut off as well.

    Args:
        executor: saves and sends.
        next_number: gives an instruction its number.
        unit_id: returns the id of a unit or organisation by its name; empty for an unknown one.
    """

    def __init__(
        self, executor: Executor, next_number: Callable[[], str], unit_id: Callable[[str], str]
    ) -> None:
        self._executor, self._next_number, self._unit_id = executor, next_number, unit_id

    def register(self, given: Given) -> "Future[Result]":
        """Write one down, as it was given, now."""
        who = self._executor.identity
        read_back = None
        if given.agreed_by:
            read_back = ReadBack("" if who is None else who.name, given.agreed_by)
        id, number = self._executor.new_id(), self._next_number()
        args: dict[str, Any] = {
            "instruction_id": id,
            "number": number,
            "text": given.text,
            "at": to_text(self._executor.now()),
            "from_name": given.from_name,
            "post": given.post,
            "medium": given.medium.value,
            "read_back": None if read_back is None else encode(read_back),
            "units": [encode(NamedUnit(name, self._unit_id(name))) for name in given.units],
            "limit": encode(StepLimit("minutes", given.minutes, f"{given.from_name}限定")),
            "incident": given.incident,
            "alert": given.alert,
        }
        proof = f"；已复诵，{given.agreed_by}确认" if given.agreed_by else ""
        words = f"{given.post}{given.from_name}：{given.text}{proof}"
        key, about = f"{Instruction.KIND}/{id}", _about(given.incident, given.alert)
        log = LogLine(CATEGORY, words, (key, *about))
        return self._executor.perform(Intention("instruction.register", key, [key], args, log=log))

    def step(
        self, told: Instruction, act: InstructionAct, args: Mapping[str, str]
    ) -> "Future[Result]":
        """Take one step with one; `args` are those of its operation."""
        key = f"{Instruction.KIND}/{told.id}"
        given: dict[str, Any] = {"instruction_id": told.id, **args}
        if act in _TIMED:
            given["at"] = to_text(self._executor.now())
        if act is InstructionAct.CONVEY:
            given["unit"] = self._unit_id(args.get("unit_name", ""))
        said = " ".join(each for each in args.values() if each)
        words = f"{_WORDS[act]} {said}（{told.number} {told.text[:30]}）"
        log = LogLine(CATEGORY, words, (key, *_about(told.incident, told.alert)))
        return self._executor.perform(
            Intention(f"instruction.{act.value}", key, [key], given, log=log)
        )


def _about(incident: str, alert: str) -> tuple[str, ...]:
    if incident:
        return (f"incident/{incident}",)
    return (f"alert/{alert}",) if alert else ()
