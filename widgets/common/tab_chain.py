"""What Tab reaches, in its order."""

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
