"""处置结束: the list of what is still open, in place of the trail, until it is accepted or left."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.closing import OpenPoint, OpenSort
from console.domain.closing_settled import Settled, Settling
from console.domain.incident_figures import FigureSort
from console.domain.incident_reports import ReportSort
from console.domain.order import Stage
from console.domain.work_order import State
from console.models.alert_rows import stage_word
from console.models.clock_words import report_word
from console.models.work_order_words import state_word
from console.runtime.hall_time import hall_day_minute, hall_time
from console.screens.incident import own_commands as own
from console.screens.incident.table_block import TableBlock
from console.screens.incident.words import figure_word
from widgets.common.key_words import KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.table_rows import Cell, TableColumn, TableRow

_ROW = 40


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class ClosingPane(QWidget):
    """Every open point in a line, with what was decided of it; Enter goes to where it is settled.

    Args:
        theme: the theme.
        caps: what the key caps say.
    """

    def __init__(self, theme: Theme, caps: KeyCaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = caps
        columns = [
            TableColumn("", 136),
            TableColumn("", 420, stretches=True, gives=True),
            TableColumn("", 200, is_right=True, gives=True),
        ]
        nothing = _t("Nothing is open any more")
        self.block = TableBlock(theme, _t("Still open"), columns, _ROW, nothing, scrolls=True)
        self.points: tuple[OpenPoint, ...] = ()
        self._keys = RunsLabel(theme, height=32, padding=16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.block, 1)
        column.addWidget(self._keys)
        self.hide()

    def show_points(
        self, points: Sequence[OpenPoint], decided: Mapping[str, Settled], can_take_all: bool
    ) -> None:
        """Show the list, and which of its points are decided.

        Args:
            points: what is still open.
            decided: what was decided, by key of the point.
            can_take_all: whether one key may leave the rest as it is.
        """
        self.points = tuple(points)
        done = sum(point.key in decided for point in points)
        note = open_words(points)
        if points:
            note = _t("{0}·{1} decided").format(note, done)
        self.block.show_rows([_row(point, decided.get(point.key)) for point in points], note)
        self._keys.set_runs(self._key_runs(can_take_all) if points else [])

    def _key_runs(self, can_take_all: bool) -> list[Run]:
        """Return what the keys do to the list; the one that ends the matter stands at the foot."""
        told = [
            ("Enter", _t("Go there")),
            (self._caps.words(own.SETTLE.id), _t("Settle here")),
            (self._caps.words(own.HAND_ON.id), _t("Hand on")),
            (self._caps.words(own.ACCEPT.id), _t("Leave open, why")),
        ]
        if can_take_all:
            told.append((self._caps.words(own.ACCEPT_REST.id), _t("Leave the rest open")))
        runs = list[Run]()
        for key, words in told:
            runs += [Run(words, step=Step.SMALL, gap=16), key_cap(key, gap=6)]
        return runs


def open_words(points: Sequence[OpenPoint], most: int = len(OpenSort)) -> str:
    """Return how much is open, by sort: 未完 10 项：力量未归队 4·工单未办结 1.

    Args:
        points: what is open.
        most: sorts named; the others are counted together. With none it is the number alone.
    """
    if not points:
        return ""
    counts = Counter(point.sort for point in points)
    if not most:
        return _t("{0} still open").format(len(points))
    named = list(counts.items())[:most]
    parts = [_t("{0} {1}").format(point_word(sort), count) for sort, count in named]
    rest = len(points) - sum(count for _, count in named)
    if rest:
        parts.append(_t("others {0}").format(rest))
    return _t("{0} open: {1}").format(len(points), "·".join(parts))


def point_word(sort: OpenSort) -> str:
    """Return what a point is."""
    words = {
        OpenSort.ASSIGNMENT: _t("forces not back"),
        OpenSort.NOTICE: _t("not delivered"),
        OpenSort.ALERT: _t("alerts"),
        OpenSort.WORK_ORDER: _t("work orders"),
        OpenSort.INSTRUCTION: _t("instructions"),
        OpenSort.CHILD: _t("parts"),
        OpenSort.RESPONSE: _t("responses"),
        OpenSort.FIGURE: _t("counts that differ"),
        OpenSort.GOODS: _t("goods lacking"),
        OpenSort.REPORT: _t("reports due"),
        OpenSort.PLAN: _t("plans not finished"),
    }
    return words.get(sort, sort.value)


def decided_words(settled: Settled) -> str:
    """Return what was decided of a point: handed on to whom, or left open and why."""
    how = {Settling.HANDED: _t("handed on: {0}"), Settling.ACCEPTED: _t("left open: {0}")}
    return next((w for h, w in how.items() if h == settled.how), "{0}").format(settled.words)


def _row(point: OpenPoint, settled: Settled | None) -> TableRow:
    detail = _detail(point) if settled is None else decided_words(settled)
    title, ink = point_title(point), Ink.TEXT2 if settled is None else Ink.TEXT
    cells = (  # in two small lines where one has no room
        Cell((Run(point_word(point.sort)),)),
        Cell((Run(title, Ink.TEXT),), text=title),
        Cell((Run(detail, ink, step=Step.SMALL),), text=detail),
    )
    return TableRow(point.key, cells)


def point_title(point: OpenPoint) -> str:
    """Return what a point is called; counts and reports are named by a code."""
    if point.sort is OpenSort.FIGURE:
        return figure_word(FigureSort(point.title))
    return report_word(ReportSort(point.title)) if point.sort is OpenSort.REPORT else point.title


def _detail(point: OpenPoint) -> str:
    """Return how a point stands in words; what has none here is left out."""
    if point.sort is OpenSort.REPORT:
        return "" if point.until is None else _t("by {0}").format(hall_day_minute(point.until))
    if point.until is not None:
        return hall_time(point.until)
    if point.sort is OpenSort.PLAN:
        return _t("{0} steps left").format(point.detail)
    if point.sort in (OpenSort.ASSIGNMENT, OpenSort.NOTICE):
        return stage_word(Stage[point.detail.upper()])
    if point.sort is OpenSort.WORK_ORDER:
        return state_word(State(point.detail))
    return ""
