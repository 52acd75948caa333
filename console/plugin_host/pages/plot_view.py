"""Lines over time."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from console.plugin_api.dataset import DataSet, Row
from console.plugin_api.page import Plot
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports, said
from console.plugin_host.pages.values import grade_words, moment_of
from widgets.charts.plot import MOST_LINES, LinePlot, PlotLimit, PlotLine
from widgets.common.empty_note import EmptyNote
from widgets.common.theme import Grade

Point = tuple[float, float]


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PlotView(PartView):
    """The plot of one data set; a row without a time or a number is left out."""

    def __init__(self, part: Plot, ports: Ports) -> None:
        super().__init__(part, ports, (part.data,))
        self._part = part
        self.plot = LinePlot(ports.theme)
        self.plot.setAccessibleName(self.name)
        self._empty = EmptyNote(ports.theme, self.plot)
        self.least_height = 200
        self.put(self.plot)

    def show_data(self) -> None:  # noqa: D102 - of PartView
        data = self.ports.data(self._part.data)
        self.note(data)
        end = self.ports.now().timestamp()
        span = end - self._part.hours * 3600, end
        lines = list(self._lines(data, span))
        over = len(lines) - MOST_LINES
        more = _t("{0} lines not drawn").format(over) if over > 0 else ""
        self.plot.show_lines(lines, self._limits() if lines else (), span, more)
        self._empty.say("" if lines else self.empty_words(data))

    def _lines(self, data: DataSet, span: Point) -> Iterator[PlotLine]:
        columns = {column.id: column for column in self.ports.spec(data.id).columns}
        found: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
        for row in data.rows:
            at = _seconds(row, self._part.x)
            if at is None or not span[0] <= at <= span[1]:
                continue
            for column in self._part.y:
                value = row.get(column)
                if isinstance(value, int | float):
                    found[str(row.get(self._part.by) or ""), column].append((at, float(value)))
        for (by, id), points in found.items():
            name = self._name(by, said(columns[id].name))
            yield PlotLine(name, tuple(sorted(points)), columns[id].unit)

    def _name(self, by: str, column: str) -> str:
        if not by:
            return column
        return by if len(self._part.y) == 1 else f"{by} {column}"

    def _limits(self) -> list[PlotLimit]:
        bounds = (
            (each, each.above if each.above is not None else each.below)
            for each in self._part.limits
        )
        return [
            PlotLimit(at, Grade(each.grade), each.source, grade_words(Grade(each.grade)))
            for each, at in bounds
            if at is not None
        ]


def _seconds(row: Row, column: str) -> float | None:
    moment = moment_of(row.get(column))
    return None if moment is None else moment.timestamp()
