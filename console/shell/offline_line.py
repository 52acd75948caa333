# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The line under the header, on every window of the seat, while nothing goes to the hub."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.models.link_status import LinkStatus
from console.shell.link_words import (
    offline_here,
    offline_retry,
    offline_text,
    offline_waiting,
)
from widgets.common.base import Painted
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Theme

_PADDING = 16
_GAP = 12


class OfflineLine(Painted):
    """What goes on here, what waits for the link; hidden while all is well.

    32 px high, more where one line has no room for both.
    """

    def __init__(self, theme: Theme, link: LinkStatus, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._link = link
        self._is_tall = False
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
        """Show or hide the line and say what is so now.

        Not before it has its place: as a window of its own it would take the keyboard away.
        """
        self.setVisible(self._link.is_cut_off and not self.isWindow())
        self.setAccessibleName(self.text)
        self._fit()
        self.update()

    def _runs(self) -> list[list[Run]]:
        """Return what goes on, what waits, and the next try."""
        view = self._link.view
        return [offline_here(view), offline_waiting(view), offline_retry(view)]

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """What waits has a line of its own where one is too narrow for all."""
        wanted = sum(runs_width(self.theme, runs) + 2 * _GAP for runs in self._runs())
        self._is_tall = wanted + 2 * _PADDING > self.width()
        line = self.theme.size.notice
        self.setFixedHeight(2 * line - 8 if self._is_tall else line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(960, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.raised)
        centre = theme.size.notice / 2
        here, waiting, retry = self._runs()
        right = self.width() - _PADDING - runs_width(theme, retry)
        paint_runs(painter, theme, retry, round(right), centre)
        x = paint_runs(painter, theme, here, _PADDING, centre)
        if self._is_tall:
            room = self.width() - 2.0 * _PADDING
            paint_runs(painter, theme, waiting, _PADDING, self.height() - centre, room)
            return
        painter.fillRect(QRectF(round(x) + _GAP, round(centre - 8), 1, 16), theme.line2)
        x += 2 * _GAP + 1
        paint_runs(painter, theme, waiting, x, centre, max(0, right - x - 16))
