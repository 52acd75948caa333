# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The head of a section: a bold word, quiet words behind it, quiet words at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.common.runs_label import RunsLabel, paint_line
from widgets.common.text import Run, runs_width
from widgets.common.theme import Ink, Step, Theme

_FOLD = 22
"""What a second line adds to the height."""


class SectionHead(RunsLabel):
    """32 px high (40 with `height`), no padding of its own; a second line where words lack room."""

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
        self._is_folded = False
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
        self._is_folded = self._lacks_room
        super().restyle()

    def paint_words(self, painter: QPainter) -> None:
        if not self._is_folded:
            super().paint_words(painter)
            return
        under, above = (self._left[1:], self._right) if self._left[1:] else (self._right, ())
        first = self.rect().toRectF().adjusted(0, 0, 0, -self.theme.grown(_FOLD))
        second = QRectF(0, first.bottom() - 4, first.width(), self.height() - first.bottom())
        paint_line(painter, self.theme, self._left[:1], above, first, 0)
        paint_line(painter, self.theme, under, (), second, 0)

    @property
    def _lacks_room(self) -> bool:
        beside = 8 if self._left and self._right else 0
        used = runs_width(self.theme, self._left) + runs_width(self.theme, self._right) + beside
        return used > self.width() and bool(self._left[1:] or self._right)

    def _held(self) -> int:
        theme = self.theme
        plain = theme.grown(self._plain) if self._plain else theme.size.section_head
        return plain + (theme.grown(_FOLD) if self._is_folded else 0)

    def _fold(self) -> None:
        if self._lacks_room != self._is_folded:
            self._is_folded = not self._is_folded
            self.setFixedHeight(self._held())
            self.update()


def _left(title: str, note: str) -> list[Run]:
    runs = [Run(title, Ink.TEXT, bold=True)]
    if note:
        runs.append(Run(note, step=Step.SMALL, gap=8))
    return runs
