# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The small painted lists of a detail pane share this: fixed lines, one value each."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.spoken import Part, Role
from widgets.common.theme import Theme

T = TypeVar("T")


class LineList(Painted, Generic[T]):
    """Lines of one height from top to bottom; for a handful of lines, it does not scroll."""

    line_at_first = 32
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lines: tuple[T, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def line_height(self) -> int:
        """Height of a line, as large as the text is now."""
        return self.theme.grown(self.line_at_first)

    @property
    def lines(self) -> Sequence[T]:
        """The values shown."""
        return self._lines

    def set_lines(self, lines: Sequence[T]) -> None:
        """Change the values."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.setAccessibleName("; ".join(self.words(line) for line in self._lines))
            self.updateGeometry()
            self.update()

    def part_count(self) -> int:
        return len(self._lines)

    def part(self, index: int) -> Part:
        return Part(self.words(self._lines[index]), self.line_rect(index))

    def words(self, line: T) -> str:
        """Return what a line says, for assistive tools."""
        return str(line)

    def line_rect(self, index: int) -> QRectF:
        """Return where a line lies."""
        return QRectF(0, index * self.line_height, self.width(), self.line_height)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint below all lines."""

    def paint_line(self, painter: QPainter, line: T, rect: QRectF, index: int) -> None:
        """Paint one line."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(300, len(self._lines) * self.line_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        for index, line in enumerate(self._lines):
            rect = self.line_rect(index)
            if rect.bottom() <= self.height() and rect.intersects(QRectF(event.rect())):
                self.paint_line(painter, line, rect, index)
