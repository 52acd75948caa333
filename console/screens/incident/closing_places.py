"""Where a point of the closing list is settled, and what can be settled in place."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt

from console.commands import instruction_commands, mode_commands
from console.domain.alert import Alert
from console.domain.closing import OpenPoint, OpenSort
from console.domain.order import Assignment, Stage
from console.screens.duty.inline_ask import Choice
from console.screens.incident import own_commands as own
from console.screens.incident.room_hand import RoomHand


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class ClosingPlaces(QObject):
    """Goes where a point is settled; what one word settles is settled from the list.

    Args:
        hand: of the room.
    """

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand, self._page = hand, hand.page

    def settle(self, point: OpenPoint) -> bool:
        """Settle a point from the list: a unit that is back, an alert that is over.

        Returns:
            Whether that can be done here; else it is settled where it stands.
        """
        id = point.key.partition("/")[2]
        if point.sort in (OpenSort.ASSIGNMENT, OpenSort.NOTICE):
            sent = self._assignment(id)
            if sent is not None:
                self._released(sent)
                return True
        if point.sort is OpenSort.ALERT:
            alert = self._alert(id)
            if alert is not None:
                self._ask_result(alert)
                return True
        return False

    def go_to(self, point: OpenPoint) -> bool:
        """Go to where a point is settled; whether the list has to make room for it."""
        kind, _, id = point.key.partition("/")
        commands, page = self._hand.parts.commands, self._page
        if kind == "assignment":
            return self._to_table("forces", id)
        if kind == "goods":
            return self._to_table("goods", id)
        if kind == "alert":
            page.alerts_requested.emit([id])
        elif kind == "work_order":
            page.work_requested.emit(id)
        elif kind == "incident":
            page.show_incident(id)
        elif kind == "figure":
            commands.run(own.FIGURES.id)
        elif kind == "report":
            commands.run(own.REPORT.id)
        elif kind == "plan_run":
            page.columns.show_side("facts")  # its keys tick steps wherever the keyboard is
        elif kind == "instruction":
            commands.run(instruction_commands.OPEN.id)
        elif kind == "response":
            commands.run(mode_commands.OPEN.id)
        return kind in ("incident", "plan_run")

    def _to_table(self, which: str, id: str) -> bool:
        page = self._page
        page.columns.show_side("forces")
        block = page.forces.forces if which == "forces" else page.forces.goods
        block.table.set_current(id)
        block.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _assignment(self, id: str) -> Assignment | None:
        views = self._hand.parts.room.orders()
        return next((a for view in views for a in view.assignments if a.id == id), None)

    def _alert(self, id: str) -> Alert | None:
        room = self._hand.parts.room.room
        return next((a for a in room.alerts if a.id == id), None) if room is not None else None

    def _released(self, sent: Assignment) -> None:
        """A unit says by phone that it is back."""
        parts = self._hand.parts
        words = _t("{0} is back, told by phone").format(sent.unit_name)
        self._hand.done(parts.orders.report(sent, Stage.RELEASED, parts.clock.now()), words)

    def _ask_result(self, alert: Alert) -> None:
        results = (_t("Dealt with"), _t("Back to normal"), _t("Handed to a bureau"))
        choices = [Choice(words, partial(self._close_alert, alert, words)) for words in results]
        self._hand.ask(_t("Close “{0}” with which result?").format(alert.title), choices)

    def _close_alert(self, alert: Alert, result: str) -> None:
        said = _t("Alert closed: {0}").format(result)
        self._hand.done(self._hand.parts.alerts.close(alert, result), said)
