"""Which window stands on which monitor; a pure function of the layout and what is plugged in.

1. A window bound to a monitor by its identity gets that monitor when it is there.
2. What is left over goes to monitors that are left over, the desk first, in order.
3. The desk must be seen: without a monitor it takes that of the last wall.
4. Every other window is put away (已收起) until its monitor is back. Its pages, like all pages no
   window has, stand behind the rail of the desk; so no page is ever out of reach, and none is
   twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from console.settings.plans.area import Area, Split, Tabs, leaves, pages_of, without
from console.settings.plans.monitor import Monitor, MonitorId, in_order
from console.settings.plans.plan import Kind, Layout, WindowPlan


@dataclass(frozen=True, slots=True)
class Standing:
    """A window with its monitor and what it shows there."""

    window: WindowPlan
    monitor: Monitor
    area: Area


@dataclass(frozen=True, slots=True)
class Placement:
    """The windows that stand, and those that are put away."""

    standing: tuple[Standing, ...]
    parked: tuple[WindowPlan, ...]

    @property
    def parked_pages(self) -> tuple[str, ...]:
        """Ids of the pages whose window is put away."""
        return tuple(page for window in self.parked for page in window.pages)

    def window_of(self, page: str) -> Standing | None:
        """Return the window that holds a page now."""
        return next((s for s in self.standing if page in pages_of(s.area)), None)


def bound(layout: Layout, present: Sequence[Monitor]) -> Layout:
    """Bind windows that have only a place (1, 2, …) to the monitors standing there now.

    From then on they follow that monitor, wherever it is plugged in.
    """
    ordered, taken = in_order(present), {w.monitor for w in layout.windows}

    def bind(window: WindowPlan) -> WindowPlan:
        number = int(window.monitor) if window.monitor.isdigit() else 0
        if not 1 <= number <= len(ordered) or ordered[number - 1].id.text in taken:
            return window
        return replace(window, monitor=ordered[number - 1].id.text)

    return replace(layout, windows=tuple(bind(window) for window in layout.windows))


PLUGIN = "plugin."
"""Ids of pages begin so that plugins bring: one that is not here has its place all the same."""


def place(layout: Layout, present: Sequence[Monitor], catalogue: Sequence[str]) -> Placement:
    """Place the windows of a layout.

    Args:
        layout: the windows.
        present: the monitors plugged in now, in any order.
        catalogue: ids of the pages this console has; others of the layout are left out, not shown.
    """
    ordered = in_order(present)
    seats = _seats([w for w in layout.windows if not w.is_closed], ordered)
    standing = [
        Standing(window, seats[window.name], _known(window.area, catalogue))
        for window in layout.windows
        if window.name in seats
    ]
    standing = [s for s in standing if s.window.kind is not Kind.LOOSE or pages_of(s.area)]
    names = {s.window.name for s in standing}
    parked = tuple(w for w in layout.windows if w.name not in names and w.kind is not Kind.DESK)
    return Placement(tuple(_complete(standing, catalogue)), parked)


def _seats(windows: Sequence[WindowPlan], ordered: Sequence[Monitor]) -> dict[str, Monitor]:
    """Return the monitor of each window that has one, by its name."""
    full = [window for window in windows if window.kind is not Kind.LOOSE]
    seats = _by_identity(full, ordered)
    waiting = [w for w in full if w.name not in seats]
    waiting.sort(key=lambda w: w.kind is not Kind.DESK)
    free = [monitor for monitor in ordered if monitor not in seats.values()]
    seats.update({w.name: monitor for w, monitor in zip(waiting, free, strict=False)})
    desk = next((w for w in full if w.kind is Kind.DESK), None)
    if desk is not None and desk.name not in seats and ordered:
        last = [w.name for w in full if w.name in seats][-1]
        seats[desk.name] = seats.pop(last)
    for window in windows:
        if window.kind is Kind.LOOSE:
            seats.update(_by_identity([window], ordered))
    return seats


def _by_identity(windows: Sequence[WindowPlan], ordered: Sequence[Monitor]) -> dict[str, Monitor]:
    """Match windows with monitors, the surest pairs first; a monitor has one window."""
    pairs = [
        (-likeness, w, m)
        for w, window in enumerate(windows)
        for m, monitor in enumerate(ordered)
        if (likeness := _likeness(window.monitor_id, monitor)) > 0
    ]
    seats, taken = dict[str, Monitor](), set[int]()
    for _, w, m in sorted(pairs):
        if windows[w].name not in seats and m not in taken:
            seats[windows[w].name] = ordered[m]
            taken.add(m)
    return seats


def _likeness(wanted: MonitorId | None, monitor: Monitor) -> int:
    return 0 if wanted is None else wanted.likeness(monitor.id)


def _known(area: Area, catalogue: Sequence[str]) -> Area:
    """Leave out pages this console does not have; those of plugins keep their place (C-14)."""
    for page in pages_of(area):
        if page not in catalogue and not page.startswith(PLUGIN):
            area = without(area, page)
    return area


def _complete(standing: Sequence[Standing], catalogue: Sequence[str]) -> Iterable[Standing]:
    """Put every page that no window has behind the rail of the desk."""
    placed = {page for s in standing for page in pages_of(s.area)}
    rest = tuple(page for page in catalogue if page not in placed)
    for one in standing:
        is_desk = one.window.kind is Kind.DESK
        yield replace(one, area=with_guests(one.area, rest)) if is_desk else one


def with_guests(area: Area, guests: Sequence[str]) -> Area:
    """Put pages behind those of the first leaf; one of them is seen if it was brought forward."""
    if not guests:
        return area
    if isinstance(area, Tabs):
        pages = (*area.pages, *guests)
        return Tabs(pages, area.front if area.front in pages else area.shown)
    first = with_guests(area.parts[0], guests)
    return Split(area.way, (first, *area.parts[1:]), area.shares)


def home_of(area: Area) -> Tabs:
    """Return the first leaf: in the desk's window, where the rail shows pages."""
    return leaves(area)[0]
