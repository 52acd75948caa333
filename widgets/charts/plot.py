# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Lines over time with their limits, drawn by pyqtgraph; imported where one is built.

The view has a box of lines and two axes, placed by hand: neither `PlotItem`, which makes windows
for a menu nobody sees, nor a graphics layout, for which Qt keeps a hidden window of its own. Who
deletes one of these (a test that cleans up, a shell that closes all) ends the program. It has no
menu, buttons and mouse: a plot in a page shows, it is no workbench.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pyqtgraph
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.common.base import Painted
from widgets.common.runs_label import RunsLabel
from widgets.common.spoken import Role
from widgets.common.text import Run, runs_width
from widgets.common.theme import Grade, Ink, Step, Theme

MOST_LINES = 8
"""Lines a person can tell apart; further ones are counted."""
_HOUR = 3600.0
_HEAD, _BETWEEN = 24, 32
"""Height of a line of names, and what stands free between names and limits."""
_STEPS = tuple(_HOUR * part for part in (1 / 12, 1 / 6, 0.5, 1, 2, 3, 6, 12, 24, 48, 96, 168))
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_INKS = (Ink.ACT, Ink.TEXT, Ink.TEXT3)


@dataclass(frozen=True, slots=True)
class PlotLine:
    """One line.

    Attributes:
        name: what it is of.
        points: as (seconds since 1970, value) in the order of time.
        unit: of its values.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PlotLimit:
    """A level with its grade, where it is written down, and the word of the grade."""

    value: float
    grade: Grade
    words: str
    word: str = ""


class LinePlot(Painted):
    """Up to `MOST_LINES` lines; told apart by ink and dash, named above.

    The unit stands above the axis where all lines have the same one, else behind each name.

    Args:
        theme: the theme.
        zone: seconds east of Greenwich of the times at the foot.
    """

    spoken_role = Role.Graphic

    def __init__(self, theme: Theme, zone: int = 8 * 3600, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lines: tuple[PlotLine, ...] = ()
        self._limits: tuple[PlotLimit, ...] = ()
        self._span: tuple[float, float] = (0.0, 1.0)
        self._names, self._marks = (RunsLabel(theme, height=_HEAD) for _ in range(2))
        self._told: tuple[list[Run], list[Run]] = [], []
        self._view = _StillView(theme, zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._names)
        column.addWidget(self._marks)
        column.addWidget(self._view, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def lines(self) -> Sequence[PlotLine]:
        """The lines that are drawn."""
        return self._lines

    def show_lines(
        self,
        lines: Sequence[PlotLine],
        limits: Sequence[PlotLimit],
        span: tuple[float, float],
        more: str = "",
    ) -> None:
        """Draw other lines.

        Args:
            lines: those beyond `MOST_LINES` are left out; `more` tells how many.
            limits: drawn over the whole width.
            span: first and last second shown.
            more: words about what is left out.
        """
        given = tuple(lines[:MOST_LINES]), tuple(limits), span
        if given == (self._lines, self._limits, self._span):
            return
        self._lines, self._limits, self._span = given
        self._tell(more)
        self._draw()

    def restyle(self) -> None:
        super().restyle()
        self._view.dress(self.theme)
        self._draw()

    def _draw(self) -> None:
        self._view.begin(self._span)
        for number, line in enumerate(self._lines):
            ink, dash = _look(number)
            self._view.draw(line, self.theme.ink(ink), dash)
        for limit in self._limits:
            self._view.mark(limit, self.theme.grade(limit.grade).fill)

    def _tell(self, more: str) -> None:
        units = {line.unit for line in self._lines}
        shared = units.pop() if len(units) == 1 else ""
        head = QCoreApplication.translate("widgets", "Unit: {0}").format(shared)
        runs = [Run(head, step=Step.SMALL)] if shared else []
        for number, line in enumerate(self._lines):
            ink, dash = _look(number)
            words = f"{_SIGNS[dash]} {line.name}" + (f" {line.unit}" if not shared else "")
            runs.append(Run(words.strip(), ink, step=Step.SMALL, gap=16))
        if more:
            runs.append(Run(more, step=Step.SMALL, gap=16))
        limits = [
            Run(
                " ".join(w for w in (limit.word, f"{limit.value:g}", shared, limit.words) if w),
                step=Step.SMALL,
                gap=12,
                shape=limit.grade,
            )
            for limit in self._limits
        ]
        self._told = runs, limits
        self._share()
        told = ((line, line.points[-1][1]) for line in self._lines if line.points)
        last = (f"{line.name} {value:g} {line.unit}".rstrip() for line, value in told)
        self.setAccessibleDescription("; ".join(last))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Put the limits at the right of the names, or below where both have no room."""
        runs, limits = self._told
        wide = runs_width(self.theme, runs) + runs_width(self.theme, limits)
        fits = wide + _BETWEEN <= self.width()
        self._names.set_runs(runs, limits if fits else [])
        self._marks.set_runs([] if fits else limits)
        self._marks.setVisible(bool(limits) and not fits)

    def sizeHint(self) -> QSize:
        return QSize(640, self.theme.grown(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.grown(140))


_SIGNS = {
    Qt.PenStyle.SolidLine: "━",
    Qt.PenStyle.DashLine: "╍",
    Qt.PenStyle.DotLine: "┅",
}


def _look(number: int) -> tuple[Ink, Qt.PenStyle]:
    return _INKS[number % len(_INKS)], _DASHES[number // len(_INKS)]


class _HallAxis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """Times of the hall: hh:mm, with the day where the span is longer than one."""

    def __init__(self, zone: int) -> None:
        super().__init__(orientation="bottom")
        self._zone = zone

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[float, list[float]]]:
        room = max(2.0, size / 90)
        step = next((each for each in _STEPS if (most - least) / each <= room), _STEPS[-1])
        first = (least + self._zone) // step * step - self._zone
        count = int((most - first) / step) + 1
        return [(step, [first + at * step for at in range(count) if first + at * step >= least])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        shown = "%m-%d" if spacing >= 24 * _HOUR else "%H:%M"
        start = datetime(1970, 1, 1) + timedelta(seconds=self._zone)
        return [(start + timedelta(seconds=value)).strftime(shown) for value in values]


class _StillView(pyqtgraph.GraphicsView):  # type: ignore[misc]
    """Two axes and a box of lines; the wheel goes on to the page."""

    def __init__(self, theme: Theme, zone: int) -> None:
        super().__init__(background=None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = pyqtgraph.ViewBox(enableMenu=False, enableMouse=False)
        self._axes = pyqtgraph.AxisItem("left"), _HallAxis(zone)
        self.setCentralItem(None)
        self.centralLayout = None
        for item in (self._box, *self._axes):
            self.scene().addItem(item)
        for axis in self._axes:
            axis.linkToView(self._box)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take letters and colours from the theme, the ground too: its own palette stays behind."""
        self.setBackground(theme.surface)
        for axis in self._axes:
            axis.setTickFont(theme.font(Step.SMALL))
            axis.setPen(pyqtgraph.mkPen(theme.line2))
            axis.setTextPen(pyqtgraph.mkPen(theme.text2))
            axis.setStyle(tickLength=0)
        self._axes[0].setGrid(40)
        self._edge = theme.grown(48), theme.grown(24)
        self._axes[0].setWidth(self._edge[0])
        self._axes[1].setHeight(self._edge[1])
        self._place()

    def _place(self) -> None:
        """Give the axes their strips at the left and at the foot, the box the rest."""
        left, foot = self._edge
        wide, high = max(1, self.width() - left), max(1, self.height() - foot)
        self._box.setGeometry(QRectF(left, 0, wide, high))
        self._axes[0].setGeometry(QRectF(0, 0, left, high))
        self._axes[1].setGeometry(QRectF(left, high, wide, foot))

    def begin(self, span: tuple[float, float]) -> None:
        """Take away all lines."""
        self._box.clear()
        self._box.setXRange(*span, padding=0)
        self._box.enableAutoRange(axis="y")

    def draw(self, line: PlotLine, colour: QColor, dash: Qt.PenStyle) -> None:
        """Draw a line; of many points those are drawn that can be told apart."""
        pen = pyqtgraph.mkPen(colour, width=2, style=dash)
        xs, ys = zip(*line.points, strict=True) if line.points else ((), ())
        item = pyqtgraph.PlotDataItem(list(xs), list(ys), pen=pen)
        self._box.addItem(item)
        item.setDownsampling(auto=True, method="peak")
        item.setClipToView(True)

    def mark(self, limit: PlotLimit, colour: QColor) -> None:
        """Draw a level."""
        pen = pyqtgraph.mkPen(colour, width=1, style=Qt.PenStyle.DashLine)
        self._box.addItem(pyqtgraph.InfiniteLine(limit.value, angle=0, pen=pen))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_edge"):  # pyqtgraph calls it while it is being built
            self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
