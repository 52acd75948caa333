# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The rates over S7; a click, or the page's key, opens the orders one counts against it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.order_figures import FigureKind, OrderFigure
from console.screens.clocks.figure_words import value_words
from console.screens.orders.order_words import rate_word
from widgets.common.base import Painted
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme

HEIGHT, _EDGE = 72, 16
_ROOMY = 280
"""A cell of this width has its name beside the figure."""


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


class RateStrip(Painted):
    """72 px; equal cells: the figure, its name, and what it is made of.

    Args:
        theme: the theme.
        target: what a joint station is held to, 0 to 1.

    Signals:
        chosen: the kind of the rate that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, target: float, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._target = target
        self._rates: tuple[OrderFigure, ...] = ()
        self._at = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.grown(HEIGHT))

    def show_rates(self, rates: Sequence[OrderFigure], chosen: str) -> None:
        """Show them; the chosen one is raised."""
        if (tuple(rates), chosen) != (self._rates, self._at):
            self._rates, self._at = tuple(rates), chosen
            told = ((rate_word(r.kind), value_words(r), self.detail(r)) for r in rates)
            said = (_t("{0} {1} {2}").format(*each) for each in told)
            self.setAccessibleName(_t("; ").join(said))
            self.update()

    @property
    def rates(self) -> tuple[OrderFigure, ...]:
        """What is shown."""
        return self._rates

    def detail(self, rate: OrderFigure) -> str:
        """Return what a rate is made of, and what it is held to."""
        counts = f"{len(rate.met)} / {len(rate.counted)}"
        if rate.kind is FigureKind.STATION:
            return _t("{0}·target {1}").format(counts, f"{self._target:.0%}")
        return counts

    def restyle(self) -> None:
        self.setFixedHeight(self.theme.grown(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.panel)
        width = self.width() / max(1, len(self._rates))
        for at, rate in enumerate(self._rates):
            cell = QRectF(at * width, 0, width, self.height())
            if rate.kind == self._at:
                painter.fillRect(cell, theme.raised)
            if at:
                painter.fillRect(QRectF(cell.left(), 0, 1, cell.height()), theme.line)
            self._paint_rate(painter, rate, cell)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.line)

    def _paint_rate(self, painter: QPainter, rate: OrderFigure, cell: QRectF) -> None:
        if cell.width() < self.theme.grown(_ROOMY):
            self._paint_narrow(painter, rate, cell)
            return
        theme, middle = self.theme, cell.center().y()
        value = [Run(value_words(rate), Ink.TEXT, True, Step.NUMBER)]
        x = cell.left() + _EDGE
        paint_runs(painter, theme, value, x, middle, 240)
        x += max(runs_width(theme, value) + 16, theme.grown(104))
        room = cell.right() - x - 8
        name, detail = Run(rate_word(rate.kind), Ink.TEXT), Run(self.detail(rate), step=Step.SMALL)
        paint_runs(painter, theme, [name], x, middle - 11, room)
        paint_runs(painter, theme, [detail], x, middle + 11, room)

    def _paint_narrow(self, painter: QPainter, rate: OrderFigure, cell: QRectF) -> None:
        """The name below the figure, where they do not stand beside each other."""
        theme, x, middle = self.theme, cell.left() + 8, cell.center().y()
        value = Run(value_words(rate), Ink.TEXT, True, Step.TITLE)
        detail = Run(self.detail(rate), step=Step.SMALL, gap=8)
        room = cell.width() - 12
        paint_runs(painter, theme, [value, detail], x, middle - 13, room)
        name = Run(rate_word(rate.kind), Ink.TEXT, step=Step.SMALL)
        paint_runs(painter, theme, [name], x, middle + 15, room)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().x() // (self.width() / max(1, len(self._rates))))
        if 0 <= at < len(self._rates):
            self.chosen.emit(self._rates[at].kind.value)

    def sizeHint(self) -> QSize:
        return QSize(1856, self.theme.grown(HEIGHT))
