# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A frame that says on a whole window what it is: a replay (复盘), or one that only looks on."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.theme import Grade, Step, Theme

WIDTH = 4
"""Pixels of the frame."""

_TAG_HEIGHT, _PADDING = 24, 12


class WindowFrame(QWidget):
    """Lies over a window, lets every click through, stays on top and as large as the window.

    Args:
        theme: gives the colour and the font.
        window: what it frames.
        words: on the tag, and before the window's title.
        grade: whose colour it has.
    """

    def __init__(self, theme: Theme, window: QWidget, words: str, grade: Grade) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._fill, self._on = theme.grades[grade].fill, theme.grades[grade].on
        self.words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.words)
        window.setWindowTitle(f"{self.words}·{window.windowTitle()}")
        window.installEventFilter(self)
        self._cover()
        self.show()

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ChildAdded):
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = self.width(), self.height()
        for edge in (
            QRectF(0, 0, width, WIDTH),
            QRectF(0, height - WIDTH, width, WIDTH),
            QRectF(0, 0, WIDTH, height),
            QRectF(width - WIDTH, 0, WIDTH, height),
        ):
            painter.fillRect(edge, self._fill)
        font = self._theme.font(Step.BODY, True)
        room = QFontMetricsF(font).horizontalAdvance(self.words) + 2 * _PADDING
        tag = QRectF((width - room) / 2, 0, room, _TAG_HEIGHT)
        painter.fillRect(tag, self._fill)
        painter.setFont(font)
        painter.setPen(self._on)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, self.words)


class ReplayFrame(WindowFrame):
    """The red frame of a replay."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, QCoreApplication.translate("replay", "Replay"), Grade.RED)
