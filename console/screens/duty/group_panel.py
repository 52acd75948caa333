# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The right of the page while the cursor is on the head of a group: all of it, and its keys."""

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands.alert_commands import ACKNOWLEDGE
from console.commands.group_commands import Matter
from console.domain.alert import Alert
from console.domain.grouping import GroupKey
from console.domain.joint_orders import Duties
from console.domain.queue import Band
from console.domain.work_order import WorkOrder
from console.models.alert_rows import GRADES, grade_word
from console.models.group_rows import group_title, unit_of, unit_word
from console.models.order_book import OrderView
from console.models.queue_group import QueueGroup
from console.screens.duty.card_rows import force_rows, force_summary, step_rows
from console.screens.duty.cards import Card
from console.screens.duty.detail_head import DetailHead
from console.screens.duty.detail_panel import NARROW, WIDTH
from console.screens.duty.foot_bar import FootBar, FootButton, FootState
from console.screens.duty.group_rows import (
    NEAR_SHOWN,
    group_facts,
    near_rows,
    order_rows,
    preview_words,
    work_rows,
)
from console.screens.duty.own_commands import HANDLE, LIST_FLOOD, TOGGLE
from console.screens.duty.parts import DutyParts
from widgets.common.base import Painted
from widgets.common.key_words import KeyCaps
from widgets.common.rolled import rolled
from widgets.common.section_head import SectionHead
from widgets.common.text import Run
from widgets.common.theme import Ink, Step


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class GroupPanel(Painted):
    """Shows one group by the id of its head, and keeps showing it when it has dissolved."""

    def __init__(self, parts: DutyParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._id = ""
        self._shown: GroupKey | None = None
        self._caps = KeyCaps(lambda id: parts.commands.get(id).key)
        parts.commands.follow_keys(self.refresh)
        parts.work.changed.connect(self.refresh)
        self.head = DetailHead(parts.theme, parts.clock)
        self.foot = FootBar(parts.theme, self._caps, buttons=_buttons())
        self._near_head, self.near = SectionHead(parts.theme, ""), Card(parts.theme)
        self._steps_head = SectionHead(parts.theme, _t("Handling card"))
        self._steps = Card(parts.theme)
        self._orders_head, self.orders = SectionHead(parts.theme, ""), Card(parts.theme)
        self._body = QWidget()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.refresh)
        self._build()

    def _build(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(16, 16, 16, 0)
        body.setSpacing(0)
        for widget in (self.head, self._near_head, self.near, self._orders_head, self.orders,
                       self._steps_head, self._steps):  # fmt: skip
            body.addWidget(widget)
            body.addSpacing(8 if isinstance(widget, Card | DetailHead) else 0)
        body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(rolled(self._body), 1)
        box.addWidget(self.foot)

    @property
    def group(self) -> QueueGroup | None:
        """The group keys act on, while it is one."""
        return self._parts.queue.places.head(self._id)

    @property
    def unit(self) -> str:
        """What its members are counted in."""
        group = self.group
        oldest = None if group is None else self._parts.queue.alert(group.oldest)
        return "" if oldest is None else unit_of(oldest, self._parts.queue.places.profile)

    def members(self) -> list[Alert]:
        """Return the members as they are shown now."""
        group, queue = self.group, self._parts.queue
        found = [] if group is None else map(queue.alert, group.members())
        return [alert for alert in found if alert is not None]

    def show_group(self, head: str) -> None:
        """Show another group; a question that was open for the one before is dropped."""
        self.foot.ask.drop()
        self._id, self._shown = head, None
        self.refresh()

    def sent(self) -> list[OrderView]:
        """Return the orders out for its members: not over, and not revoking another."""
        orders = self._parts.orders.orders_of(*(alert.id for alert in self.members()))
        return [
            view
            for view in orders
            if not view.order.recalls and any(not unit.is_over for unit in view.assignments)
        ]

    def work(self) -> list[WorkOrder]:
        """Return the 工单 its members name that are not over."""
        return self._parts.work.of(id for alert in self.members() for id in alert.orders)

    def matter(self) -> Matter | None:
        """Return what 并案处置 would make of the members nobody has joined yet."""
        group = self.group
        members = tuple(alert for alert in self.members() if not alert.incident)
        if group is None or not members:
            return None
        directory = self._parts.directory
        duties = Duties(directory.matters(), directory.orgs(), directory.units())
        prepared = duties.prepare(group.key.cause, members, self.unit)
        return Matter(group_title(group), group.key.cause, self.unit, members, prepared)

    def refresh(self) -> None:
        """Say everything anew; a question that is open keeps what it was asked with."""
        group = self.group
        if group is None:
            self._show_gone()
            return
        self._shown = group.key
        if self.foot.ask.is_open:
            return
        self._show_head(group)
        self._show_near(group)
        self._show_orders()
        self._show_steps(group)
        subject = _t("{0}·{1} {2}").format(group_title(group), len(group), unit_word(self.unit))
        is_unsigned = group.key.band in (Band.UNSIGNED, Band.RECOVERED_UNSIGNED)
        done = frozenset() if is_unsigned else frozenset({ACKNOWLEDGE.id})
        self.foot.show_state(FootState(subject, done, HANDLE.id if group.apart else ""))

    def _show_head(self, group: QueueGroup) -> None:
        grade = GRADES[group.severity]
        left = [
            Run(grade_word(group.severity), Ink(grade.value), True, shape=grade, shape_size=20),
            Run(_band_word(group.key.band), gap=8),
        ]
        oldest = self._parts.queue.alert(group.oldest)
        self.head.show_head(left, [Run(_t("Lasting"), step=Step.SMALL)], group_title(group))
        self.head.count_from(None if oldest is None else oldest.received_at)
        self.head.show_facts(group_facts(self._parts.queue, group, self.unit))

    def _show_gone(self) -> None:
        """Say where what was a group stands now; keys act on nothing."""
        self.foot.ask.drop()
        self.foot.show_state(FootState())
        if self._shown is None or not self._id:
            return
        cause = self._shown.cause
        told = [
            Run(_t("{0} {1}").format(_band_word(group.key.band), len(group)), gap=8)
            for group in self._parts.queue.places.elsewhere(cause)
        ]
        words = Run(_t("Stands here no more"), Ink.TEXT, bold=True)
        self.head.show_head([words, *told], (), cause)
        self.head.count_from(None)
        self.head.show_facts(())
        for head in (self._near_head, self._orders_head, self._steps_head):
            head.hide()
        for card in (self.near, self.orders, self._steps):
            card.set_rows(())

    def _show_near(self, group: QueueGroup) -> None:
        number = len(self._parts.queue.places.near_members(group))
        told = _t("{0}, the nearest {1} shown").format(number, NEAR_SHOWN)
        self._near_head.set_texts(
            _t("Near open matters"), told if number > NEAR_SHOWN else str(number)
        )
        self._near_head.setVisible(bool(number))
        self.near.set_rows(near_rows(self._parts.queue, group))

    def _show_orders(self) -> None:
        self._orders_head.show()
        matter = self.matter()
        if matter is None:
            sent, work = self.sent(), self.work()
            said = [force_summary(sent)] if sent else []
            said += [_t("work orders {0}").format(len(work))] if work else []
            self._orders_head.set_texts(_t("Handled together already"), "·".join(said))
            self.orders.set_rows([*work_rows(work, self.unit), *force_rows(sent)])
            return
        words = preview_words(matter.prepared, matter.members, matter.unit)
        self._orders_head.set_texts(_t("Handling together would send"), words)
        self.orders.set_rows(order_rows(matter.prepared, matter.unit))

    def _show_steps(self, group: QueueGroup) -> None:
        oldest = self._parts.queue.alert(group.oldest)
        card = None if oldest is None else self._parts.directory.card_for(oldest)
        self._steps_head.show()
        self._steps.set_rows(step_rows(card, None, 5))
        self._steps_head.set_note(card.name if card else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, 360)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def _band_word(band: Band) -> str:
    words = {
        Band.NO_ACTION: _t("Signed, no action in time"),
        Band.UNSIGNED: _t("Unsigned"),
        Band.SIGNED: _t("Signed, nothing done yet"),
        Band.HANDLING: _t("In hand"),
        Band.RECOVERED_UNSIGNED: _t("Recovered, unsigned"),
        Band.RECOVERED: _t("Recovered, to be closed"),
    }
    return words.get(band, "")


def _buttons() -> list[FootButton]:
    return [
        FootButton(ACKNOWLEDGE.id, _t("Sign all of it"), _t("Signed")),
        FootButton(HANDLE.id, _t("Handle together")),
        FootButton(TOGGLE.id, _t("Open or fold up")),
        FootButton(LIST_FLOOD.id, _t("List surge")),
    ]
