"""Numbers on the parts of a page, in the order in which the manual names them."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from console.screens.duty.detail_panel import DetailPanel
from console.screens.duty.filter_line import FilterLine
from console.screens.duty.foot_bar import FootBar
from widgets.common.theme import Step, Theme
from widgets.frame.clock_strip import ClockStrip
from widgets.frame.header_bar import HeaderBar
from widgets.frame.rail import Rail
from widgets.lists.banded_list import BandedList

PARTS: dict[type[QWidget], tuple[float, float]] = {
    HeaderBar: (0.5, 0.5),
    Rail: (0.5, 0.85),
    FilterLine: (0.75, 0.5),
    BandedList: (0.55, 0.5),
    DetailPanel: (0.7, 0.8),
    FootBar: (0.75, 0.25),
    ClockStrip: (0.5, 0.5),
}
"""The parts, and where in each of them, across and down, its number hides no words."""

SIDE = 40
"""Pixels of a disc."""


def number_parts(picture: QImage, window: QWidget, theme: Theme) -> None:
    """Paint a number into each part that is seen."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (kind, (across, down)) in enumerate(PARTS.items(), 1):
        for part in window.findChildren(kind):
            if part.isVisibleTo(window):
                at = QPoint(round(part.width() * across), round(part.height() * down))
                _paint(painter, theme, part.mapTo(window, at), str(number))
    painter.end()


def _paint(painter: QPainter, theme: Theme, middle: QPoint, number: str) -> None:
    disc = QRectF(middle.x() - SIDE / 2, middle.y() - SIDE / 2, SIDE, SIDE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.act)
    painter.drawEllipse(disc)
    painter.setPen(theme.on_act)
    painter.setFont(theme.font(Step.TITLE, bold=True))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number)
