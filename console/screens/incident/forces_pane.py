"""The right of the room: forces, instructions, relief goods, and what is linked, by state."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.screens.incident.force_rows import force_columns
from console.screens.incident.goods_rows import goods_columns
from console.screens.incident.linked_rows import linked_columns
from widgets.common.pane import Pane
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow

ROW, LOW = 40, 32


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class TableBlock(QWidget):
    """A head, a table as high as its rows, and one quiet line where there are none."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        columns: Sequence[TableColumn],
        row: int,
        empty: str,
        tall: int = 0,
    ) -> None:
        super().__init__()
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
        column.addWidget(self.table)
        column.addLayout(none)

    def show_rows(self, rows: Sequence[TableRow], note: str, act: str = "", key: str = "") -> None:
        """Show rows; `act` is what the key at the right of the head does."""
        right = [Run(act, step=Step.SMALL), key_cap(key)] if key else []
        self.head.set_note(note, right)
        self.model.set_rows(list(rows))
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.table.setFixedHeight(self.table.content_height)


class ForcesPane(Pane):
    """552 px at 1920; it scrolls where the monitor is low."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.panel, parent=parent)
        self.forces = TableBlock(
            theme, _t("Forces"), force_columns(), ROW, _t("Nobody was sent yet")
        )
        self.goods = TableBlock(
            theme, _t("Relief goods"), goods_columns(), ROW, _t("None asked for")
        )
        self.linked = TableBlock(
            theme, _t("Linked"), linked_columns(), ROW, _t("Nothing is linked")
        )
        body = QWidget()
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        for block in (self.forces, self.goods, self.linked):
            self.body.addWidget(block)
        self.body.addStretch(1)
        self.column.addWidget(rolled(body))
