"""处置结束: the list of what is still open, in place of the trail, until it is accepted or left."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.closing import OpenPoint, OpenSort
from console.domain.incident_figures import FigureSort
from console.domain.order import Stage
from console.domain.work_order import State
from console.models.alert_rows import stage_word
from console.models.work_order_words import state_word
from console.runtime.hall_time import hall_time
from console.screens.incident.table_block import TableBlock
from console.screens.incident.words import figure_word
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.table_rows import Cell, TableColumn, TableRow

_ROW = 40


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class ClosingPane(QWidget):
    """Every open point in a line; Enter goes to where it is settled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = [
            TableColumn("", 136),
            TableColumn("", 420, stretches=True, gives=True),
            TableColumn("", 176, is_right=True, gives=True),
        ]
        nothing = _t("Nothing is open any more")
        self.block = TableBlock(theme, _t("Still open"), columns, _ROW, nothing, scrolls=True)
        self.points: tuple[OpenPoint, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.block)
        self.hide()

    def show_points(self, points: Sequence[OpenPoint]) -> None:
        """Show the list that is to be accepted."""
        self.points = tuple(points)
        self.block.show_rows([_row(point) for point in points], open_words(points))


def open_words(points: Sequence[OpenPoint]) -> str:
    """Return how much is open, by sort: 未完 10 项：力量未归队 4·工单未办结 1."""
    if not points:
        return ""
    counts = Counter(point.sort for point in points)
    parts = [_t("{0} {1}").format(point_word(sort), count) for sort, count in counts.items()]
    return _t("{0} open: {1}").format(len(points), "·".join(parts))


def point_word(sort: OpenSort) -> str:
    """Return what a point is."""
    words = {
        OpenSort.ASSIGNMENT: _t("forces not back"),
        OpenSort.NOTICE: _t("not arrived"),
        OpenSort.ALERT: _t("alerts"),
        OpenSort.WORK_ORDER: _t("work orders"),
        OpenSort.INSTRUCTION: _t("instructions"),
        OpenSort.CHILD: _t("parts"),
        OpenSort.RESPONSE: _t("responses"),
        OpenSort.FIGURE: _t("counts that differ"),
        OpenSort.GOODS: _t("goods lacking"),
    }
    return words.get(sort, sort.value)


def _row(point: OpenPoint) -> TableRow:
    title = point.title
    if point.sort is OpenSort.FIGURE:
        title = figure_word(FigureSort(point.title))
    detail = hall_time(point.until) if point.until is not None else _detail(point)
    cells = (
        Cell((Run(point_word(point.sort)),)),
        Cell((Run(title, Ink.TEXT),)),
        Cell((Run(detail, step=Step.SMALL),)),
    )
    return TableRow(point.key, cells)


def _detail(point: OpenPoint) -> str:
    """Return how a point stands in words; what has none here is left out."""
    if point.sort in (OpenSort.ASSIGNMENT, OpenSort.NOTICE):
        return stage_word(Stage[point.detail.upper()])
    if point.sort is OpenSort.WORK_ORDER:
        return state_word(State(point.detail))
    return ""
