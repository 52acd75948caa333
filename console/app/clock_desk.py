"""时限看板: what it works with, the clocks that stand on records, and where a row leads."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path

from console.app import page_ties
from console.app.incident_desk import show_room
from console.app.instruction_watch import watch_instructions
from console.app.page_parts import seat_name
from console.commands import instruction_commands, mode_commands
from console.commands.executor import Result
from console.commands.mode_commands import ModeActs
from console.commands.report_commands import ReportActs
from console.domain.hall_mode import HallMode
from console.domain.incident import Incident
from console.domain.instruction import Instruction
from console.domain.order_figures import FigureKind, Period
from console.domain.work_order import WorkOrder
from console.models import running_clock as kinds
from console.models.clock_source import ClockSource
from console.models.mode_clocks import cadence_of
from console.models.order_assessment import Counted, count_orders
from console.models.running_clock import RunningClock, welfare_clocks
from console.runtime.clock import CHINA
from console.runtime.workers import run_aside
from console.screens.clocks.parts import ClockParts, Exporting
from console.settings.force_profile import load_force_profile
from console.settings.limit_profile import load_limits
from console.settings.profile_data import profile_source
from console.settings.work_order_profile import load_order_limits
from console.shell import rail_pages
from console.shell.badges import OverdueBadge
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.screens.clocks.board_page import ClockBoard

CATEGORY = "考核"
"""Of the line an export leaves in the duty log."""
_PLACES = {
    kinds.SIGN: "acknowledge.{0}.seconds",
    kinds.ACT: "first_action.{0}.seconds",
    kinds.DIVERT: "orders.return_within.seconds",
    kinds.ANSWER: "deploy.answer.seconds",
    kinds.CALL_OUT: "call_out.{0}.seconds",
    kinds.WELFARE: "deploy.welfare.seconds",
}
"""Where a profile says the limit of a kind; {0} is the grade."""


def clock_source(seat: "Seat") -> ClockSource:
    """Begin to read the clocks that stand on records; strip and board show them from then on."""
    models = seat.models
    source = ClockSource(
        seat.store.cache,
        models.feed,
        seat.lanes.pages,
        load_limits(),
        seat.clock.now,
        CHINA,
        seat,
    )
    welfare = load_force_profile().welfare
    sources = seat.frame.clocks.sources
    sources += [source, lambda: welfare_clocks(models.orders, welfare)]
    OverdueBadge(seat.frame.window.rail, rail_pages.ORDERS, source, seat.clock, seat)
    watch_instructions(seat, source)
    source.changed.connect(seat.pages.duty.detail.guidance.refresh)
    source.load()
    return source


def clock_parts(seat: "Seat", theme: Theme) -> ClockParts:
    """Return what the board works with."""
    return ClockParts(
        theme,
        seat.clock,
        seat.frame.clocks,
        seat.commands,
        partial(source_words, seat),
        seat.identity.seat,
        partial(seat_name, seat),
        exporting(seat),
        ReportActs(seat.executor),
        partial(_cadence, seat),
    )


def _cadence(seat: "Seat", value: str, to: str, note: str) -> "Future[Result] | None":
    found = cadence_of(seat.models.hall.mode, value)
    return None if found is None else ModeActs(seat.executor, {}).reported(*found, to, note)


def exporting(seat: "Seat") -> Exporting:
    """Return what the export for 考核 is made with; it is counted behind everything else."""
    hours, table = load_limits().hours, load_order_limits()
    lane = seat.lanes.care

    def count(period: Period) -> "Future[Counted]":
        now = seat.clock.now()
        return lane.submit(lambda: count_orders(seat.store.cache, period, hours, now))

    return Exporting(
        count,
        save_folder,
        partial(seat.acts.log.write, category=CATEGORY),
        {FigureKind.STATION: (table.closing_rate, table.closing_rate_basis)},
        lambda: seat.models.link.is_cut_off,
    )


def save_folder(name: str, files: Mapping[str, bytes]) -> "Future[Path]":
    """Keep files in a folder among the person's documents; it is not encrypted there."""

    def save() -> Path:
        folder = user_documents_path() / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, raw in files.items():
            (folder / file).write_bytes(raw)
        return folder

    return run_aside("assessment", save)


def tie_clocks(seat: "Seat", pages: "Pages", page: "ClockBoard") -> None:
    """Connect the board."""
    page.said.connect(seat.frame.notices.say)
    page.refused.connect(seat.frame.notices.say_refused)
    page.record_requested.connect(partial(_open, seat, pages))


def source_words(seat: "Seat", clock: RunningClock) -> str:
    """Return on what the limit of an alert's clock rests."""
    alert = seat.models.queue.alert(clock.alert)
    if clock.kind == kinds.SHELF and alert is not None and alert.shelf is not None:
        return " ".join(part for part in (alert.shelf.name, alert.shelf.reason) if part)
    place = _PLACES.get(clock.kind)
    grade = "" if alert is None else alert.severity.name.lower()
    if place is None or ("{0}" in place and not grade):
        return "" if alert is None else alert.source
    return profile_source(place.format(grade))


def _open(seat: "Seat", pages: "Pages", clock: RunningClock) -> None:
    """Show the record a clock stands on: its order, its matter, else its alert; else its proof."""
    kind, _, id = ("" if clock.detail is None else clock.detail.record).partition("/")
    if kind == WorkOrder.KIND:
        seat.frame.window.show_page(rail_pages.ORDERS)
        pages.orders.show_order(id)
    elif kind == "incident":
        show_room(seat, pages, clock.alert)
    elif seat.models.queue.alert(clock.alert) is not None:
        page_ties.open_alert(seat, pages, clock.alert)
    elif seat.store.cache.get(Incident.KIND, clock.alert) is not None:
        show_room(seat, pages, clock.alert)  # the step of a plan, an instruction about a matter
    elif kind == HallMode.KIND:
        seat.commands.run(mode_commands.OPEN.id)
    elif kind == Instruction.KIND:
        seat.commands.run(instruction_commands.OPEN.id)
