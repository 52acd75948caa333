# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S3 应急指挥调度: from an alert to units under way in twenty seconds, by keys alone."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands import order_commands as commands
from console.commands.registry import Command
from console.domain.alert import Alert
from console.domain.operations.order_operations import LONGEST_TEXT
from console.domain.order import Assignment
from console.domain.reference import Matter, Unit
from console.screens.common.words import watermark
from console.screens.deploy.force_board import Board, has_left, make_board
from console.screens.deploy.force_rows import countdown, unanswered_for
from console.screens.deploy.forces_pane import ForcesPane
from console.screens.deploy.hold_keys import HoldKeys
from console.screens.deploy.matter_pane import MatterPane
from console.screens.deploy.order_keys import OrderKeys
from console.screens.deploy.order_pane import OrderPane
from console.screens.deploy.parts import DeployParts
from console.screens.deploy.step_clock import DeployStep, StepClock
from console.screens.deploy.step_line import StepLine
from widgets.common.base import Painted
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run

_BY_SHORTCUT = (
    commands.TAKE_BACK,
    commands.ACCEPTED,
    commands.EN_ROUTE,
    commands.ON_SCENE,
    commands.WORKING,
    commands.RELEASED,
    commands.UNREACHED,
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
        self._alert: Alert | None = None
        self._wanted = ""
        self._wanted_units: tuple[str, ...] = ()
        self._matter: Matter | None = None
        self._board: Board | None = None
        self._chosen: set[str] = set()
        self._stand_ins: dict[str, str] = {}
        self.steps = StepClock(parts.clock.monotonic)
        self.line = StepLine(parts.theme, self.steps)
        self.matter = MatterPane(parts)
        self.forces = ForcesPane(parts)
        self.order = OrderPane(parts)
        self.acts = OrderKeys(parts, self)
        self._nothing = RunsLabel(parts.theme, height=48, padding=24, ground=parts.theme.panel)
        self._columns = QWidget()
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
        row = QHBoxLayout(self._columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.size.gutter)
        row.addWidget(self.matter)
        row.addWidget(self.forces, 1)
        row.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self._nothing)
        column.addSpacing(self.theme.size.gutter)
        column.addWidget(self._columns, 1)
        self.setFocusProxy(self.forces.table)
        words = _t("No matter is chosen. On the duty page press 4 on an alert.")
        self._nothing.set_runs([Run(words)])

    def _connect(self) -> None:
        parts, acts = self._parts, self.acts
        parts.queue.alert_changed.connect(self._alert_changed)
        parts.queue.loaded.connect(self._seek)
        parts.orders.changed.connect(self._show_all)
        parts.link.changed.connect(self._show_all)
        self.forces.toggled.connect(self.toggle)
        self.forces.unit_shown.connect(self._follow_unit)
        self.order.send_held.connect(self.send)
        self.order.text_edited.connect(self._show_button)
        self.order.command_pressed.connect(parts.commands.run)
        self.order.assignment_shown.connect(self._show_unit)
        self.order.silence_pressed.connect(self._turn_to_next)
        acts.sent.connect(self._sent)
        acts.changed.connect(self._show_all)
        acts.withdrawn.connect(self._withdrawn)
        for theirs, ours in (
            (acts.said, self.said),
            (acts.refused, self.refused),
            (acts.take_back_offered, self.take_back_offered),
            (acts.take_back_ended, self.take_back_ended),
        ):
            theirs.connect(ours)
        self._second.timeout.connect(self._tick)

    def _declare(self) -> None:
        table = self._parts.commands
        table.add(commands.SEND, self._focus_button)
        table.add(commands.TAKE_BACK, self.acts.take_back)
        table.add(commands.UNREACHED, self.unreached)
        for id in commands.STAGES:
            table.add(table_command(id), _Reported(self, id))
        for command in _BY_SHORTCUT:
            shortcut = QShortcut(QKeySequence(command.key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(_Run(table.run, command.id))

    # What the shell asks for

    def show_alert(self, alert_id: str, units: Sequence[str] = ()) -> None:
        """Begin to send forces to an alert.

        Args:
            alert_id: an alert of the queue; one that was registered a moment ago may still be on
                its way into it.
            units: ids to tick beside what the dictionary suggests.
        """
        if self._alert is not None and self._alert.id == alert_id and not units:
            self._show_all()
            return
        self._wanted, self._wanted_units = alert_id, tuple(units)
        self._alert = None
        self.steps.start()
        self._seek()

    @property
    def alert_id(self) -> str:
        """Id of the alert shown; empty for none."""
        return "" if self._alert is None else self._alert.id

    @property
    def chosen(self) -> frozenset[str]:
        """Ids of the units that are ticked."""
        return frozenset(self._chosen)

    @property
    def board(self) -> Board | None:
        """The forces as shown."""
        return self._board

    # Acts

    def toggle(self, unit_id: str) -> None:
        """Tick or untick a unit that was not sent yet."""
        force = self._board.force(unit_id) if self._board else None
        if force is not None and force.assignment is None:
            self._chosen.symmetric_difference_update({unit_id})
            self._show_all()

    def send(self) -> None:
        """Send to the ticked units: by the system, or as a fact while the link is cut."""
        units = self._chosen_units()
        if self._alert is None or not units or not self.order.is_sendable:
            return
        self.steps.done(DeployStep.FORCES)
        matter = self._matter.id if self._matter else ""
        self.acts.send(self._alert, self.order.order_text, units, matter)

    def report(self, command: str) -> None:
        """Write down what the unit in tracking has told."""
        assignment = self._assignment()
        if assignment is None:
            self.refused.emit(_t("No unit has been sent yet"))
            return
        self.acts.report(assignment, command)

    def unreached(self) -> None:
        """Write down 未接通 and offer the next contact, ticked, for the next batch."""
        assignment = self._assignment()
        if assignment is None:
            self.refused.emit(_t("No unit has been sent yet"))
            return
        self.acts.unreached(assignment)
        other = self._next_contact(assignment)
        if other is not None:
            self._stand_ins[other.id] = assignment.unit_name
            self._chosen.add(other.id)
            self._show_all()

    # The alert comes

    def _seek(self) -> None:
        alert = self._parts.queue.alert(self._wanted) if self._wanted else None
        if alert is not None:
            self._begin(alert)
        self._show_all()

    def _begin(self, alert: Alert) -> None:
        self._wanted = ""
        self._alert = alert
        self._matter = self._parts.directory.matter_for(f"{alert.title} {alert.text}")
        self._stand_ins.clear()
        self.forces.start_over()
        has_orders = bool(self.acts.orders_of(alert.id))
        if has_orders:
            self.steps.resume()
        self.order.set_text(order_text(alert, self._matter))
        self._board = self._make_board()
        suggested = () if has_orders else self._board.suggested
        self._chosen = {force.unit.id for force in suggested} | set(self._wanted_units)
        self._measure()

    def _alert_changed(self, id: str) -> None:
        if id == self._wanted:
            self._seek()
        elif id == self.alert_id:
            self._alert = self._parts.queue.alert(id) or self._alert
            self._show_all()

    def _measure(self) -> None:
        """Tick off the steps the machine has done by looking."""
        alert = self._alert
        if alert is None:
            return
        card = self._parts.directory.card_for(alert)
        for step, is_done in (
            (DeployStep.LOCATE, bool(alert.place.name)),
            (DeployStep.CLASSIFY, self._matter is not None),
            (DeployStep.GRADE, True),
            (DeployStep.CARD, card is not None),
        ):
            if is_done:
                self.steps.done(step)

    def _sent(self, _: object) -> None:
        self._chosen.clear()
        self.steps.sent()
        self._show_all()

    def _withdrawn(self, units: list[str]) -> None:
        """What was ticked before is ticked again."""
        self._chosen.update(units)
        self.steps.taken_back()
        self._show_all()

    # Showing

    def _show_all(self) -> None:
        alert = self._alert
        self._columns.setVisible(alert is not None)
        self._nothing.setVisible(alert is None)
        self.line.refresh()
        if alert is None or not self.isVisible():
            return
        parts = self._parts
        orders = self.acts.orders_of(alert.id)
        self._board = self._make_board()
        self.matter.show_matter(alert, self._matter, parts.directory.card_for(alert), orders)
        self.matter.show_forces(alert, self._board, self.chosen)
        self.forces.show_board(self._board, orders, self.chosen)
        units = self._chosen_units()
        self.order.show_orders(orders, units, self.acts.held, parts.link.is_offline)
        self._show_button()
        self._show_unit()

    def _make_board(self) -> Board:
        assert self._alert is not None
        parts = self._parts
        return make_board(
            self._alert,
            self._matter,
            parts.directory.units(),
            self.acts.orders_of(self._alert.id),
            self.acts.busy_units(),
            parts.clock.now(),
            self.chosen,
            self._stand_ins,
        )

    def _chosen_units(self) -> list[Unit]:
        if self._board is None:
            return []
        return [
            f.unit for f in self._board.forces if f.unit.id in self._chosen and not f.assignment
        ]

    def _show_button(self) -> None:
        is_offline = self._parts.link.is_offline
        batch = len(self.acts.orders_of(self.alert_id)) + 1
        self.order.show_button(len(self._chosen_units()), batch, is_offline, self._note())

    def _note(self) -> str:
        held = self.acts.held
        if held is not None:
            return _t("Z takes it back, {0} s left").format(int(held.seconds) + 1)
        if not self.order.is_sendable:
            return _t("The order text has 1 to {0} characters").format(LONGEST_TEXT)
        if self._parts.link.is_offline:
            return _t("The link is cut: phone the units, then hold; it is recorded as a fact")
        return _t("For 5 s it can be taken back; later only an order that revokes it")

    def _show_unit(self, _: str = "") -> None:
        self.order.show_unit(self._assignment())
        self._show_silence()

    def _show_silence(self) -> None:
        """Say who has been silent longest, and when the next contact is due."""
        silent = self._silent()
        if silent is None:
            self.order.show_silence("", "", "", False)
            return
        age, assignment, other = silent
        left = (self._parts.answer_within - age).total_seconds()
        words = _t("{0} has not answered for {1}").format(
            assignment.unit_name, countdown(age.total_seconds())
        )
        note = action = ""
        if other is not None:
            action = _t("turn to it now")
            note = _t("overdue; next contact {0}").format(f"{other.name} {other.phone}")
            if left > 0:
                note = _t("next contact {0} in {1}").format(other.name, countdown(left))
        is_selected = assignment.id == self.order.assignment_id
        self.order.show_silence(words, note, action, is_selected)

    def _silent(self) -> tuple[timedelta, Assignment, Unit | None] | None:
        """Return the unit that has been silent longest; one that can be replaced comes first."""
        now, found = self._parts.clock.now(), []
        for view in self.acts.orders_of(self.alert_id):
            for one in view.assignments if has_left(view) else ():
                age = unanswered_for(one, now)
                if age is not None:
                    found.append((age, one, self._next_contact(one)))
        return max(found, key=lambda f: (f[0], f[2] is not None, f[1].id), default=None)

    def _turn_to_next(self) -> None:
        silent = self._silent()
        if silent is not None:
            self.order.track.set_current(silent[1].id)
            self.unreached()

    def _next_contact(self, assignment: Assignment) -> Unit | None:
        """Return the unit its directory entry names, unless it was sent already."""
        units = {u.id: u for u in self._parts.directory.units()}
        unit = units.get(assignment.unit)
        wanted = unit.next_contact if unit else ""
        sent = {a.unit for a in self._assignments()}
        named = (u for u in units.values() if wanted and wanted in (u.id, u.name))
        return next((u for u in named if u.id not in sent), None)

    def _assignments(self) -> list[Assignment]:
        return [a for view in self.acts.orders_of(self.alert_id) for a in view.assignments]

    def _assignment(self) -> Assignment | None:
        id = self.order.assignment_id
        return next((a for a in self._assignments() if a.id == id), None)

    def _follow_unit(self, unit_id: str) -> None:
        """A unit that was sent is also the one whose reports are written down."""
        sent = next((a for a in self._assignments() if a.unit == unit_id), None)
        if sent is not None:
            self.order.track.set_current(sent.id)

    def _tick(self) -> None:
        self.acts.expire()
        parts = self._parts
        self.matter.tiles.set_watermark(watermark(parts.identity(), parts.clock.now()))
        self._show_all()

    def _focus_button(self) -> None:
        self.order.hold.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_space = event.key() == Qt.Key.Key_Space and not event.isAutoRepeat()
        if is_space and self.forces.table.hasFocus():
            self.toggle(self.forces.table.current_id)
            return
        event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)


def order_text(alert: Alert, matter: Matter | None) -> str:
    """Return the prefilled order text, at most as long as the rule allows."""
    name = "" if alert.place.name in alert.title else alert.place.name
    place = "·".join(part for part in (alert.place.town, name) if part)
    text = matter.text if matter and matter.text else _t("{place}: {title}. Go there and report.")
    words = text.replace("{place}", place or _t("place unknown")).replace("{title}", alert.title)
    return words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1] + "…"


def table_command(id: str) -> Command:
    """Return the declared command of an id."""
    return next(command for command in commands.COMMANDS if command.id == id)


class _Run:
    def __init__(self, run: Callable[[str], object], id: str) -> None:
        self._run = run
        self._id = id

    def __call__(self) -> None:
        self._run(self._id)


class _Reported:
    def __init__(self, page: DeployPage, id: str) -> None:
        self._page = page
        self._id = id

    def __call__(self) -> None:
        self._page.report(self._id)
