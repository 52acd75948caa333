# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A panel that lies over a window without being modal; Esc closes it, Tab stays in it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Role
from widgets.common.theme import Theme


class Overlay(Painted):
    """Stands over the upper middle of `window`; gives the keyboard back where it was.

    Signals:
        closed: it was put away.
    """

    closed = Signal()
    spoken_role = Role.Dialog
    keeps_tab = True

    def __init__(self, theme: Theme, window: QWidget, width: int) -> None:
        super().__init__(theme, window)
        self._window = window
        self._before: QWidget | None = None
        self.setFixedWidth(width)
        # Nothing shines through, so a keystroke does not paint the page behind it anew.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def open_over(self) -> None:
        """Come to the front; remember who had the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self.place()
        self.show()
        self.raise_()
        # Also where nothing in it can have the keyboard: keys must not act on what lies behind.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide and give the keyboard back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Find the place over the window anew."""
        self.adjustSize()
        top = self.theme.size.header + 8 * self.theme.size.gutter
        self.move((self._window.width() - self.width()) // 2, top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.raised)
        paint_box(painter, QRectF(self.rect()), self.theme.raised, self.theme.line2)
