"""The seat's windows over monitors that a test plugs in and out; no cable, no server."""

from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from console.settings.plans.folder import shipped_plans
from console.settings.plans.monitor import Monitor, MonitorId
from console.settings.plans.plan import Layout, WindowPlan
from console.settings.plans.wall_view import WALL_PAGES
from console.shell.main_window import MainWindow
from console.shell.offline_line import OfflineLine
from console.shell.plans.hall_window import HallWindow
from console.shell.plans.page_hand import PageHand
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows
from console.shell.rail_pages import INTAKE, VIDEO, rail_items


class Page(QWidget):
    """A page with a draft, a long list, and something that runs while it can be seen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.draft = QLineEdit()
        self.rows = QListWidget()
        self.rows.addItems([f"{name} {number}" for number in range(500)])
        column = QVBoxLayout(self)
        column.addWidget(self.draft)
        column.addWidget(self.rows)
        self.setFocusProxy(self.draft)


class Monitors(QObject):
    """Stands for the monitor watch: monitors side by side, as the test says."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plugged: list[Monitor] = []

    def plug(self, *numbers: int) -> None:
        self.plugged = [_monitor(number) for number in numbers]
        self.changed.emit()

    def present(self):
        return tuple(self.plugged)

    def screen(self, monitor):
        return QGuiApplication.primaryScreen()

    def stop(self) -> None:
        pass


def _monitor(number: int) -> Monitor:
    id = MonitorId("DEL", "U2720Q", f"S{number}", f"DP-{number}", "1920x1080")
    return Monitor(id, 1920 * (number - 1), 0, 1920, 1080, 1.0, number == 1)


class HallStage:
    def __init__(self, theme, link) -> None:
        self.theme = theme
        self.link = link
        self.desk = MainWindow(theme, rail_items(), OfflineLine(theme, link))
        self.pages: dict[str, Page] = {}
        for item in rail_items():
            if item.id != INTAKE:
                self.pages[item.id] = Page(item.text)
                self.desk.add_page(item.id, self.pages[item.id])
        for id in WALL_PAGES[1:]:
            self.pages[id] = Page(id)
            self.desk.add_beyond(id, id, VIDEO, partial(self.pages.__getitem__, id))
            self.desk.page(id)
        self.walls = WallViews()
        self.monitors = Monitors()
        self.windows = Windows(self.desk, self.monitors, self.make)
        self.hand = PageHand(self.windows)
        self.desk.resize(1920, 1080)

    def make(self, plan: WindowPlan) -> HallWindow:
        line = OfflineLine(self.theme, self.link)
        return HallWindow(self.theme, plan.name, plan.kind, self.desk, self.desk, line)

    def use(self, id: str, monitors: int) -> Layout:
        """Use a shipped plan on so many monitors."""
        plan = next(kept.plan for kept in shipped_plans() if kept.id == f"shipped/{id}")
        self.monitors.plugged = [_monitor(number) for number in range(1, monitors + 1)]
        self.windows.use(plan.layout_for(monitors))
        return self.windows.layout

    def where(self) -> dict[str, str]:
        """Title of the window each page is a child of, by page; fails for a page that is lost."""
        found = {}
        for id, page in self.pages.items():
            owners = [name for name, w, _ in self.windows.standing() if w.isAncestorOf(page)]
            assert len(owners) == 1, f"{id} is in {owners}"
            found[id] = owners[0]
        return found

    def close(self) -> None:
        self.windows.stop()
        self.desk.close_now()
        self.desk.deleteLater()


@pytest.fixture
def hall(qtbot, room, theme):
    stage = HallStage(theme, room.link)
    with qtbot.waitExposed(stage.desk):
        stage.desk.show()
    stage.desk.activateWindow()
    yield stage
    stage.close()
