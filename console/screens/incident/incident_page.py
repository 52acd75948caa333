# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S4 突发事件处置室: everything about one matter, and every key it needs."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands import incident_commands
from console.models.subject import Subject
from console.screens.common.plan_steps import PlanSteps
from console.screens.common.words import watermark
from console.screens.duty.page_keys import PageKeys
from console.screens.incident import own_commands as own
from console.screens.incident.closing_keys import ClosingKeys
from console.screens.incident.closing_pane import ClosingPane
from console.screens.incident.columns import RoomColumns
from console.screens.incident.count_keys import CountKeys
from console.screens.incident.facts_pane import FactsPane
from console.screens.incident.forces_pane import ForcesPane
from console.screens.incident.incident_head import IncidentHead
from console.screens.incident.matter_keys import MatterKeys
from console.screens.incident.member_keys import MemberKeys
from console.screens.incident.parts import IncidentParts
from console.screens.incident.pictures_pane import PicturesPane
from console.screens.incident.plan_keys import PlanKeys, step_keys
from console.screens.incident.report_keys import ReportKeys
from console.screens.incident.room_foot import RoomFoot
from console.screens.incident.room_hand import RoomHand
from console.screens.incident.room_keys import RoomKeys
from console.screens.incident.room_sight import RoomSight
from console.screens.incident.trail_pane import TrailPane
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.key_words import SCOPE, KeyCaps, key_words
from widgets.common.pane import Pane

