# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A line of numbered steps with the time each took; the current one stands out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Box, Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme

_GAP, _ARROW = 16, 16


@dataclass(frozen=True, slots=True)
class LineStep:
    """One step: words, the time it took or runs since; done ones carry a tick."""

    id: str
    text: str
    time: str = ""
    is_done: bool = False
    is_current: bool = False


class StepLine(Painted):
    """56 px high.

    Signals:
        step_clicked: id of the step.
    """

    step_clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._steps: tuple[LineStep, ...] = ()
        self._right: tuple[Run, ...] = ()
        self.hold_height(lambda: theme.grown(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, steps: Sequence[LineStep], right: Sequence[Run] = ()) -> None:
        """Set the steps, and the runs at the right (see `total`)."""
        self._steps, self._right = tuple(steps), tuple(right)
        self.setAccessibleName("; ".join(f"{one.text} {one.time}" for one in self._steps))
        self.update()

    def _runs(self, step: LineStep, number: int) -> list[Run]:
        if step.is_done:
            mark = Run(icon="check", icon_size=16)
        else:
            mark = Run(str(number), step=Step.SMALL, box=Box.NUMBER)
        words = Run(step.text, Ink.TEXT if step.is_current else Ink.TEXT2, gap=8)
        time = Run(step.time, Ink.TEXT, bold=True, gap=8)
        return [mark, words, time] if step.time else [mark, words]

    def _place(self) -> list[tuple[LineStep, list[Run], QRectF]]:
        placed, x = list[tuple[LineStep, list[Run], QRectF]](), 24.0
        for number, step in enumerate(self._steps, 1):
            runs = self._runs(step, number)
            width = round(runs_width(self.theme, runs)) + (24 if step.is_current else 0)
            placed.append((step, runs, QRectF(x, 12, width, 32)))
            x += width + 2 * _GAP + _ARROW
        return placed

    def sizeHint(self) -> QSize:
        return QSize(960, 56)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for step, _, rect in self._place():
            if rect.contains(event.position()):
                self.step_clicked.emit(step.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.panel)
        for at, (step, runs, rect) in enumerate(self._place()):
            if at:
                arrow = QPointF(rect.left() - _GAP - _ARROW, 20)
                theme.icons.paint(painter, "chevron-right", arrow, _ARROW, theme.line2)
            if step.is_current:
                paint_box(painter, rect, theme.raised, None)
                painter.fillRect(QRectF(rect.left(), 42, rect.width(), 2), theme.act)
            inner = rect.left() + (12 if step.is_current else 0)
            paint_runs(painter, theme, runs, inner, 28)
        x = self.width() - 24 - runs_width(theme, self._right)
        paint_runs(painter, theme, self._right, round(x), 28)


def total(words: str, number: str, unit: str) -> list[Run]:
    """Return the one number at the right: quiet words, the number in 28 px, its unit."""
    return [
        Run(words),
        Run(number, Ink.TEXT, bold=True, step=Step.NUMBER, gap=16),
        Run(unit, gap=8),
    ]
