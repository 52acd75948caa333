# ruff: noqa: D102 - Qt's overrides are described by Qt
"""How far it is to the next event level, count by count, and the clause that says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.base import paint_box
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, draw_text, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.line_list import LineList

_LABEL, _FIGURE, _BAR = 56, 64, 4


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


class LevelBlock(QWidget):
    """Words, bars, and the clause."""

    def __init__(self, theme: Theme, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = RunsLabel(theme, height=32)
        self.bars = LevelBars(theme, unknown)
        self._basis = RunsLabel(theme, height=24)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for widget in (self._words, self.bars, self._basis):
            column.addWidget(widget)

    def show_sight(self, sight: LevelSight, right: Sequence[Run] = ()) -> None:
        """Change everything."""
        icon = "exclamation-circle" if sight.is_reached else ""
        self._words.set_runs([Run(sight.words, Ink.TEXT, bold=sight.is_reached, icon=icon)], right)
        self.bars.set_lines(sight.bars)
        self._basis.set_runs([Run(sight.basis, step=Step.SMALL)])
        self._basis.setVisible(bool(sight.basis))

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.accessibleName()
