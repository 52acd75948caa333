# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Facts in columns: a quiet label, then the fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.text import draw_text, elided, text_width, wrap
from widgets.common.theme import Ink, Step, Theme

_LINE = 24
_NARROW = 480
"""Width below which two facts side by side would both be cut."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: label and text; an icon stands behind the text (a clock: saved, not yet sent)."""

    label: str
    text: str
    icon: str = ""
    ink: Ink = Ink.TEXT
    step: Step = Step.BODY


class FactsGrid(Painted):
    """Rows of 24 px; facts run from left to right, then down.

    A fact that is too long for its line goes on in a second one; its row is as high as it needs.

    Args:
        theme: the theme.
        columns: facts side by side.
        label: width of a label.
    """

    def __init__(
        self, theme: Theme, columns: int = 2, label: int = 64, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._wanted_columns = columns
        self._label_at_first = label
        self._facts: tuple[Fact, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def _label(self) -> int:
        return self.theme.grown(self._label_at_first)

    @property
    def _line(self) -> int:
        return self.theme.grown(_LINE)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Change what is shown."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self.setAccessibleName("; ".join(f"{fact.label} {fact.text}" for fact in facts))
            self.updateGeometry()
            self.update()

    @property
    def _columns(self) -> int:
        """Facts side by side at the width there is."""
        return 1 if self.width() < _NARROW else self._wanted_columns

    def _lines_of(self, fact: Fact, width: float) -> int:
        room = width - self._label - 12
        if fact.icon or room <= 0:
            return 1
        return len(wrap(self.theme.font(fact.step), fact.text, room, 2)) or 1

    def _tops(self) -> list[int]:
        """Return where each row begins, and where the last one ends."""
        lefts, many = self._column_lefts(), self._columns
        widths, tops = [end - at for at, end in pairwise(lefts)], [0]
        for first in range(0, len(self._facts), many):
            row = zip(self._facts[first : first + many], widths, strict=False)
            tops.append(tops[-1] + max(self._lines_of(*cell) for cell in row) * self._line)
        return tops

    def sizeHint(self) -> QSize:
        return QSize(300 * self._wanted_columns, self._tops()[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _column_lefts(self) -> list[float]:
        share = self.width() / self._columns
        if self._columns == 2:
            first, second = self._wanted(0), self._wanted(1)
            share = min(share, self._label + 236)
            if first > share:  # what the second column does not need is the first one's
                share = min(first, max(share, self.width() - second))
        return [share * at for at in range(self._columns)] + [float(self.width())]

    def _wanted(self, column: int) -> float:
        facts = self._facts[column :: self._columns]
        words = (text_width(self.theme.font(f.step), f.text) + 18 * bool(f.icon) for f in facts)
        return self._label + max(words, default=0.0) + 13

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lefts, tops = self._column_lefts(), self._tops()
        for at, fact in enumerate(self._facts):
            row, column = divmod(at, self._columns)
            width, height = lefts[column + 1] - lefts[column], tops[row + 1] - tops[row]
            self._paint_fact(painter, fact, QRectF(lefts[column], tops[row], width, height))

    def _paint_fact(self, painter: QPainter, fact: Fact, rect: QRectF) -> None:
        theme = self.theme
        label = QRectF(rect.left(), rect.top(), self._label - 4, self._line)
        draw_text(painter, theme.font(Step.SMALL), theme.text3, label, fact.label)
        text = rect.adjusted(self._label, 0, -12 - (18 if fact.icon else 0), 0)
        is_long = self._lines_of(fact, rect.width()) > 1
        font = theme.font(fact.step)
        if is_long:
            self._paint_lines(painter, fact, text)
            return
        text.setHeight(self._line)
        draw_text(painter, font, theme.ink(fact.ink), text, fact.text)
        if fact.icon:
            used = painter.fontMetrics().horizontalAdvance(elided(font, fact.text, text.width()))
            at = text.topLeft() + QPointF(used + 4, (self._line - 14) / 2)
            theme.icons.paint(painter, fact.icon, at, 14, theme.ink(fact.ink))

    def _paint_lines(self, painter: QPainter, fact: Fact, rect: QRectF) -> None:
        theme, font = self.theme, self.theme.font(fact.step)
        for number, line in enumerate(wrap(font, fact.text, rect.width(), 2)):
            row = QRectF(rect.left(), rect.top() + number * self._line, rect.width(), self._line)
            draw_text(painter, font, theme.ink(fact.ink), row, line)
