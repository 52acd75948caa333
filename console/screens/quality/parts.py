"""What the page is built from."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from console.commands.log_commands import LogActs
from console.commands.registry import CommandTable
from console.models.coverage_book import CoverageBook
from console.models.figure_book import FigureBook
from console.models.link_status import LinkStatus
from console.models.nuisance_book import NuisanceBook
from console.runtime.clock import Clock
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class QualityParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        seat: this seat's id.
        seat_name: what a seat is called on screen.
        save: keeps a text as a file of a name; the path it has then.
    """

    theme: Theme
    book: FigureBook
    noise: NuisanceBook
    coverage: CoverageBook
    link: LinkStatus
    clock: Clock
    commands: CommandTable
    log: LogActs
    seat: str
    seat_name: Callable[[str], str]
    save: Callable[[str, str], "Future[Path]"]
