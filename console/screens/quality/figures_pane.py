"""The figures against their targets, and new alerts as bars below them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.figures.figure import Figure
from console.domain.figures.targets import Kind
from console.models.fact_store import Counted
from console.screens.quality.figure_rows import figure_columns, figure_row
from console.screens.quality.parts import QualityParts
from console.screens.quality.sight import Sight
from console.screens.quality.trend import bars_of
from widgets.charts.slot_bars import SlotBars
from widgets.common.empty_note import EmptyNote
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

_ROW, _TREND = 40, 120


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


class FiguresPane(QWidget):
    """The table of figures.

    Args:
        parts: the book that counts them.

    Attributes:
        trend: the bars; hidden by the page where it is low.
    """

    def __init__(self, parts: QualityParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._book = parts.theme, parts.book
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(parts.theme, figure_columns(), _ROW)
        self.table.set_model(self.model)
        self.table.setAccessibleName(_t("Figures"))
        self._empty = EmptyNote(parts.theme, self.table, top=parts.theme.size.column_head)
        self.trend = SlotBars(parts.theme)
        bars = QVBoxLayout()
        bars.setContentsMargins(16, 0, 16, 8)
        bars.addWidget(self.trend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1000)  # all figures before high bars
        column.addLayout(bars, 1)
        self.setFocusProxy(self.table)
        self.restyle()

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor."""
        counted, id = self._book.counted, self.table.current_id
        return counted.figures.get(Kind(id)) if counted is not None and id else None

    def say(self, counted: Counted, sight: Sight) -> None:
        """Say the figures as far as they are known; rows that stay as they are are not painted."""
        figures = {} if sight.is_empty else counted.figures
        self.model.set_rows([figure_row(each, sight.may_lack) for each in figures.values()])
        self.say_empty()
        if self.model.rows and not self.table.current_id:
            self.table.set_current(self.model.rows[0].id)
        shown = None if sight.is_empty else counted
        self.trend.set_bars(bars_of(shown, self._book.targets.flood))

    def say_empty(self) -> None:
        """Say why the table is empty: the line above it says what is lacking."""
        self._empty.say("" if self.model.rows else _t("No figures yet"))

    def restyle(self) -> None:
        """Take heights from the theme again."""
        size, grown = self._theme.size, self._theme.grown
        self.table.setMaximumHeight(size.column_head + len(Kind) * max(size.row, grown(_ROW)))
        self.trend.setMinimumHeight(grown(_TREND))
