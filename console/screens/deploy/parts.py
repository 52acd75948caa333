"""What the page is built from."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from console.commands.executor import Result
from console.commands.force_commands import ForceActs
from console.commands.identity import Identity
from console.commands.order_commands import OrderActs
from console.commands.registry import CommandTable
from console.domain.alert import Alert
from console.domain.release import Release
from console.models.alert_queue import AlertQueue
from console.models.directory import Directory
from console.models.dispatch_book import Advise, ask_nobody
from console.models.ground import GroundLine
from console.models.link_status import LinkStatus
from console.models.order_book import OrderBook
from console.models.outbox import StandingOf, no_standing
from console.runtime.clock import Clock
from console.screens.common.due_steps import OpenPlans
from console.screens.common.map_layers import MapLayers
from console.screens.common.views import OpenView
from console.screens.deploy.slip import Slip
from console.settings.force_profile import USUAL_FORCES, ForceProfile
from widgets.common.theme import Theme


class SlipPrinter(Protocol):
    """Where slips go; an error has a `code`."""

    def print(self, slip: Slip) -> "Future[str]":
        """Print; the result is the printer's name."""
        ...

    def save(self, slip: Slip) -> "Future[str]":
        """Write a PDF; the result is its path."""
        ...


def nothing_kept(alert_id: str) -> str:
    """There is no draft."""
    return ""


def keep_nothing(words: str, alert_id: str) -> None:
    """Let drafts go; where there is no journal."""


Then = Callable[[Release | None], None]
LetGo = Callable[[str, float, str, Then], None]
"""Asks a second person where the hall wants one: command, size, words, and what is done then."""


AskLeader = Callable[[Alert, str], "Future[Result]"]
"""Takes the alert, and why in words."""


def at_once(command: str, size: float, words: str, then: Then) -> None:
    """Nobody has to let it go."""
    then(None)


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
    forces: ForceActs
    """The acts on units that were sent."""
    commands: CommandTable
    identity: Callable[[], Identity | None]
    open_view: OpenView
    slips: SlipPrinter
    seat_name: Callable[[str], str]
    ground: Sequence[GroundLine] = ()
    layers: MapLayers = field(default_factory=MapLayers)
    """What others bring to the map."""
    standing: StandingOf = no_standing
    profile: ForceProfile = USUAL_FORCES
    """Limits of what is suggested, and how often units outside are asked."""
    answer_within: timedelta = timedelta(seconds=60)
    """Time in which a unit answers before the next contact is due (`deploy.answer`)."""
    let_go: LetGo = at_once
    kept: Callable[[str], str] = nothing_kept
    """Returns the order text left half written for an alert, empty when there is none."""
    keep: Callable[[str, str], None] = keep_nothing
    """Keeps the words for an alert; empty ones are forgotten."""
    open_plans: OpenPlans | None = None
    """Makes what playbooks are followed with; None at a seat that is only looked at."""
    advise: Advise = ask_nobody
    """Asks past orders who takes such a matter."""
    ask_leader: AskLeader | None = None
    """Asks the shift leader to give the matter to somebody else (请值班长改派)."""
