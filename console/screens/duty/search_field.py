# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A line to search in: magnifier at the left, its key at the right while it is empty."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.common.text import key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Theme


class SearchField(QLineEdit):
    """32 px high."""

    def __init__(
        self, theme: Theme, hint: str, key: str, width: int = 168, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key_cap(key, Ink.TEXT3)
        self.setPlaceholderText(hint)
        self.setFixedSize(width, theme.size.chip)
        self.setFont(theme.font())
        self.setStyleSheet(
            f"QLineEdit {{ background: {theme.field.name()}; color: {theme.text.name()};"
            f" border: 1px solid {theme.line2.name()}; border-radius: 4px;"
            " padding: 0 9px 0 32px; }"
            f"QLineEdit:focus {{ border-color: {theme.act.name()}; }}"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - 16) / 2
        self._theme.icons.paint(painter, "search", QPointF(10, top), 16, self._theme.text3)
        if not self.text() and not self.hasFocus():
            x = self.width() - 10 - runs_width(self._theme, [self._key])
            paint_runs(painter, self._theme, [self._key], round(x), self.height() / 2)
