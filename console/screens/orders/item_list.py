"""联动事项 of an order: what a joint station ticks off, one by one, with who and when."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.work_order import WorkOrder
from console.domain.work_order_marks import ItemTick
from console.runtime.hall_time import hall_day_minute
from widgets.common.section_head import SectionHead
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow, plain

ROW, MOST = 36, 4
"""Height of an item, and items seen at once."""


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


class ItemList(QWidget):
    """Seen where an order has items.

    Args:
        theme: the theme.

    Signals:
        toggled: the item that was clicked or entered.
    """

    toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.head = SectionHead(theme, _t("Joint items"), height=40)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), ROW)
        self.table.setAccessibleName(_t("Joint items"))
        self.table.set_model(self.rows)
        self.table.activated.connect(self.toggled)
        self.table.cell_clicked.connect(self._clicked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        padded = QVBoxLayout()
        padded.setContentsMargins(16, 0, 16, 0)
        padded.addWidget(self.head)
        box.addLayout(padded)
        box.addWidget(self.table)

    def show_order(self, order: WorkOrder) -> None:
        """Show the items of an order, or nothing where it has none."""
        items = order.marked_items
        self.setVisible(bool(items))
        self.rows.set_rows([_row(name, tick) for name, tick in items])
        self.head.set_note(done_words(order))
        self.table.setFixedHeight(min(self.table.content_height, self._theme.grown(MOST * ROW)))

    def _clicked(self, item: str, column: int) -> None:
        if column == 0:
            self.toggled.emit(item)


def done_words(order: WorkOrder) -> str:
    """Return how many items are done, of how many; empty where there are none."""
    items = order.marked_items
    done = sum(tick is not None for _, tick in items)
    return _t("{0} of {1} done").format(done, len(items)) if items else ""


def _columns() -> list[TableColumn]:
    return [
        TableColumn("", 32),
        TableColumn("", 200, stretches=True, gives=True),
        TableColumn("", 200, gives=True, is_right=True),
    ]


def _row(name: str, tick: ItemTick | None) -> TableRow:
    check = Check.OPEN if tick is None else Check.DONE
    ink = Ink.TEXT if tick is None else Ink.TEXT2
    return TableRow(name, (Cell(check=check), plain(name, ink), plain(_who(tick), step=Step.SMALL)))


def _who(tick: ItemTick | None) -> str:
    if tick is None:
        return ""
    who = _t("{0} by phone").format(tick.unit or tick.name) if tick.by_phone else tick.name
    return "·".join(part for part in (who, hall_day_minute(tick.at)) if part)
