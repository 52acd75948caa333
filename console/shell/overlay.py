# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A panel that lies over a window without being modal; Esc closes it, Tab stays in it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.keyboard import can_have_keyboard
from widgets.common.spoken import Role
from widgets.common.theme import Theme
from widgets.frame.clock_strip import ClockStrip
from widgets.frame.rail import Rail

_EDGE = 8
"""Pixels of the page that stay to be seen around a panel that is as large as its window."""
SCROLLING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""What scrolls a panel whose widgets want none of these."""
_MEANT = 1080
"""Height of the window that heights of panels are written for."""
_LEAST = 72
"""Height that what scrolls in a panel keeps: two rows of a list."""


class Overlay(Painted):
    """Stands over the upper middle of `window`; gives the keyboard back where it was.

    It is as large as it wants and never larger than its window: it comes up to the header first,
    then what was named by `let_shrink` scrolls.

    Signals:
        closed: it was put away.
    """

    closed = Signal()
    spoken_role = Role.Dialog
    keeps_tab = True
    lies_over = True
    """What is behind it is not under the cursor (`console.models.subject`)."""

    def __init__(self, theme: Theme, window: QWidget, width: int) -> None:
        super().__init__(theme, window)
        self._window = window
        self._before: QWidget | None = None
        self._wanted_width = width
        self._shrinking: dict[QWidget, int] = {}
        self._growing: set[QWidget] = set()
        self.setFixedWidth(theme.grown(width))
        # Nothing shines through, so a keystroke does not paint the page behind it anew.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        window.installEventFilter(_Following(self))

    def let_shrink(self, widget: QWidget, height: int, grows: bool = False) -> None:
        """Let a widget that scrolls be lower than `height` where the window is too low for it.

        Args:
            widget: what scrolls, or holds what does.
            height: pixels in a window of usual height.
            grows: be higher in a higher one, whatever it shows now: its list is searched, or its
                page is being made. Others are while they have more to show.
        """
        self._shrinking[widget] = height
        if grows:
            self._growing.add(widget)

    def raised(self, height: int) -> int:
        """Return a height as it is in this window: the more, the higher the window is."""
        return max(height, height * self._window.height() // _MEANT)

    def open_over(self) -> None:
        """Come to the front; remember who had the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self.place()
        self.show()
        self.raise_()
        self._bring_up()
        # Also where nothing in it can have the keyboard: keys must not act on what lies behind.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_up(self) -> None:
        """Take the keyboard along where this was asked for from another window of the seat."""
        window = self._window
        if window.isActiveWindow():
            return
        if window.isMinimized():  # else keys would go to what nobody sees
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def put_away(self) -> None:
        """Hide and give the keyboard back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if can_have_keyboard(before):
            if before.window() is not self._window:
                before.window().activateWindow()
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Find the place over the window anew; rail and, where there is room, clocks stay seen."""
        least_top = self.theme.size.header + _EDGE
        left, bottom = self._free()
        wanted = self.theme.grown(self._wanted_width)
        self.setFixedWidth(min(wanted, self._window.width() - left - 2 * _EDGE))
        self._fit(bottom - least_top)
        if self.height() > bottom - least_top:  # clocks are covered before the foot is lost
            bottom = self._window.height() - _EDGE
            self._fit(bottom - least_top)
        top = min(self.theme.size.header + 8 * self.theme.size.gutter, bottom - self.height())
        if self.height() <= bottom - least_top:
            top = max(least_top, top)
        else:  # what cannot scroll rather covers the header than loses its foot
            top = max(_EDGE, bottom - self.height())
        middle = (self._window.width() - self.width()) // 2
        self.move(max(left + _EDGE, middle), top)

    def _free(self) -> tuple[int, int]:
        """Return the x from which a panel may stand, and the y it should end at."""
        window, left, bottom = self._window, 0, self._window.height()
        rail, strip = window.findChild(Rail), window.findChild(ClockStrip)
        if rail is not None and rail.isVisibleTo(window):
            left = rail.width()
        if strip is not None and strip.isVisibleTo(window):
            bottom -= strip.height()
        return left, bottom - _EDGE

    def _fit(self, room: int) -> None:
        """Be as high as wanted, or as low as `room`: first what was named gives way, then all."""
        wanted = self._height_with(0)
        if wanted > room:
            wanted = self._height_with(wanted - room)
        if wanted > room:
            wanted = max(room, self._least_height())
        self.resize(self.width(), wanted)

    def _height_with(self, short: int) -> int:
        more = max((self._more(*each) for each in self._shrinking.items()), default=0)
        for widget, height in self._shrinking.items():  # beside each other: all alike
            widget.setFixedHeight(max(min(_LEAST, height), height + more - short))
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()  # layouts inside this one forget the size before
        if layout.hasHeightForWidth():  # a size hint has its own width
            return layout.totalHeightForWidth(self.width())
        return layout.totalSizeHint().height()

    def _more(self, widget: QWidget, height: int) -> int:
        """Return by how much higher it may be in a high window, while it has more to show."""
        if widget in self._growing:
            return self.raised(height) - height
        inner = widget.widget() if isinstance(widget, QScrollArea) else None
        content: int = getattr(widget, "content_height", height)  # of a table of rows
        if inner is not None:
            content = inner.sizeHint().height()
        return max(0, min(self.raised(height), content) - height)

    def _least_height(self) -> int:
        layout = self.layout()
        if layout is None:
            return self.minimumSizeHint().height()
        if layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(self.width())
        return layout.totalMinimumSize().height()

    def restyle(self) -> None:
        super().restyle()
        if self.isVisible():
            QTimer.singleShot(0, self.place)  # when all that is in it has its new size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        rolled = next((w for w in self._shrinking if isinstance(w, QAbstractScrollArea)), None)
        if rolled is not None and event.key() in SCROLLING:
            QApplication.sendEvent(rolled.verticalScrollBar(), event)
            return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.raised)
        paint_box(painter, QRectF(self.rect()), self.theme.raised, self.theme.line2)


class _Following(QObject):
    """Places a panel anew when its window has another size; the filters of panels are their own."""

    def __init__(self, panel: Overlay) -> None:
        super().__init__(panel)
        self._panel = panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._panel.isVisible():
            self._panel.place()
        return False
