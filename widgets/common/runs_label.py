# ruff: noqa: D102 - Qt's overrides are described by Qt
"""One line of runs as a widget."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Theme


class RunsLabel(Painted):
    """Left runs, right runs, one line; the left side is elided when both do not fit.

    Args:
        theme: the theme.
        left: runs from the left edge.
        right: runs up to the right edge.
        height: height in pixels at 100 % text.
        padding: space at both ends.
        ground: fill, or None to leave what is below.
    """

    def __init__(
        self,
        theme: Theme,
        left: Sequence[Run] = (),
        right: Sequence[Run] = (),
        height: int = 24,
        padding: int = 0,
        ground: QColor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._left = tuple(left)
        self._right = tuple(right)
        self._padding = padding
        self._ground = ground
        self.hold_height(lambda: theme.grown(height))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_runs(self, left: Sequence[Run], right: Sequence[Run] = ()) -> None:
        """Change what the line says."""
        left, right = tuple(left), tuple(right)
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._tell()
            self.updateGeometry()
            self.update()

    def _tell(self) -> None:
        words = [run.text for run in (*self._left, *self._right) if run.text]
        self.setAccessibleName(" ".join(words))

    def sizeHint(self) -> QSize:
        left, right = runs_width(self.theme, self._left), runs_width(self.theme, self._right)
        space = 8 if left and right else 0
        return QSize(round(left + right + space) + 1 + 2 * self._padding, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._ground is not None:
            painter.fillRect(self.rect(), self._ground)
        self.paint_words(painter)

    def paint_words(self, painter: QPainter) -> None:
        """Paint both sides on one line."""
        paint_line(
            painter, self.theme, self._left, self._right, self.rect().toRectF(), self._padding
        )


def paint_line(
    painter: QPainter,
    theme: Theme,
    left: Sequence[Run],
    right: Sequence[Run],
    rect: QRectF,
    padding: float,
) -> None:
    """Paint left and right runs into `rect`; the right ones win when space is short."""
    centre = rect.center().y()
    taken = runs_width(theme, right)
    start = rect.right() - padding - taken
    if right:
        paint_runs(painter, theme, right, round(start), centre)
    room = start - (8 if right else 0) - rect.left() - padding
    paint_runs(painter, theme, left, rect.left() + padding, centre, max(0.0, room))
