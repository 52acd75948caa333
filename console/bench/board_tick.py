"""A second of the clocks of many open orders: strip and board looked at, the visible painted."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any, cast

from PySide6.QtWidgets import QApplication

from console.bench.targets import percentile
from console.commands.registry import CommandTable
from console.commands.report_commands import ReportActs
from console.domain.limits import Limit, LimitKind
from console.domain.work_order import State, WorkOrder
from console.domain.working_calendar import WorkingCalendar
from console.models.record_clocks import order_clocks
from console.models.running_clock import RunningClock
from console.runtime.clock import CHINA, ManualClock
from console.screens.clocks.board_page import ClockBoard
from console.screens.clocks.parts import ClockParts, Exporting
from console.settings.profile import load_clock_profile
from console.shell.strip_presenter import StripPresenter
from widgets.common.theme import load_theme
from widgets.frame.clock_strip import ClockStrip

SECONDS = 60


def board_figures(number: int) -> dict[str, Any]:
    """Time the seconds of a board on which so many orders run, two clocks each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    clock, theme = ManualClock(), load_theme("dark")
    now = clock.now()
    clocks = tuple(c for n in range(number) for c in _clocks(n, now))
    strip = ClockStrip(theme)
    filler = StripPresenter(
        strip, clock, load_clock_profile(), lambda id: None, strip, lambda: clocks
    )
    board = ClockBoard(_parts(theme, clock, filler))
    for widget in (strip, board):
        widget.resize(1856, 984 if widget is board else 40)
        widget.show()
    app.processEvents()
    lasted = [_second(app, clock, filler, board) for _ in range(SECONDS)]
    for widget in (strip, board):
        widget.hide()
        widget.deleteLater()
    app.processEvents()
    return {
        "clocks": len(clocks),
        "board_tick_p95_ms": percentile(lasted, 0.95) * 1000,
        "board_tick_worst_ms": max(lasted) * 1000,
    }


def _second(app: Any, clock: ManualClock, filler: StripPresenter, board: ClockBoard) -> float:
    """Let one second go by; return what it cost this thread."""
    clock.jump(1)
    began = time.thread_time()
    filler.refresh()
    board.refresh()
    board.table.tick()
    app.processEvents()
    return time.thread_time() - began


def _clocks(number: int, now: datetime) -> Iterator[RunningClock]:
    age = timedelta(minutes=number % 240, seconds=number % 60)
    limits = (
        Limit("sign", now - age, LimitKind.MINUTES, 300, "演示值", by="林岚"),
        Limit("close", now - age, LimitKind.WORKING_DAYS, 5, "演示值", by="林岚"),
    )
    order = WorkOrder(
        f"W{number}", f"01-{number:04}", "市民反映沿江路路灯不亮", now - age, "hotline",
        State.DISPATCHED, limits=limits,
    )  # fmt: skip
    yield from order_clocks(order, WorkingCalendar(zone=CHINA), now)


def _parts(theme: Any, clock: ManualClock, filler: StripPresenter) -> ClockParts:
    """Return what a board needs on which nobody presses a key."""

    def nothing(*_: object) -> "Future[Any]":
        raise NotImplementedError

    exporting = Exporting(cast(Any, nothing), cast(Any, nothing), nothing, {}, lambda: False)
    return ClockParts(
        theme, clock, filler.clocks, CommandTable(), lambda _: "", "01", lambda seat: seat,
        exporting, cast(ReportActs, None), cast(Any, nothing),
    )  # fmt: skip
