"""值班日志: a line at any time, from anywhere (S9)."""

from concurrent.futures import Future
from datetime import datetime
from pathlib import Path

from console.commands.attachments import Attachments
from console.commands.executor import Executor, LogLine, Result
from console.commands.registry import Command, text
from console.domain.operations.base import Refused

WRITE = Command("log.write", text("commands", "Write a log line"), "Ctrl+L")

ATTACH = Command("log.attach", text("commands", "Put a file into the log"), "Ctrl+Shift+L")

OPEN_FILE = Command(
    "log.open_file", text("commands", "Open the file of the log line"), "Ctrl+Return", "", "log",
    acts=False,
)  # fmt: skip

COMMANDS = (WRITE, ATTACH, OPEN_FILE)


class LogActs:
    """Writes lines of the duty log."""

    def __init__(self, executor: Executor, files: Attachments | None = None) -> None:
        self._executor = executor
        self._files = files

    @property
    def files(self) -> Attachments | None:
        """What keeps files here."""
        return self._files

    def attach(
        self, words: str, path: Path, *, category: str = "记事", refs: tuple[str, ...] = ()
    ) -> "Future[Result]":
        """Write one line with a file: the file is kept first, then the line that names it."""
        files = self._files

        def make() -> LogLine:
            if files is None:
                raise Refused("file_unreadable", path.name)
            kept = files.keep(path)
            told = f"{words}（{kept.words}）" if words else kept.words
            return LogLine(category, told, (*refs, kept.ref))

        return self._executor.note_made(make)

    def write(
        self,
        words: str,
        *,
        category: str = "记事",
        refs: tuple[str, ...] = (),
        occurred_at: datetime | None = None,
        amends: str = "",
        is_by_seat: bool = False,
    ) -> "Future[Result]":
        """Write one line; an amendment names the entry it amends.

        What the seat tells by itself is no act of a person: a locked seat writes it, too.
        """
        line = LogLine(category, words, refs, occurred_at, amends)
        return self._executor.note(line, is_by_seat)
