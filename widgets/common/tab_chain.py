# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What Tab reaches, in its order, and the walk over it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_chain(root: QWidget) -> list[QWidget]:
    """Return what of a widget and below it Tab reaches now, in its order."""
    found: list[QWidget] = []
    at: QWidget | None = root
    while at is not None:
        if _takes_tab(at) and (at is root or root.isAncestorOf(at)):
            found.append(at)
        at = at.nextInFocusChain()
        if at is root:
            break
    return found


def _takes_tab(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


class TabRing(QWidget):
    """As a window, or where it `keeps_tab`, it lets Tab go over all that is in it and come round.

    Qt's own walk enters whatever has a focus proxy by the proxy, also from before it: of a page
    whose rows are to have the keyboard first, nothing that stands above the rows would be reached.
    """

    keeps_tab = False

    def focusNextPrevChild(self, next: bool) -> bool:
        if not (self.keeps_tab or self.isWindow()):
            return super().focusNextPrevChild(next)
        inside = [widget for widget in tab_chain(self) if widget is not self]
        focused = self.window().focusWidget()
        if inside:
            step = 1 if next else -1
            at = inside.index(focused) + step if focused in inside else (0 if next else -1)
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            inside[at % len(inside)].setFocus(reason)
        return bool(inside) or self.keeps_tab
