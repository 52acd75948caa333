"""Keys that go somewhere, write a line, or record what a unit has told."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.commands import instruction_commands
from console.domain.incident import Incident
from console.domain.order import Assignment, Stage
from console.models.alert_rows import stage_word
from console.screens.duty.inline_ask import Choice
from console.screens.incident import own_commands as own
from console.screens.incident.linked_rows import ALERTS, MATTERS, ORDERS, WORK
from console.screens.incident.room_form import Form, FormField
from console.screens.incident.room_hand import RoomHand

_TOLD = (Stage.ACCEPTED, Stage.EN_ROUTE, Stage.ON_SCENE, Stage.WORKING, Stage.RELEASED)


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class RoomKeys(QObject):
    """Carries out the page's commands on the matter shown."""

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand, page = hand, hand.page
        table = hand.parts.commands
        table.add(own.NEXT, partial(self._go, 1))
        table.add(own.BEFORE, partial(self._go, -1))
        table.add(own.DEPLOY, self._deploy)
        table.add(own.ORDER, self._order)
        table.add(own.INSTRUCT, self._instruct)
        table.add(own.ANSWER, self._answer)
        table.add(own.NOTE, self._note)
        table.add(own.SORT, page.trail.next_sort)
        table.add(own.EARLIER, self._earlier)
        table.add(own.CAMERAS, page.pictures.tiles.next_group)
        table.add(own.WALL, self._to_wall)
        table.add(own.ALERTS, self._alerts)
        table.add(own.PHOTOS, self._show_photos)
        page.forces.linked.table.activated.connect(self._open_linked)
        page.forces.forces.table.activated.connect(self._answer)
        page.forces.instructions.table.activated.connect(self._open_instructions)

    def _go(self, step: int) -> None:
        page = self._hand.page
        beside = self._hand.parts.matters.beside(page.incident_id, step)
        if beside is None:
            self._hand.refuse(_t("No matter is open"))
        else:
            page.show_incident(beside.id)

    def _earlier(self) -> None:
        """Read the next older piece of the duty log into the trail."""
        room = self._hand.parts.room
        if room.has_earlier:
            room.read_earlier()
        else:
            self._hand.refuse(_t("The trail is whole: there are no earlier lines"))

    def _deploy(self) -> None:
        alert = self._open_alert()
        if alert:
            self._hand.page.deploy_requested.emit(alert)

    def _order(self) -> None:
        alert = self._open_alert()
        if alert:
            self._hand.page.order_requested.emit(alert)

    def _open_alert(self) -> str:
        """Return the alert forces and orders are sent for; says so where there is none."""
        room = self._hand.room()
        found = next((a.id for a in room.alerts if a.is_open), "") if room is not None else ""
        if room is not None and not found:
            self._hand.refuse(_t("It is sent for an alert, and none of this matter is open"))
        return found

    def _instruct(self) -> None:
        """Write down what a leader said, about this matter."""
        if self._hand.room() is not None:
            self._open_instructions()
            self._hand.parts.commands.run(instruction_commands.WRITE.id)

    def _open_instructions(self, _: str = "") -> None:
        self._hand.parts.commands.run(instruction_commands.OPEN.id)

    # What a unit has told

    def _answer(self, _: str = "") -> None:
        """Ask how far the unit under the cursor is; without a cursor the one asked for longest."""
        sent = self._unit()
        if sent is None:
            self._hand.refuse(_t("Nobody was sent yet"))
            return
        choices = [
            Choice(stage_word(stage), partial(self._report, sent, stage))
            for stage in _TOLD
            if stage > sent.stage
        ]
        choices.append(Choice(_t("not reached"), partial(self._unreached, sent)))
        self._hand.ask(_t("{0} says").format(sent.unit_name), choices)

    def _show_photos(self) -> None:
        """Show what the unit under the cursor has sent; else the first that has sent any."""
        page, parts = self._hand.page, self._hand.parts
        units = [unit for view in parts.room.orders() for unit in view.assignments]
        wanted = page.forces.forces.table.current_id
        under = next((unit for unit in units if unit.id == wanted), None)
        shown = under or next((unit for unit in units if unit.photos), None)
        if shown is None or not shown.photos:
            self._hand.refuse(_t("The unit has sent no photo"))
        else:
            page.files_requested.emit(tuple(f"attachment/{id}" for id in shown.photos))

    def _unit(self) -> Assignment | None:
        units = [unit for view in self._hand.parts.room.orders() for unit in view.assignments]
        wanted = self._hand.page.forces.forces.table.current_id
        under = next((unit for unit in units if unit.id == wanted), None)
        out = [unit for unit in units if not unit.is_over]
        return under or min(out, key=lambda unit: unit.stage, default=None)

    def _report(self, sent: Assignment, stage: Stage) -> None:
        parts = self._hand.parts
        words = _t("{0}: {1}").format(sent.unit_name, stage_word(stage))
        self._hand.done(parts.orders.report(sent, stage, parts.clock.now()), words)

    def _unreached(self, sent: Assignment) -> None:
        words = _t("{0}: not reached").format(sent.unit_name)
        self._hand.done(self._hand.parts.orders.unreached(sent), words)

    # A line

    def _note(self) -> None:
        room = self._hand.room()
        if room is not None:
            field = FormField("words", _t("What happened"))
            save = partial(self._write, room.incident)
            self._hand.open_form(Form("note", _t("Add line"), (field,), save))

    def _write(self, matter: Incident, values: Mapping[str, str]) -> str:
        words = values["words"]
        if not words:
            return _t("Nothing is written yet")
        return self._hand.done(self._hand.parts.acts.note(matter, words), _t("Written down"))

    # Where it leads

    def _to_wall(self) -> None:
        page = self._hand.page
        if page.pictures.tiles.camera_ids:
            page.wall_requested.emit(page.pictures.tiles.camera_ids)
        else:
            self._hand.refuse(_t("No camera near"))

    def _alerts(self) -> None:
        room = self._hand.room()
        if room is not None and room.alerts:
            self._hand.page.alerts_requested.emit([alert.id for alert in room.alerts])

    def _open_linked(self, id: str) -> None:
        if id == ALERTS:
            self._alerts()
        elif id == ORDERS:
            self._deploy()
        elif id == WORK:
            self._open_work()
        elif id == MATTERS:
            self._ask_matter()

    def _open_work(self) -> None:
        room = self._hand.room()
        if room is not None and room.work:
            first = min(room.work, key=lambda order: not order.is_open)
            self._hand.page.work_requested.emit(first.id)

    def _ask_matter(self) -> None:
        """Ask which of the matters this one has to do with is to be shown."""
        room, page = self._hand.room(), self._hand.page
        if room is None:
            return
        one = room.incident
        ids = dict.fromkeys((one.parent, *one.children, *one.related, *one.absorbed))
        titles = {each.id: each.title for each in room.linked}
        choices = [Choice(titles.get(id, id), partial(page.show_incident, id)) for id in ids if id]
        if choices:
            self._hand.ask(_t("Show which matter"), choices, is_tall=True)
