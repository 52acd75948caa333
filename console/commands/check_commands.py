"""需人工核对: what a person decides about two accounts of one matter."""

from concurrent.futures import Future

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.check import Check, Choice

PAGE = "check"

OPEN = Command("check.open", text("commands", "To be checked by a person"), "Ctrl+J", acts=False)
SEAT = Command("check.seat", text("commands", "Keep the seat's"), "1", "check.selected", PAGE)
HUB = Command("check.hub", text("commands", "Keep the hub's"), "2", "check.selected", PAGE)
BOTH = Command("check.both", text("commands", "Keep both"), "3", "check.selected", PAGE)

COMMANDS = (OPEN, SEAT, HUB, BOTH)

CHOICES = {SEAT.id: Choice.SEAT, HUB.id: Choice.HUB, BOTH.id: Choice.BOTH}

_WORDS = {Choice.SEAT: "以本机为准", Choice.HUB: "以中心为准", Choice.BOTH: "都保留"}
_SETTLED = ("alert", "order", "assignment", "incident")


class CheckActs:
    """Decides cards."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def resolve(self, check: Check, choice: Choice, about: str, note: str = "") -> "Future[Result]":
        """Decide a card.

        Args:
            check: as it was seen.
            choice: what holds.
            about: the matter, for the duty log.
            note: words of the person.
        """
        records = [key for key in check.targets if key.partition("/")[0] in _SETTLED]
        key = f"check/{check.id}"
        words = f"核对（{check.reason_zh or check.code}）：{_WORDS[choice]}。{about}"
        return self._executor.perform(
            Intention(
                "check.resolve",
                key,
                [key, *dict.fromkeys(records)],
                {"check_id": check.id, "choice": choice.value, "note": note},
                log=LogLine("核对", words, tuple(records)),
            )
        )
