"""110 分流 as a person does it: 接单, 退回, and the call of three."""

from collections.abc import Sequence
from concurrent.futures import Future

from console.commands.alert_commands import PAGE
from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.alert import Alert
from console.domain.diversion import Agreed, DiversionReply
from console.runtime.clock import to_text

CATEGORY = "分流"
"""Category of its lines in the duty log, which is kept in Chinese."""

TAKE = Command("diversion.take", text("commands", "110: take it"), "T", "alert.selected", PAGE)
RETURN = Command(
    "diversion.return", text("commands", "110: give it back"), "Shift+T", "alert.selected", PAGE
)
CALL = Command(
    "diversion.call", text("commands", "110: three-way call"), "Y", "alert.selected", PAGE
)
COMMANDS = (TAKE, RETURN, CALL)

_AGREED = {
    Agreed.TAKEN: "商定本席接单",
    Agreed.RETURNED: "商定退回 110",
    Agreed.UNCLEAR: "仍不明确，首接负责，本席先接",
}


class DiversionActs:
    """Saved by the executor; the call is a fact and is saved cut off as well.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def take(self, alert: Alert) -> "Future[Result]":
        """接单."""
        return self._save("diversion.take", alert, _seen(alert), f"110 分流接单：{alert.title}")

    def give_back(self, alert: Alert, reason: str) -> "Future[Result]":
        """退回 for a reason."""
        args = {**_seen(alert), "reason": reason}
        words = f"110 分流退回（{reason}）：{alert.title}"
        return self._save("diversion.return", alert, args, words)

    def call(
        self, alert: Alert, parties: Sequence[str], agreed: Agreed, reason: str = ""
    ) -> "Future[Result]":
        """Write down the call that was made now, with whom, and what was agreed."""
        at = to_text(self._executor.now())
        args: dict[str, object] = {
            "at": at,
            "parties": list(parties),
            "agreed": agreed.value,
            "reason": reason,
            **_seen(alert),
        }
        words = f"三方通话（{'、'.join(parties)}），{_AGREED[agreed]}：{alert.title}"
        return self._save("diversion.call", alert, args, words)

    def _save(
        self, kind: str, alert: Alert, args: dict[str, object], words: str
    ) -> "Future[Result]":
        key = f"alert/{alert.id}"
        targets = [key, f"{DiversionReply.KIND}/{alert.id}"]
        log = LogLine(CATEGORY, words, (key,))
        told = {"alert_id": alert.id, **args}
        return self._executor.perform(Intention(kind, key, targets, told, log=log))


def _seen(alert: Alert) -> dict[str, object]:
    return {"episode": alert.episode, "severity_seen": alert.severity.name.lower()}
