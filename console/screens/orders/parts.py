"""What S7 is built from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from console.commands.registry import CommandTable
from console.commands.work_order_commands import Recipient, WorkOrderActs
from console.models.dispatch_book import Advise, ask_nobody
from console.models.link_status import LinkStatus
from console.models.work_order_book import WorkOrderBook
from console.runtime.clock import Clock
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class OrdersParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        units: finds the units whose name holds some words, the best first.
        kept, keep: what was left half written of a form, by its id.
        closing_rate: what a joint station is held to, and on what that rests.
        advise: asks past orders who took such a one.
    """

    theme: Theme
    clock: Clock
    book: WorkOrderBook
    acts: WorkOrderActs
    link: LinkStatus
    commands: CommandTable
    units: Callable[[str], list[Recipient]]
    kept: Callable[[str], Mapping[str, str]]
    keep: Callable[[str, Mapping[str, str]], None]
    closing_rate: float
    closing_basis: str
    advise: Advise = ask_nobody
