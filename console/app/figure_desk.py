"""告警质量: what the page works with, where its texts go, and where its alerts lead."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from PySide6.QtCore import QCoreApplication

from console.app import page_ties
from console.app.page_parts import seat_name
from console.app.patrol_pool import pools_of
from console.contract.told_reports import ToldReports
from console.domain.figures.period import ShiftPlan
from console.models.coverage_book import CoverageBook
from console.models.figure_book import FigureBook
from console.models.finding_pictures import snapshot_of
from console.models.nuisance_book import NuisanceBook
from console.runtime.rank import step_back
from console.runtime.workers import run_aside
from console.screens.quality.parts import QualityParts
from console.settings.figure_profile import load_figure_targets
from offline_cache.lanes import Lane, ThreadLane
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.screens.quality.quality_page import QualityPage


def quality_parts(seat: "Seat", theme: Theme) -> QualityParts:
    """Return what the figures work with; they are counted in a thread of their own."""
    models, lane = seat.models, ThreadLane("figures", step_back)
    targets = load_figure_targets()
    book = FigureBook(seat.store.cache, models.feed, models.link, seat.clock, targets, lane)
    return QualityParts(
        theme,
        book,
        NuisanceBook(partial(told_reports, seat), book.facts, targets, lane),
        _coverage(seat, targets.shifts, lane),
        models.link,
        seat.clock,
        seat.commands,
        seat.acts.log,
        seat.identity.seat,
        partial(seat_name, seat),
        save_text,
    )


def _coverage(seat: "Seat", shifts: ShiftPlan, lane: Lane) -> CoverageBook:
    """Return what patrols owe and have found."""
    store = seat.store
    return CoverageBook(
        store.cache,
        seat.models.feed,
        seat.clock,
        shifts,
        partial(pools_of, seat),
        partial(snapshot_of, store.blobs),
        lane,
    )


def tie_quality(seat: "Seat", pages: "Pages", page: "QualityPage") -> None:
    """Connect the page of the figures."""
    page.said.connect(seat.frame.notices.say)
    page.refused.connect(seat.frame.notices.say_refused)
    page.alert_requested.connect(partial(_open, seat, pages))
    page.wall_requested.connect(partial(_show, seat, pages))


def _open(seat: "Seat", pages: "Pages", alert: str) -> None:
    """Show an alert in the queue; of one that has left it the way stands on the page."""
    if seat.models.queue.alert(alert) is not None:
        page_ties.open_alert(seat, pages, alert)
        return
    words = QCoreApplication.translate("quality", "It has left the queue; its way stands below")
    seat.frame.notices.say(words)


def _show(seat: "Seat", pages: "Pages", title: str, cameras: list[str]) -> None:
    """Show cameras on the wall at hand, under a title."""
    page_ties.show_wall(seat, pages).show_group(title, cameras)


def told_reports(seat: "Seat", after: int, until: float, days: float) -> "Future[ToldReports]":
    """Ask the hub for a page of what sources have reported."""
    try:
        return seat.sync.call(lambda s: s.client.rules.told_reports(after, until, days))
    except RuntimeError as error:  # sync does not run yet, or no more
        failed: Future[ToldReports] = Future()
        failed.set_exception(error)
        return failed


def save_text(name: str, text: str) -> "Future[Path]":
    """Keep a text as a file among the person's documents; it is not encrypted there."""

    def save() -> Path:
        path = user_documents_path() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return run_aside("figures", save)
