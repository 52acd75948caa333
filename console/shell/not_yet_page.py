# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A page of the rail that does not exist yet says so, and nothing else."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted
from widgets.common.text import draw_text
from widgets.common.theme import Step, Theme


class NotYetPage(Painted):
    """One honest line: 此页尚未启用.

    Args:
        theme: the theme.
        name: what the rail calls the page.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """What the page says."""
        words = QCoreApplication.translate("shell", "{0}: this page is not in use yet")
        return words.format(self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.panel)
        font, area = self.theme.font(Step.BODY), self.rect().toRectF()
        draw_text(painter, font, self.theme.text2, area, self.text, Qt.AlignmentFlag.AlignHCenter)
