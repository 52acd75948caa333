"""What S7 is built from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from console.commands.registry import CommandTable
from console.commands.work_order_commands import Recipient, WorkOrderActs
from console.commands.work_order_marks import WorkOrderMarks
from console.domain.sample_rubric import Rubric
from console.domain.work_order import WorkOrder
from console.domain.work_order_steps import Step
from console.models.dispatch_book import Advise, ask_nobody
from console.models.link_status import LinkStatus
from console.models.work_order_book import WorkOrderBook
from console.runtime.clock import Clock
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class UnitOffer:
    """A unit that could get an order, and why it is offered."""

    recipient: Recipient
    why: str = ""


@dataclass(frozen=True, slots=True)
class OrdersParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        marks: save what is marked on orders beside their way.
        units: finds units by hanzi, pinyin or initials, the nearest first.
        offered: whom an order could go to for a step, before anything is typed: the dictionary's
            proposal first, each with its reason.
        person: id and name of who sits here.
        kept, keep: what was left half written of a form, by its id.
        rubric: by which items a closed order is scored.
        closing_rate: what a joint station is held to, and on what that rests.
        advise: asks past orders who took such a one.
    """

    theme: Theme
    clock: Clock
    book: WorkOrderBook
    acts: WorkOrderActs
    marks: WorkOrderMarks
    link: LinkStatus
    commands: CommandTable
    units: Callable[[str], list[Recipient]]
    offered: Callable[[WorkOrder, Step], list[UnitOffer]]
    person: Callable[[], tuple[str, str]]
    kept: Callable[[str], Mapping[str, str]]
    keep: Callable[[str, Mapping[str, str]], None]
    rubric: Rubric
    closing_rate: float
    closing_basis: str
    advise: Advise = ask_nobody
