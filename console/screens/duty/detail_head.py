# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The upper part of the detail: grade line with its clock, title on two lines, facts."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.runtime.clock import Clock
from console.screens.duty.facts import Fact
from widgets.common.base import Painted
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, draw_text, elided, text_width, wrap
from widgets.common.theme import Step, Theme
from widgets.common.time_label import TimeLabel

_LABEL = 64
_VALUE = 236
_LINE = 24
_FACTS = 6


class TitleLines(Painted):
    """A title on two lines of 28."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = ""
        self.setFixedHeight(2 * theme.line_height(Step.TITLE))

    def set_title(self, title: str) -> None:
        """Change the title."""
        if title != self._title:
            self._title = title
            self.setAccessibleName(title)
            self.setToolTip(title)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        font, height = theme.font(Step.TITLE, True), theme.line_height(Step.TITLE)
        for number, line in enumerate(wrap(font, self._title, self.width(), 2)):
            rect = QRectF(0, number * height, self.width(), height)
            draw_text(painter, font, theme.text, rect, line)


class FactGrid(Painted):
    """Facts in two columns, three lines of 24."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._facts: tuple[Fact, ...] = ()
        self.setFixedHeight(_FACTS // 2 * _LINE)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Change the facts."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self.setAccessibleName("; ".join(f"{f.label} {f.value}" for f in facts))
            self.setToolTip("\n".join(f"{f.label}  {f.value}" for f in facts))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(632, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, fact in enumerate(self._facts[:_FACTS]):
            left = (number % 2) * (_LABEL + _VALUE)
            self._paint(painter, fact, left, number // 2 * _LINE, number % 2 == 1)

    def _paint(self, painter: QPainter, fact: Fact, left: float, top: float, is_last: bool) -> None:
        theme = self.theme
        label = QRectF(left, top, _LABEL, _LINE)
        draw_text(painter, theme.font(Step.SMALL), theme.text3, label, fact.label)
        end = self.width() if is_last else left + _LABEL + _VALUE - 12
        room = end - left - _LABEL - (20 if fact.is_pending else 0)
        text = elided(theme.font(), fact.value.replace("\n", " "), room)
        value = QRectF(left + _LABEL, top, room + 1, _LINE)
        draw_text(painter, theme.font(), theme.text, value, text)
        if fact.is_pending:
            x = left + _LABEL + text_width(theme.font(), text) + 6
            theme.icons.paint(painter, "clock", QPointF(x, top + 5), 14, theme.text2)


class DetailHead(QWidget):
    """Grade line 32, title 56, facts 72."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grade = RunsLabel(theme, height=32)
        self._time = TimeLabel(theme, clock.now)
        self._title = TitleLines(theme)
        self._facts = FactGrid(theme)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._grade, 1)
        line.addWidget(self._time)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line)
        box.addWidget(self._title)
        box.addSpacing(8)
        box.addWidget(self._facts)

    def show_head(self, left: Sequence[Run], right: Sequence[Run], title: str) -> None:
        """Set grade line and title."""
        self._grade.set_runs(left, right)
        self._title.set_title(title)

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
        return self._grade.accessibleName()

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.accessibleName()

    @property
    def time(self) -> str:
        """The clock as shown."""
        return self._time.text
