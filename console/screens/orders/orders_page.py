# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S7 工单与时限: rates, groups, the orders by time left, and one order with its way and steps."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands import alert_commands
from console.domain.order_figures import FigureKind
from console.domain.sample_rubric import blinded
from console.models.subject import Subject
from console.models.work_order_book import OrderView
from console.screens.duty.page_keys import PageKeys
from console.screens.orders import own_commands as own
from console.screens.orders.groups import group_rows, groups, station_rows
from console.screens.orders.mark_keys import MarkKeys
from console.screens.orders.order_keys import OrderKeys
from console.screens.orders.order_pane import OrderPane
from console.screens.orders.order_rows import (
    group_columns,
    inbox_columns,
    order_columns,
    order_row,
)
from console.screens.orders.order_sight import OrderSight
from console.screens.orders.parts import OrdersParts
from console.screens.orders.rate_strip import RateStrip
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.key_words import SCOPE, KeyCaps, key_words
from widgets.common.pane import Pane
from widgets.common.section_head import SectionHead
from widgets.forms.search_box import SearchBox
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

LEFT, RIGHT, LEAST_MIDDLE = 224, 480, 560
TICKED = 60
"""Rows whose time is said anew each second: those with the least left, and more than are seen."""


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


class OrdersPage(Painted):
    """Strip, groups, table, pane.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        said: something was done; in passing.
        refused: something was refused, and why.
        alert_requested: id of the alert an order is about, for whoever wants to see it.
    """

    said = Signal(str)
    refused = Signal(str)
    alert_requested = Signal(str)

    def __init__(self, parts: OrdersParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self.setProperty(SCOPE, own.PAGE)
        theme = parts.theme
        self.sight = OrderSight(parts.book)
        self._is_roomy = True
        self._shown: list[OrderView] = []
        self._blind = ""
        self.caps = KeyCaps(lambda id: parts.commands.get(id).key)
        self.strip = RateStrip(theme, parts.closing_rate)
        self.strip.setToolTip(parts.closing_basis)
        self.groups: RowsModel[TableRow] = RowsModel()
        self.group_table = RankedTable(theme, group_columns(), 36)
        self.inbox: RowsModel[TableRow] = RowsModel()
        self.inbox_table = RankedTable(theme, inbox_columns(), 36)
        self.head = SectionHead(theme, "", height=40)
        self.search = SearchBox(theme, _t("Number, matter, place"), "/", width=240)
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, order_columns(theme), 40)
        self._empty = EmptyNote(theme, self.table, top=40)
        self.pane = OrderPane(theme, self.caps, parts.advise)
        self._left, self._middle = Pane(theme.panel), Pane(theme.panel)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._build()
        self.keys = OrderKeys(parts, self)
        self.marks = MarkKeys(parts, self)
        parts.commands.add(own.STATIONS, self.turn_stations)
        self._connect()
        panes = [self._left, self.table, self.pane]
        self._page_keys = PageKeys(panes, parts.commands, own.PAGE, self.pane.foot.ask)

    def _build(self) -> None:
        self.group_table.set_model(self.groups)
        self.group_table.setAccessibleName(_t("Groups of orders"))
        self.table.set_model(self.model)
        self.table.setAccessibleName(own.title())
        self._empty.hide()
        self.inbox_table.set_model(self.inbox)
        self.inbox_table.setAccessibleName(_t("Joint stations"))
        self.inbox_table.hide()
        self._left.column.addWidget(self.group_table, 1)
        self._left.column.addWidget(self.inbox_table, 1)
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 16, 4)
        line.addWidget(self.head, 1)
        line.addWidget(self.search)
        self._middle.column.addLayout(line)
        self._middle.column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self._left)
        row.addWidget(self._middle, 1)
        row.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        parts = self._parts
        parts.book.changed.connect(self.refresh)
        self.table.current_changed.connect(self._show_current)
        self.table.activated.connect(self._to_alert)
        for table in (self.group_table, self.inbox_table):
            table.activated.connect(self.choose_group)
            table.cell_clicked.connect(self._clicked)
        self.strip.chosen.connect(self.choose_rate)
        self.search.changed.connect(self._look_for)
        self.search.entered.connect(self._back_to_rows)
        self.search.left.connect(self._back_to_rows)
        self.pane.steps.pressed.connect(parts.commands.run)
        self.pane.foot.left.connect(self._back_to_rows)
        self.pane.foot.form.refused.connect(self.refused)
        self._second.timeout.connect(self._tick)

    # What the shell and the keys ask for

    @property
    def current(self) -> OrderView | None:
        """The order keys act on: the one the pane names."""
        return self._parts.book.view(self.table.current_id)

    def subject(self) -> Subject | None:
        """Return what a note is about."""
        view = self.current
        return None if view is None else Subject(view.order.title, (f"work_order/{view.order.id}",))

    def show_order(self, id: str) -> None:
        """Bring an order under the cursor, whatever was chosen; one that is over alone."""
        self.sight.show_one(id)
        self.search.edit.clear()
        self.refresh()

    def stop(self) -> None:
        """Count no seconds any more."""
        self._second.stop()

    def find_order(self) -> None:
        """Put the keyboard into the search box."""
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_group(self, id: str) -> None:
        """Show the orders of one group, or of one joint station."""
        if not id.startswith("head/"):
            self.sight.choose(id)
            self.refresh()

    def next_group(self, by: int) -> None:
        """Show the group so many further on that holds orders."""
        self.sight.next_group(by, self._now)
        self.refresh()

    def choose_rate(self, kind: str) -> None:
        """Show the orders that keep a rate from being whole; again, all open ones."""
        self.sight.turn_rate(kind)
        self.refresh()

    def next_rate(self) -> None:
        """Show the orders of the next rate; after the last one all open ones again."""
        self.sight.next_rate()
        self.refresh()

    def turn_stations(self) -> None:
        """Show the inbox of the joint stations, or all orders again."""
        self.sight.turn_stations()
        self.refresh()

    # What is shown

    @property
    def _now(self) -> datetime:
        return self._parts.clock.now()

    def refresh(self) -> None:
        """Say everything anew; rows that stay as they are are not painted."""
        if not self.isVisible():
            return
        sight, now = self.sight, self._now
        sight.look_out()
        self.strip.show_rates(self._parts.book.rates, sight.rate or self._station_rate)
        self._show_left(now)
        self._shown = sight.shown(now)
        self.model.set_rows([order_row(self._seen(view), now) for view in self._shown])
        self.table.come_back()
        self._say_head()
        if sight.awaited and self.table.set_current(sight.awaited):
            sight.awaited = ""
        elif self._shown and not self.table.current_id:
            self.table.set_current(self._shown[0].order.id, reveal=False)
        self._show_current(self.table.current_id)

    @property
    def _station_rate(self) -> str:
        return FigureKind.STATION.value if self.sight.at_stations else ""

    def _show_left(self, now: datetime) -> None:
        """Show the groups with their counts, or each joint station with its closing rate."""
        book, sight = self._parts.book, self.sight
        self.inbox_table.setVisible(sight.at_stations)
        self.group_table.setVisible(not sight.at_stations)
        if sight.at_stations:
            target = self._parts.closing_rate
            self.inbox.set_rows(station_rows(book.stations(), sight.group, target))
        else:
            self.groups.set_rows(group_rows(groups(book.open_views(), now), sight.group))

    def _say_head(self) -> None:
        name, note = self.sight.head(self._parts.closing_rate)
        is_needed = bool(self.sight.rate) or self.sight.at_stations
        self.head.set_texts(
            _t("{0} {1}").format(name, len(self._shown)),
            note if self._is_roomy or is_needed else "",
        )
        if self._shown:
            self._empty.say("")
        elif self._parts.book.views:
            self._empty.say(_t("No order here"))
        else:
            key = key_words(self._parts.commands.key_of(alert_commands.ORDER))
            to_do = _t("An order is sent with {0} on the duty page, or comes from 12345")
            self._empty.say(_t("No orders yet"), to_do.format(key))

    def _show_current(self, id: str) -> None:
        view = self._parts.book.view(id)
        self.pane.show_order(None if view is None else self._seen(view), self._now)

    def judge_blind(self, id: str) -> None:
        """Show of one order what was done and not who did it; empty shows all again."""
        if id != self._blind:
            self._blind = id
            self.refresh()

    def _seen(self, view: OrderView) -> OrderView:
        return replace(view, order=blinded(view.order)) if view.order.id == self._blind else view

    def _tick(self) -> None:
        now = self._now
        for at, view in enumerate(self._shown[:TICKED]):
            row = order_row(self._seen(view), now)
            if at < len(self.model.rows) and self.model.rows[at] != row:
                self.model.change_row(at, row)
        current = self.current
        if current is not None:
            self.pane.tick(current, now)

    def _look_for(self, words: str) -> None:
        self.sight.words = words.strip()
        self.refresh()

    def _clicked(self, id: str, column: int) -> None:
        self.choose_group(id)

    def _to_alert(self, id: str) -> None:
        view = self._parts.book.view(id)
        if view is not None and view.order.alert:
            self.alert_requested.emit(view.order.alert)

    def _back_to_rows(self) -> None:
        if self.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self) -> None:
        """Where there is no room for three columns the groups go, then the pane gives."""
        grown = self.theme.grown
        has_left = self.width() >= grown(LEFT) + grown(RIGHT) + grown(LEAST_MIDDLE)
        self._is_roomy = has_left
        self._left.setVisible(has_left)
        self._left.setFixedWidth(grown(LEFT))
        right = min(grown(RIGHT), max(self.width() // 2, 280))
        self.pane.setFixedWidth(right)

    def restyle(self) -> None:
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._parts.book.is_loaded:
            self._parts.book.load()
        self._second.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.line)
