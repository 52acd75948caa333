"""Walks a window: what can be clicked in it, and whether a key does the same."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from console.commands.registry import CommandTable
from widgets.common.base import Painted
from widgets.common.notice_bar import NoticeBar
from widgets.common.tab_chain import tab_chain
from widgets.lists.ranked_table import RankedTable

BY_KEY = {
    "HeaderBar": ("outbox.open", "check.open", "plan.open", "certificate.show"),
    "FoundList": ("palette.open",),  # its rows by ↑ ↓ in the field above them
    "ClockStrip": ("clocks.open", "palette.open"),
    "_Cross": ("intake.keep_draft",),
    "PlaceMap": ("intake.map", "order.place"),
    "TileGrid": ("duty.to_wall", "wall.open"),
    "Card": ("forecast.call", "forecast.call_before"),  # its rows: the towns of a call-out
    "ReplayTrack": ("replay.next_act", "replay.previous_act"),
}
"""What Tab does not reach, and the commands that do what a click does."""

_PRESSED = ("mousePressEvent", "mouseReleaseEvent")


def clickable(root: QWidget) -> list[QWidget]:
    """Return what does something when it is clicked: buttons, and what handles the mouse itself."""
    return [w for w in root.findChildren(QWidget) if w.isVisible() and _takes_clicks(w)]


def _takes_clicks(widget: QWidget) -> bool:
    if not widget.isEnabled():
        return False
    if isinstance(widget, QAbstractButton):
        return True
    own = [
        cls
        for cls in type(widget).__mro__
        if not cls.__module__.startswith("PySide6") and cls is not Painted  # takes, does nothing
    ]
    return any(name in vars(cls) for cls in own for name in _PRESSED)


def is_reached(widget: QWidget, reached: list[QWidget]) -> bool:
    """Whether Tab reaches a widget, or an editor that stands for it."""
    proxy: QWidget | None = widget
    while proxy is not None and proxy.focusProxy() is not None:
        proxy = proxy.focusProxy()
    return proxy in reached


def out_of_reach(window: QWidget, commands: CommandTable) -> Iterator[str]:
    """Yield what can be clicked in a window, and neither Tab reaches it nor a key does it."""
    reached = [w for w in tab_chain(window) if w is not window]
    for widget in clickable(window):
        name = type(widget).__name__
        notice = getattr(widget, "notice", None)  # one that passes, with what it offers
        ids = BY_KEY.get(name, () if notice is None else (notice.command,))
        has_key = bool(getattr(widget, "_key", "")) or any(commands.get(id).key for id in ids)
        if not (has_key or is_reached(widget, reached) or is_shown_only(widget)):
            yield f"{name} {widget.accessibleName()}"


def is_shown_only(widget: QWidget) -> bool:
    """Whether a click does nothing: both sides of a card, the time of a call, a plain line."""
    if isinstance(widget, NoticeBar) and not widget.has_link:
        return True
    editor = widget.focusProxy()
    if isinstance(editor, QLineEdit) and editor.isReadOnly():
        return True
    return isinstance(widget, RankedTable) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
