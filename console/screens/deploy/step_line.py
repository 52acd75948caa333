# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The line of seven steps at the top, with the first dispatch's seconds at the right."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.screens.deploy.step_clock import DeployStep, StepClock
from widgets.common.base import Painted, paint_box
from widgets.common.text import Box, Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme
from widgets.common.time_label import clock_text

HEIGHT = 56
TARGET = 20
"""Seconds a first dispatch should take (screens S3)."""

_LEVELS = ((20, True), (12, True), (12, False), (4, False))
"""Space between steps, and whether all times show: what gives way on a narrow monitor."""


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


def step_word(step: DeployStep) -> str:
    """Return the word of a step."""
    words = {
        DeployStep.LOCATE: _t("Place"),
        DeployStep.CLASSIFY: _t("Kind"),
        DeployStep.GRADE: _t("Level"),
        DeployStep.CARD: _t("Handling card"),
        DeployStep.FORCES: _t("Choose forces"),
        DeployStep.SEND: _t("Send"),
        DeployStep.TRACK: _t("Track"),
    }
    return words[step]


class StepLine(Painted):
    """56 px; read again by `refresh`."""

    def __init__(self, theme: Theme, clock: StepClock, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._clock = clock
        self.hold_height(lambda: theme.grown(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Say the seconds anew."""
        sentence = _t("{0} {1} {2}")
        words = [
            sentence.format(int(step), step_word(step), self._seconds(step)) for step in DeployStep
        ]
        self.setAccessibleName("; ".join((*words, " ".join(run.text for run in self._total()))))
        self.update()

    def _seconds(self, step: DeployStep) -> str:
        seconds = self._clock.seconds(step)
        if seconds is None:
            return "—"
        if step is DeployStep.TRACK:
            return clock_text(seconds)
        return _t("{0} s").format(f"{round(seconds):02d}")

    def _runs(self, step: DeployStep, has_times: bool = True) -> list[Run]:
        is_current = step is self._clock.current
        ink = Ink.TEXT if is_current else Ink.TEXT2
        if self._clock.is_done(step):
            runs = [Run(step_word(step), ink, icon="check", icon_size=16)]
        else:
            runs = [
                Run(str(int(step)), Ink.TEXT2, step=Step.SMALL, box=Box.NUMBER),
                Run(step_word(step), ink, gap=8),
            ]
        if self._clock.seconds(step) is not None and (has_times or is_current):
            runs.append(Run(self._seconds(step), Ink.TEXT, bold=True, gap=8))
        return runs

    def _total(self) -> list[Run]:
        total = self._clock.first_dispatch
        if total is None:
            return [Run(_t("target: first order within {0} s").format(TARGET), step=Step.SMALL)]
        return [
            Run(_t("First order after")),
            Run(str(round(total)), Ink.TEXT, bold=True, step=Step.NUMBER, gap=12),
            Run(_t("s·target {0} s").format(TARGET), gap=10),
        ]

    def sizeHint(self) -> QSize:
        return QSize(1200, HEIGHT)

    def _fitting(self) -> tuple[int, bool]:
        """Return the space between steps, and whether the times of those that are over show."""
        for gap, has_times in _LEVELS:
            steps = sum(runs_width(self.theme, self._runs(step, has_times)) for step in DeployStep)
            if steps + len(DeployStep) * (2 * gap + 14) <= self.width():
                break
        return gap, has_times

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.panel)
        gap, has_times = self._fitting()
        x, centre = 1.2 * gap, self.height() / 2
        for step in DeployStep:
            runs = self._runs(step, has_times)
            width = runs_width(theme, runs)
            if step is self._clock.current:
                half = theme.grown(14)
                box = QRectF(round(x) - 12, centre - half, round(width) + 24, 2 * half + 1)
                paint_box(painter, box, theme.raised, None)
                painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), theme.act)
            x = paint_runs(painter, theme, runs, round(x), centre) + gap
            if step is not DeployStep.TRACK:
                arrow = [Run(icon="chevron-right", icon_size=14, ink=Ink.LINE2)]
                x = paint_runs(painter, theme, arrow, round(x), centre) + gap
        total = self._total()
        left = self.width() - 16 - runs_width(theme, total)
        if left > x:
            paint_runs(painter, theme, total, round(left), centre)
