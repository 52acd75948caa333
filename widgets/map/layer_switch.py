# ruff: noqa: D102 - Qt's overrides are described by Qt
"""One family of a map as a line: on or off, its key, how many, and of when they are."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common.base import paint_box
from widgets.common.hatch import paint_hatch
from widgets.common.runs_label import paint_line
from widgets.common.text import Run, key_cap, runs_width
from widgets.common.theme import Ink, Step, Theme

_HEIGHT, _PADDING, _BOX = 54, 16, 18
_HATCHED = 7
"""Pixels of the edge that is hatched."""


class LayerSwitch(QAbstractButton):
    """Checkable; a click of the mouse does not take the keyboard away from the map.

    Args:
        theme: the theme.
        name: what goes on and off.
        icon: before the name.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        icon: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self._count, self._note, self._key, self._is_old = 0, "", "", False
        self.setText(name)
        self.setAccessibleName(f"{name} 0")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int:
        """How many it has."""
        return self._count

    @property
    def note(self) -> str:
        """Of when they are, and what is not on the map."""
        return self._note

    def tell(self, count: int, note: str, is_old: bool = False) -> None:
        """Say how it is now."""
        if (count, note, is_old) == (self._count, self._note, self._is_old):
            return
        self._count, self._note, self._is_old = count, note, is_old
        self.setAccessibleName(f"{self.text()} {count} {note}".strip())
        self.setToolTip(note)
        self.update()

    def set_key(self, key: str) -> None:
        """Change what the key cap says."""
        self._key = key
        self.setAccessibleDescription(key)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, max(self.theme.grown(_HEIGHT), self.theme.size.button))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.fillRect(rect, theme.hover)
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.line)
        if self._is_old and self.isChecked():
            paint_hatch(painter, QRectF(0, 0, _HATCHED, rect.height()), theme.text2, 5, 1.5)
        middle = rect.height() / 2
        self._paint_box(painter, QRectF(_PADDING, round(middle - _BOX / 2), _BOX, _BOX))
        self._paint_words(painter, rect.adjusted(_PADDING + _BOX + 10, 0, 0, 0), middle)
        if self.hasFocus():
            paint_box(painter, rect, None, theme.act, 0, 2)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme = self.theme
        if not self.isChecked():
            paint_box(painter, box, None, theme.text3, 3, 1.5)
            return
        paint_box(painter, box, theme.act, theme.act, 3)
        theme.icons.paint(painter, "check", box.topLeft() + QPointF(2, 2), 14, theme.on_act, 3)

    def _paint_words(self, painter: QPainter, rect: QRectF, middle: float) -> None:
        theme, is_on = self.theme, self.isChecked()
        ink = Ink.TEXT if is_on else Ink.TEXT2
        right = [Run(str(self._count), ink, bold=True)]
        if self._key:
            right.append(key_cap(self._key))
        name = [Run(self.text(), ink, icon=self._icon)]
        if runs_width(theme, name) + runs_width(theme, right) + 24 > rect.width():
            name = [Run(self.text(), ink, step=Step.SMALL, icon=self._icon)]
        first = theme.line_height(Step.BODY)
        second = theme.line_height(Step.SMALL) if self._note else 0
        top = middle - (first + second) / 2
        lines = QRectF(rect.left(), top, rect.width(), first)
        paint_line(painter, theme, name, right, lines.adjusted(-12, 0, 0, 0), 12)
        if self._note:
            below = QRectF(rect.left(), top + first, rect.width() - 12, second)
            paint_line(painter, theme, [Run(self._note, step=Step.SMALL)], (), below, 0)