_PICTURES = 0.44
"""Share of the middle column that the pictures may take."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class IncidentPage(Painted):
    """Head, three columns, foot.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        said: something was done; in passing.
        refused: something was refused, and why.
        deploy_requested: id of the alert forces are wanted for.
        order_requested: id of the alert a work order is wanted for.
        work_requested: id of a work order somebody wants to see.
        wall_requested: ids of the cameras that are wanted on the wall.
        alerts_requested: ids of the alerts somebody wants to see in the queue.
        files_requested: keys `attachment/ID` of photos that are to be shown.
    """

    said = Signal(str)
    refused = Signal(str)
    deploy_requested = Signal(str)
    order_requested = Signal(str)
    work_requested = Signal(str)
    wall_requested = Signal(list)
    alerts_requested = Signal(list)
    files_requested = Signal(tuple)

    def __init__(self, parts: IncidentParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self.setProperty(SCOPE, own.PAGE)
        theme = parts.theme
        self.caps = KeyCaps(lambda id: parts.commands.get(id).key)
        self.head = IncidentHead(theme)
        self.steps = PlanSteps(theme, parts.ends, lambda: step_keys(self.caps))
        self.facts = FactsPane(theme, self.steps)
        self.pictures = PicturesPane(parts, self.caps)
        self.trail = TrailPane(
            theme, parts.seat_name, lambda: self.caps.words(own.SORT.id),
            lambda: self.caps.words(own.EARLIER.id),
        )  # fmt: skip
        self.closing = ClosingPane(theme, self.caps)
        self.forces = ForcesPane(theme)
        middle = Pane(theme.panel)
        middle.column.addWidget(self.pictures)
        middle.column.addWidget(self.trail, 1)
        middle.column.addWidget(self.closing, 1)
        self.columns = RoomColumns(theme, self.facts, middle, self.forces)
        self.foot = RoomFoot(theme, self.caps, own.BUTTONS, own.CLOSE.id)
        self._nothing = EmptyNote(theme)
        self._say_nothing()
        parts.commands.follow_keys(self._say_nothing)
        self.sight = RoomSight(parts, self)
        hand = RoomHand(parts, self)
        self._keys = RoomKeys(hand), CountKeys(hand), MatterKeys(hand), MemberKeys(hand)
        self._closing_keys, self._report_keys = ClosingKeys(hand), ReportKeys(hand)
        self.plan_keys = PlanKeys(hand, self.steps)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._build()
        self._connect()
        self._page_keys = PageKeys([self.columns], parts.commands, own.PAGE, self.foot.ask)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for widget in (self.head, self._nothing, self.columns, self.foot):
            column.addWidget(widget, int(widget in (self.columns, self._nothing)))
        self.setFocusProxy(self._nothing)

    def _say_nothing(self) -> None:
        key = key_words(self._parts.commands.key_of(incident_commands.OPEN))
        to_do = _t("Choose an alert on the duty page and press {0}: all about it is shown here")
        self._nothing.say(_t("No matter is open"), to_do.format(key))

    def _connect(self) -> None:
        parts = self._parts
        self.sight.refused.connect(self.refused)
        for signal in (parts.room.changed, parts.hall.changed, parts.link.changed):
            signal.connect(self.refresh)
        parts.matters.changed.connect(self._matters_changed)
        self.foot.pressed.connect(parts.commands.run)
        self.foot.left.connect(self._back_to_rows)
        self.foot.form.refused.connect(self.refused)
        self._second.timeout.connect(self._tick)

    # What the shell asks for

    def show_incident(self, incident: str) -> None:
        """Show a matter; one that was opened a moment ago may still be on its way here."""
        if incident != self._parts.room.incident_id:
            self.foot.form.put_away()
            self.trail.start_over()
        self._parts.room.look_at(incident)
        self.refresh()

    def put_forms_away(self) -> None:
        """Ask nothing any more: what is half written or decided waits for who wrote it."""
        self._closing_keys.leave()

    def stop(self) -> None:
        """Look at nothing any more."""
        self._second.stop()
        self.pictures.tiles.close_views()

    @property
    def incident_id(self) -> str:
        """Id of the matter shown; empty for none."""
        return self._parts.room.incident_id

    def subject(self) -> Subject | None:
        """Return what a note is about: the line under the cursor, and the matter."""
        room = self._parts.room.room
        if room is None:
            return None
        about = f"incident/{room.incident.id}"
        entry = self.trail.current if self.trail.table.hasFocus() else None
        if entry is not None and not entry.about.startswith("log_entry/"):
            return Subject(room.incident.title, (about, entry.about))
        return Subject(room.incident.title, (about,))

    # What is shown

    def refresh(self) -> None:
        """Say everything anew; rows that stay as they are are not painted."""
        if not self.isVisible():
            return
        room = self._parts.room.room
        self._show_either(room is not None)
        if room is not None:
            self.sight.show(room)

    def _show_either(self, has_room: bool) -> None:
        """Show a matter or that there is none; the keyboard stays on this page."""
        parts = (self.head, self.columns, self.foot)
        come, go = (parts, (self._nothing,)) if has_room else ((self._nothing,), parts)
        for widget in come:
            widget.show()
        self.setFocusProxy(self.trail if has_room else self._nothing)
        focused = self.window().focusWidget()
        if any(w is focused or (focused and w.isAncestorOf(focused)) for w in go):
            if has_room:
                self._back_to_rows()
            else:
                self._nothing.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in go:
            widget.hide()

    def _tick(self) -> None:
        room = self._parts.room.room
        if room is not None:
            self.sight.tick(room)
        self._mark()

    def _mark(self) -> None:
        """Say who looks at the pictures."""
        parts = self._parts
        self.pictures.tiles.set_watermark(watermark(parts.identity(), parts.clock.now()))

    def _matters_changed(self) -> None:
        """Show the newest open matter where none was chosen yet."""
        if not self.incident_id and self._parts.matters.open and self.isVisible():
            self.show_incident(self._parts.matters.open[0].id)

    def _back_to_rows(self) -> None:
        if self.isVisible():
            self.trail.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.pictures.give_height(round((self.height() - self.head.height()) * _PICTURES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parts.matters.load()
        self._parts.room.set_seen(True)
        self._second.start()
        self._mark()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._parts.room.set_seen(False)
        self._second.stop()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(
            self.rect(), self.theme.line if self.columns.isVisible() else self.theme.panel
        )
