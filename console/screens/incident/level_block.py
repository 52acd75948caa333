# ruff: noqa: D102 - Qt's overrides are described by Qt
"""How far it is to the next event level, count by count, and the clause that says so."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Run, draw_text, paint_runs, runs_width, wrap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.line_list import LineList

_LABEL, _FIGURE, _BAR = 88, 64, 4
_ICON = 24
_MOST = 5
"""Lines of a clause."""


@dataclass(frozen=True, slots=True)
class LevelBar:
    """One count on its way to a limit; an unknown count has no bar."""

    label: str
    count: int | None
    limit: int

    @property
    def share(self) -> float:
        """How much of the way it has come, 0 to 1."""
        return 0.0 if self.count is None else min(1.0, self.count / max(1, self.limit))


@dataclass(frozen=True, slots=True)
class LevelSight:
    """What the level line says.

    Attributes:
        words: 一般·距较大：死亡 3 人或重伤 10 人.
        is_reached: the next level's limit is reached: a chip says so.
        bars: the counts on their way.
        basis: which clause says so.
    """

    words: str = ""
    is_reached: bool = False
    bars: tuple[LevelBar, ...] = ()
    basis: str = ""


class LevelBars(LineList[LevelBar]):
    """Lines of 24 px: label, bar, figure."""

    line_at_first = 24

    def __init__(self, theme: Theme, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._unknown = unknown

    def words(self, line: LevelBar) -> str:
        return f"{line.label} {self._figure(line)}"

    def _figure(self, line: LevelBar) -> str:
        return f"{self._unknown if line.count is None else line.count} / {line.limit}"

    def paint_line(self, painter: QPainter, line: LevelBar, rect: QRectF, index: int) -> None:
        theme, middle = self.theme, rect.center().y()
        label_width, figure_width = theme.grown(_LABEL), theme.grown(_FIGURE)
        label = QRectF(rect.left(), rect.top(), label_width - 4, rect.height())
        draw_text(painter, theme.font(Step.SMALL), theme.text2, label, line.label)
        figure = [Run(self._figure(line), Ink.TEXT, bold=True, step=Step.SMALL)]
        paint_runs(painter, theme, figure, rect.right() - runs_width(theme, figure), middle)
        track = QRectF(rect.left() + label_width, middle - _BAR / 2, 0, _BAR)
        track.setRight(rect.right() - figure_width)
        paint_box(painter, track, theme.track, None, 2)
        if line.share:
            done = QRectF(track)
            done.setWidth(max(_BAR, track.width() * line.share))
            paint_box(painter, done, theme.text2, None, 2)


class Wrapping(Painted):
    """Words over as many lines as they need in the width there is; bold ones carry an icon."""

    def __init__(self, theme: Theme, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._step, self._words, self._ink, self._is_bold = step, "", Ink.TEXT, False
        self.hold_height(self._height)

    def say(self, words: str, ink: Ink, is_bold: bool = False) -> None:
        """Change the words."""
        self._words, self._ink, self._is_bold = words, ink, is_bold
        self.setAccessibleName(words)
        self.restyle()
        self.update()

    def _lines(self) -> list[str]:
        room = self.width() - self._left
        return wrap(self.theme.font(self._step, self._is_bold), self._words, room, _MOST)

    @property
    def _left(self) -> int:
        return _ICON if self._is_bold else 0

    def _height(self) -> int:
        return max(1, len(self._lines())) * self.theme.line_height(self._step) + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        font, height = theme.font(self._step, self._is_bold), theme.line_height(self._step)
        if self._is_bold:
            at = QPointF(0, 2 + (height - 18) / 2)
            theme.icons.paint(painter, "exclamation-circle", at, 18, theme.ink(self._ink))
        for number, line in enumerate(self._lines()):
            row = QRectF(self._left, 2 + number * height, self.width() - self._left + 1, height)
            draw_text(painter, font, theme.ink(self._ink), row, line)


class LevelBlock(QWidget):
    """Words, bars, and the clause."""

    def __init__(self, theme: Theme, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Wrapping(theme, Step.BODY)
        self.bars = LevelBars(theme, unknown)
        self._basis = Wrapping(theme, Step.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for widget in (self._words, self.bars, self._basis):
            column.addWidget(widget)

    def show_sight(self, sight: LevelSight) -> None:
        """Change everything."""
        self._words.say(sight.words, Ink.TEXT, is_bold=sight.is_reached)
        self.bars.set_lines(sight.bars)
        self._basis.say(sight.basis, Ink.TEXT2)
        self._basis.setVisible(bool(sight.basis))

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.accessibleName()

    @property
    def basis(self) -> str:
        """Which clause says so."""
        return self._basis.accessibleName()
