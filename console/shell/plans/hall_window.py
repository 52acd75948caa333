# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A window of the seat beside the desk: small header, the line while cut off, panes; no rail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from console.settings.plans.plan import Kind
from console.shell.main_window import MainWindow
from console.shell.overlay import Overlay
from console.shell.plans.page_area import PageArea, Shelf
from widgets.common.tab_chain import TabRing
from widgets.common.theme import Theme
from widgets.frame.header_bar import HeaderBar

HEADER = 40
"""Pixels of the header of a wall; the desk's has 56."""


class HallWindow(TabRing):
    """Stands on a monitor and holds pages.

    Args:
        theme: the theme.
        name: as the plan calls it.
        kind: a wall fills its monitor; a loose window has a native frame.
        shelf: builds pages when they are first seen.
        desk: gets the keys that work everywhere.
        line: says what goes on while cut off; shows itself when it must.

    Signals:
        close_requested: the person wants it closed; name of the window.
        stirred: it was moved or resized; name of the window.
    """

    close_requested = Signal(str)
    stirred = Signal(str)

    def __init__(
        self, theme: Theme, name: str, kind: Kind, shelf: Shelf, desk: MainWindow, line: QWidget
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.name = name
        self.kind = kind
        self.header = HeaderBar(theme)
        self.header.setFixedHeight(HEADER)
        self.area = PageArea(theme, shelf)
        self._desk = desk
        self._lined = QWidget()
        self._may_close = False
        self._build(line)

    def _build(self, line: QWidget) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.header)
        lined = QVBoxLayout(self._lined)  # the line hides itself when nothing is cut off
        lined.setContentsMargins(0, 0, 0, 0)
        lined.addWidget(line)
        column.addWidget(self._lined)
        column.addWidget(self.area, 1)

    def put_line(self, line: QWidget) -> None:
        """Put a line under the header that shows itself when it must, headed or not."""
        self._column.insertWidget(1, line)

    def set_headed(self, is_headed: bool) -> None:
        """Show the header, or leave it to the one page that has its own."""
        self.header.setVisible(is_headed)
        self._lined.setVisible(is_headed)

    def put_panels_away(self) -> None:
        """Put away what lies over it: whoever opened a panel hears that it is closed."""
        for panel in self.findChildren(Overlay):
            panel.put_away()

    def close_now(self) -> None:
        """Close without asking."""
        self._may_close = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._desk.keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self._desk)
            handle.installEventFilter(self._desk)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.stirred.emit(self.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stirred.emit(self.name)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.close_requested.emit(self.name)
