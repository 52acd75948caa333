# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Two lines of the head: a small one over a larger one, or a bold title over a quiet line."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Run, draw_text, paint_runs, runs_width, text_width, wrap
from widgets.common.theme import Grade, Ink, Step, Theme

HEIGHT = 56
CHIP, LOW_CHIP = 32, 26
_SIDE, _DENSE_SIDE = 16, 8
_SHAPE = 20
SPARED = 3 * (_SIDE - _DENSE_SIDE)
"""Pixels by which a dense block is narrower."""


class HeadBlock(Painted):
    """As wide as its words; a thin line at its left tells it from its neighbour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lines: tuple[tuple[Run, ...], tuple[Run, ...]] = ((), ())
        self._is_dense = False
        self.hold_height(lambda: theme.grown(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_dense(self, is_dense: bool) -> None:
        """Stand closer to the line at its left and to its neighbour."""
        self._is_dense = is_dense
        self.updateGeometry()
        self.update()

    def say(self, upper: Sequence[Run], lower: Sequence[Run]) -> None:
        """Change both lines; with nothing to say it goes."""
        lines = (tuple(upper), tuple(lower))
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName(" ".join(run.text for line in lines for run in line if run.text))
            self.updateGeometry()
            self.update()
        self.setVisible(bool(upper or lower))

    @property
    def words(self) -> str:
        """What it says."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        widest = max(runs_width(self.theme, line) for line in self._lines)
        around = 2 * _SIDE + 2 - (SPARED if self._is_dense else 0)
        return QSize(round(widest) + around, self.theme.grown(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(QRectF(0, 8, 1, self.height() - 16), theme.line2)
        upper, lower = self._lines
        left = 1 + (_DENSE_SIDE if self._is_dense else _SIDE)
        if not upper:
            paint_runs(painter, theme, lower, left, self.height() / 2)
            return
        paint_runs(painter, theme, upper, left, self.height() * 0.3)
        paint_runs(painter, theme, lower, left, self.height() * 0.7)


class TitleBlock(Painted):
    """Shape and title, over two lines where it is long; number, class and place below."""

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._grade: Grade | None = None
        self._title = self._below = self._word = ""
        self._most, self._fills = theme.grown(width), False
        self.hold_height(lambda: theme.grown(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, grade: Grade | None, title: str, below: str, word: str = "") -> None:
        """Change the words; without a grade there is no shape, and no word for it."""
        self._grade, self._title, self._below, self._word = grade, title, below, word
        self.setAccessibleName(f"{word} {title} {below}".strip())
        self.updateGeometry()
        self.update()

    def set_most(self, width: int, fills: bool = False) -> None:
        """Give it no more than this, or all of it; a longer title is smaller or in two lines."""
        if (width, fills) != (self._most, self._fills):
            self._most, self._fills = width, fills
            self.updateGeometry()
            self.update()

    @property
    def least(self) -> int:
        """The width in pixels below which its lines of small type are cut short."""
        font = self.theme.font(Step.SMALL, True)
        width = text_width(font, self._title) / 2
        while len(wrap(font, self._title, width, 3)) > 2:
            width += 8
        below = text_width(self.theme.font(Step.SMALL), self._below)
        return ceil(max(width, below)) + self._left + 2

    @property
    def words(self) -> str:
        """What it says."""
        return self.accessibleName()

    @property
    def _left(self) -> int:
        if self._grade is None:
            return 0
        return max(_SHAPE, ceil(text_width(self.theme.font(Step.SMALL, True), self._word))) + 8

    def _broken(self) -> tuple[Step, list[str]]:
        room = self.width() - self._left
        for step in (Step.TITLE, Step.BODY):
            if text_width(self.theme.font(step, True), self._title) <= room:
                return step, [self._title]
        return Step.SMALL, wrap(self.theme.font(Step.SMALL, True), self._title, room, 2)

    def sizeHint(self) -> QSize:
        words = text_width(self.theme.font(Step.TITLE, True), self._title)
        below = text_width(self.theme.font(Step.SMALL), self._below)
        wanted = round(max(words, below)) + self._left + 2
        width = self._most if self._fills else min(max(wanted, 160), self._most)
        return QSize(width, self.theme.grown(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        step, lines = self._broken()
        height = theme.line_height(step)
        small = theme.line_height(Step.SMALL)
        top = (self.height() - len(lines) * height - small) / 2
        for number, line in enumerate(lines):
            row = QRectF(self._left, top + number * height, self.width() - self._left, height)
            draw_text(painter, theme.font(step, True), theme.text, row, line)
        foot = QRectF(self._left, top + len(lines) * height, self.width() - self._left, small)
        draw_text(painter, theme.font(Step.SMALL), theme.ink(Ink.TEXT2), foot, self._below)
        if self._grade is not None:
            self._paint_grade(painter, top + len(lines) * height / 2, foot.top())

    def _paint_grade(self, painter: QPainter, centre: float, below: float) -> None:
        """Paint the shape beside the title, and its word below it beside the other line."""
        assert self._grade is not None
        theme, column, small = self.theme, self._left - 8, self.theme.line_height(Step.SMALL)
        shape = Run(shape=self._grade, shape_size=_SHAPE)
        paint_runs(painter, theme, [shape], round((column - _SHAPE) / 2), centre)
        word, ink = QRectF(0, below, column + 1, small), theme.ink(Ink(self._grade.value))
        font, middle = theme.font(Step.SMALL, True), Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, font, ink, word, self._word, middle)


class LevelChip(Painted):
    """A word on a quiet ground and its value beside it, in one frame: 事件等级 一般."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._word = self._value = ""
        self._height = CHIP
        self.hold_height(lambda: theme.grown(self._height))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_height(self, height: int) -> None:
        """Make it lower where two stand one over the other."""
        self._height = height
        self.setFixedHeight(self.theme.grown(height))
        self.updateGeometry()

    def say(self, word: str, value: str) -> None:
        """Change both."""
        self._word, self._value = word, value
        self.setAccessibleName(f"{word} {value}")
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self.accessibleName()

    def _runs(self) -> tuple[Run, Run]:
        return Run(self._word, step=Step.SMALL), Run(self._value, Ink.TEXT, bold=True)

    def sizeHint(self) -> QSize:
        widths = sum(runs_width(self.theme, [run]) + 20 for run in self._runs())
        return QSize(round(widths) + 1, self.theme.grown(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        word, value = self._runs()
        split = round(runs_width(theme, [word])) + 20
        middle = self.height() / 2
        painter.fillRect(QRectF(1, 1, split - 1, self.height() - 2), theme.raised)
        paint_box(painter, QRectF(self.rect()), None, theme.line2)
        paint_runs(painter, theme, [word], 10, middle)
        paint_runs(painter, theme, [value], split + 10, middle)
