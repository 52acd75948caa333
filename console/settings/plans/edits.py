"""What a hand does to a layout: move a page, tear it off, let it come back, close a window.

Each returns a new layout; a page is never lost and never stands twice. A page the layout does not
hold yet stands behind the rail, and is taken from there.
"""

from dataclasses import replace

from console.settings.plans.area import (
    Side,
    Tabs,
    leaf_of,
    with_front,
    with_home_front,
    with_page,
    without,
)
from console.settings.plans.plan import Frame, Kind, Layout, WindowPlan, free_name


def move(layout: Layout, page: str, window: str, anchor: str = "", side: Side = Side.TAB) -> Layout:
    """Put a page into a window, beside another page or behind it as a tab.

    Args:
        layout: before.
        page: what is moved.
        window: name of the window it goes to.
        anchor: a page of that window; the first leaf when it is none of them.
        side: where it goes, seen from the anchor.

    Raises:
        KeyError: there is no such window.
    """
    target = layout.named(window)
    if target is None:
        raise KeyError(window)
    if anchor == page or _is_alone_there(target, page):
        return layout
    emptied = taken_out(layout, page, keep=window)
    target = emptied.named(window)
    assert target is not None
    area = with_page(target.area, page, anchor, side)
    return emptied.with_window(replace(target, area=area))


def _is_alone_there(target: WindowPlan, page: str) -> bool:
    return target.pages == (page,)


def taken_out(layout: Layout, page: str, keep: str = "") -> Layout:
    """Take a page out of its window, so that it stands behind the rail.

    A loose window that is left empty goes, unless it is the one to keep.
    """
    window = layout.window_of(page)
    if window is None:
        desk = layout.desk
        return layout.with_window(replace(desk, area=without(desk.area, page)))
    left = replace(window, area=without(window.area, page))
    if left.kind is Kind.LOOSE and not left.pages and left.name != keep:
        return replace(layout, windows=tuple(w for w in layout.windows if w.name != left.name))
    return layout.with_window(left)


def torn_off(layout: Layout, page: str, monitor: str, frame: Frame) -> Layout:
    """Put a page into a loose window of its own."""
    window = layout.window_of(page)
    if window is not None and window.kind is Kind.LOOSE and window.pages == (page,):
        return layout.with_window(replace(window, monitor=monitor, frame=frame, is_closed=False))
    rest = taken_out(layout, page)
    name = free_name(rest, f"loose-{page}")
    loose = WindowPlan(name, Kind.LOOSE, monitor, Tabs((page,)), frame)
    return rest.with_window(loose)


def come_back(layout: Layout, page: str, origin: Layout) -> Layout:
    """Put a page back where it stood in another layout (the plan as it was switched to).

    Where that place is gone, the page stands behind the rail.
    """
    home = origin.window_of(page)
    if home is None or home.kind is Kind.LOOSE or layout.named(home.name) is None:
        return taken_out(layout, page)
    rest = taken_out(layout, page)
    target = rest.named(home.name)
    if target is not None and set(target.pages) == set(home.pages) - {page}:
        # Nothing else has moved there: the tree is taken over as it was.
        return rest.with_window(replace(target, area=home.area))
    leaf = leaf_of(home.area, page)
    mates = [p for p in leaf.pages if p != page] if leaf else []
    if mates:
        return move(layout, page, home.name, mates[0])
    return move(layout, page, home.name, "", Side.RIGHT)


def brought_forward(layout: Layout, page: str, as_guest: bool = False) -> Layout:
    """Bring a page before the others of its leaf.

    Args:
        layout: before.
        page: one that no window holds comes forward in the desk's first pane.
        as_guest: so does one whose own window is put away.
    """
    window = layout.window_of(page)
    if window is None or (as_guest and window.kind is not Kind.DESK):
        desk = layout.desk
        return layout.with_window(replace(desk, area=with_home_front(desk.area, page)))
    return layout.with_window(replace(window, area=with_front(window.area, page)))


def closed(layout: Layout, window: str, is_closed: bool = True) -> Layout:
    """Put a wall's window away, or open it again; the desk cannot be closed."""
    found = layout.named(window)
    if found is None or found.kind is Kind.DESK:
        return layout
    return layout.with_window(replace(found, is_closed=is_closed))


def moved_window(layout: Layout, window: str, monitor: str, frame: Frame | None = None) -> Layout:
    """Bind a window to another monitor; a window that was bound there takes its place."""
    found = layout.named(window)
    if found is None or (found.monitor == monitor and found.frame == frame):
        return layout
    if found.kind is not Kind.LOOSE:
        for other in layout.windows:
            if other.monitor == monitor and other.kind is not Kind.LOOSE:
                layout = layout.with_window(replace(other, monitor=found.monitor))
    return layout.with_window(replace(found, monitor=monitor, frame=frame or found.frame))


def added_wall(layout: Layout, monitor: str) -> Layout:
    """Give a monitor a window of its own, empty."""
    return layout.with_window(WindowPlan(free_name(layout, "wall"), Kind.WALL, monitor))
