# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The 32 px line that says what goes on and what does not: cut off, list incomplete, shortfall."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, chip_run, runs_width
from widgets.common.theme import Ink, Step, Theme


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
        if has_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        taken = runs_width(self.theme, self._right) + self._padding
        if self._has_link and self._right and event.position().x() >= self.width() - taken:
            self.link_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
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
