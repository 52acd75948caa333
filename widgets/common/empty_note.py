# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What stands where there is nothing yet: what is missing, and what to do about it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.text import draw_text, wrap
from widgets.common.theme import Step, Theme

_EDGE = 24
_MOST = 3
"""Lines of what to do, at most."""


class EmptyNote(Painted):
    """A bold line and quieter ones below it, in the middle of the room there is.

    Args:
        theme: the theme.
        over: a list it lies over, taking no click from it; without one it stands in a layout.
        top: pixels of the list that stay free, for its column heads.
        is_high: it stands at the top, for what a page that scrolls may show only the top of.
    """

    def __init__(
        self,
        theme: Theme,
        over: QWidget | None = None,
        top: int = 0,
        is_high: bool = False,
    ) -> None:
        super().__init__(theme, over)
        self._top, self._is_high = top, is_high
        self._what = self._to_do = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if over is not None:
            over.installEventFilter(self)
            self._lie(over)

    def say(self, what: str, to_do: str = "") -> None:
        """Say what is missing and what to do; nothing said hides it."""
        self._what, self._to_do = what, to_do
        self.setAccessibleName(" ".join(part for part in (what, to_do) if part))
        self.setVisible(bool(what))
        self.update()

    def inks(self) -> tuple[QColor, QColor]:
        """Return the colours of the bold line and of those below it."""
        return self.theme.text, self.theme.text2

    def _lie(self, over: QWidget) -> None:
        self.setGeometry(0, self._top, over.width(), max(0, over.height() - self._top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._lie(watched)
        return super().eventFilter(watched, event)

    @property
    def written(self) -> QRectF:
        """Where its words stand."""
        lines = self._lines()
        width = max(QFontMetricsF(font).horizontalAdvance(words) for font, _, words in lines)
        line = self.theme.line_height(Step.BODY)
        height = len(lines) * line
        return QRectF((self.width() - width) / 2, self._first(height), width, height)

    def _first(self, height: float) -> float:
        """Return where words so high begin."""
        middle = (self.height() - height) / 2
        return min(middle, self.theme.line_height(Step.BODY)) if self._is_high else middle

    def _lines(self) -> list[tuple[QFont, QColor, str]]:
        theme, (ink, quiet), width = self.theme, self.inks(), self.width() - 2 * _EDGE
        font = theme.font(Step.BODY)
        told = [(font, quiet, each) for each in wrap(font, self._to_do, width, _MOST)]
        return [(theme.font(Step.BODY, True), ink, self._what), *told]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, width = QPainter(self), self.theme, self.width() - 2 * _EDGE
        line, middle = theme.line_height(Step.BODY), Qt.AlignmentFlag.AlignHCenter
        told = self._lines()
        top = self._first(len(told) * line)
        for at, (face, colour, words) in enumerate(told):
            row = QRectF(_EDGE, top + at * line, width, line)
            draw_text(painter, face, colour, row, words, middle)
