"""What the panel is built from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from console.commands.alert_commands import AlertActs
from console.commands.identity import Identity
from console.commands.intake_commands import IntakeActs
from console.commands.registry import CommandTable
from console.models.alert_queue import AlertQueue
from console.models.directory import Directory
from console.models.dispatch_book import Advise, ask_nobody
from console.models.ground import GroundLine
from console.models.order_book import OrderBook
from console.models.same_book import SameBook
from console.runtime.clock import Clock
from console.screens.common.views import OpenView
from console.screens.intake.draft import DraftKeeper
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class IntakeParts:
    """Everything the panel needs, handed in by the composition root."""

    theme: Theme
    clock: Clock
    queue: AlertQueue
    directory: Directory
    orders: OrderBook
    acts: IntakeActs
    alert_acts: AlertActs
    commands: CommandTable
    identity: Callable[[], Identity | None]
    drafts: DraftKeeper
    new_id: Callable[[], str]
    open_view: OpenView
    same: SameBook = field(kw_only=True)
    ground: Sequence[GroundLine] = ()
    advise: Advise = ask_nobody
    """Asks past orders who takes such a matter."""
