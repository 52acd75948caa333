# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A panel whose data are of an earlier moment: a hatched edge and a badge that says of when.

It lies over the upper edge of a panel, takes no mouse and no keyboard, and covers no words: it
hangs where the panel's head is empty, or the panel moves down a little to make room. What stands
in the panel keeps its full contrast, because old data are read more than new ones.
"""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.hatch import paint_hatch
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme

EDGE = 6
ROOM = 14
"""Pixels by which a panel moves down; the rest of the badge hangs in the margin it has."""
_HEIGHT, _SIDE = 22, 8


class AgeMark(Painted):
    """The mark of one panel; hidden while the panel's data are live.

    Args:
        theme: the theme.
        panel: whose edge it marks; it stays as wide as the panel.
        place: where along the edge the badge hangs, 0 left to 1 right; None for the edge alone.
        needs_room: the head of the panel is full, so its layout moves down while the badge hangs.
    """

    def __init__(
        self,
        theme: Theme,
        panel: QWidget,
        place: float | None = 0.5,
        needs_room: bool = False,
    ) -> None:
        super().__init__(theme, panel)
        self._panel = panel
        self._place = place
        self._needs_room = needs_room
        self._words = ""
        self.is_stale = False
        """Whether the data are older than their limit."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What the badge says; empty while the data are live."""
        return self._words

    def show_age(self, words: str, is_stale: bool) -> None:
        """Say of when the data are; empty words take the mark away."""
        if (words, is_stale) == (self._words, self.is_stale):
            return
        if bool(words) != bool(self._words):
            self._make_room(ROOM if words else -ROOM)
        self._words, self.is_stale = words, is_stale
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self._fit()
        self.update()

    def _make_room(self, more: int) -> None:
        layout = self._panel.layout()
        if layout is not None and self._needs_room:
            margins = layout.contentsMargins()
            margins.setTop(margins.top() + more)
            layout.setContentsMargins(margins)

    def _fit(self) -> None:
        height = EDGE if self._place is None else _HEIGHT
        self.setGeometry(0, 0, self._panel.width(), height)
        self.raise_()

    def _runs(self) -> list[Run]:
        ink = Ink.TEXT if self.is_stale else Ink.TEXT2
        return [Run(self._words, ink, step=Step.SMALL, icon="history", icon_size=14)]

    def sizeHint(self) -> QSize:
        return QSize(self._panel.width(), _HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._words:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        colour = theme.text3 if self.is_stale else theme.line2
        paint_hatch(painter, QRectF(0, 0, self.width(), EDGE), colour, 8, 1.5)
        if self._place is None:
            return
        runs = self._runs()
        width = round(runs_width(theme, runs)) + 2 * _SIDE
        left = round((self.width() - width - 32) * self._place) + 16
        box = QRectF(left, 0, width, _HEIGHT)
        paint_box(painter, box, theme.line2 if self.is_stale else theme.raised, theme.line2)
        centre = QPointF(left + _SIDE, _HEIGHT / 2)
        paint_runs(painter, theme, runs, centre.x(), centre.y())
