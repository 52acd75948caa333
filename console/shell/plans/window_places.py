"""Rectangles of windows on monitors, in Qt's own pixels."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

from console.settings.plans.monitor import Monitor
from console.settings.plans.plan import Frame, Kind, WindowPlan

LOOSE_SIZE = (1280, 760)
"""Of a loose window before anybody has changed it, where it fits."""


def area_of(monitor: Monitor) -> QRect:
    """Return the whole of a monitor."""
    return QRect(monitor.left, monitor.top, monitor.width, monitor.height)


def monitor_at(monitors: Sequence[Monitor], rect: QRect) -> Monitor | None:
    """Return the monitor on which the middle of a rectangle lies."""
    centre = rect.center()
    return next((m for m in monitors if area_of(m).contains(centre)), None)


def middle_of(monitor: Monitor | None) -> QRect:
    """Return where a loose window stands that nobody has placed yet."""
    whole = QRect(0, 0, 1920, 1080) if monitor is None else area_of(monitor)
    width, height = min(LOOSE_SIZE[0], whole.width()), min(LOOSE_SIZE[1], whole.height())
    place = QRect(0, 0, width, height)
    place.moveCenter(whole.center())
    return place


def frame_of(rect: QRect, monitor: Monitor) -> Frame:
    """Return a rectangle as it is kept: seen from the corner of its monitor."""
    left, top = rect.x() - monitor.left, rect.y() - monitor.top
    return Frame(left, top, rect.width(), rect.height())


def place_of(plan: WindowPlan, monitor: Monitor) -> QRect:
    """Return where a window stands; a loose one is kept on its monitor, whatever its frame says."""
    if plan.kind is not Kind.LOOSE:
        return area_of(monitor)
    if plan.frame is None:
        return middle_of(monitor)
    whole, frame = area_of(monitor), plan.frame
    width, height = min(frame.width, whole.width()), min(frame.height, whole.height())
    left = min(max(0, frame.left), whole.width() - width)
    top = min(max(0, frame.top), whole.height() - height)
    return QRect(whole.x() + left, whole.y() + top, width, height)
