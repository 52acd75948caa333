"""Walks a window: what can be clicked in it, what Tab reaches, and what shows the keyboard."""

from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_PRESSED = ("mousePressEvent", "mouseReleaseEvent")


def clickable(root: QWidget) -> list[QWidget]:
    """Return what does something when it is clicked: buttons, and what handles the mouse itself."""
    return [w for w in root.findChildren(QWidget) if w.isVisible() and _takes_clicks(w)]


def _takes_clicks(widget: QWidget) -> bool:
    if not widget.isEnabled():
        return False
    if isinstance(widget, QAbstractButton):
        return True
    own = [cls for cls in type(widget).__mro__ if not cls.__module__.startswith("PySide6")]
    return any(name in vars(cls) for cls in own for name in _PRESSED)


def by_tab(window: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a window, in its order."""
    first, found = window, []
    at = window.nextInFocusChain()
    while at is not first:
        if takes_tab(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def takes_tab(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def is_reached(widget: QWidget, reached: list[QWidget]) -> bool:
    """Whether Tab reaches a widget, or an editor that stands for it."""
    proxy: QWidget | None = widget
    while proxy is not None and proxy.focusProxy() is not None:
        proxy = proxy.focusProxy()
    return proxy in reached


def settle() -> None:
    """Let layouts and paints that are on their way be done."""
    for _ in range(3):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def focus_pixels(widget: QWidget, other: QWidget) -> int:
    """Return how many pixels on and around a widget differ once it has the keyboard."""
    other.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    before = _around(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    after = _around(widget)
    return sum(1 for a, b in zip(_pixels(before), _pixels(after), strict=True) if a != b)


def _around(widget: QWidget) -> QImage:
    parent = widget.parentWidget() or widget
    rect = widget.geometry().adjusted(-4, -4, 4, 4) if widget.parentWidget() else widget.rect()
    return parent.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _pixels(image: QImage) -> Iterator[int]:
    return iter(memoryview(image.constBits()).cast("I"))
