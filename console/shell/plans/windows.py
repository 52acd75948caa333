"""The windows of the seat: which stand, on which monitors, with which pages.

There is one truth, a `Layout`; a hand, a plan, a cable change it or what it is placed on, and the
windows are made to follow. A page goes from one window to another within one call, so it never
stops what it is doing; the keyboard stays where it was when that can still be seen.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from console.settings.plans import edits
from console.settings.plans.area import pages_of
from console.settings.plans.monitor import Monitor
from console.settings.plans.placement import Placement, Standing, bound, place
from console.settings.plans.plan import Kind, Layout, WindowPlan
from console.settings.plans.wall_view import is_wall
from console.shell.main_window import MainWindow
from console.shell.monitors.watch import MonitorWatch
from console.shell.plans.hall_window import HallWindow
from console.shell.plans.page_area import PageArea
from console.shell.plans.window_places import frame_of, monitor_at, place_of

SMALLEST = (1024, 700)
"""A monitor below this cannot hold the desk: it keeps its size, and a hand moves it."""

MakeWindow = Callable[[WindowPlan], HallWindow]


class Windows(QObject):
    """Keeps the windows as the layout says.

    Args:
        desk: the window with the rail; it has the pages.
        watch: the monitors.
        make: makes a window beside the desk.

    Signals:
        changed: the layout, or what it stands on, is another.
        area_made: a window beside the desk was made; its name, and the room for pages in it.
    """

    changed = Signal()
    area_made = Signal(str, PageArea)

    def __init__(
        self,
        desk: MainWindow,
        watch: MonitorWatch,
        make: MakeWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watch = watch
        self._make = make
        self._windows: dict[str, HallWindow] = {}
        self._seats: dict[str, Monitor] = {}
        self._is_busy = False
        self._is_arranging = False
        self._layout = Layout(1, (WindowPlan("desk", Kind.DESK, "1"),))
        self._origin = self._layout
        self._placement = Placement((), ())
        self._present = watch.present()
        """The monitors the windows stand on; others may be there by now."""
        desk.elsewhere = self._show
        desk.area.chosen.connect(desk.show_page)
        watch.changed.connect(self._follow)

    # What stands

    @property
    def layout(self) -> Layout:
        """How the windows shall stand."""
        return self._layout

    @property
    def origin(self) -> Layout:
        """The layout as it was switched to, before any hand moved something."""
        return self._origin

    @property
    def placement(self) -> Placement:
        """How they stand on the monitors there are."""
        return self._placement

    @property
    def monitors(self) -> tuple[Monitor, ...]:
        """The monitors there are."""
        return self._watch.present()

    @property
    def is_arranging(self) -> bool:
        """Whether pages can be dragged by their heads."""
        return self._is_arranging

    def standing(self) -> list[tuple[str, QWidget, PageArea]]:
        """Return name, window and area of each window that stands, the desk first."""
        desk = self._layout.desk.name
        others = [(name, window, window.area) for name, window in self._windows.items()]
        return [(desk, self._desk, self._desk.area), *others]

    def window_of(self, page: str) -> QWidget | None:
        """Return the window a page stands in now."""
        return next((w for _, w, area in self.standing() if page in pages_of(area.area)), None)

    # Changes

    def use(self, layout: Layout, origin: Layout | None = None) -> None:
        """Stand as a plan says; what stands elsewhere is brought there.

        Args:
            layout: the windows; places become the monitors standing there now.
            origin: where pages come back to, when that is another one (after a restart).
        """
        self._layout = bound(layout, self._watch.present())
        self._origin = self._layout if origin is None else bound(origin, self._watch.present())
        self._follow()

    def bound(self, layout: Layout) -> Layout:
        """Return a layout whose places are the monitors standing there now."""
        return bound(layout, self._watch.present())

    def edit(self, layout: Layout) -> None:
        """Stand a little differently."""
        if layout != self._layout:
            self._layout = layout
            self._follow()

    def find_pages(self) -> None:
        """Give their places to pages that came after the windows stood."""
        self._follow()

    def set_arranging(self, is_arranging: bool) -> None:
        """Show or hide the heads by which pages are dragged."""
        self._is_arranging = is_arranging
        for _, _, area in self.standing():
            area.set_arranging(is_arranging)
        self.changed.emit()

    def open_own(self, page: str) -> bool:
        """Give a page a window on a monitor of its own; return whether it has one now."""
        standing = self._placement.window_of(page)
        if standing is None or standing.window.kind is Kind.DESK:
            free = self._free_monitor()
            parked = self._layout.window_of(page)
            if parked is not None and parked.kind is not Kind.DESK and parked.is_closed:
                self.edit(edits.closed(self._layout, parked.name, is_closed=False))
            elif free is not None:
                wall = edits.added_wall(self._layout, free.id.text)
                self.edit(edits.move(wall, page, wall.windows[-1].name))
            else:
                return False
        return True

    def monitor_of(self, page: str) -> Monitor | None:
        """Return the monitor a page is on now."""
        standing = self._placement.window_of(page)
        return standing.monitor if standing else None

    def stop(self) -> None:
        """Let every window beside the desk go; pages stay with the desk."""
        self._watch.stop()
        self._is_busy = True
        for name in list(self._windows):
            self._let_go(name)

    def _free_monitor(self) -> Monitor | None:
        taken = [s.monitor for s in self._placement.standing if s.window.kind is not Kind.LOOSE]
        return next((m for m in self.monitors if m not in taken), None)

    # Following

    def _follow(self) -> None:
        """Make the windows stand as layout and monitors say."""
        self._present = self._watch.present()
        self._placement = place(self._layout, self._present, self._desk.catalogue)
        names = {s.window.name for s in self._placement.standing}
        # without any monitor everything waits as it is
        going = [name for name in self._windows if names and name not in names]
        for name in going:
            self._windows[name].put_panels_away()
        focused = QApplication.focusWidget()
        self._is_busy = True
        try:
            for standing in self._placement.standing:
                self._stand(standing)
            for name in going:
                self._let_go(name)
        finally:
            self._is_busy = False
        self._give_back(focused)
        self.changed.emit()

    def _stand(self, standing: Standing) -> None:
        plan = standing.window
        if plan.kind is Kind.DESK:
            self._desk.area.show_area(standing.area)
            self._desk.rail.set_current(self._desk.area.home)
            self._seat_desk(standing)
            return
        window = self._windows.get(plan.name)
        if window is not None and window.kind is not plan.kind:
            self._let_go(plan.name)
            window = None
        is_new = window is None
        if window is None:
            window = self._windows[plan.name] = self._make(plan)
            self._listen(plan.name, window.area)
            window.area.set_arranging(self._is_arranging)
            window.close_requested.connect(self._closed)
            window.stirred.connect(self._stirred)
        pages = pages_of(standing.area)
        window.set_headed(not (len(pages) == 1 and is_wall(pages[0])))  # a wall has its strip
        window.setWindowTitle("·".join(self._desk.title(page) for page in pages))
        window.area.show_area(standing.area)
        self._seat(window, standing, is_new)

    def _seat_desk(self, standing: Standing) -> None:
        monitor, name = standing.monitor, standing.window.name
        if self._seats.get(name) == monitor:
            return
        self._seats[name] = monitor
        screen = self._watch.screen(monitor)
        if screen is None or monitor.width < SMALLEST[0] or monitor.height < SMALLEST[1]:
            return
        self._desk.setWindowState(Qt.WindowState.WindowNoState)
        self._desk.setScreen(screen)
        self._desk.setGeometry(screen.availableGeometry())
        if self._desk.isVisible():
            self._desk.showMaximized()

    def _seat(self, window: HallWindow, standing: Standing, is_new: bool) -> None:
        plan, monitor = standing.window, standing.monitor
        screen = self._watch.screen(monitor)
        if screen is None:
            return
        place = place_of(plan, monitor)
        if is_new or self._seats.get(plan.name) != monitor or window.geometry() != place:
            self._seats[plan.name] = monitor
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.setScreen(screen)
            window.setGeometry(place)
            window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            window.show() if plan.kind is Kind.LOOSE else window.showFullScreen()

    def _let_go(self, name: str) -> None:
        """Close a window; what it still holds goes to the desk first."""
        window = self._windows.pop(name)
        self._seats.pop(name, None)
        for page_id in self._desk.catalogue:
            page = self._desk.page_if_built(page_id)
            if page is not None and page.parentWidget() is window.area:
                page.setParent(self._desk.area)
        window.close_now()
        window.deleteLater()

    def _give_back(self, focused: QWidget | None) -> None:
        """Give the keyboard back to who had it, where that can be seen."""
        if focused is None or not focused.isVisible() or focused.hasFocus():
            return
        focused.window().activateWindow()
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    # The hand

    def _listen(self, name: str, area: PageArea) -> None:
        area.chosen.connect(self._desk.show_page)
        self.area_made.emit(name, area)

    def _show(self, page: str) -> bool:
        """Bring a page forward where it stands; the desk's own are shown by the desk."""
        standing = self._placement.window_of(page)
        if standing is None:
            return False
        is_on_desk = standing.window.kind is Kind.DESK
        self.edit(edits.brought_forward(self._layout, page, as_guest=is_on_desk))
        window = self.window_of(page)
        if window is not None and not window.isActiveWindow() and window.isVisible():
            window.raise_()
            window.activateWindow()
        if is_on_desk:
            self._desk.rail.set_current(page)
        return True

    def _closed(self, name: str) -> None:
        """A window was closed by its frame: a loose page comes back, a wall is put away."""
        window = self._layout.named(name)
        if window is None:
            return
        layout = self._layout
        if window.kind is Kind.LOOSE:
            for page in window.pages:
                layout = edits.come_back(layout, page, self._origin)
        else:
            layout = edits.closed(layout, name)
        self.edit(layout)

    def _stirred(self, name: str) -> None:
        """A hand has moved a loose window: it stands there from now on.

        Where monitors have come or gone and have not come to rest, the system moved it.
        """
        if set(self.monitors) != set(self._present):
            return
        window, plan = self._windows.get(name), self._layout.named(name)
        if self._is_busy or window is None or plan is None or plan.kind is not Kind.LOOSE:
            return
        monitor = monitor_at(self.monitors, window.geometry())
        if monitor is None or not window.isVisible():
            return
        frame = frame_of(window.geometry(), monitor)
        self._layout = edits.moved_window(self._layout, name, monitor.id.text, frame)
        self._seats[name] = monitor
        self.changed.emit()
