"""A head, a table as high as its rows, and one quiet line where there are none."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from widgets.common.base import Painted
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow


class TableBlock(Painted):
    """One section of a column."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        columns: Sequence[TableColumn],
        row: int,
        empty: str,
        tall: int = 0,
        scrolls: bool = False,
    ) -> None:
        super().__init__(theme)
        self._scrolls = scrolls
        self.head = SectionHead(theme, title, height=40)
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, columns, row, tall)
        self.table.setAccessibleName(title)
        self.table.set_model(self.model)
        self._empty = RunsLabel(theme, [Run(empty, step=Step.SMALL)], height=32)
        around = QVBoxLayout()
        around.setContentsMargins(16, 0, 16, 0)
        around.addWidget(self.head)
        none = QVBoxLayout()
        none.setContentsMargins(16, 0, 16, 8)
        none.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self.table, int(scrolls))
        column.addLayout(none)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), self.theme.line)

    def show_rows(self, rows: Sequence[TableRow], note: str, act: str = "", key: str = "") -> None:
        """Show rows; `act` is what the key at the right of the head does."""
        right = [Run(act, step=Step.SMALL), key_cap(key)] if key else []
        self.head.set_note(note, right)
        self.model.set_rows(list(rows))
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if not self._scrolls:
            self.table.setFixedHeight(self.table.content_height)
