# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Why something was not taken: it stands out as everything that is not well, in no severity."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import paint_box
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel


class Refusal(WordLabel):
    """Words on the inverse ground, dark on light in the dark; hidden while there are none."""

    def __init__(self, theme: Theme, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, "", Ink.ON_INVERSE, Step.SMALL, bold=True, parent=parent)
        self.setContentsMargins(12, 8, 12, 8)
        self.tell(words)

    def tell(self, words: str) -> None:
        """Say why; empty hides it."""
        self.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), self._theme.inverse, None)
        painter.end()
        super().paintEvent(event)
