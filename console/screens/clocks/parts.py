"""What the page is built from."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from console.commands.executor import Result
from console.commands.registry import CommandTable
from console.commands.report_commands import ReportActs
from console.domain.order_figures import FigureKind, Period
from console.models.hall_clocks import HallClocks
from console.models.order_assessment import Counted
from console.models.running_clock import RunningClock
from console.runtime.clock import Clock
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class Exporting:
    """What the export for 考核 is made with.

    Attributes:
        count: counts the orders of a period in a thread of its own.
        save: keeps files in a folder of a name; the path it has then.
        log: writes a line into the duty log.
        goals: what figures are held to, with the source.
        is_cut_off: whether the link is down, so that later orders are missing.
    """

    count: Callable[[Period], "Future[Counted]"]
    save: Callable[[str, Mapping[str, bytes]], "Future[Path]"]
    log: Callable[[str], object]
    goals: Mapping[FigureKind, tuple[float, str]]
    is_cut_off: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ClockParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        clocks: all that run, the same the strip shows.
        source_of: on what the limit of an alert's clock rests.
        seat_name: what a seat is called on screen.
        exporting: what the figures of orders are exported with.
        reports: records what was reported of a matter.
        cadence: records that what the mode asks for again and again was reported, by its words: to
            whom, what was said; None where the mode asks for it no more.
    """

    theme: Theme
    clock: Clock
    clocks: HallClocks
    commands: CommandTable
    source_of: Callable[[RunningClock], str]
    seat: str
    seat_name: Callable[[str], str]
    exporting: Exporting
    reports: ReportActs
    cadence: Callable[[str, str, str], "Future[Result] | None"]
