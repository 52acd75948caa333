"""What the keys of the room do."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.commands.executor import Result
from console.models.futures import when_done
from console.models.incident_room import Room
from console.screens.common.words import refusal_words
from console.screens.incident import own_commands as own
from console.screens.incident.linked_rows import ALERTS
from console.screens.incident.parts import IncidentParts
from console.screens.incident.room_form import Form, FormField

if TYPE_CHECKING:
    from console.screens.incident.incident_page import IncidentPage


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class RoomKeys(QObject):
    """Carries out the page's commands on the matter shown."""

    def __init__(self, parts: IncidentParts, page: "IncidentPage") -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        table = parts.commands
        table.add(own.NEXT, partial(self._go, 1))
        table.add(own.BEFORE, partial(self._go, -1))
        table.add(own.DEPLOY, self._deploy)
        table.add(own.NOTE, self._note)
        table.add(own.SORT, page.trail.next_sort)
        table.add(own.CAMERAS, page.pictures.tiles.next_group)
        table.add(own.WALL, self._to_wall)
        table.add(own.ALERTS, self._alerts)
        form = page.foot.form
        form.edited.connect(self._keep)
        form.saved.connect(self._forget)
        page.forces.linked.table.activated.connect(self._open_linked)

    @property
    def _room(self) -> Room | None:
        room = self._parts.room.room
        if room is None:
            self._page.refused.emit(_t("No matter is open"))
        return room

    def open_form(self, form: Form) -> None:
        """Edit in place, with what was left half written."""
        self._page.foot.hold_form()
        self._page.foot.form.open(form, self._parts.kept(self._about(form.id)))

    def done(self, future: "Future[Result]", words: str) -> None:
        """Say what became of an act."""
        when_done(future, self, partial(self._said, words))

    def _said(self, words: str, result: Result) -> None:
        if result.is_saved:
            self._page.said.emit(words)
        else:
            self._page.refused.emit(refusal_words(result))

    def _about(self, form: str) -> str:
        return f"{self._parts.room.incident_id}/{form}"

    def _keep(self, form: str, values: dict[str, str]) -> None:
        self._parts.keep(self._about(form), values)

    def _forget(self, form: str) -> None:
        self._parts.keep(self._about(form), {})

    def _go(self, step: int) -> None:
        beside = self._parts.matters.beside(self._page.incident_id, step)
        if beside is None:
            self._page.refused.emit(_t("No matter is open"))
        else:
            self._page.show_incident(beside.id)

    def _deploy(self) -> None:
        room = self._room
        if room is None:
            return
        alert = next((a for a in room.alerts if a.is_open), None)
        if alert is None:
            self._page.refused.emit(
                _t("Forces are sent for an alert, and none of this matter is open")
            )
        else:
            self._page.deploy_requested.emit(alert.id)

    def _note(self) -> None:
        room = self._room
        if room is not None:
            about = (f"incident/{room.incident.id}",)
            field = FormField("words", _t("What happened"))
            self.open_form(Form("note", _t("Write a line"), (field,), partial(self._write, about)))

    def _write(self, about: tuple[str, ...], values: Mapping[str, str]) -> str:
        words = values["words"]
        if not words:
            return _t("Nothing is written yet")
        self.done(self._parts.log.write(words, refs=about), _t("Written into the log"))
        return ""

    def _to_wall(self) -> None:
        ids = self._page.pictures.tiles.camera_ids
        if ids:
            self._page.wall_requested.emit(ids)
        else:
            self._page.refused.emit(_t("No camera near"))

    def _alerts(self) -> None:
        room = self._room
        if room is not None and room.alerts:
            self._page.alerts_requested.emit([alert.id for alert in room.alerts])

    def _open_linked(self, id: str) -> None:
        if id == ALERTS:
            self._alerts()
