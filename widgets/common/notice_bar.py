# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The 32 px line that says what goes on and what does not: cut off, list incomplete, shortfall."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.common.runs_label import RunsLabel, paint_line
from widgets.common.text import Run, chip_run, runs_width, wrap
from widgets.common.theme import Ink, Step, Theme

_FURTHER, _MOST = 22, 4
"""Height of a further line where the words are longer than the bar, and how many there may be."""


class NoticeBar(RunsLabel):
    """Left and right runs on the raised ground; hidden pages hide it with `setVisible`.

    Signals:
        link_clicked: the last run at the right was clicked while `has_link` is true.
    """

    link_clicked = Signal()

    def __init__(
        self,
        theme: Theme,
        left: Sequence[Run] = (),
        right: Sequence[Run] = (),
        has_link: bool = False,
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        size = height or theme.size.notice
        super().__init__(theme, left, right, size, theme.size.padding, theme.raised, parent)
        self._has_link = has_link
        self._line = size
        if has_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def has_link(self) -> bool:
        """Whether its last run at the right can be clicked."""
        return self._has_link

    def mousePressEvent(self, event: QMouseEvent) -> None:
        taken = runs_width(self.theme, self._right) + self._padding
        if self._has_link and self._right and event.position().x() >= self.width() - taken:
            self.link_clicked.emit()

    def set_runs(self, left: Sequence[Run], right: Sequence[Run] = ()) -> None:
        super().set_runs(left, right)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _wrapped(self) -> list[str]:
        """Return the lines of the last words where they do not fit behind the others."""
        if len(self._left) < 2 or self.sizeHint().width() <= self.width():
            return []
        last = self._left[-1]
        font = self.theme.font(last.step, last.bold)
        return wrap(font, last.text, self.width() - 2 * self._padding, _MOST)

    def _fit(self) -> None:
        self.setFixedHeight(self._line + _FURTHER * len(self._wrapped()))

    def _paint_lines(self, lines: list[str]) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.raised)
        rect = QRectF(0, 0, self.width(), self._line)
        paint_line(painter, theme, self._left[:-1], self._right, rect, self._padding)
        for number, text in enumerate(lines):
            rect = QRectF(0, self._line + _FURTHER * number - 4, self.width(), _FURTHER)
            run = replace(self._left[-1], text=text, gap=0)
            paint_line(painter, theme, [run], (), rect, self._padding)

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self._wrapped()
        if lines:
            self._paint_lines(lines)
        else:
            super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.line2)


def pair(word: str, text: str, gap: int = 0) -> list[Run]:
    """Return a bold word with its quiet text, as the offline line has them."""
    return [Run(word, Ink.TEXT, bold=True, gap=gap), Run(text, gap=12)]


def warning(chip: str, text: str, icon: str = "exclamation-circle") -> list[Run]:
    """Return an inverse chip with a quiet text behind it."""
    return [chip_run(chip, icon), Run(text, step=Step.SMALL, gap=12)]


def link(text: str, gap: int = 12) -> Run:
    """Return a word that can be clicked."""
    return Run(text, Ink.ACT, step=Step.SMALL, gap=gap)
