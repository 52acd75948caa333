# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What a row has to say under the resting mouse.

A filter of its own: an override of `viewportEvent` would stand around every paint, and an error
in a paint inside another override ends the process (PySide 6.11).
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip


class RowHints(QObject):
    """Shows the words of the row under the mouse.

    Args:
        area: whose viewport is watched.
        words: returns what the row at a point says; empty for nothing.
    """

    def __init__(self, area: QAbstractScrollArea, words: Callable[[QPointF], str]) -> None:
        super().__init__(area)
        self._area = area
        self._words = words
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._words(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self._area)
            return True
        return False
