# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The line under the header, on every window of the seat, while nothing goes to the hub."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.models.link_status import LinkStatus
from console.shell.link_words import (
    offline_here,
    offline_retry,
    offline_text,
    offline_waiting,
)
from widgets.common.base import Painted
from widgets.common.text import paint_runs, runs_width
from widgets.common.theme import Theme

_PADDING = 16
_GAP = 12


class OfflineLine(Painted):
    """32 px: what goes on here, what waits for the link; hidden while all is well."""

    def __init__(self, theme: Theme, link: LinkStatus, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._link = link
        self.setFixedHeight(theme.size.notice)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.text)
        link.changed.connect(self.refresh)
        self.refresh()

    def spoken_value(self) -> str:
        return "".join(run.text for run in offline_retry(self._link.view))

    @property
    def text(self) -> str:
        """What the line says."""
        return offline_text(self._link.view)

    def refresh(self) -> None:
        """Show or hide the line and say what is so now."""
        self.setVisible(self._link.is_cut_off)
        self.setAccessibleName(self.text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(960, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.raised)
        centre = self.height() / 2
        retry = offline_retry(self._link.view)
        right = self.width() - _PADDING - runs_width(theme, retry)
        paint_runs(painter, theme, retry, round(right), centre)
        x = paint_runs(painter, theme, offline_here(self._link.view), _PADDING, centre)
        painter.fillRect(QRectF(round(x) + _GAP, round(centre - 8), 1, 16), theme.line2)
        x += 2 * _GAP + 1
        paint_runs(
            painter, theme, offline_waiting(self._link.view), x, centre, max(0, right - x - 16)
        )
