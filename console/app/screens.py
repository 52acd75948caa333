"""Monitors, windows and screen plans of one seat, built once and tied to its pages and commands."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from console.app.hall_plans import HallPlans
from console.app.late import Late
from console.commands.registry import Command
from console.settings import declared
from console.settings.nights import night_plans
from console.settings.plans.area import Side
from console.settings.plans.current import Current, CurrentScreens
from console.settings.plans.folder import Kept, PlanFolder
from console.settings.plans.plan import WindowPlan
from console.settings.plans.scales import FILE as SCALES
from console.settings.plans.scales import MonitorScales
from console.settings.profile import load_hand_rest
from console.shell.monitors.watch import MonitorWatch
from console.shell.offline_line import OfflineLine
from console.shell.plans import plan_commands
from console.shell.plans.hall_window import HallWindow
from console.shell.plans.hand_rest import HandRest
from console.shell.plans.keeper import Keeper
from console.shell.plans.page_hand import PageHand
from console.shell.plans.pilot import PlanPilot
from console.shell.plans.switch import PlanSwitch
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.plans.plan_panel import PlanPanel

FIRST = "shipped/command-calm"
"""What stands on the desk before anybody has chosen; other monitors stay as they are."""
FIT_AFTER = 3000
"""Milliseconds after which the monitors are looked at: not while the first picture is made."""
FILE, FOLDER = "screens.toml", "plans"


def _t(source: str) -> str:
    return QCoreApplication.translate("plans", source)


class Screens(QObject):
    """The windows of a seat and what moves them.

    Args:
        seat: its desk has the pages.
        theme: the look.
        folder: of the seat, where plans and what stands are kept; None for a seat that keeps
            nothing (a replay).

    Signals:
        window_made: a window beside the desk.
    """

    window_made = Signal(QWidget)

    def __init__(self, seat: "Seat", theme: Theme, folder: Path | None) -> None:
        super().__init__(seat)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._seat, self._theme = seat, theme
        desk, clock = seat.frame.window, seat.clock
        self.watch = MonitorWatch(app, self)
        self._monitors = len(self.watch.present())
        self.windows = Windows(desk, self.watch, self._make, self)
        self.walls = WallViews(self)
        self.hand = PageHand(self.windows)
        self.folder = PlanFolder(folder / FOLDER if folder else None)
        self._hall = HallPlans(seat)
        self.folder.hall = self._hall.files
        rest = load_hand_rest() / timedelta(seconds=1)
        self.rest = HandRest(app, clock, rest, self)
        plan = self.folder.get(FIRST)
        assert plan is not None, "it ships with the console"
        self._first = Current("", plan)
        self.switch = PlanSwitch(
            self.windows, self.walls, self.folder.get, lambda: self.rest.rests, self._first
        )
        night = night_plans(seat.options.settings)
        self.pilot = PlanPilot(self.switch, self.plans, clock, night)
        self._kept = CurrentScreens(folder / FILE) if folder else None
        self._keeper: Keeper | None = None
        self._at_hand = ""
        self._app = app
        desk.page_shown.connect(self._asked_for)
        app.focusChanged.connect(self._focus_moved)
        self._declare()
        self._tell()

    def begin(self, plan: str = "") -> None:
        """Let the windows stand as they stood, or as a plan says; the desk is shown already."""
        named = self.folder.get(plan) if plan else None
        stood = self._kept.read() if self._kept and named is None else None
        if named is not None:
            layout = named.layout_for(len(self.watch.present()))
            self.walls.show(named.walls)
            self.switch.resume(Current(plan, named), layout, None)
        elif stood is not None:
            source = self.folder.get(stood.of)
            origin = source.layout_for(len(self.watch.present())) if source else None
            plan_of = Current(stood.of, source or stood.plan)
            self.walls.show(stood.plan.walls)
            self.switch.resume(plan_of, stood.plan.layouts[0], origin)
            self.pilot.resume(stood.turn)
        else:
            self.switch.resume(self._first, self._first.plan.layout_for(1), None)
        if plan and named is None:
            words = _t("There is no screen plan {0}: the windows stand as before")
            self._seat.frame.notices.say_refused(words.format(plan))
        if self._kept is not None:
            QTimer.singleShot(FIT_AFTER, self._fit)
            self._keeper = Keeper(self._kept, self.windows, self.walls, self._stands)

    def _stands(self) -> Current:
        return replace(self.switch.current, turn=self.pilot.turn)

    def _fit(self) -> None:
        """Enlarge what could not be read, from the next start; asked once the seat has settled."""
        if not self._seat.options.settings.value(declared.FIT):
            return
        from console.shell.monitors.fit import MonitorFit

        fit = MonitorFit(self.watch, MonitorScales(self._seat.options.data / SCALES), self)
        fit.enlarged.connect(self._say_enlarged)
        fit.look()

    def _say_enlarged(self, monitor: str, millimetres: float, scale: float) -> None:
        words = _t("{0}: text is {1} mm high; {2} % from the next start, another by {3}, S")
        key = self._key(plan_commands.OPEN)
        told = words.format(monitor, f"{millimetres:.1f}", round(100 * scale), key)
        self._seat.frame.notices.say(told)

    def _key(self, command: Command) -> str:
        return key_words(self._seat.commands.key_of(command))

    def plans(self) -> list[Kept]:
        """Return the plans this person sees."""
        return self.folder.plans(self._seat.identity.person)[0]

    def show_own(self, page: str) -> None:
        """Show a page in a window of its own, on a free monitor if there is one."""
        if not self.windows.open_own(page):
            self.hand.tear_off(page)
        self._seat.frame.window.show_page(page)

    def put_away(self, page: str) -> None:
        """A page has closed itself: its window goes, unless that is the desk."""
        window = self.windows.window_of(page)
        if isinstance(window, HallWindow):
            window.close()

    def stop(self) -> None:
        """Write down how the windows stand, and let them go."""
        self._app.focusChanged.disconnect(self._focus_moved)
        self.switch.stop()
        self.pilot.stop()
        if self._keeper is not None:
            self._keeper.close()
        self.windows.stop()

    def _make(self, plan: WindowPlan) -> HallWindow:
        line = OfflineLine(self._theme, self._seat.models.link)
        desk = self._seat.frame.window
        window = HallWindow(self._theme, plan.name, plan.kind, desk, desk, line)
        self._seat.frame.dress(window.header, window)
        # What the desk's header opens is opened from every header; the panels are the desk's.
        window.header.item_clicked.connect(desk.header.item_clicked)
        self.window_made.emit(window)
        return window

    def _tell(self) -> None:
        """Say what has changed by itself, and how it is taken back."""
        notices, undo = self._seat.frame.notices, plan_commands.UNDO

        def switched(name: str, by_itself: bool) -> None:
            words = _t("Screens switched by themselves: {0}") if by_itself else _t("Screens: {0}")
            notices.withdraw(undo.id)
            notices.offer(words.format(name), _t("Take back"), self._key(undo), undo.id)

        self.switch.switched.connect(switched)
        self.switch.undone.connect(lambda: notices.say(_t("Screens as before")))
        self.hand.refused.connect(notices.say_refused)
        self.switch.waiting.connect(
            lambda name: notices.say(_t("When the hand rests, screens switch: {0}").format(name))
        )
        self.watch.changed.connect(self._monitors_changed)

    def _monitors_changed(self) -> None:
        """Say what came of it; a window that a hand has put away is no news."""
        title, parked = self._seat.frame.window.title, self.windows.placement.parked
        count, before = len(self.watch.present()), self._monitors
        self._monitors = count
        pages = _t(", ").join(title(page) for w in parked if not w.is_closed for page in w.pages)
        if not pages:
            words = _t("Monitors: {0}; every page is in its place").format(count)
        elif count < before:
            words = _t("A monitor is gone; put away, and behind the rail: {0}").format(pages)
        else:
            words = _t("Monitors: {0}; still put away, and behind the rail: {1}")
            words = words.format(count, pages)
        self._seat.frame.notices.say(words)

    def _declare(self) -> None:
        table, hand = self._seat.commands, self.hand
        self.panel = Late(self._build_panel)
        panel = (plan_commands.OPEN, *plan_commands.OF_PLAN, *plan_commands.OF_PAGE)
        table.announce(panel, self.panel)
        table.add(plan_commands.UNDO, self._undo)
        table.add(
            plan_commands.ARRANGE,
            lambda: self.windows.set_arranging(not self.windows.is_arranging),
        )
        table.add(plan_commands.TEAR_OFF, lambda: hand.tear_off_or_back(self.page_at_hand))
        table.add(plan_commands.SEND_ON, lambda: hand.send_on(self.page_at_hand))
        table.add(plan_commands.SPLIT_RIGHT, lambda: hand.split(self.page_at_hand, Side.RIGHT))
        table.add(plan_commands.SPLIT_BELOW, lambda: hand.split(self.page_at_hand, Side.BELOW))
        table.add(plan_commands.JOIN, lambda: hand.join(self.page_at_hand))
        table.add(plan_commands.NEXT_PANE, self._next_pane)
        for command in plan_commands.USE:
            stem = command.id.removeprefix(plan_commands.USE_PREFIX)
            table.add(command, partial(self.switch.use, f"shipped/{stem}"))

    @property
    def page_at_hand(self) -> str:
        """Id of the page that has the keyboard or was asked for last, if it can be seen."""
        seen = [page for _, _, area in self.windows.standing() for page in area.seen]
        return self._at_hand if self._at_hand in seen else self._seat.frame.window.area.home

    def _asked_for(self, page: str) -> None:
        self._at_hand = page

    def _focus_moved(self, _old: QWidget | None, focused: QWidget | None) -> None:
        if focused is None:
            return
        desk = self._seat.frame.window
        for _, _, area in self.windows.standing():
            for page_id in area.seen:
                page = desk.page_if_built(page_id)
                if page is not None and (page is focused or page.isAncestorOf(focused)):
                    self._at_hand = page_id

    def _build_panel(self) -> "PlanPanel":
        from console.shell.plans.plan_panel import PlanPanel

        seat, notices = self._seat, self._seat.frame.notices
        window = seat.frame.window
        panel = PlanPanel(
            self._theme,
            window,
            self.windows,
            self.hand,
            self.switch,
            self.folder,
            lambda: seat.identity.person,
            seat.commands,
            user_documents_path(),
            MonitorScales(seat.options.data / SCALES),
        )
        panel.said.connect(notices.say)
        panel.refused.connect(notices.say_refused)
        panel.show_walls(seat.walls)
        self._hall.tie(panel)
        return panel

    def _undo(self) -> None:
        """Take a step back; where that brings another plan, a locked seat asks as for a plan."""
        gate = self._seat.commands.gate
        if self.switch.undoes_plan and gate is not None and not gate(plan_commands.UNDO, {}):
            return
        waited = self.switch.wanted
        if not self.switch.undo():
            stays, nothing = _t("The screens stay as they are"), _t("There is nothing to take back")
            self._seat.frame.notices.say_refused(stays if waited else nothing)

    def _next_pane(self) -> None:
        """Give the keyboard to the next page that can be seen, over all windows."""
        seen = [page for _, _, area in self.windows.standing() for page in area.seen]
        if len(seen) < 2:
            self._seat.frame.notices.say_refused(_t("There is only this pane on screen"))
        at = self.page_at_hand
        page_id = seen[(seen.index(at) + 1) % len(seen)] if at in seen else seen[0]
        page, window = self._seat.frame.window.page(page_id), self.windows.window_of(page_id)
        if page is not None and window is not None:
            window.activateWindow()
            page.setFocus(Qt.FocusReason.OtherFocusReason)
