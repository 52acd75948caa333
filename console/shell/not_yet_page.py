# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A page of the rail that does not exist yet says so, and where the work goes on."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted
from widgets.common.text import draw_text
from widgets.common.theme import Step, Theme


class NotYetPage(Painted):
    """One honest line, 此页尚未启用, and the way back.

    Args:
        theme: the theme.
        name: what the rail calls the page.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.text)
        self.setAccessibleDescription(self.way_back)

    @property
    def text(self) -> str:
        """What the page says."""
        words = QCoreApplication.translate("shell", "{0}: this page is not in use yet")
        return words.format(self._name)

    @property
    def way_back(self) -> str:
        """Where the work goes on."""
        return QCoreApplication.translate("shell", "Alerts keep coming; Ctrl 1 leads back to them")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.panel)
        theme, area = self.theme, self.rect().toRectF()
        line, centre = theme.steps[Step.BODY].line, Qt.AlignmentFlag.AlignHCenter
        above, below = area.translated(0, -line / 2), area.translated(0, line / 2)
        draw_text(painter, theme.font(Step.BODY, True), theme.text, above, self.text, centre)
        draw_text(painter, theme.font(Step.BODY), theme.text2, below, self.way_back, centre)
