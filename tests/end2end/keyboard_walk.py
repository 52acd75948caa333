"""Walks a window: what can be clicked in it, and whether Tab reaches it."""

from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets.common.base import Painted

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
