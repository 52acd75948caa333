# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S1 值守: queue at the left, detail at the right, or another panel in the detail's place."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.commands import (
    alert_commands,
    call_out_commands,
    diversion_commands,
    incident_commands,
    mask_commands,
)
from console.domain.alert import Nature
from console.models.subject import Subject
from console.screens.duty import own_commands
from console.screens.duty.alert_keys import AlertKeys
from console.screens.duty.aside_keys import AsideKeys
from console.screens.duty.call_out_keys import CallOutKeys
from console.screens.duty.diversion_keys import DiversionKeys
from console.screens.duty.group_hand import GroupHand
from console.screens.duty.incident_keys import IncidentKeys
from console.screens.duty.page_keys import OpenAsk, PageKeys
from console.screens.duty.parts import DutyParts
from console.screens.duty.queue_panel import QueuePanel
from console.screens.duty.right_side import RightSide
from widgets.common.base import Painted
from widgets.lists.roles import RowRole

LEAST_QUEUE = 640
"""Pixels the queue keeps beside the detail."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class DutyPage(Painted):
    """The home of the duty officer.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        deploy_requested: alert id; open S3 for it.
        work_requested: id of a 工单; open S7 for it.
        order_requested: alert id; open an order for it.
        wall_requested: ids of the cameras near the alert, for the wall.
        said: something was done; in passing.
        refused: something was refused, and why.
        take_back_offered: words, action, key and command id that takes it back.
        take_back_ended: command id that can no longer be run.
        alert_shown: id of the alert under the cursor.
        response_requested: a SuggestedResponse a person is to decide.
    """

    deploy_requested = Signal(str)
    work_requested = Signal(str)
    order_requested = Signal(str)
    wall_requested = Signal(list)
    said = Signal(str)
    refused = Signal(str)
    take_back_offered = Signal(str, str, str, str)
    take_back_ended = Signal(str)
    alert_shown = Signal(str)
    response_requested = Signal(object)

    def __init__(self, parts: DutyParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._box = QHBoxLayout(self)
        self.queue = QueuePanel(parts)
        self.right = RightSide(parts, self._box)
        self.detail = self.right.detail
        self.keys = AlertKeys(parts, self.detail, self)
        self.aside = AsideKeys(parts, self.detail, self)
        self.call_keys = CallOutKeys(parts, self.detail, self)
        self.groups = GroupHand(parts, self.queue, self.right, self)
        self.diversion_keys = DiversionKeys(parts, self.detail, self)
        self.incident_keys = IncidentKeys(parts, self.detail, self)
        self._build()
        self._connect()
        self._declare()
        self._page_keys = PageKeys(
            (self.queue.list, self.detail, self.right.group),
            parts.commands,
            alert_commands.PAGE,
            OpenAsk(self.detail.foot.ask, self.right.group.foot.ask),
        )
        self._start()

    def _build(self) -> None:
        self._share(self.width())
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self.theme.size.gutter)
        self._box.addWidget(self.queue, 1)
        self.right.place()
        self.setFocusProxy(self.queue)

    def _connect(self) -> None:
        self.queue.current_changed.connect(self._show)
        self.queue.current_gone.connect(self._gone)
        self._parts.queue.loaded.connect(self._start)
        self._parts.queue.counts_changed.connect(self._start)
        self.detail.foot.pressed.connect(self._parts.commands.run)
        self.groups.side_wanted.connect(self._send_guest_away)
        self.groups.alert_entered.connect(self._go_to)
        keys, groups = self.keys, self.groups.keys
        keys.take_back_offered.connect(groups.give_way)
        for theirs, ours in (
            (keys.deploy_requested, self.deploy_requested),
            (groups.deploy_requested, self.deploy_requested),
            (groups.work_requested, self.work_requested),
            (keys.order_requested, self.order_requested),
            (keys.said, self.said),
            (keys.refused, self.refused),
            (self.call_keys.said, self.said),
            (self.call_keys.response_requested, self.response_requested),
            (self.call_keys.refused, self.refused),
            (keys.take_back_offered, self.take_back_offered),
            (keys.take_back_ended, self.take_back_ended),
            (self.diversion_keys.said, self.said),
            (self.diversion_keys.refused, self.refused),
            (self.incident_keys.said, self.said),
            (self.incident_keys.refused, self.refused),
            (self.detail.guidance.due.said, self.said),
            (self.detail.guidance.due.refused, self.refused),
            (self.aside.said, self.said),
            (self.aside.refused, self.refused),
            (groups.said, self.said),
            (groups.refused, self.refused),
            (groups.take_back_offered, self.take_back_offered),
            (groups.take_back_ended, self.take_back_ended),
        ):
            theirs.connect(ours)
        self.queue.activated.connect(self._enter)

    def _declare(self) -> None:
        table, handlers = self._parts.commands, self.keys.handlers() | self.aside.handlers()
        handlers = {id: partial(self.groups.act, id, act) for id, act in handlers.items()}
        handlers |= self.groups.handlers()
        handlers[mask_commands.LINES.id] = self.queue.toggle_lines
        handlers |= self.call_keys.handlers() | self.diversion_keys.handlers()
        handlers |= self.incident_keys.handlers()
        handlers[call_out_commands.MARK.id] = self._mark
        of_calls = (
            *call_out_commands.COMMANDS,
            *diversion_commands.COMMANDS,
            *incident_commands.COMMANDS,
        )
        on_rows = (*alert_commands.COMMANDS, *mask_commands.OF_PAGE, *own_commands.ON_GROUPS)
        for command in (*on_rows, *of_calls):
            table.add(command, handlers[command.id])
        table.add(own_commands.NEXT, self.go_to_next_unsigned)
        table.add(own_commands.FILTER, self.queue.filter_line.focus_text)
        table.add(own_commands.TO_WALL, self._to_wall)
        table.add(own_commands.NEW_ABOVE, self.queue.list.show_new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page gives the detail less, so that the rows can still be read."""
        super().resizeEvent(event)
        self._share(self.width())

    def _share(self, width: int) -> None:
        self.right.share(width - self.theme.size.gutter - LEAST_QUEUE)

    # What the shell asks for

    def open_alert(self, alert_id: str) -> bool:
        """Put the cursor on an alert; a filter that hides it is cleared; False when it is gone."""
        if self._parts.queue.alert(alert_id) is None:
            return False
        if self._parts.queue.row_of(alert_id) < 0:
            self._parts.queue.hold(alert_id)
        if self._parts.queue.row_of(alert_id) < 0:
            self.queue.filter_line.clear()
            self._parts.queue.hold(alert_id)
        self.queue.open_line_of(alert_id)
        is_there = self.queue.list.set_current(alert_id)
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_there

    def show_town(self, town: str) -> None:
        """List what is open in one town; everything where the name is empty."""
        self.queue.filter_line.ask_for_town(town)
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_side(self, side: QWidget | None) -> None:
        """Give the right side to another panel of its own width; None brings the detail back."""
        if side is self.side:
            return
        self.right.set_guest(side)
        if side is None:
            self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def side(self) -> QWidget | None:
        """The panel in the detail's place, if there is one."""
        return self.right.guest

    def subject(self) -> Subject | None:
        """Return the alert keys act on, for a note."""
        alert = self._parts.queue.alert(self.detail.alert_id)
        return None if alert is None else Subject(alert.title, (f"alert/{alert.id}",))

    def subject_under(self, at: QPoint) -> Subject | None:
        """Return the camera whose tile lies under the mouse, for a note."""
        grid, cameras = self.detail.grid, self.detail.tiles.camera_ids
        number = grid.tile_at(grid.mapFromGlobal(at)) if grid.isVisible() else -1
        camera = (
            self._parts.directory.camera(cameras[number]) if 0 <= number < len(cameras) else None
        )
        return None if camera is None else Subject(camera.name, (f"camera/{camera.id}",))

    def go_to_next_unsigned(self) -> None:
        """Put the cursor on the first unsigned alert, where there is one."""
        following = self._parts.queue.next_unsigned()
        if following:
            self.queue.list.set_current(following)

    def _start(self) -> None:
        """Put the cursor on the first row there ever is; from then on only the hand moves it."""
        queue = self._parts.queue
        if self.queue.list.current_id or not queue.rowCount():
            return
        first = queue.index(0)
        self.queue.list.set_current(str(first.data(RowRole.ID)))

    def _show(self, alert_id: str) -> None:
        self.right.show_row(alert_id)
        self.alert_shown.emit(self.detail.alert_id)

    def _send_guest_away(self) -> None:
        if self.side is not None:
            self.set_side(None)

    def _go_to(self, alert_id: str) -> None:
        if not self.open_alert(alert_id):
            self.refused.emit(_t("It is no longer listed; choose another"))

    def _enter(self, id: str) -> None:
        """Enter opens a group, or the forces for an alert."""
        if not self.groups.enter(id):
            self.deploy_requested.emit(id)

    def _gone(self, alert_id: str) -> None:
        if alert_id == self.detail.alert_id:
            self.detail.refresh()
        self.right.group.refresh()

    def _mark(self) -> None:
        """Mark the town at hand of a forecast; of all else tick the step that is due."""
        alert = self.detail.alert
        if alert is None or alert.nature is Nature.FORECAST:
            self.call_keys.mark()
        else:
            self.detail.guidance.due.tick(alert)

    def _to_wall(self) -> None:
        cameras = self.detail.tiles.camera_ids
        if cameras:
            self.wall_requested.emit(cameras)

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)
