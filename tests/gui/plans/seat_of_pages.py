"""A program of its own: the seat's windows on the monitors of the display it is started on.

It reads lines of JSON and answers each with how the windows stand; `tests.gui.plans` plugs and
unplugs meanwhile. Started as `python -m tests.gui.plans.seat_of_pages PLAN MONITORS [FILE]`.
"""

import json
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from console.settings.plans.current import Current, CurrentScreens
from console.settings.plans.folder import PlanFolder
from console.settings.plans.wall_view import WALL_PAGES
from console.shell.error_panel import ErrorPanel
from console.shell.main_window import MainWindow
from console.shell.monitors.watch import MonitorWatch
from console.shell.plans.hall_window import HallWindow
from console.shell.plans.keeper import Keeper
from console.shell.plans.page_hand import PageHand
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows
from console.shell.rail_pages import INTAKE, VIDEO, rail_items
from tests.gui.plans.hall_stage import Page
from widgets.common.theme import load_theme

PATIENCE = 20.0


class SeatOfPages:
    """The windows, without anything behind them."""

    def __init__(self, plan: str, monitors: int, file: Path | None) -> None:
        theme = load_theme("dark")
        self.desk = MainWindow(theme, rail_items(), QLabel())
        self.pages = {item.id: Page(item.id) for item in rail_items() if item.id != INTAKE}
        for id in WALL_PAGES[1:]:
            self.pages[id] = Page(id)
            self.desk.add_beyond(id, id, VIDEO, partial(self.pages.__getitem__, id))
            self.desk.page(id)
        for id, page in self.pages.items():
            page.draft.setText(f"draft of {id}")
            page.rows.setCurrentRow(250)
            if id not in WALL_PAGES[1:]:
                self.desk.add_page(id, page)
        self.watch = MonitorWatch(QApplication.instance(), rest=50)
        self.windows = Windows(
            self.desk,
            self.watch,
            lambda one: HallWindow(theme, one.name, one.kind, self.desk, self.desk, QLabel()),
        )
        self.panel = ErrorPanel(theme, lambda command: "", self.desk)
        self.desk.resize(1280, 800)
        self.desk.show()
        kept = CurrentScreens(file) if file else None
        stood = kept.read() if kept else None
        shipped = PlanFolder(None).get(plan)
        self.windows.use(stood.plan.layouts[0] if stood else shipped.layout_for(monitors))
        if kept:
            self.keeper = Keeper(
                kept, self.windows, WallViews(), lambda: Current(plan, shipped), rest=0
            )

    def until(self, monitors: int, deadline: float = PATIENCE) -> None:
        end = time.monotonic() + deadline
        while len(self.watch.present()) != monitors or not self._has_settled():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
            assert time.monotonic() < end, f"{len(self.watch.present())} monitors"

    def _has_settled(self) -> bool:
        """Whether the windows stand on the monitors there are."""
        there = set(self.watch.present())
        return (
            all(s.monitor in there for s in self.windows.placement.standing)
            and set(self.watch._known) == there
        )

    def work_at(self, page: str, deadline: float = PATIENCE) -> None:
        """Give the keyboard to a page, wherever it stands."""
        field, end = self.pages[page].draft, time.monotonic() + deadline
        while not (field.hasFocus() and field.isActiveWindow()):
            field.activateWindow()
            field.setFocus()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
            assert time.monotonic() < end, "the page never had the keyboard"

    def keyboard(self) -> str:
        """Return what has the keyboard: `panel`, the id of a page, or nothing."""
        here = QApplication.focusWidget()
        if here is None or not here.isActiveWindow() or here.window().isMinimized():
            return ""
        if self.panel.isVisible() and self.panel.isAncestorOf(here):
            return "panel"
        return next((id for id, page in self.pages.items() if page.isAncestorOf(here)), "")

    def until_keyboard(self, owner: str, deadline: float = PATIENCE) -> None:
        end = time.monotonic() + deadline
        while self.keyboard() != owner and time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def told(self) -> dict:
        """How everything stands; a page that is lost, doubled or changed is told."""
        wrong = []
        for id, page in self.pages.items():
            owners = [n for n, w, _ in self.windows.standing() if w.isAncestorOf(page)]
            if len(owners) != 1:
                wrong.append(f"{id} is in {owners}")
            if page.draft.text() != f"draft of {id}" or page.rows.currentRow() != 250:
                wrong.append(f"{id} has lost its state")
        return {
            "wrong": wrong,
            "keyboard": self.keyboard(),
            "minimised": self.desk.isMinimized(),
            "parked": list(self.windows.placement.parked_pages),
            "windows": {
                name: {
                    "pages": list(area.seen),
                    "screen": window.screen().name(),
                    "geometry": list(window.geometry().getRect()),
                    "visible": window.isVisible(),
                }
                for name, window, area in self.windows.standing()
            },
            "ratios": {s.name(): s.devicePixelRatio() for s in QApplication.screens()},
        }


def main() -> None:
    app = QApplication(sys.argv[:1])
    plan, monitors, *rest = sys.argv[1:]
    seat = SeatOfPages(plan, int(monitors), Path(rest[0]) if rest else None)
    for line in sys.stdin:
        asked = json.loads(line)
        if "monitors" in asked:
            seat.until(asked["monitors"])
        if "tear_off" in asked:
            PageHand(seat.windows).tear_off(asked["tear_off"])
        if asked.get("minimise"):
            seat.desk.showMinimized()
        if "work_at" in asked:
            seat.work_at(asked["work_at"])
        if asked.get("open"):
            seat.panel.open("881")
            seat.until_keyboard("panel")
        if "escape_to" in asked:
            QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Escape)
            seat.until_keyboard(asked["escape_to"])
        app.processEvents()
        sys.stdout.write(json.dumps(seat.told()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
