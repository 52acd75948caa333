# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The head of a section: a bold word, quiet words behind it, quiet words at the right."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.common.runs_label import RunsLabel, paint_line
from widgets.common.text import Run, runs_width, wrap
from widgets.common.theme import Ink, Step, Theme

_FOLD, _MOST = 22, 4
"""What a further line adds to the height, and how many there may be."""


class SectionHead(RunsLabel):
    """32 px high (40 with `height`), no padding of its own; further lines where words lack room."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        note: str = "",
        right: Sequence[Run] = (),
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._title = title
        self._plain = height
        self._below: tuple[tuple[Run, ...], ...] = ()
        runs = _left(title, note)
        super().__init__(theme, runs, right, height, parent=parent)
        self.hold_height(self._held)

    def set_texts(self, title: str, note: str = "", right: Sequence[Run] = ()) -> None:
        """Change all words."""
        self._title = title
        self.set_runs(_left(title, note), right)

    def set_note(self, note: str, right: Sequence[Run] = ()) -> None:
        """Change the words behind the title and at the right."""
        self.set_runs(_left(self._title, note), right)

    def set_runs(self, left: Sequence[Run], right: Sequence[Run] = ()) -> None:
        super().set_runs(left, right)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def restyle(self) -> None:
        self._below = self._lines_below()
        super().restyle()

    def paint_words(self, painter: QPainter) -> None:
        if not self._below:
            super().paint_words(painter)
            return
        above, fold = self._right if self._left[1:] else (), self.theme.grown(_FOLD)
        first = self.rect().toRectF().adjusted(0, 0, 0, -fold * len(self._below))
        paint_line(painter, self.theme, self._left[:1], above, first, 0)
        for number, runs in enumerate(self._below):
            row = QRectF(0, first.bottom() - 4 + number * fold, first.width(), fold)
            paint_line(painter, self.theme, runs, (), row, 0)

    def _lines_below(self) -> tuple[tuple[Run, ...], ...]:
        """Return the lines below the title; none where all of it has room beside it."""
        left, right = self._left, self._right
        beside = 8 if left and right else 0
        used = runs_width(self.theme, left) + runs_width(self.theme, right) + beside
        if used <= self.width() or not (left[1:] or right):
            return ()
        if not left[1:]:
            return (right,)
        note = left[1]
        lines = wrap(self.theme.font(note.step, note.bold), note.text, self.width(), _MOST)
        return tuple((replace(note, text=line, gap=0),) for line in lines)

    def _held(self) -> int:
        theme = self.theme
        plain = theme.grown(self._plain) if self._plain else theme.size.section_head
        return plain + theme.grown(_FOLD) * len(self._below)

    def _fold(self) -> None:
        below = self._lines_below()
        if below != self._below:
            self._below = below
            self.setFixedHeight(self._held())
            self.update()


def _left(title: str, note: str) -> list[Run]:
    runs = [Run(title, Ink.TEXT, bold=True)]
    if note:
        runs.append(Run(note, step=Step.SMALL, gap=8))
    return runs
