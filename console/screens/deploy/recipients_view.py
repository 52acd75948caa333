"""Recipients × channels; without the hub, the list of calls in their place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.reference import Unit
from console.models.order_book import OrderView
from console.screens.deploy.order_rows import (
    Held,
    phone_lines,
    recipient_columns,
    recipient_heads,
    recipient_rows,
)
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.phone_list import PhoneList
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

ROW = 40
MOST_ROWS, TRACKING_ROWS = 7, 4
"""Rows seen at once while a batch is made ready, and while nothing but tracking is to be done."""


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class RecipientsView(QWidget):
    """Shows how far each order has come to each unit.

    Args:
        theme: the theme.
        accept_key: returns what the cap of the key says that writes down that a unit accepts.
    """

    def __init__(
        self, theme: Theme, accept_key: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._accept_key = accept_key
        self.model: RowsModel[TableRow] = RowsModel()
        self.matrix = RankedTable(theme, recipient_columns(), ROW)
        self.matrix.setAccessibleName(_t("Recipients"))
        self.matrix.set_model(self.model)
        self.matrix.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._phones_head = RunsLabel(theme, height=32, padding=16)
        self.phones = PhoneList(theme)
        padded = QHBoxLayout()
        padded.setContentsMargins(16, 0, 16, 8)
        padded.addWidget(self.phones)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._phones_head)
        column.addLayout(padded)
        column.addWidget(self.matrix)
        column.addStretch(1)

    def show_orders(
        self,
        orders: Sequence[OrderView],
        units: Sequence[Unit],
        held: Held | None,
        is_offline: bool,
        selected: str,
    ) -> None:
        """Show orders and the units the next one goes to."""
        if is_offline:
            self._show_phones(orders, units, selected)
        else:
            self._show_matrix(orders, units, held)
        # Shown only once it has its size: showing lays the pane out at once.
        self.matrix.setVisible(not is_offline)
        self._phones_head.setVisible(is_offline)
        self.phones.setVisible(is_offline)

    def _show_phones(
        self, orders: Sequence[OrderView], units: Sequence[Unit], selected: str
    ) -> None:
        later = Run(_t("system orders wait for the link"), step=Step.SMALL, gap=12)
        self._phones_head.set_runs([Run(_t("Phone list"), Ink.TEXT, bold=True), later])
        self.phones.set_lines(phone_lines(orders, units, selected, self._accept_key()))

    def _show_matrix(
        self, orders: Sequence[OrderView], units: Sequence[Unit], held: Held | None
    ) -> None:
        heads = recipient_heads(orders, held)
        self.matrix.set_bands(heads if units else heads[:-1])
        self.model.set_rows(recipient_rows(orders, units, held))
        head, row = self._theme.size.column_head, self._theme.grown(ROW)
        seen = MOST_ROWS if units or not orders else TRACKING_ROWS
        most = min(self.matrix.content_height, head + seen * row)
        self.matrix.setFixedHeight(max(most, head + row))
