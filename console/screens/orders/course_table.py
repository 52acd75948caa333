# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The way of an order as a table: where the order stands is in sight, however low the pane is."""

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from console.domain.work_order import WorkOrder
from console.screens.orders.order_rows import HERE, station_columns, station_rows
from widgets.common.theme import Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow


class CourseTable(RankedTable):
    """Stations, the oldest on top.

    Args:
        theme: the theme.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, station_columns(), 32, parent=parent)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.set_model(self.rows)
        self._at: tuple[str, int] = ("", 0)

    def show_order(self, order: WorkOrder, now: datetime) -> None:
        """Show the stations; another order, or one that went on, brings its station into sight."""
        self.rows.set_rows(station_rows(order, now))
        self.setMaximumHeight(max(self.minimumHeight(), self.content_height))
        at = (order.id, len(order.times))
        if at != self._at:
            self._at = at
            self._bring_here()

    def _bring_here(self) -> None:
        """Bring where it stands into sight; of an order that is over, its last step."""
        if self.rows.rows:
            is_here = any(row.id == HERE for row in self.rows.rows)
            self.bring(HERE if is_here else self.rows.rows[-1].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_here()
