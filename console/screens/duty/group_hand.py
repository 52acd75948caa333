"""What a person does with groups on the page: open, sign, handle together, list the flood."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from console.commands import alert_commands
from console.commands.registry import Handler
from console.screens.duty import own_commands
from console.screens.duty.group_keys import GroupKeys
from console.screens.duty.parts import DutyParts
from console.screens.duty.queue_panel import QueuePanel
from console.screens.duty.right_side import RightSide


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class GroupHand(QObject):
    """Leads commands to the group under the cursor, or to the one alert there.

    Args:
        parts: the page's parts.
        queue: the rows.
        right: the panels beside them.

    Signals:
        side_wanted: a guest at the right gives way: what is asked has to be seen.
        alert_entered: id of an alert that was entered in the list of the flood.
    """

    side_wanted = Signal()
    alert_entered = Signal(str)

    def __init__(
        self, parts: DutyParts, queue: QueuePanel, right: RightSide, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._queue, self._right = parts, queue, right
        self.keys = GroupKeys(parts, right.group, self)
        right.group.foot.pressed.connect(parts.commands.run)
        queue.group_pressed.connect(self._press)
        queue.flood_list_requested.connect(self.list_flood)
        right.flood.closed.connect(self._close_flood)
        right.flood.activated.connect(self.alert_entered)
        right.flood.copied.connect(self._say_copied)

    def handlers(self) -> dict[str, Handler]:
        """Return what carries out each command on groups."""
        return {
            own_commands.HANDLE.id: self._handle,
            own_commands.TOGGLE.id: self.toggle,
            own_commands.LIST_FLOOD.id: self.list_flood,
        }

    def act(self, command: str, on_alert: Callable[[], None]) -> None:
        """Carry a command out on what the cursor is on: an alert, or a whole group."""
        takes_back, is_group = command == alert_commands.WITHDRAW.id, self._is_group
        if takes_back and (self.keys.can_take_back or is_group):
            self.keys.take_back()
        elif takes_back or not is_group:
            on_alert()
        elif command == alert_commands.ACKNOWLEDGE.id:
            self._ask(self.keys.sign)
        elif command == alert_commands.DEPLOY.id:
            self._ask(self.keys.follow_forces)
        else:
            self.keys.refuse_single()

    @property
    def _is_group(self) -> bool:
        return self._right.group.group is not None

    def enter(self, id: str) -> bool:
        """Open a group whose head was entered; return whether it was one."""
        if self._parts.queue.places.head(id) is None:
            return False
        self.toggle()
        return True

    def toggle(self) -> None:
        """Open or fold up the group under the cursor, or the one its row belongs to."""
        queue, id = self._parts.queue, self._queue.list.current_id
        group = queue.places.head(id) or queue.places.group_of(id)
        if group is None:
            self.keys.refused.emit(_t("The cursor is on no group"))
        else:
            queue.toggle_group(group.id)

    def list_flood(self) -> None:
        """List all that was folded in this flood; pressed again, the list goes."""
        if self._right.lists_flood:
            self._close_flood()
        elif not self._parts.queue.places.in_flood:
            self.keys.refused.emit(_t("There was no surge"))
        else:
            self.side_wanted.emit()
            self._right.put(self._right.flood)
            self._right.flood.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, head: str, command: str) -> None:
        """A button on a head acts on that head, wherever the cursor was."""
        self._queue.list.set_current(head, reveal=False)
        self._parts.commands.run(command)

    def _handle(self) -> None:
        self._ask(self.keys.handle)

    def _ask(self, ask: Callable[[], None]) -> None:
        if not self._is_group:
            self.keys.refused.emit(_t("The cursor is on no group"))
            return
        self.side_wanted.emit()
        self._right.put_subject()
        ask()

    def _close_flood(self) -> None:
        self._right.put_subject()
        self._queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_copied(self, number: int) -> None:
        self.keys.said.emit(_t("{0} lines copied").format(number))
