# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The head of a pane: one tab a page, to choose it or, while arranging, to drag it away.

The head keeps the mouse while a tab is dragged, so that a page can go to any window and any
monitor; there is no drag-and-drop of the system, whose inner loop would hold up everything else.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Step, Theme

HEIGHT = 32
_PADDING, _GRIP = 16, 20


class PaneHead(Painted):
    """Tabs over a pane.

    Args:
        theme: the theme.
        title: the words of a page.

    Signals:
        chosen: page whose tab was pressed.
        dragged: page, and where the mouse is on the desktop.
        dropped: page, and where it was let go.
        drag_ended: a drag is over, whether it led anywhere or not.
    """

    chosen = Signal(str)
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    drag_ended = Signal()

    def __init__(self, theme: Theme, title: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._title = title
        self._pages: tuple[str, ...] = ()
        self._front = ""
        self._may_drag = False
        self._pressed = ""
        self._from = QPoint()
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of the tabs."""
        return self._pages

    def show_tabs(self, pages: Sequence[str], front: str, may_drag: bool) -> None:
        """Show these tabs."""
        shown = (tuple(pages), front, may_drag)
        if shown == (self._pages, self._front, self._may_drag):
            return
        self._pages, self._front, self._may_drag = shown
        self.setAccessibleName(self._title(front))
        self.update()

    def tab_rect(self, page: str) -> QRectF:
        """Where a page's tab is."""
        return next((rect for id, rect in self._tabs() if id == page), QRectF())

    def _tabs(self) -> list[tuple[str, QRectF]]:
        found, left = [], 0.0
        grip = _GRIP if self._may_drag else 0
        font = self.theme.font(Step.SMALL, True)
        wanted = [text_width(font, self._title(p)) + 2 * _PADDING + grip for p in self._pages]
        squeeze = min(1.0, self.width() / sum(wanted)) if wanted else 1.0
        for page, width in zip(self._pages, wanted, strict=True):
            found.append((page, QRectF(round(left), 0, round(width * squeeze), self.height())))
            left += width * squeeze
        return found

    def _at(self, point: QPoint) -> str:
        return next((page for page, rect in self._tabs() if rect.contains(point.toPointF())), "")

    def _end_drag(self) -> None:
        self._pressed, was = "", self._is_dragging
        self._is_dragging = False
        self.unsetCursor()
        if was:
            self.drag_ended.emit()

    # Qt's own

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._at(event.position().toPoint())
            self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (self._pressed and self._may_drag):
            return
        at = event.globalPosition().toPoint()
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far or self._is_dragging:
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self._pressed, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        page, was_dragging = self._pressed, self._is_dragging
        at = event.globalPosition().toPoint()
        self._end_drag()
        if page and was_dragging:
            self.dropped.emit(page, at)
        elif page:
            self.chosen.emit(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_dragging:
            self._end_drag()
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or self._front not in self._pages:
            event.ignore()
            return
        number = (self._pages.index(self._front) + step) % len(self._pages)
        self.chosen.emit(self._pages[number])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.frame)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.line)
        for page, rect in self._tabs():
            self._paint_tab(painter, page, rect)

    def _paint_tab(self, painter: QPainter, page: str, rect: QRectF) -> None:
        theme, is_front = self.theme, page == self._front
        if is_front:
            painter.fillRect(rect, theme.raised)
            painter.fillRect(QRectF(rect.left(), 0, rect.width(), 3), theme.act)
        words = rect.adjusted(_PADDING, 0, -4, 0)
        if self._may_drag:
            self._paint_grip(painter, rect)
            words.adjust(_GRIP, 0, 0, 0)
        ink = theme.text if is_front else theme.text2
        draw_text(painter, theme.font(Step.SMALL, is_front), ink, words, self._title(page))
        if is_front and self.hasFocus():
            paint_box(painter, rect, None, theme.act, 0)

    def _paint_grip(self, painter: QPainter, rect: QRectF) -> None:
        for row in range(3):
            for column in range(2):
                x, y = rect.left() + 12 + 5 * column, rect.center().y() - 6 + 5 * row
                painter.fillRect(QRectF(x, y, 2, 2), self.theme.text3)
