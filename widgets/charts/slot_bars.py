# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Bars over time with a limit line, painted by hand.

A plot of pyqtgraph in its place ended the program when its window was deleted (0.14, PySide 6.11).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Step, Theme

PACE = 100
"""Milliseconds between two paintings, at least."""
_ROOM = 1.2
"""How much higher than its highest bar, or its limit, the chart is."""
_LEFT, _LINE, _GAP = 44, 20, 8
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Bars:
    """What is painted.

    Attributes:
        values: one for each slot.
        ticks: which slots are named at the foot, and how.
        limit: a bar that reaches over it is too high; 0 for no limit.
        words: what stands above.
    """

    values: tuple[int, ...] = ()
    ticks: tuple[tuple[int, str], ...] = ()
    limit: float = 0.0
    words: str = ""

    @property
    def top(self) -> float:
        """Return the value at the upper edge."""
        return max((*self.values, self.limit, 1)) * _ROOM

    @property
    def steps(self) -> list[int]:
        """Return few round numbers from 0 up to the top."""
        sizes = (size * 10**power for power in range(9) for size in (1, 2, 5))
        step = next(size for size in sizes if size * _STEPS >= self.top)
        return list(range(0, int(self.top) + 1, step))


class SlotBars(Painted):
    """A bar for each slot; one above the limit reaches over the dashed line, and is brighter.

    Args:
        theme: the theme.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bars = Bars()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE)
        self._pace.timeout.connect(self.update)

    def set_bars(self, bars: Bars) -> None:
        """Show other bars, with the next painting."""
        if bars == self._bars:
            return
        self._bars = bars
        self._tell()
        if not self._pace.isActive():
            self._pace.start()

    def _tell(self) -> None:
        """Let a reader say how many came from each named slot to the next."""
        bars = self._bars
        begins = [at for at, _ in bars.ticks]
        spans = zip(bars.ticks, [*begins[1:], len(bars.values)], strict=False)
        told = [f"{words} {sum(bars.values[at:end])}" for (at, words), end in spans]
        self.setAccessibleName(bars.words)
        self.setAccessibleDescription(" ".join([*told, *map(str, bars.steps)]))

    def _chart(self) -> QRectF:
        grown = self.theme.grown
        line = grown(_LINE)
        return QRectF(self.rect()).adjusted(grown(_LEFT), line + _GAP, 0, -line)

    def sizeHint(self) -> QSize:
        return QSize(960, self.theme.grown(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.grown(2 * _LINE + 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, bars, chart = QPainter(self), self.theme, self._bars, self._chart()
        font, line = theme.font(Step.SMALL), theme.grown(_LINE)
        head = QRectF(0, 0, self.width(), line)
        draw_text(painter, font, theme.text2, head, bars.words)
        per = chart.height() / bars.top
        for step in bars.steps:
            y = round(chart.bottom() - step * per)
            painter.fillRect(QRectF(chart.left(), y, chart.width(), 1), theme.line)
            told = str(step)
            place = QRectF(chart.left() - _GAP - text_width(font, told), y - line / 2, _LEFT, line)
            draw_text(painter, font, theme.text3, place, told)
        for box, is_high in self._boxes(chart, per):
            painter.fillRect(box, theme.text if is_high else theme.text3)
        self._paint_ticks(painter, chart)
        if bars.limit:
            painter.setPen(QPen(theme.text2, 1, Qt.PenStyle.DashLine))
            limit = round(chart.bottom() - bars.limit * per) + 0.5
            painter.drawLine(QLineF(chart.left(), limit, chart.right(), limit))

    def _boxes(self, chart: QRectF, per: float) -> Iterator[tuple[QRectF, bool]]:
        """Yield the bars there are, each at least two pixels high."""
        bars = self._bars
        wide = chart.width() / max(1, len(bars.values))
        gap = 1 if wide >= 4 else 0
        for at, value in enumerate(bars.values):
            if value:
                high = max(2.0, value * per)
                left = chart.left() + at * wide
                box = QRectF(left, chart.bottom() - high, max(1.0, wide - gap), high)
                yield box, bool(bars.limit) and value > bars.limit

    def _paint_ticks(self, painter: QPainter, chart: QRectF) -> None:
        """Paint the names that have room, in their order."""
        theme, font, bars = self.theme, self.theme.font(Step.SMALL), self._bars
        end = chart.left()
        for at, words in bars.ticks:
            x: float = chart.left() + chart.width() * at / len(bars.values)
            width = text_width(font, words)
            if x < end or x + width > self.width():
                continue
            painter.fillRect(QRectF(round(x), chart.bottom(), 1, 4), theme.line2)
            place = QRectF(x + 4, chart.bottom(), width + 8, theme.grown(_LINE))
            draw_text(painter, font, theme.text3, place, words)
            end = x + width + 3 * _GAP
