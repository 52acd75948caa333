"""待发送与待处理: what has not arrived, what was refused, and what a person does about it."""

from concurrent.futures import Future

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.order_commands import HOLD
from console.commands.registry import Command, text
from offline_cache.values import PendingOperation

PAGE = "outbox"

OPEN = Command("outbox.open", text("commands", "To send and refused"), "Ctrl+O", acts=False)
AGAIN = Command(
    "outbox.again", text("commands", "Do again"), "Return", "refusal.selected", PAGE, fixed=True
)
SEEN = Command("outbox.seen", text("commands", "Noted"), "K", "refusal.selected", PAGE)
TAKE_BACK = Command("outbox.take_back", text("commands", "Take back"), "Z", "waiting", PAGE)

COMMANDS = (OPEN, AGAIN, SEEN, TAKE_BACK)


class OutboxActs:
    """What can be done about an own operation that waits or was refused."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def again(self, refused: PendingOperation, words: str, reason: str) -> "Future[Result]":
        """Ask for the same as an operation of its own, made now by whoever sits here now.

        What the first expected of the record is not expected again: the person has seen why it was
        refused and wants it all the same.

        Args:
            refused: the first, as it was saved.
            words: what it asks for.
            reason: why the hub refused it.
        """
        targets = ["/".join(key) for key in refused.targets]
        log = LogLine("再办", f"再办（原操作被拒：{reason}）：{words}", tuple(targets))
        return self._executor.perform(
            Intention(
                refused.kind,
                refused.lane,
                targets,
                dict(refused.body.get("args", {})),
                log=log,
                hold=HOLD if refused.kind == "order.dispatch" else 0.0,
            )
        )

    def take_back(self, op: str, words: str) -> "Future[bool]":
        """Take back what the hub has not decided; False when it may be decided by now."""
        return self._executor.take_back(
            op, lambda args: LogLine("撤回", f"撤回未发送的操作：{words}")
        )
