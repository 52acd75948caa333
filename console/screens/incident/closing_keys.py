"""Keys that end the matter, with its list, and open it again."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt

from console.models.incident_record import Room
from console.screens.incident import own_commands as own
from console.screens.incident.room_form import Form, FormField
from console.screens.incident.room_hand import RoomHand

_FORM = "closing"
_LOW = 700
"""Height of the page below which the list needs the room of the pictures."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class ClosingKeys(QObject):
    """Shows what is still open, and ends the matter with exactly that accepted."""

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand, self._page = hand, hand.page
        table = hand.parts.commands
        table.add(own.CLOSE, self._close)
        table.add(own.REOPEN, self._reopen)
        self._page.foot.form.closed.connect(self._leave)
        self._page.closing.block.table.activated.connect(self._go_to)
        hand.parts.room.changed.connect(self._follow)

    def _close(self) -> None:
        room = self._hand.room()
        if room is None or self._hand.open_matter() is None:
            return
        page = self._page
        page.closing.show_points(room.points)
        page.trail.hide()
        page.closing.show()
        page.pictures.setVisible(page.height() >= _LOW)
        page.columns.show_side("trail")
        left = len(room.points)
        title = _t("End the matter, {0} points accepted as open").format(left)
        field = FormField("result", _t("How it ended"))
        form = Form(_FORM, title if left else _t("End the matter"), (field,), self._end)
        self._hand.open_form(form)

    def _end(self, values: Mapping[str, str]) -> str:
        room = self._hand.parts.room.room
        if room is None:
            return _t("No matter is open")
        if not values["result"]:
            return _t("How it ended is needed")
        points = self._page.closing.points
        acts = self._hand.parts.acts
        saved = acts.close(
            room.incident,
            values["result"],
            [point.key for point in points],
            [point.title for point in points],
            room.known,
            room.looked,
        )
        return self._hand.done(saved, _t("The matter is over"))

    def _follow(self) -> None:
        """What is accepted is what is shown: a list that has grown is shown anew."""
        room, pane = self._hand.parts.room.room, self._page.closing
        if room is not None and pane.isVisible() and pane.points != room.points:
            pane.show_points(room.points)

    def _leave(self) -> None:
        if self._page.closing.isVisible():
            self._page.closing.hide()
            self._page.trail.show()
            self._page.pictures.show()
            self._page.trail.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, key: str) -> None:
        """Go to where a point is settled."""
        kind, _, id = key.partition("/")
        if kind == "alert":
            self._page.alerts_requested.emit([id])
            return
        self._page.foot.form.put_away()
        if kind == "assignment":
            self._page.columns.show_side("forces")
            self._page.forces.forces.table.set_current(id)
            self._page.forces.forces.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind == "goods":
            self._page.columns.show_side("forces")
            self._page.forces.goods.table.set_current(id)
            self._page.forces.goods.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind == "figure":
            self._hand.parts.commands.run(own.FIGURES.id)
        elif kind == "incident":
            self._page.show_incident(id)

    def _reopen(self) -> None:
        room = self._hand.room()
        if room is None:
            return
        if room.incident.is_open:
            self._hand.refuse(_t("This matter is open"))
            return
        field = FormField("reason", _t("Why it is opened again"))
        self._hand.open_form(
            Form("reopen", _t("Open it again"), (field,), partial(self._again, room))
        )

    def _again(self, room: Room, values: Mapping[str, str]) -> str:
        if not values["reason"]:
            return _t("A reason is needed")
        saved = self._hand.parts.acts.reopen(room.incident, values["reason"])
        return self._hand.done(saved, _t("Open again"))
