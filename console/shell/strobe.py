# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What cannot be heard is seen: a frame round a window that goes on and off once a second.

Two changes a second at most, well below the three flashes that harm people with epilepsy
(WCAG 2.3.1), and only the edge of the window; without motion it stands still.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from widgets.common.theme import Grade, Step, Theme

CHANGE_EVERY = 500
"""Milliseconds between two changes: at most two a second."""
WIDTH = 8
_TAG_HEIGHT, _PADDING = 28, 16


class Strobe(QWidget):
    """Lies over a window and lets every click through.

    Args:
        theme: gives colour and font.
        window: what it frames.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._grade = Grade.RED
        self._is_on = False
        self._is_still = False
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(CHANGE_EVERY)
        self._timer.timeout.connect(self._change)
        self.hide()

    @property
    def is_lit(self) -> bool:
        """Whether the frame is seen at this moment."""
        return not self.isHidden() and self._is_on

    def set_still(self, is_still: bool) -> None:
        """Let it stand still (no motion is wanted), or go on and off."""
        self._is_still = is_still
        if not self.isHidden():
            self._frame()

    def begin(self, grade: Grade, words: str) -> None:
        """Frame the window in a grade's colour and say why."""
        if (grade, words) == (self._grade, self.words) and not self.isHidden():
            return  # what lies under it is painted with it: not for nothing, again and again
        self._grade, self.words = grade, words
        self.setAccessibleName(words)
        self._frame()

    def _frame(self) -> None:
        self._is_on = True
        self._cover()
        self.show()
        if self._is_still:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.update(self.mask())

    def end(self) -> None:
        """Take the frame away."""
        self._timer.stop()
        self._is_on = False
        self.hide()

    def _change(self) -> None:
        self._is_on = not self._is_on
        self.update(self.mask())

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self._shape()
        self.raise_()

    def _shape(self) -> None:
        """Be no larger than what is seen: all that lies under it is painted anew with it."""
        edges = QRegion(self.rect()) - self.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        seen = edges + QRegion(self._tag().toAlignedRect())
        if seen != self.mask():
            self.setMask(seen)

    def _tag(self) -> QRectF:
        font = self._theme.font(Step.BODY, True)
        room = QFontMetricsF(font).horizontalAdvance(self.words) + 2 * _PADDING
        top = self.height() - self._theme.size.strip - _TAG_HEIGHT
        return QRectF((self.width() - room) / 2, top, room, _TAG_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isHidden() and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.grades[self._grade]
        width, height = self.width(), self.height()
        if self._is_on:
            for edge in (
                QRectF(0, 0, width, WIDTH),
                QRectF(0, height - WIDTH, width, WIDTH),
                QRectF(0, 0, WIDTH, height),
                QRectF(width - WIDTH, 0, WIDTH, height),
            ):
                painter.fillRect(edge, colours.fill)
        tag = self._tag()
        painter.fillRect(tag, colours.fill)  # the words stand still: they are to be read
        painter.setFont(self._theme.font(Step.BODY, True))
        painter.setPen(colours.on)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, self.words)
