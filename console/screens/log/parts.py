"""What the page is built from."""

from collections.abc import Callable
from dataclasses import dataclass

from console.commands.log_commands import LogActs
from console.commands.registry import CommandTable
from console.models.log_lines import LogLines
from console.models.older_lines import OlderLines
from console.runtime.clock import Clock
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class LogParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        name_of: what a reference (`alert/<id>`, `order/<id>`) is called on screen; empty when
            nobody knows it any more.
        seat_name: what a seat is called on screen.
        kept: what was left half written in the input line.
        keep: keeps the words of the input line, over a crash.
        older: finds lines that are older than those of the page.
    """

    theme: Theme
    clock: Clock
    lines: LogLines
    acts: LogActs
    commands: CommandTable
    name_of: Callable[[str], str]
    seat_name: Callable[[str], str]
    kept: Callable[[], str] = str
    keep: Callable[[str], None] = lambda _: None
    older: OlderLines | None = None
