"""值班日志: a line at any time, from anywhere (S9)."""

from concurrent.futures import Future
from datetime import datetime

from console.commands.executor import Executor, LogLine, Result
from console.commands.registry import Command, text

WRITE = Command("log.write", text("commands", "Write a log line"), "Ctrl+L")

COMMANDS = (WRITE,)


class LogActs:
    """Writes lines of the duty log."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def write(
        self,
        words: str,
        *,
        category: str = "记事",
        refs: tuple[str, ...] = (),
        occurred_at: datetime | None = None,
        amends: str = "",
    ) -> "Future[Result]":
        """Write one line; an amendment names the entry it amends."""
        return self._executor.note(LogLine(category, words, refs, occurred_at, amends))
