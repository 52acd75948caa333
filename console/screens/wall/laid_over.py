"""What lies over the pictures of a wall: panels in its window, and other windows of this seat.

What other programs lay over it the window system does not tell everywhere (decision 131). Which of
two own windows lies in front it does not tell either: so one counts as in front unless the wall's
window is the one somebody works in, and nothing keeps the other above it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QWidget

FREE = 0.75
"""Share of a tile that must be free: a line of words at its foot does not hide its picture."""
_ABOVE = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


def laid_over(widget: QWidget) -> list[QRect]:
    """Return what lies, or may lie, over a widget, in pixels of the desktop."""
    return [*_panels(widget), *_windows(widget.window())]


def is_free(rect: QRect, over: Sequence[QRect]) -> bool:
    """Whether so little lies over a part of the desktop that a person can watch it."""
    free = QRegion(rect)
    for each in over:
        free = free.subtracted(QRegion(each))
    pieces = cast(Iterable[QRect], free)  # which Qt for Python says nowhere of its regions
    seen = sum(piece.width() * piece.height() for piece in pieces)
    return seen >= FREE * rect.width() * rect.height()


def on_desktop(widget: QWidget, rect: QRect) -> QRect:
    """Return where a part of a widget is on the desktop."""
    return QRect(widget.mapToGlobal(rect.topLeft()), rect.size())


def _panels(widget: QWidget) -> Iterator[QRect]:
    """Children of its window painted after a widget; marks that let clicks through hide nothing."""
    parent = widget.parentWidget()
    if widget.isWindow() or parent is None:
        return
    beside = [each for each in parent.children() if isinstance(each, QWidget)]
    for each in beside[beside.index(widget) + 1 :]:
        is_mark = each.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if each.isVisible() and not each.isWindow() and not is_mark:
            yield on_desktop(each, each.rect())
    yield from _panels(parent)


def _windows(window: QWidget) -> Iterator[QRect]:
    is_in_front = _belongs(QApplication.activeWindow(), window)
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible() or other.isMinimized():
            continue
        if not is_in_front or _is_kept_above(other, window):
            yield other.frameGeometry()


def _is_kept_above(other: QWidget, window: QWidget) -> bool:
    stays = bool(other.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
    return stays or other.windowType() in _ABOVE or _belongs(other, window)


def _belongs(other: QWidget | None, window: QWidget) -> bool:
    """Whether a window is another one, or a dialog of it: those stand in front together."""
    while other is not None and other is not window:
        owner = other.parentWidget()
        other = None if owner is None else owner.window()
    return other is not None
