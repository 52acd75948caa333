"""近似工单 on S7: the last orders like the one shown, who took them, who gave them back and why."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.dispatch_history import Advice
from console.domain.past_order import PastOrder
from console.domain.work_order import WorkOrder
from console.models.dictionary_words import choice_words, returned_words
from console.models.dispatch_book import Advise, Question
from widgets.common.section_head import SectionHead
from widgets.common.text import Run
from widgets.common.theme import Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, two_lines

_ROW = 48
_HEIGHT = 2 * _ROW


def _t(source: str) -> str:
    return QCoreApplication.translate("dictionary", source)


class SimilarOrders(QWidget):
    """A head with who mostly takes such orders, and the orders.

    Args:
        theme: the theme.
        advise: asks past orders.
    """

    def __init__(self, theme: Theme, advise: Advise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advise = advise
        self._asked: Question | None = None
        self.head = SectionHead(theme, _t("Orders like it"), height=40)
        self.rows: RowsModel[TableRow] = RowsModel()
        columns = [
            TableColumn("", 288, stretches=True, gives=True, least=276),
            TableColumn("", 160, gives=True),
        ]
        self.table = RankedTable(theme, columns, _ROW)
        self.table.setAccessibleName(_t("Orders like it"))
        self.table.set_model(self.rows)
        self.table.setMinimumHeight(_HEIGHT)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        padded = QVBoxLayout()
        padded.setContentsMargins(16, 0, 16, 0)
        padded.addWidget(self.head)
        box.addLayout(padded)
        box.addWidget(self.table, 1)

    def show_order(self, order: WorkOrder) -> None:
        """Show what came before an order; it is asked once for each order."""
        question = Question(order.title, order.place.town, order.matter, order.id)
        if question == self._asked:
            return
        self._asked = question
        self.rows.set_rows([])
        self.head.set_note(_t("Looking through past orders…"))
        self._advise(question, self, partial(self._advised, question))

    def _advised(self, question: Question, advice: Advice) -> None:
        if question != self._asked:
            return
        self.rows.set_rows([_row(past) for past in advice.similar])
        best = advice.choices[0] if advice.choices else None
        if best is None:
            words = _t("No past order reads like this; {0} were looked through")
            self.head.set_note(words.format(advice.learnt))
            return
        told = f"{best.unit}·{choice_words(best)}"
        self.head.set_note("", [Run(told, step=Step.SMALL)])


def _row(past: PastOrder) -> TableRow:
    under = "·".join(part for part in (past.number, past.town, past.at[:10]) if part)
    returned = returned_words(past)
    unit = past.unit or _t("nobody yet")
    return TableRow(
        past.id,
        (two_lines(past.title, under), two_lines(unit, returned or "—", bold=bool(returned))),
        is_raised=bool(returned),
    )
