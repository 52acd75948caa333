# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Chips: how the inverse one of what is not well is painted, the tag, and the counting filter."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Run, paint_runs, runs_width, tag
from widgets.common.theme import Grade, Ink, Step, Theme


def inverse_runs(text: str, icon: str, height: int) -> list[Run]:
    """Return the runs inside an inverse chip of `height`."""
    is_small = height <= 24
    step = Step.SMALL if is_small else Step.BODY
    size = 16 if is_small else 18
    return [Run(text, Ink.ON_INVERSE, bold=True, step=step, icon=icon, icon_size=size)]


def inverse_width(theme: Theme, runs: list[Run], height: int) -> float:
    """Return the width of an inverse chip around `runs`."""
    return runs_width(theme, runs) + (16 if height <= 28 else 24)


def paint_inverse(painter: QPainter, theme: Theme, rect: QRectF, runs: list[Run]) -> None:
    """Paint an inverse chip filling `rect`."""
    paint_box(painter, rect, theme.inverse, None)
    padding = 8 if rect.height() <= 28 else 12
    paint_runs(painter, theme, runs, rect.left() + padding, rect.center().y(), rect.width())


class Tag(Painted):
    """A small outlined word, 20 px high; a strong one is edged in second text."""

    def __init__(
        self, theme: Theme, text: str, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._run = tag(text, strong=strong)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(runs_width(self.theme, [self._run])) + 1, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_runs(painter, self.theme, [self._run], 0, self.height() / 2)


class CountChip(QAbstractButton):
    """A filter chip, 32 px high: shape, word, bold count; quiet at zero; checkable.

    Signals:
        toggled: as of every checkable button.
    """

    def __init__(
        self,
        theme: Theme,
        grade: Grade | None,
        word: str,
        count: int = 0,
        height: int = 0,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._grade = grade
        self._count = str(count)
        self._shows_word = True
        self._height = height
        self._icon = icon
        self.setText(word)
        self.setAccessibleName(f"{word} {count}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | str) -> None:
        """Change the count; a text such as `1/1` is allowed."""
        self._count = str(count)
        self.setAccessibleName(f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    def show_word(self, shown: bool) -> None:
        """Show or leave out the word; the shape says the same."""
        if shown != self._shows_word:
            self._shows_word = shown
            self.setToolTip("" if shown else self.text())
            self.updateGeometry()
            self.update()

    @property
    def count(self) -> str:
        """The count as shown."""
        return self._count

    def _runs(self) -> list[Run]:
        is_zero = self._count == "0"
        word = self.text() if self._shows_word else ""
        word_ink = Ink.TEXT3 if is_zero else Ink.TEXT2
        muted = Ink.TEXT3 if is_zero else None
        return [
            Run(word, word_ink, shape=self._grade, shape_ink=muted, icon=self._icon),
            Run(self._count, Ink.TEXT, bold=True, gap=6),
        ]

    def sizeHint(self) -> QSize:
        height = self._height or self.theme.size.chip
        return QSize(round(runs_width(self.theme, self._runs())) + 22, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self.theme, QRectF(self.rect())
        edge = theme.act if self.hasFocus() else theme.line if self._count == "0" else theme.line2
        is_lit = self.isChecked() or self.isDown()
        paint_box(painter, rect, theme.raised if is_lit else None, edge)
        if self.isChecked():
            painter.fillRect(QRectF(1, rect.bottom() - 3, rect.width() - 2, 2), theme.act)
        paint_runs(painter, theme, self._runs(), 11, rect.center().y())
