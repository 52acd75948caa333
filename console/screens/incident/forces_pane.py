"""The right of the room: forces, instructions, relief goods, and what is linked, by state."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.screens.incident.force_rows import force_columns
from console.screens.incident.goods_rows import goods_columns
from console.screens.incident.instruction_rows import instruction_columns
from console.screens.incident.linked_rows import linked_columns
from console.screens.incident.table_block import TableBlock
from widgets.common.pane import Pane
from widgets.common.rolled import rolled
from widgets.common.theme import Theme

ROW, TALL = 40, 64


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class ForcesPane(Pane):
    """552 px at 1920; it scrolls where the monitor is low."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.panel, parent=parent)
        self.forces = TableBlock(
            theme, _t("Forces"), force_columns(theme), ROW, _t("Nobody was sent yet")
        )
        self.instructions = TableBlock(
            theme, _t("Instructions"), instruction_columns(), TALL, _t("None was given yet")
        )
        self.goods = TableBlock(
            theme, _t("Relief goods"), goods_columns(), ROW, _t("None asked for")
        )
        self.linked = TableBlock(
            theme, _t("Linked"), linked_columns(), ROW, _t("Nothing is linked")
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for block in (self.forces, self.instructions, self.goods, self.linked):
            column.addWidget(block)
        column.addStretch(1)
        self.column.addWidget(rolled(body))
