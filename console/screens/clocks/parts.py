"""What the page is built from."""

from collections.abc import Callable
from dataclasses import dataclass

from console.commands.registry import CommandTable
from console.models.hall_clocks import HallClocks
from console.models.running_clock import RunningClock
from console.runtime.clock import Clock
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class ClockParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        clocks: all that run, the same the strip shows.
        source_of: on what the limit of an alert's clock rests.
        seat_name: what a seat is called on screen.
    """

    theme: Theme
    clock: Clock
    clocks: HallClocks
    commands: CommandTable
    source_of: Callable[[RunningClock], str]
    seat: str
    seat_name: Callable[[str], str]
