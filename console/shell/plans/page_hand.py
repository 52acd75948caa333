"""What a hand does with pages: drags one by its head, moves a line, tears off, sends on by key."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QApplication

from console.settings.plans import edits
from console.settings.plans.area import Side, Tabs, leaf_of, pages_of, with_shares
from console.settings.plans.monitor import Monitor, in_order
from console.settings.plans.plan import Kind, Layout
from console.shell.plans.page_area import PageArea
from console.shell.plans.window_places import frame_of, middle_of, monitor_at
from console.shell.plans.windows import Windows


def _t(source: str) -> str:
    return QCoreApplication.translate("plans", source)


class PageHand(QObject):
    """Changes the layout as a hand wishes.

    Args:
        windows: those that stand.

    Signals:
        refused: what was wished cannot be done here, and why.
    """

    refused = Signal(str)

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        windows.area_made.connect(self._listen)
        for name, _, area in windows.standing():
            self._listen(name, area)

    def tear_off(self, page: str, at: QRect | None = None) -> None:
        """Put a page into a loose window, on the monitor it is on unless a place is given."""
        windows = self._windows
        monitor = monitor_at(windows.monitors, at) if at else windows.monitor_of(page)
        monitor = monitor or next(iter(in_order(windows.monitors)), None)
        if monitor is None:
            return
        frame = frame_of(at or middle_of(monitor), monitor)
        windows.edit(edits.torn_off(windows.layout, page, monitor.id.text, frame))

    def tear_off_or_back(self, page: str) -> None:
        """Tear a page off; one that is torn off comes back where it was."""
        layout = self._windows.layout
        window = layout.window_of(page)
        if window is not None and window.kind is Kind.LOOSE:
            self._windows.edit(edits.come_back(layout, page, self._windows.origin))
        else:
            self.tear_off(page)

    def send_on(self, page: str) -> None:
        """Send a page to the next monitor: into the window there, or as a window of its own."""
        windows = self._windows
        ordered, here = in_order(windows.monitors), windows.monitor_of(page)
        if len(ordered) < 2 or here not in ordered:
            self.refused.emit(_t("There is one monitor only: the page has nowhere to go"))
            return
        there = ordered[(ordered.index(here) + 1) % len(ordered)]
        window = windows.layout.window_of(page)
        if window is not None and window.kind is Kind.LOOSE:
            at = middle_of(there)
            frame = window.frame and replace(window.frame)
            moved = edits.torn_off(
                windows.layout, page, there.id.text, frame or frame_of(at, there)
            )
            windows.edit(moved)
            return
        windows.edit(self._to_monitor(page, there))

    def _to_monitor(self, page: str, there: Monitor) -> Layout:
        windows = self._windows
        for standing in windows.placement.standing:
            if standing.monitor == there and standing.window.kind is not Kind.LOOSE:
                return edits.move(windows.layout, page, standing.window.name)
        walled = edits.added_wall(windows.layout, there.id.text)
        return edits.move(walled, page, walled.windows[-1].name)

    def split(self, page: str, side: Side) -> None:
        """Give a page a pane of its own beside the pages it stands with."""
        standing = self._windows.placement.window_of(page)
        leaf = leaf_of(standing.area, page) if standing else None
        mates = [p for p in leaf.pages if p != page] if leaf else []
        if standing is None or not mates:
            self.refused.emit(_t("There is only this page in its pane: nothing to part"))
            return
        kept = [p for p in mates if p in self._windows.layout.pages] or mates
        layout = self._windows.layout
        if kept[0] not in layout.pages:  # a page that only stood behind the rail gets a place
            layout = edits.move(layout, kept[0], standing.window.name)
        self._windows.edit(edits.move(layout, page, standing.window.name, kept[0], side))

    def join(self, page: str) -> None:
        """Put a page behind the pane before it as a tab."""
        windows = self._windows
        standing = windows.placement.window_of(page)
        area = standing.area if standing else Tabs()
        leaf, known = leaf_of(area, page) or Tabs(), windows.layout.pages
        others = [p for p in pages_of(area) if p not in leaf.pages and p in known]
        if standing is None or not others:
            self.refused.emit(_t("There is no other pane in this window"))
            return
        windows.edit(edits.move(windows.layout, page, standing.window.name, others[-1]))

    # The mouse

    def _listen(self, name: str, area: PageArea) -> None:
        area.shares_moved.connect(self._sharing(name))
        area.page_dragged.connect(self._dragged)
        area.page_dropped.connect(self._dropped)
        area.drag_ended.connect(self._hide_hints)

    def _sharing(self, name: str) -> Callable[[tuple[int, ...], tuple[int, ...]], None]:
        def share(path: tuple[int, ...], shares: tuple[int, ...]) -> None:
            layout = self._windows.layout
            window = layout.named(name)
            if window is not None:
                area = with_shares(window.area, path, shares)
                self._windows.edit(layout.with_window(replace(window, area=area)))

        return share

    def _dragged(self, page: str, at: QPoint) -> None:
        self._hide_hints()
        for _, area in self._areas_at(at):
            target = area.target_at(at)
            if target is not None:
                if target[0] != page:
                    area.show_hint(*target)
                return

    def _dropped(self, page: str, at: QPoint) -> None:
        for name, area in self._areas_at(at):
            target = area.target_at(at)
            if target is not None:
                anchor, side = target
                self._windows.edit(edits.move(self._windows.layout, page, name, anchor, side))
                return
        place = middle_of(None)
        place.moveCenter(at)
        self.tear_off(page, place)

    def _areas_at(self, at: QPoint) -> list[tuple[str, PageArea]]:
        """Return the windows' areas, that of the window seen at a point first."""
        seen = QApplication.topLevelAt(at)
        standing = sorted(self._windows.standing(), key=lambda each: each[1] is not seen)
        return [(name, area) for name, _, area in standing]

    def _hide_hints(self) -> None:
        for _, _, area in self._windows.standing():
            area.hide_hint()
