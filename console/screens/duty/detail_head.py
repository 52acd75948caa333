# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The upper part of the detail: grade line with its clock, title on two lines, facts."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.runtime.clock import Clock
from widgets.common.base import Painted
from widgets.common.facts_grid import Fact, FactsGrid
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, draw_text, runs_width
from widgets.common.theme import Step, Theme
from widgets.common.time_label import TimeLabel
from widgets.common.wrapping import wrap


class TitleLines(Painted):
    """A title on two lines of 28; one of them can be given to what stands below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = ""
        self._lines = 2
        self.hold_height(lambda: self._lines * theme.line_height(Step.TITLE))

    def set_title(self, title: str) -> None:
        """Change the title."""
        if title != self._title:
            self._title = title
            self.setAccessibleName(title)
            self.setToolTip(title)
            self.update()

    @property
    def is_short(self) -> bool:
        """Whether the title needs one line only."""
        return len(wrap(self.theme.font(Step.TITLE, True), self._title, self.width(), 2)) < 2

    def leave_line(self, is_left: bool) -> None:
        """Leave the second line to what stands below, so that nothing further down moves."""
        self._lines = 1 if is_left and self.is_short else 2
        self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        font, height = theme.font(Step.TITLE, True), theme.line_height(Step.TITLE)
        for number, line in enumerate(wrap(font, self._title, self.width(), 2)):
            rect = QRectF(0, number * height, self.width(), height)
            draw_text(painter, font, theme.text, rect, line)


class DetailHead(QWidget):
    """Grade line 32, title 56, facts 72."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grade = RunsLabel(theme, height=32)
        self._over = RunsLabel(theme, height=28)
        self._left: Sequence[Run] = ()
        self._right: Sequence[Run] = ()
        self._channel: Sequence[Run] = ()
        self._time = TimeLabel(theme, clock.now)
        self._title = TitleLines(theme)
        self._marks = RunsLabel(theme, height=28)
        self._facts = FactsGrid(theme)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._grade, 1)
        line.addWidget(self._time)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._over)
        box.addLayout(line)
        box.addWidget(self._title)
        box.addWidget(self._marks)
        box.addSpacing(8)
        box.addWidget(self._facts)
        self._marks.hide()

    def show_head(
        self,
        left: Sequence[Run],
        right: Sequence[Run],
        title: str,
        channel: Sequence[Run] = (),
    ) -> None:
        """Set grade line with what it came through, and title."""
        self._left, self._right, self._channel = left, right, channel
        self._title.set_title(title)
        self._fit()

    def _fit(self) -> None:
        """Grade and state have a line of their own where the clock leaves them too little."""
        theme, room = self._grade.theme, self.width() - self._time.sizeHint().width() - 16
        whole = [*self._left, *self._channel]
        is_narrow = runs_width(theme, whole) + runs_width(theme, self._right) > room
        has_line = runs_width(theme, whole) <= self.width()
        self._over.setVisible(is_narrow)
        self._over.set_runs((whole if has_line else self._left) if is_narrow else ())
        below = () if has_line else self._channel
        self._grade.set_runs(below if is_narrow else whole, self._right)
        self._title.leave_line(not self._marks.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_marks(self, marks: Sequence[Run]) -> None:
        """Say what sets it aside, who is called next, how it behaves; nothing takes no room."""
        self._marks.set_runs(marks)
        self._marks.setVisible(bool(marks))
        self._title.leave_line(bool(marks))

    @property
    def marks(self) -> str:
        """What that line says."""
        return self._marks.accessibleName() if not self._marks.isHidden() else ""

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Set the facts."""
        self._facts.set_facts(facts)

    def count_to(self, until: datetime) -> None:
        """Let the clock run down."""
        self._time.count_to(until)

    def count_from(self, since: datetime | None) -> None:
        """Let the clock run up; None shows none."""
        self._time.count_from(since)

    @property
    def grade_words(self) -> str:
        """What the grade line says."""
        return f"{self._over.accessibleName()} {self._grade.accessibleName()}".strip()

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.accessibleName()

    @property
    def time(self) -> str:
        """The clock as shown."""
        return self._time.text
