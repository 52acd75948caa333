"""What the page is built from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from console.commands.identity import Identity
from console.commands.order_commands import OrderActs
from console.commands.registry import CommandTable
from console.models.alert_queue import AlertQueue
from console.models.directory import Directory
from console.models.link_status import LinkStatus
from console.models.order_book import OrderBook
from console.models.outbox import StandingOf, no_standing
from console.runtime.clock import Clock
from console.screens.common.place_map import GroundLine
from console.screens.common.views import OpenView
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class DeployParts:
    """Everything the page needs, handed in by the composition root."""

    theme: Theme
    clock: Clock
    queue: AlertQueue
    directory: Directory
    orders: OrderBook
    link: LinkStatus
    acts: OrderActs
    commands: CommandTable
    identity: Callable[[], Identity | None]
    open_view: OpenView
    ground: Sequence[GroundLine] = ()
    standing: StandingOf = no_standing
    answer_within: timedelta = timedelta(seconds=60)
    """Time in which a unit answers before the next contact is due (`deploy.answer`)."""
