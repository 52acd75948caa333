# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The head of the panel: title, how long the call has been going, grade, when it was kept; tabs."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.runtime.hall_time import hall_time
from widgets.common.base import Painted
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Box, Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme
from widgets.common.time_label import clock_text
from widgets.forms.tabs import Tabs

_BETWEEN = 24
"""Pixels that stay free between the grade and the time its draft was kept."""


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


class IntakeHead(Painted):
    """48 for the title, 40 for the tabs.

    Signals:
        close_requested: the cross was clicked.
    """

    close_requested = Signal()

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._now = now
        self._title = RunsLabel(theme, height=48)
        self.tabs = Tabs(theme, padding=24)
        self.tabs.setAccessibleName(_t("Drafts of calls"))
        cross = _Cross(theme)
        cross.clicked.connect(self.close_requested)
        line = QHBoxLayout()
        line.setContentsMargins(24, 0, 16, 0)
        line.setSpacing(16)
        line.addWidget(self._title, 1)
        line.addWidget(cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.tabs)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grade_runs: tuple[Run, ...] = ()
        self._call: tuple[datetime, datetime | None] | None = None

    @property
    def words(self) -> str:
        """What the title line says."""
        return self._title.accessibleName()

    def show_call(self, called_at: datetime, saved_at: datetime | None) -> None:
        """Show how long the call has been going and when its draft was kept."""
        self._call = (called_at, saved_at)
        self._tell()

    def set_grade(self, runs: Sequence[Run]) -> None:
        """Show the grade."""
        self._grade_runs = tuple(runs)
        self._tell()

    def _tell(self) -> None:
        left = [Run(_t("Register a call"), Ink.TEXT, bold=True, step=Step.TITLE)]
        right: list[Run] = []
        if self._call is not None:
            called_at, saved_at = self._call
            lasts = clock_text(max(0.0, (self._now() - called_at).total_seconds()))
            words = _t("call {0}").format(lasts)
            left.append(
                Run(words, Ink.TEXT, gap=12, step=Step.SMALL, icon="phone", box=Box.STRONG_TAG)
            )
            if saved_at is not None:
                right = [Run(_t("draft kept {0}").format(hall_time(saved_at)), step=Step.SMALL)]
        if self._grade_runs:
            first, *rest = self._grade_runs
            left += [Run(first.text, first.ink, gap=24), *rest]
        wide = runs_width(self.theme, left) + runs_width(self.theme, right)
        if right and wide + _BETWEEN > self._title.width():  # the key of the grade goes first
            right = [Run(_t("draft kept"), step=Step.SMALL)]
        self._title.set_runs(left, right)

    def restyle(self) -> None:
        super().restyle()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(760, 88)


class _Cross(Painted):
    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._runs = [Run(icon="x", icon_size=18)]  # its key stands on the button at the foot
        self.setAccessibleName(_t("Close, the draft is kept: {0}").format("Esc"))
        self.restyle()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def restyle(self) -> None:
        super().restyle()
        self.setFixedSize(round(runs_width(self.theme, self._runs)) + 16, self.theme.grown(32))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_runs(QPainter(self), self.theme, self._runs, 4, self.height() / 2)
