"""What of one matter stands in each pane: said anew when a record changed, never by the tick."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.domain.geo import Point
from console.domain.order import Assignment, Stage
from console.models.incident_room import Room
from console.models.order_book import OrderView
from console.screens.incident import own_commands as own
from console.screens.incident.force_rows import force_row
from console.screens.incident.goods_rows import goods_row, lacking
from console.screens.incident.level_block import LevelSight
from console.screens.incident.linked_rows import alert_line, matter_line, order_line
from console.screens.incident.parts import IncidentParts
from console.screens.incident.words import level_word

if TYPE_CHECKING:
    from console.screens.incident.incident_page import IncidentPage


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class RoomSight(QObject):
    """Fills the panes of the page.

    Signals:
        refused: something cannot be shown, and why.
    """

    refused = Signal(str)

    def __init__(self, parts: IncidentParts, page: "IncidentPage") -> None:
        super().__init__(page)
        self._parts, self._page = parts, page

    def show(self, room: Room) -> None:
        """Say everything."""
        parts, page, now = self._parts, self._page, self._parts.clock.now()
        page.head.show_room(room, parts.hall.mode, now)
        page.facts.show_room(room, self._level(room), ("", ""), now)
        page.pictures.show_point(_point(room))
        page.trail.show_trail(parts.room.trail())
        orders = parts.room.orders()
        self._show_forces(orders, now)
        self._show_goods(room)
        self._show_linked(room, orders, now)
        page.foot.show_state("", own.DEPLOY.id, [command.id for command in own.BUTTONS])

    def tick(self, room: Room) -> None:
        """Let times go on where they are told in seconds."""
        self._page.pictures.tell()
        self._show_forces(self._parts.room.orders(), self._parts.clock.now())

    def _level(self, room: Room) -> LevelSight:
        return LevelSight(level_word(room.incident.level))

    def _show_forces(self, orders: list[OrderView], now: datetime) -> None:
        parts = self._parts
        units = {unit.id: unit for unit in parts.directory.units()}
        sent = [unit for view in orders for unit in view.assignments]
        rows = [
            force_row(each, units.get(each.unit), now, parts.stale_after, self._ask_at(each))
            for each in sorted(sent, key=_by_state)
        ]
        out = sum(each.stage < Stage.RELEASED for each in sent)
        note = _t("{0} in all·{1} not back").format(len(sent), out) if sent else ""
        key = self._page.caps.words(own.DEPLOY.id)
        self._page.forces.forces.show_rows(rows, note, _t("send"), key)

    def _ask_at(self, sent: Assignment) -> datetime | None:
        """Return when a unit is to be asked next; None when there is nothing to ask."""
        at = sent.at(Stage.SENT)
        if sent.stage is not Stage.SENT or at is None:
            return None
        return at.at + self._parts.answer_within

    def _show_goods(self, room: Room) -> None:
        goods = room.incident.goods
        note = _t("{0} sorts·{1} lacking").format(len(goods), lacking(goods)) if goods else ""
        self._page.forces.goods.show_rows([goods_row(each) for each in goods], note)

    def _show_linked(self, room: Room, orders: list[OrderView], now: datetime) -> None:
        rows = []
        if room.alerts:
            rows.append(alert_line(room.alerts, now))
        if orders:
            rows.append(order_line(orders))
        matters = matter_line(room.incident)
        if matters is not None:
            rows.append(matters)
        self._page.forces.linked.show_rows(rows, "")


def _by_state(sent: Assignment) -> tuple[bool, int]:
    """Sort who is out before who is back, and who has not answered first."""
    return sent.stage is Stage.RELEASED, sent.stage


def _point(room: Room) -> Point | None:
    if room.incident.place.point is not None:
        return room.incident.place.point
    return next((a.place.point for a in room.alerts if a.place.point is not None), None)
