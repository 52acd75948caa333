# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S3 应急指挥调度: from an alert to units under way in twenty seconds, by keys alone."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands import alert_commands, force_commands, plan_commands
from console.commands import order_commands as commands
from console.domain.order import Assignment
from console.models.subject import Subject
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.deploy.deploy_case import DeployCase
from console.screens.deploy.deploy_columns import DeployColumns
from console.screens.deploy.force_board import Board
from console.screens.deploy.hold_keys import HoldKeys
from console.screens.deploy.leader_ask import LeaderAsk
from console.screens.deploy.link_card import LinkCard
from console.screens.deploy.order_draft import OrderDraft
from console.screens.deploy.order_keys import OrderKeys
from console.screens.deploy.order_words import case_text
from console.screens.deploy.parts import DeployParts
from console.screens.deploy.place_keys import PlaceKeys
from console.screens.deploy.recall_mode import RecallMode
from console.screens.deploy.slip_keys import SlipKeys
from console.screens.deploy.step_clock import DeployStep, StepClock
from console.screens.deploy.step_line import StepLine
from console.screens.deploy.unit_keys import UnitKeys
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.key_words import key_words

_BY_SHORTCUT = (
    *(command for command in commands.COMMANDS if command.id != commands.SEND.id),
    *force_commands.COMMANDS,
    plan_commands.ON_DEPLOY,
)


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class DeployPage(Painted):
    """Step line and three columns.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        said: something was done; in passing.
        refused: something was refused, and why.
        take_back_offered: words, action, key and command id that takes it back.
        take_back_ended: command id that can no longer be run.
    """

    said = Signal(str)
    refused = Signal(str)
    take_back_offered = Signal(str, str, str, str)
    take_back_ended = Signal(str)

    def __init__(self, parts: DeployParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._case: DeployCase | None = None
        self._wanted = ""
        self._wanted_units: tuple[str, ...] = ()
        self._wanted_words = ""
        self.steps = StepClock(parts.clock.monotonic)
        self.line = StepLine(parts.theme, self.steps)
        self.acts = OrderKeys(parts, self)
        self.columns = DeployColumns(parts, self.acts)
        self.forces, self.order = self.columns.forces, self.columns.order
        self.due = self.columns.matter.due
        self._nothing = EmptyNote(parts.theme)
        self.draft = OrderDraft(parts, self.order)
        self.slips = SlipKeys(parts, self)
        self.places = PlaceKeys(parts.commands, self.columns, parts.layers, self)
        self.card = LinkCard(parts.theme, self)
        self.recall = RecallMode(self.order, self.draft)
        self.columns.side.recall = self.recall
        self.units = UnitKeys(parts, self.acts, lambda: self.columns.tracked, self.slips, self.card)
        self.leader = LeaderAsk(parts, self.acts, lambda: self._case)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._build()
        self._connect()
        self._declare()
        self._hold_keys = HoldKeys(
            self.order.hold, self, (self.order.text.edit, self.forces.search.edit)
        )
        self._show_all()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self._nothing, 1)
        column.addSpacing(self.theme.size.gutter)
        column.addWidget(self.columns, 1)
        column.addStretch(0)
        self.setFocusProxy(self.forces.table)
        self._say_nothing()
        self._parts.commands.follow_keys(self._say_nothing)

    def _say_nothing(self) -> None:
        key = key_words(self._parts.commands.key_of(alert_commands.DEPLOY))
        to_do = _t("Choose an alert on the duty page and press {0}")
        self._nothing.say(_t("No matter is chosen"), to_do.format(key))

    def _connect(self) -> None:
        parts, acts = self._parts, self.acts
        parts.queue.alerts_changed.connect(self._alerts_changed)
        parts.queue.loaded.connect(self._seek)
        parts.orders.changed.connect(self._show_all)
        parts.link.changed.connect(self._show_all)
        self.forces.toggled.connect(self.toggle)
        self.order.send_held.connect(self.send)
        self.order.command_pressed.connect(parts.commands.run)
        self.columns.unreached_requested.connect(self.units.unreached)
        self.units.stand_in_wanted.connect(self._stand_in)
        self.units.recall_wanted.connect(self.recall.begin)
        self.units.recall_wanted.connect(self.columns.focus_button)
        self.recall.changed.connect(self._show_all)
        acts.sent.connect(self._sent)
        acts.revoked.connect(self.recall.followed)
        acts.changed.connect(self._show_all)
        acts.withdrawn.connect(self._withdrawn)
        for theirs, ours in (
            (self.slips.said, self.said),
            (self.slips.refused, self.refused),
            (self.places.said, self.said),
            (self.places.refused, self.refused),
            (self.units.refused, self.refused),
            (self.columns.side.refused, self.refused),
            (self.due.said, self.said),
            (self.due.refused, self.refused),
            (acts.said, self.said),
            (acts.refused, self.refused),
            (acts.take_back_offered, self.take_back_offered),
            (acts.take_back_ended, self.take_back_ended),
        ):
            theirs.connect(ours)
        self.due.changed.connect(self._show_all)
        self._second.timeout.connect(self._tick)

    def _declare(self) -> None:
        table = self._parts.commands
        table.add(commands.SEND, self.columns.focus_button)
        table.add(commands.TAKE_BACK, self.acts.take_back)
        table.add(plan_commands.ON_DEPLOY, self._tick_step)
        bind_shortcuts(self, table, (command.id for command in _BY_SHORTCUT))

    # What the shell asks for

    def show_alert(self, alert_id: str, units: Sequence[str] = (), words: str = "") -> None:
        """Begin to send forces to an alert.

        Args:
            alert_id: an alert of the queue; one that was registered a moment ago may still be on
                its way into it.
            units: ids to tick beside what the dictionary suggests.
            words: the order's text; what the dictionary suggests when empty.
        """
        if self._case is not None and self.alert_id == alert_id and not units:
            self._show_all()
            return
        self._wanted, self._wanted_units, self._wanted_words = alert_id, tuple(units), words
        self._case = None
        self.steps.start()
        self._seek()

    def show_kept(self) -> None:
        """Show what whoever sits here now left half written of the order."""
        if self._case is not None:
            self.recall.end()
            self.draft.show_kept()

    @property
    def alert_id(self) -> str:
        """Id of the alert shown; empty for none."""
        return "" if self._case is None else self._case.alert.id

    @property
    def chosen(self) -> frozenset[str]:
        """Ids of the units that are ticked."""
        return frozenset() if self._case is None else self._case.chosen

    @property
    def board(self) -> Board | None:
        """The forces as shown."""
        return None if self._case is None else self._case.board

    def subject(self) -> Subject | None:
        """Return what a note is about."""
        return self.columns.subject()

    # Acts

    def toggle(self, unit_id: str) -> None:
        """Tick or untick a unit that was not sent yet."""
        if self._case is not None and self._case.toggle(unit_id):
            self._show_all()

    def send(self) -> None:
        """Send to the ticked units: by the system, or as a fact while the link is cut."""
        case = self._case
        if case is None or not self.order.is_sendable:
            return
        if self.recall.view is not None:
            words, units = self.order.order_text, self.recall.units
            self.acts.revoke(self.recall.view.order, words, units)
            return
        if not case.chosen_units:
            return
        self.steps.done(DeployStep.FORCES)
        matter = case.matter.reference if case.matter else ""
        self.acts.send(case.alert, self.order.order_text, case.chosen_units, matter)

    def _stand_in(self, assignment: Assignment) -> None:
        """Tick the next contact of a unit that was not reached."""
        if self._case is not None:
            self._case.stand_in(assignment)
            self._show_all()

    def _tick_step(self) -> None:
        self.due.tick(None if self._case is None else self._case.alert)

    # The alert comes

    def _seek(self) -> None:
        """Begin with the alert that is wanted, once the queue has it."""
        alert = self._parts.queue.alert(self._wanted) if self._wanted else None
        if alert is not None:
            self.recall.end()
            case = self._case = DeployCase(self._parts, alert, self._wanted_units)
            self._wanted = ""
            if case.orders:
                self.steps.resume()
            self.columns.begin(case)
            proposed = self._wanted_words or case_text(case)
            if self.draft.begin(case.alert.id, proposed):
                self.said.emit(_t("The order text you had changed is here again"))
            for step in case.steps_done():
                self.steps.done(step)
        self._show_all()

    def _alerts_changed(self, ids: Sequence[str]) -> None:
        if self._wanted in ids:
            self._seek()
        elif self._case is not None and self.alert_id in ids:
            self._case.look(self._parts.queue.alert(self.alert_id))
            self._show_all()

    def _sent(self, _: object) -> None:
        if self._case is not None:
            self._case.sent()
        self.draft.sent()
        self.steps.sent()
        self._show_all()

    def _withdrawn(self, units: list[str]) -> None:
        if self._case is not None:
            self._case.taken_back(units)
        self.draft.keep()
        self.steps.taken_back()
        self._show_all()

    # Showing

    def _show_all(self) -> None:
        has_case = self._case is not None
        self.columns.setVisible(has_case)
        self._nothing.setVisible(not has_case)
        self.line.refresh()
        if has_case and self.isVisible():
            self.columns.refresh()

    def _tick(self) -> None:
        self.acts.expire()
        self.columns.mark()
        self._show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_space = event.key() == Qt.Key.Key_Space and not event.isAutoRepeat()
        if is_space and self.forces.table.hasFocus():
            self.toggle(self.forces.table.current_id)
            return
        if event.key() == Qt.Key.Key_Escape and self.recall.view is not None:
            self.recall.leave()
            return
        event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.slips.preview.place()
        self.card.place()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)
