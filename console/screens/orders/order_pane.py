"""The right side of S7: what the order is, its way, its clocks, and what may be done next."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.work_order_steps import legal
from console.models.dispatch_book import Advise, ask_nobody
from console.models.work_order_book import OrderView
from console.models.work_order_words import shown_number, source_word
from console.screens.orders import own_commands as own
from console.screens.orders.course_table import CourseTable
from console.screens.orders.item_list import ItemList
from console.screens.orders.order_rows import (
    clock_columns,
    clock_row,
)
from console.screens.orders.order_words import length_words
from console.screens.orders.similar_orders import SimilarOrders
from console.screens.orders.step_buttons import MOST_ROWS, StepButtons
from console.screens.orders.step_foot import StepFoot
from widgets.common.empty_note import EmptyNote
from widgets.common.key_words import KeyCaps
from widgets.common.pane import Pane
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

_LOW = 720
"""Height below which one row of steps has to do: what others did with the like stays in sight."""
_WAY_LEAST = 96
"""Three stations; where there is no room for more the pane rolls, and the next steps stay."""


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


class OrderPane(Pane):
    """480 px wide.

    Args:
        theme: the theme.
        caps: what the key caps say.
        advise: asks past orders.
    """

    def __init__(
        self,
        theme: Theme,
        caps: KeyCaps,
        advise: Advise = ask_nobody,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme.panel, parent=parent)
        self._theme = theme
        self.title = WordLabel(theme, "", Ink.TEXT, Step.TITLE, bold=True)
        self.facts = RunsLabel(theme, height=24)
        self._way_head = SectionHead(theme, _t("Course"), height=40)
        self.way_table = CourseTable(theme)
        self._clocks_head = SectionHead(theme, _t("Clocks"), height=40)
        self.clocks: RowsModel[TableRow] = RowsModel()
        self.clocks_table = RankedTable(theme, clock_columns(), 40)
        self.items = ItemList(theme)
        self.similar = SimilarOrders(theme, advise)
        self._next_head = SectionHead(theme, _t("Next"), height=40)
        self.steps = StepButtons(theme, caps, tuple(own.OF_STEPS.values()))
        self.foot = StepFoot(theme)
        self._nothing = EmptyNote(theme)
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self._body = QWidget()
        self._number = ""
        self.steps.placed.connect(self._say_rest)
        self._build(theme)
        self.show_order(None, None)

    def _build(self, theme: Theme) -> None:
        self.way_table.setAccessibleName(_t("Course"))
        self.clocks_table.set_model(self.clocks)
        self.clocks_table.setAccessibleName(_t("Clocks"))
        self.way_table.setMinimumHeight(theme.grown(_WAY_LEAST))
        read = QWidget()
        told = _column(read)
        told.addWidget(self.items)
        told.addWidget(_padded(self._way_head))
        told.addWidget(self.way_table, 3)
        told.addWidget(_padded(self._clocks_head))
        told.addWidget(self.clocks_table)
        told.addWidget(self.similar, 2)
        body = _column(self._body)
        body.setContentsMargins(0, 8, 0, 0)
        for widget in (self.title, self.facts):
            body.addWidget(_padded(widget))
        body.addWidget(rolled(read), 1)
        body.addWidget(_padded(self._next_head))
        body.addWidget(self.steps)
        body.addWidget(self.foot)
        self.column.addWidget(self._nothing, 1)
        self.column.addWidget(self._body, 1)

    def show_order(self, view: OrderView | None, now: datetime | None) -> None:
        """Show one order, or that none is chosen."""
        self._body.setVisible(view is not None)
        self._nothing.say("" if view else _t("No order is chosen"))
        if view is None or now is None:
            return
        order = view.order
        self.title.setText(order.title)
        told = (
            shown_number(order), source_word(order.source), order.place.town,
            order.case_person.name, order.name,
        )  # fmt: skip
        words = "·".join(part for part in told if part)
        pending = [Run(_t("saved here"), step=Step.SMALL, icon="clock", icon_size=14)]
        self.facts.set_runs([Run(words, step=Step.SMALL)], pending if view.is_pending else [])
        self.items.show_order(order)
        self.way_table.show_order(order, now)
        used = _t("{0} so far").format(length_words(now - order.created_at))
        self._way_head.set_note("", [Run(used, step=Step.SMALL)])
        self.tick(view, now)
        self._show_steps(view)
        self.similar.show_order(order)

    def tick(self, view: OrderView, now: datetime) -> None:
        """Say anew what is left."""
        self.clocks.set_rows([clock_row(at, e, now) for at, e in enumerate(view.endings)])
        self._clocks_head.set_note("" if view.endings else _t("none runs"))
        self.clocks_table.setFixedHeight(max(1, self.clocks_table.content_height))

    def _show_steps(self, view: OrderView) -> None:
        allowed = set(legal(view.order))
        ids = [command.id for step, command in own.OF_STEPS.items() if step in allowed]
        self._number = shown_number(view.order)
        self.steps.show_steps(ids)
        self._say_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        is_low = event.size().height() < self._theme.grown(_LOW)
        self.steps.set_rows(1 if is_low else MOST_ROWS)

    def _say_rest(self) -> None:
        rest = self.steps.rest
        words = _t("{0} more by key, see the key sheet").format(rest) if rest > 0 else ""
        self._next_head.set_note(words, [Run(self._number, step=Step.SMALL)])


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _padded(widget: QWidget) -> QWidget:
    box = QWidget()
    line = QVBoxLayout(box)
    line.setContentsMargins(16, 0, 16, 0)
    line.setSpacing(0)
    line.addWidget(widget)
    return box
