"""What the wall is built from."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from console.commands.identity import Identity
from console.commands.registry import Command
from console.models.directory import Directory
from console.runtime.clock import Clock
from console.screens.common.views import OpenView, StandBy
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class WallParts:
    """Everything the window needs, handed in by the composition root."""

    theme: Theme
    clock: Clock
    directory: Directory
    identity: Callable[[], Identity | None]
    open_view: OpenView
    is_demo: bool = False
    page: str = "video"
    """Id of the page: a console has several walls."""
    name: str = ""
    """What it is called, in the strip; empty where there is but one."""
    machine: Callable[[], str] = str
    """Says how busy the seat is; empty where its system does not tell."""
    key_of: Callable[[Command], str] = attrgetter("key")
    """Says by which key a command is run now."""
    expect: Callable[[int], None] = lambda more: None
    """Told how many more pictures are opened now (or fewer), before the first of them is."""
    stand_by: StandBy | None = None
    """Opens a camera before its turn; None where it can only be opened early."""
